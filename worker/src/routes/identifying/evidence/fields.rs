//! The fields of the identification form, read into what they must be; every problem is named at once.

use mydata_identity::{
    Birthday, BusinessNumber, HouseholdNumber, IdentityError, IdentityMethod, MobileNumber, NationalId,
    NhiCardNumber,
};

use super::super::Desk;
use super::page::problem;
use crate::objects::identification::Course;
use crate::pages::{FieldProblem, IdentifyField, Typed};
use crate::visit::Form;

/// Who somebody says she is, and by which method she wants to show it.
pub(super) struct Fields {
    pub(super) method: IdentityMethod,
    pub(super) claimed: NationalId,
    pub(super) birthday: Birthday,
    pub(super) company: Option<BusinessNumber>,
}

/// What was typed, to be shown again.
pub(super) fn typed(form: &Form) -> Typed {
    let text = |field: IdentifyField| form.text(field.name()).to_owned();
    Typed {
        national_id: text(IdentifyField::NationalId),
        birthday: text(IdentifyField::Birthday),
        business_number: text(IdentifyField::BusinessNumber),
        nhi_card_number: text(IdentifyField::NhiCardNumber),
        household_number: text(IdentifyField::HouseholdNumber),
        mobile: text(IdentifyField::Mobile),
    }
}

impl Fields {
    pub(super) fn read(
        desk: &Desk,
        course: &Course,
        method: IdentityMethod,
        form: &Form,
    ) -> Result<Self, Vec<FieldProblem>> {
        let mut reader = Reader { form, problems: Vec::new() };
        let known = course.person.as_ref();
        let named = desk.claimed.clone().or_else(|| known.map(|person| person.id.clone()));
        let claimed = named.or_else(|| reader.parse(IdentifyField::NationalId, NationalId::parse));
        let birthday = known
            .map(|person| person.birthday)
            .or_else(|| reader.parse(IdentifyField::Birthday, Birthday::parse_roc));
        let mut company = None;
        match method {
            IdentityMethod::BusinessCertificate => {
                company = reader.parse(IdentifyField::BusinessNumber, BusinessNumber::parse);
            }
            IdentityMethod::DualDocuments => {
                reader.parse(IdentifyField::NhiCardNumber, NhiCardNumber::parse);
                reader.parse(IdentifyField::HouseholdNumber, HouseholdNumber::parse);
            }
            IdentityMethod::MobileNumber => {
                reader.parse(IdentifyField::Mobile, MobileNumber::parse);
            }
            _ => {}
        }
        match (claimed, birthday) {
            (Some(claimed), Some(birthday)) if reader.problems.is_empty() => {
                Ok(Self { method, claimed, birthday, company })
            }
            _ => Err(reader.problems),
        }
    }
}

struct Reader<'f> {
    form: &'f Form,
    problems: Vec<FieldProblem>,
}

impl Reader<'_> {
    fn parse<T>(&mut self, field: IdentifyField, parse: fn(&str) -> Result<T, IdentityError>) -> Option<T> {
        let read = parse(self.form.text(field.name()));
        read.map_err(|error| self.problems.push(problem(field, error.code()))).ok()
    }
}
