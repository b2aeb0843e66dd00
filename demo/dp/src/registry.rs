//! The registry that knows which documents belong to whom: a stand-in for the authorities the platform would ask.

use mydata_identity::{Birthday, BusinessNumber, DualDocuments, NationalId};
use serde::{Deserialize, Serialize};
use subtle::{Choice, ConstantTimeEq};

use crate::company::{Companies, Company};
use crate::persona::{Gender, Persona, Personas, iso_birthday};

/// "Whose documents are these?" With a `uid`: "Are they hers?"
#[derive(Clone, Deserialize)]
pub struct DualDocumentQuestion {
    uid: Option<NationalId>,
    #[serde(deserialize_with = "iso_birthday")]
    birthdate: Birthday,
    #[serde(flatten)]
    documents: DualDocuments,
}

/// "Who is this?"
#[derive(Clone, Deserialize)]
pub struct PersonQuestion {
    uid: NationalId,
}

/// "Whose company is this?"
#[derive(Clone, Deserialize)]
pub struct CompanyQuestion {
    business_number: BusinessNumber,
}

/// What the registry says about two documents.
#[derive(Clone, Serialize)]
pub struct DualDocumentAnswer<'a> {
    /// Whether they belong to one person, and to the one asked about.
    #[serde(rename = "match")]
    pub is_match: bool,
    /// Her name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<&'a str>,
    /// What is known about her.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonAnswer<'a>>,
}

/// What the registry knows about a person.
#[derive(Clone, Serialize)]
pub struct PersonAnswer<'a> {
    uid: &'a str,
    name: &'a str,
    birthdate: String,
    gender: Gender,
    email: &'a str,
    mobile: &'a str,
}

/// What the registry knows about a company.
#[derive(Clone, Serialize)]
pub struct CompanyAnswer<'a> {
    business_number: &'a str,
    name: &'a str,
    responsible_uid: &'a str,
}

impl Companies {
    /// What is known about a company. It is compared with every one, like people.
    #[must_use]
    pub fn describe(&self, question: &CompanyQuestion) -> Option<CompanyAnswer<'_>> {
        let mut found = None;
        for company in self.all() {
            let [asked, known] = [&question.business_number, &company.business_number];
            if asked.as_str().as_bytes().ct_eq(known.as_str().as_bytes()).into() {
                found = Some(company);
            }
        }
        found.map(CompanyAnswer::of)
    }
}

impl Personas {
    /// Compares with everybody, and every number in constant time: how long it takes says nothing about who exists
    /// or how much was right.
    #[must_use]
    pub fn check(&self, question: &DualDocumentQuestion) -> DualDocumentAnswer<'_> {
        let mut found = None;
        for persona in self.all() {
            if question.is_answered_by(persona).into() {
                found = Some(persona);
            }
        }
        DualDocumentAnswer {
            is_match: found.is_some(),
            name: found.map(|persona| persona.name.as_str()),
            person: found.map(PersonAnswer::of),
        }
    }

    /// What is known about somebody.
    #[must_use]
    pub fn describe(&self, question: &PersonQuestion) -> Option<PersonAnswer<'_>> {
        self.find(&question.uid).map(PersonAnswer::of)
    }
}

impl DualDocumentQuestion {
    fn is_answered_by(&self, persona: &Persona) -> Choice {
        let asked = self.uid.as_ref().unwrap_or(&persona.uid);
        let uid = asked.as_str().as_bytes().ct_eq(persona.uid.as_str().as_bytes());
        let birthdate = self.birthdate.to_iso().as_bytes().ct_eq(persona.birthdate.to_iso().as_bytes());
        uid & birthdate & Choice::from(u8::from(self.documents == persona.documents))
    }
}

impl<'a> PersonAnswer<'a> {
    fn of(persona: &'a Persona) -> Self {
        Self {
            uid: persona.uid.as_str(),
            name: &persona.name,
            birthdate: persona.birthdate.to_iso(),
            gender: persona.gender,
            email: &persona.email,
            mobile: &persona.mobile,
        }
    }
}

impl<'a> CompanyAnswer<'a> {
    fn of(company: &'a Company) -> Self {
        Self {
            business_number: company.business_number.as_str(),
            name: &company.name,
            responsible_uid: company.responsible_uid.as_str(),
        }
    }
}

/// Whether an `Authorization` header holds the key of whoever is asked. Without a key nobody may ask.
#[must_use]
pub fn holds_key(header: Option<&str>, key: &str) -> bool {
    let shown = header.and_then(|header| header.strip_prefix("Bearer ")).unwrap_or_default();
    !key.is_empty() && bool::from(shown.as_bytes().ct_eq(key.as_bytes()))
}
