//! A service or an agency writes down its accesses, and reads them back (`/mydatalog/v01/log`).

use chrono::{DateTime, SecondsFormat};
use mydata_consent::Locked;
use mydata_protocol::audit::{AuditCaller, AuditEntry, AuditRefusal, MAX_BODY_BYTES};
use mydata_protocol::connect::BasicCredentials;
use serde::Serialize;
use worker::Response;

use crate::error::PlatformError;
use crate::objects::audit_log::{ReadBack, WriteDown, WrittenDown};
use crate::objects::gate::{BeginTry, CheckTries};
use crate::objects::send;
use crate::store::catalogue::Catalogue;
use crate::visit::Visit;

/// An entry as its caller reads it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line {
    #[serde(flatten)]
    entry: AuditEntry,
    /// RFC 3339, in UTC.
    logged_at: String,
}

impl From<WrittenDown> for Line {
    fn from(written: WrittenDown) -> Self {
        let at = DateTime::from_timestamp_millis(written.at.unix_millis()).unwrap_or_default();
        Self { entry: written.entry, logged_at: at.to_rfc3339_opts(SecondsFormat::Millis, true) }
    }
}

pub(super) async fn write(visit: &mut Visit) -> Result<Response, PlatformError> {
    let caller = match authenticated(visit).await? {
        Ok(caller) => caller,
        Err(response) => return Ok(response),
    };
    let body = visit.bytes(MAX_BODY_BYTES).await?;
    let entry = match body.map(|body| AuditEntry::read(&body, &caller)) {
        Some(Ok(entry)) => entry,
        Some(Err(refusal)) => return refuse(visit, refusal),
        None => return refuse(visit, AuditRefusal::TooLarge),
    };
    let message = WriteDown { caller: caller.as_str().to_owned(), entry };
    send(&visit.env, caller.as_str(), &message).await?;
    Ok(Response::empty()?.with_status(201))
}

pub(super) async fn read(visit: &Visit) -> Result<Response, PlatformError> {
    let caller = match authenticated(visit).await? {
        Ok(caller) => caller,
        Err(response) => return Ok(response),
    };
    let written = send(&visit.env, caller.as_str(), &ReadBack { caller: caller.as_str().to_owned() }).await?;
    let lines: Vec<Line> = written.into_iter().map(Line::from).collect();
    let mut response = Response::from_json(&lines)?;
    response.headers_mut().set("cache-control", "no-store")?;
    Ok(response)
}

/// Whose credentials these are, or the answer to whoever has shown none that hold.
async fn authenticated(visit: &Visit) -> Result<Result<AuditCaller, Response>, PlatformError> {
    let gate = format!("audit:{}", visit.keys.address(visit.caller()));
    if let Err(locked) = send(&visit.env, &gate, &CheckTries).await? {
        return paused(visit, locked).map(Err);
    }
    if let Some(caller) = caller(visit).await? {
        return Ok(Ok(caller));
    }
    // Counted once it is known to be wrong: a service may write many entries at once, and nobody guesses a secret of
    // sixteen characters in what slips past meanwhile.
    match send(&visit.env, &gate, &BeginTry).await? {
        Ok(_) => unauthorized(visit).map(Err),
        Err(locked) => paused(visit, locked).map(Err),
    }
}

async fn caller(visit: &Visit) -> Result<Option<AuditCaller>, PlatformError> {
    let header = visit.header("authorization").unwrap_or_default();
    let Ok(credentials) = BasicCredentials::parse(&header) else { return Ok(None) };
    let Ok(caller) = AuditCaller::parse(credentials.user()) else { return Ok(None) };
    let catalogue = Catalogue::of(&visit.env)?;
    let holds = match &caller {
        AuditCaller::Client(client) => {
            let service = catalogue.service(client, &visit.keys).await?;
            service.is_some_and(|service| service.facts.keys.are_shown_by(&credentials))
        }
        AuditCaller::Resource(resource) => match catalogue.dataset(resource).await? {
            Some(dataset) => credentials.has_secret(&dataset.secret(&visit.keys)?),
            None => false,
        },
    };
    Ok(holds.then_some(caller))
}

fn refuse(visit: &Visit, refusal: AuditRefusal) -> Result<Response, PlatformError> {
    visit.problem(refusal.status(), refusal.code(), &refusal.to_string())
}

fn unauthorized(visit: &Visit) -> Result<Response, PlatformError> {
    let mut response = visit.problem(401, "audit.unauthorized", "The credentials do not hold.")?;
    response.headers_mut().set("www-authenticate", "Basic")?;
    Ok(response)
}

fn paused(visit: &Visit, locked: Locked) -> Result<Response, PlatformError> {
    let title = "Too many wrong credentials came from this address.";
    let mut response = visit.problem(429, "audit.paused", title)?;
    let seconds = locked.until.since(visit.now()).as_secs() + 1;
    response.headers_mut().set("retry-after", &seconds.to_string())?;
    Ok(response)
}
