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
) -> Result<Result<(), DelegationPart>, PlatformError> {
    let wrong = |problems| DelegationPart {
        typed_id: form.text(IdentifyField::NationalId.name()).to_owned(),
        typed_birthday: form.text(IdentifyField::Birthday.name()).to_owned(),
        problems,
        ..part(view)
    };
    let mut problems = Vec::new();
    let id = read(form, IdentifyField::NationalId, NationalId::parse, &mut problems);
    let birthday = read(form, IdentifyField::Birthday, Birthday::parse_roc, &mut problems);
    let (Some(id), Some(birthday)) = (id, birthday) else { return Ok(Err(wrong(problems))) };
    if let Err(locked) = count(visit, citizen).await? {
        let part = DelegationPart { too_many_until: Some(locked.until), ..wrong(Vec::new()) };
        return Ok(Err(part));
    }
    let name = NameAgent { session: session.digest(), id, birthday };
    match send(&visit.env, transaction.as_str(), &name).await? {
        Err(code) if code == HERSELF => {
            let herself = FieldProblem { field: IdentifyField::NationalId, code: HERSELF };
            Ok(Err(wrong(vec![herself])))
        }
        // The page says how things stand.
        Ok(()) | Err(_) => Ok(Ok(())),
    }
}

/// The citizen takes it back. Where there is nothing to take back, the page says how things stand.
pub(super) async fn withdraw(
    visit: &Visit,
    (transaction, session): (&TransactionName, &Session),
) -> Result<(), PlatformError> {
    let withdraw = WithdrawDelegation { session: session.digest() };
    let _ = send(&visit.env, transaction.as_str(), &withdraw).await?;
    Ok(())
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
