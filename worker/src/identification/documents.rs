//! 雙證件: the registry says whose two documents these are.

use mydata_identity::DualDocuments;
use mydata_identity::evidence::{Claim, DualDocumentsMethod, EvidenceRefusal, Method};

use super::{Attempt, Checked, refused};
use crate::error::PlatformError;
use crate::objects::identification::seconds;
use crate::registry::{self, Answer};
use crate::visit::Visit;

pub(super) async fn check(visit: &Visit, attempt: &Attempt<'_>) -> Result<Checked, PlatformError> {
    let read = |field| attempt.submission.get(field).unwrap_or_default();
    let documents = DualDocuments::parse(read("nhi_card_number"), read("household_number"));
    let Ok(documents) = documents else { return Ok(Checked::NoMatch { told: None }) };
    let person = match registry::documents(&visit.env, attempt.birthday, &documents).await? {
        Answer::Found(person) => person,
        Answer::NotFound => return Ok(Checked::NoMatch { told: None }),
        Answer::Unavailable => return Ok(Checked::Unavailable),
    };
    let method = DualDocumentsMethod::new(Some(person.id.clone()));
    let claim = Claim::Person(attempt.claimed.clone());
    match method.check(attempt.submission, &attempt.challenge, &claim, seconds(visit.now())) {
        Ok(_) => Ok(Checked::Person { person: Box::new(person), device: None }),
        Err(EvidenceRefusal::PersonMismatch) => Ok(Checked::Another),
        Err(refusal) => Ok(refused(&refusal)),
    }
}
