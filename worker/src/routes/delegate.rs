//! Having somebody else go to the counter, on the page of the code: naming somebody, taking it back.

use mydata_consent::{Locked, MAX_NAMINGS, MAX_WRONG_TRIES, Moment};
use mydata_identity::{Birthday, IdentityError, NationalId};

use crate::error::PlatformError;
use crate::names::{CitizenName, TransactionName};
use crate::objects::gate::{BeginTryOf, TakeBackTry};
use crate::objects::send;
use crate::objects::transaction::{DelegationView, HERSELF, NameAgent, WithdrawDelegation};
use crate::pages::{DelegationPart, FieldProblem, IdentifyField, Named};
use crate::session::Session;
use crate::visit::{Form, Visit};

/// So many namings of all citizens at one address bring the pause: a library's, or a telephone network's.
const NAMINGS_OF_AN_ADDRESS: usize = 50;

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
    let counted = match count(visit, citizen).await? {
        Ok(counted) => counted,
        Err(locked) => {
            let part = DelegationPart { too_many_until: Some(locked.until), ..wrong(Vec::new()) };
            return Ok(Naming::Wrong(Box::new(part)));
        }
    };
    let name = NameAgent { session: session.digest(), id, birthday };
    let answer = send(&visit.env, transaction.as_str(), &name).await?;
    if answer.is_err() {
        take_back(visit, counted).await?;
    }
    match answer {
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

/// The gates at which a naming has been counted, and when.
type Counted = Vec<(String, Moment)>;

/// Counts a naming for her, and then for the address, which others share. Each that is taken in counts: if only wrong ones did, the
/// count would tell which were right.
async fn count(
    visit: &Visit,
    citizen: Option<&CitizenName>,
) -> Result<Result<Counted, Locked>, PlatformError> {
    let hers = citizen.map(|citizen| (citizen.as_str().to_owned(), MAX_WRONG_TRIES));
    let address = (visit.keys.address(visit.caller()), NAMINGS_OF_AN_ADDRESS);
    let mut counted = Counted::new();
    for (name, most) in hers.into_iter().chain([address]) {
        let gate = format!("naming:{name}");
        match send(&visit.env, &gate, &BeginTryOf { most }).await? {
            Ok(begun) => counted.push((gate, begun.at)),
            Err(locked) => {
                take_back(visit, counted).await?;
                return Ok(Err(locked));
            }
        }
    }
    Ok(Ok(counted))
}

/// The naming was not taken in.
async fn take_back(visit: &Visit, counted: Counted) -> Result<(), PlatformError> {
    for (gate, at) in counted {
        send(&visit.env, &gate, &TakeBackTry { at }).await?;
    }
    Ok(())
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
