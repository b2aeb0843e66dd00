//! Having somebody else go to the counter, on the page of the code: naming somebody, taking it back.

use mydata_consent::{Locked, MAX_NAMINGS};
use mydata_identity::{Birthday, IdentityError, NationalId};

use crate::error::PlatformError;
use crate::names::{CitizenName, TransactionName};
use crate::objects::gate::BeginTry;
use crate::objects::send;
use crate::objects::transaction::{DelegationView, HERSELF, NameAgent, WithdrawDelegation};
use crate::pages::{DelegationPart, FieldProblem, IdentifyField, Named};
use crate::session::Session;
use crate::visit::{Form, Visit};

/// What came of naming somebody.
pub(super) enum Naming {
    /// It was taken in, or could not be at this time. Whether there is such a person is not told.
    Taken(Result<(), String>),
    /// What was typed is wrong, or it was tried too often.
    Wrong(Box<DelegationPart>),
}

/// The part of the page, as things stand.
pub(super) fn part(view: Option<&DelegationView>) -> DelegationPart {
    let named = view.map(|view| Named { stage: view.stage, since: view.at, who: view.agent.clone() });
    let namings_left = view.map_or(MAX_NAMINGS, |view| view.namings_left);
    DelegationPart { named, namings_left, ..DelegationPart::default() }
}

/// The citizen names somebody. What was typed wrong comes back in her part of the page; whether there is such a person does not.
pub(super) async fn name(
    visit: &Visit,
    (transaction, session): (&TransactionName, &Session),
    (citizen, view): (Option<&CitizenName>, Option<&DelegationView>),
    form: &Form,
) -> Result<Naming, PlatformError> {
    let wrong = |problems| DelegationPart {
        typed_id: form.text(IdentifyField::NationalId.name()).to_owned(),
        typed_birthday: form.text(IdentifyField::Birthday.name()).to_owned(),
        problems,
        ..part(view)
    };
    let mut problems = Vec::new();
    let id = read(form, IdentifyField::NationalId, NationalId::parse, &mut problems);
    let birthday = read(form, IdentifyField::Birthday, Birthday::parse_roc, &mut problems);
    let (Some(id), Some(birthday)) = (id, birthday) else {
        return Ok(Naming::Wrong(Box::new(wrong(problems))));
    };
    if let Err(locked) = count(visit, citizen).await? {
        let part = DelegationPart { too_many_until: Some(locked.until), ..wrong(Vec::new()) };
        return Ok(Naming::Wrong(Box::new(part)));
    }
    let name = NameAgent { session: session.digest(), id, birthday };
    match send(&visit.env, transaction.as_str(), &name).await? {
        Err(code) if code == HERSELF => {
            let herself = FieldProblem { field: IdentifyField::NationalId, code: HERSELF };
            Ok(Naming::Wrong(Box::new(wrong(vec![herself]))))
        }
        answer => Ok(Naming::Taken(answer)),
    }
}

/// The citizen takes it back. The answer is the code of the refusal.
pub(super) async fn withdraw(
    visit: &Visit,
    (transaction, session): (&TransactionName, &Session),
) -> Result<Result<(), String>, PlatformError> {
    let withdraw = WithdrawDelegation { session: session.digest() };
    send(&visit.env, transaction.as_str(), &withdraw).await
}

/// Every naming counts, for her and for the address, and none is taken back: if only wrong ones counted, the count would tell
/// which were right.
async fn count(visit: &Visit, citizen: Option<&CitizenName>) -> Result<Result<(), Locked>, PlatformError> {
    let address = Some(visit.keys.address(visit.caller()));
    let names = address.into_iter().chain(citizen.map(|citizen| citizen.as_str().to_owned()));
    for name in names {
        if let Err(locked) = send(&visit.env, &format!("naming:{name}"), &BeginTry).await? {
            return Ok(Err(locked));
        }
    }
    Ok(Ok(()))
}

fn read<T>(
    form: &Form,
    field: IdentifyField,
    parse: fn(&str) -> Result<T, IdentityError>,
    problems: &mut Vec<FieldProblem>,
) -> Option<T> {
    let read = parse(form.text(field.name()));
    read.map_err(|error| problems.push(FieldProblem { field, code: error.code() })).ok()
}
