//! Telling the sandbox what happened. What it cannot be told is lost, and delays nothing.

use mydata_protocol::ids::PermissionTicket;
use mydata_protocol::return_code::ReturnCode;
use worker::{Env, Response};

use super::{Fault, Happening};
use crate::clock::Clock;
use crate::config::has_sandbox;
use crate::error::PlatformError;
use crate::messages::{self, Delivery, Letter, Reason};
use crate::names::{TransactionName, hex};
use crate::objects::sandbox::{About, Happened, Noted, ReadTimeline, Tell};
use crate::objects::send;
use crate::visit::Visit;

/// There is one sandbox, and this is its name.
pub const THE_SANDBOX: &str = "sandbox";

/// What happened in one transaction, as the sandbox is told it.
pub type Told = Tell;

/// Tells the sandbox; a failure is logged, and no more.
pub(super) async fn tell(env: &Env, told: Told) {
    if let Err(error) = send(env, THE_SANDBOX, &told).await {
        worker::console_error!("sandbox {}", error.code());
    }
}

/// Tells of one thing that happened outside the transaction's own object.
pub(super) async fn tell_of(
    env: &Env,
    transaction: &TransactionName,
    about: Option<About>,
    happenings: impl IntoIterator<Item = (String, Happening)>,
) {
    let at = Clock::of(env).now();
    let notes = happenings.into_iter().map(|(key, what)| Noted { key, at, what }).collect();
    tell(env, Tell { transaction: transaction.clone(), about, notes }).await;
}

/// Tells that the service asked for its data, and hands the answer on. Each request stands in the timeline by itself.
pub(crate) async fn answered(
    visit: &Visit,
    answer: Result<Response, PlatformError>,
) -> Result<Response, PlatformError> {
    let ticket = visit.header("permission_ticket").and_then(|text| PermissionTicket::parse(&text).ok());
    if let (Ok(response), Some(ticket), true) = (&answer, ticket, has_sandbox(&visit.env)) {
        let retry_after = response.headers().get("retry-after")?.and_then(|text| text.parse().ok());
        let what = Happening::DataAsked { status: response.status_code(), retry_after };
        let key = format!("data/{}", visit.correlation_id);
        tell_of(&visit.env, &visit.keys.transaction(&ticket), None, [(key, what)]).await;
    }
    answer
}

/// Tells that the citizen was shown the way back to the service.
pub(crate) async fn returned(visit: &Visit, transaction: &TransactionName, code: Option<ReturnCode>) {
    let Some(code) = code.map(ReturnCode::number).filter(|_| has_sandbox(&visit.env)) else { return };
    let told = (format!("returned/{code}"), Happening::Returned { code });
    tell_of(&visit.env, transaction, None, [told]).await;
}

/// Sends a letter, unless a fault of the transaction that it is about keeps it from going out.
pub(crate) async fn post(
    env: &Env,
    about: Option<&TransactionName>,
    letter: &Letter,
) -> Result<Delivery, PlatformError> {
    let Some(transaction) = about.filter(|_| has_sandbox(env)) else {
        return messages::send(env, letter).await;
    };
    let delivery = if is_undeliverable(env, transaction).await {
        Delivery::later(Reason::Unreachable)
    } else {
        messages::send(env, letter).await?
    };
    let what = Happening::Letter { kind: letter.what.name().to_owned(), code: delivery.code().to_owned() };
    // Tries differ; a try that was repeated after a kill may stand there twice, as it may have gone out twice.
    let key = format!("letter/{}/{}", letter.id, hex(&crate::random::bytes::<8>()?));
    tell_of(env, transaction, None, [(key, what)]).await;
    Ok(delivery)
}

async fn is_undeliverable(env: &Env, transaction: &TransactionName) -> bool {
    let read = ReadTimeline { transaction: transaction.clone() };
    let is_that = |happened: &Happened| matches!(&happened.what, Happening::Fault { fault } if fault == Fault::LetterUndelivered.name());
    match send(env, THE_SANDBOX, &read).await {
        Ok(timeline) => timeline.is_some_and(|timeline| timeline.happenings.iter().any(is_that)),
        Err(error) => {
            worker::console_error!("sandbox {}", error.code());
            false
        }
    }
}
