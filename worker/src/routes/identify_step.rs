//! The identification step: dual documents (雙證件) against the registry, with the lock on wrong tries.

use mydata_identity::{
    AssuranceLevel, Birthday, DualDocuments, HouseholdNumber, IdentityMethod, NhiCardNumber,
};
use worker::Response;

use super::stage::{Stage, carry};
use crate::error::PlatformError;
use crate::names::CitizenName;
use crate::objects::citizen::{BeginIdentification, EndIdentification, TryEnd};
use crate::objects::gate::{BeginTry, Begun, TakeBackTry};
use crate::objects::send;
use crate::objects::transaction::{Act, Deed, Person};
use crate::pages::{FieldProblem, IdentifyField, IdentifyNotice, IdentifyStep, Locked, MethodOption, Typed};
use crate::registry::{self, Checked};
use crate::session::Session;
use crate::visit::{Form, Visit};

const METHOD: IdentityMethod = IdentityMethod::DualDocuments;

pub(super) fn show(visit: &Visit, stage: &Stage) -> Result<Response, PlatformError> {
    page(visit, stage, 200, Typed::default(), Vec::new(), None)
}

pub(super) async fn act(visit: &Visit, stage: &Stage, form: &Form) -> Result<Response, PlatformError> {
    let typed = Typed {
        birthday: form.text("birthday").to_owned(),
        nhi_card_number: form.text("nhi_card_number").to_owned(),
        household_number: form.text("household_number").to_owned(),
    };
    let (birthday, documents) = match read(form) {
        Ok(read) => read,
        Err(problems) => return page(visit, stage, 422, typed, problems, None),
    };
    let tries = match Tries::begin(visit, &stage.view.citizen).await? {
        Ok(tries) => tries,
        Err(locked) => return locked_page(visit, stage, locked.until),
    };
    match registry::check(&visit.env, birthday, &documents).await? {
        Checked::Person(person) => {
            tries.end(visit, TryEnd::Right).await?;
            identified(visit, stage, person).await
        }
        Checked::NoMatch if tries.remaining() == 0 => {
            let until = visit.now().plus(mydata_consent::LOCK);
            locked_page(visit, stage, until)
        }
        Checked::NoMatch => {
            let remaining = u32::try_from(tries.remaining()).unwrap_or(u32::MAX);
            page(visit, stage, 422, typed, Vec::new(), Some(IdentifyNotice::NotMatched { remaining }))
        }
        Checked::Unavailable => {
            tries.end(visit, TryEnd::Unchecked { begun_at: tries.of_person.at }).await?;
            page(visit, stage, 503, typed, Vec::new(), Some(IdentifyNotice::RegistryUnavailable))
        }
    }
}

async fn identified(visit: &Visit, stage: &Stage, person: Person) -> Result<Response, PlatformError> {
    if stage.view.pid.as_ref() != Some(&person.id) {
        return carry(visit, stage, Deed::IdentifyAsAnother).await;
    }
    let next = Session::begin()?;
    let deed = Deed::Identify { method: METHOD, person: Box::new(person), next_session: next.digest() };
    let act = Act { session: stage.session.digest(), deed };
    let done = send(&visit.env, stage.name.as_str(), &act).await?;
    let response = visit.see_other(&format!("/t/{}/consent", stage.name))?;
    if done.is_ok() {
        response.headers().append("set-cookie", &next.set_cookie(&stage.name))?;
    }
    Ok(response)
}

/// A try counted for the person and for the address it comes from.
struct Tries {
    of_person: Begun,
    of_address: Option<(String, Begun)>,
    citizen: CitizenName,
}

impl Tries {
    async fn begin(
        visit: &Visit,
        citizen: &CitizenName,
    ) -> Result<Result<Self, mydata_consent::Locked>, PlatformError> {
        let mut of_address = None;
        if let Some(address) = visit.caller() {
            let gate = format!("address:{}", visit.keys.address(&address.to_string()));
            match send(&visit.env, &gate, &BeginTry).await? {
                Ok(begun) => of_address = Some((gate, begun)),
                Err(locked) => return Ok(Err(locked)),
            }
        }
        let begin = BeginIdentification { method: METHOD };
        match send(&visit.env, citizen.as_str(), &begin).await? {
            Ok(of_person) => Ok(Ok(Self { of_person, of_address, citizen: citizen.clone() })),
            Err(locked) => {
                take_back(visit, of_address.as_ref()).await?;
                Ok(Err(locked))
            }
        }
    }

    fn remaining(&self) -> usize {
        let address = self.of_address.as_ref().map_or(usize::MAX, |(_, begun)| begun.remaining);
        self.of_person.remaining.min(address)
    }

    async fn end(&self, visit: &Visit, end: TryEnd) -> Result<(), PlatformError> {
        take_back(visit, self.of_address.as_ref()).await?;
        send(&visit.env, self.citizen.as_str(), &EndIdentification { method: METHOD, end }).await
    }
}

async fn take_back(visit: &Visit, counted: Option<&(String, Begun)>) -> Result<(), PlatformError> {
    let Some((gate, begun)) = counted else { return Ok(()) };
    send(&visit.env, gate, &TakeBackTry { at: begun.at }).await
}

/// Reads the fields; every problem is named at once.
fn read(form: &Form) -> Result<(Birthday, DualDocuments), Vec<FieldProblem>> {
    let birthday = Birthday::parse_roc(form.text("birthday"));
    let card = NhiCardNumber::parse(form.text("nhi_card_number"));
    let household = HouseholdNumber::parse(form.text("household_number"));
    let method = IdentityMethod::parse(form.text("method"));
    let mut problems = Vec::new();
    let mut note = |field, code| problems.push(FieldProblem { field, code });
    if let Err(error) = &birthday {
        note(IdentifyField::Birthday, error.code());
    }
    if method != Ok(METHOD) {
        note(IdentifyField::Method, "identity.method-unavailable");
    }
    if let Err(error) = &card {
        note(IdentifyField::NhiCardNumber, error.code());
    }
    if let Err(error) = &household {
        note(IdentifyField::HouseholdNumber, error.code());
    }
    let documents = DualDocuments::parse(form.text("nhi_card_number"), form.text("household_number"));
    match (birthday, documents) {
        (Ok(birthday), Ok(documents)) if problems.is_empty() => Ok((birthday, documents)),
        _ => Err(problems),
    }
}

fn page(
    visit: &Visit,
    stage: &Stage,
    status: u16,
    typed: Typed,
    problems: Vec<FieldProblem>,
    notice: Option<IdentifyNotice>,
) -> Result<Response, PlatformError> {
    let levels = stage.datasets.iter().map(|dataset| dataset.minimum_level);
    let needed_level = AssuranceLevel::strongest_of(levels).unwrap_or(AssuranceLevel::One);
    let methods = IdentityMethod::ALL.into_iter().filter(|method| method.satisfies(needed_level));
    let page = IdentifyStep {
        shell: visit.shell(),
        head: stage.head(visit, "identify", ""),
        masked_id: stage.view.pid.as_ref().map(mydata_identity::NationalId::masked).unwrap_or_default(),
        needed_level,
        methods: methods.map(|method| MethodOption { method, available: method == METHOD }).collect(),
        chosen: METHOD,
        typed,
        problems,
        notice,
    };
    visit.page(status, page.render())
}

fn locked_page(
    visit: &Visit,
    stage: &Stage,
    until: mydata_consent::Moment,
) -> Result<Response, PlatformError> {
    let head = Some(stage.head(visit, "identify", ""));
    visit.page(429, Locked { shell: visit.shell(), head, until, now: visit.now() }.render())
}
