//! A service forwards what its citizen has signed (`POST /service/spsignature/{client_id}`, modes 2 and 3).

use mydata_consent::{Locked, Moment, SaltRefusal};
use mydata_identity::Contact;
use mydata_protocol::ids::{ClientId, TxId};
use mydata_protocol::redirect::ServiceState;
use mydata_protocol::spsignature::{
    ForwardedSignature, LARGEST_BODY, Salt, SaltAnswer, SignedStatement, SpSignatureRefusal, SpSignatureStep,
};
use worker::Response;

use crate::error::PlatformError;
use crate::identification::{Signed, check_statement};
use crate::objects::citizen::Introduced;
use crate::objects::gate::{BeginTry, CheckTries};
use crate::objects::send;
use crate::objects::signed_entry::{self, AcceptSignature, HandOutSalt, Proof};
use crate::store::catalogue::{Catalogue, Service};
use crate::visit::Visit;

/// What comes of a post.
enum Outcome {
    Accepted(TxId),
    /// Too many texts that do not decrypt have come from this address.
    Paused(Locked),
    Refused(SpSignatureRefusal),
    Salt(SaltAnswer),
    /// A register or a revocation list that has to be asked cannot be asked now.
    Unavailable,
}

pub(super) async fn post(visit: &mut Visit, client_id: &str) -> Result<Response, PlatformError> {
    let came_at = visit.now();
    let body = visit.bytes(LARGEST_BODY).await?;
    match take(visit, client_id, body, came_at).await? {
        Outcome::Accepted(tx_id) => json(&serde_json::json!({ "tx_id": tx_id }).to_string()),
        Outcome::Salt(answer) => json(&answer.to_json()),
        Outcome::Refused(refusal) => {
            worker::console_log!("{} {}", visit.correlation_id, refusal.code());
            visit.problem(refusal.status(), refusal.code(), &refusal.to_string())
        }
        Outcome::Paused(Locked { until }) => {
            let title = "too many texts that do not decrypt came from this address";
            later(visit, visit.problem(429, "spsignature.paused", title)?, until)
        }
        Outcome::Unavailable => {
            let title = "a register or a revocation list cannot be asked now";
            later(visit, visit.problem(503, "spsignature.unavailable", title)?, visit.now())
        }
    }
}

async fn take(
    visit: &Visit,
    client_id: &str,
    body: Option<Vec<u8>>,
    came_at: Moment,
) -> Result<Outcome, PlatformError> {
    let Some(service) = service(visit, client_id).await? else {
        return Ok(Outcome::Refused(SpSignatureRefusal::ServiceNotAllowed));
    };
    let Some(body) = body else {
        return Ok(Outcome::Refused(SpSignatureRefusal::BodyTooLarge { limit: LARGEST_BODY }));
    };
    match SpSignatureStep::parse(&body) {
        Ok(SpSignatureStep::AskSalt { tx_id }) => salt(visit, &service, tx_id).await,
        Ok(SpSignatureStep::Forward(forwarded)) => forward(visit, &service, forwarded, came_at).await,
        Err(refusal) => Ok(Outcome::Refused(refusal)),
    }
}

/// The service, if it may forward signatures and is open at all. From where it calls, only its redirects are judged by.
async fn service(visit: &Visit, client_id: &str) -> Result<Option<Service>, PlatformError> {
    let Ok(client_id) = ClientId::parse(client_id) else { return Ok(None) };
    let service = Catalogue::of(&visit.env)?.service(&client_id, &visit.keys).await?;
    Ok(service.filter(|Service { facts, .. }| {
        facts.forwards_signatures && matches!(facts.state, ServiceState::Live | ServiceState::Pilot)
    }))
}

async fn salt(visit: &Visit, service: &Service, tx_id: TxId) -> Result<Outcome, PlatformError> {
    let salt = Salt::from_random(crate::random::bytes()?);
    let entry = signed_entry::name(&service.facts.client_id, &tx_id);
    send(&visit.env, &entry, &HandOutSalt { salt: salt.clone() }).await?;
    Ok(Outcome::Salt(SaltAnswer { tx_id, salt }))
}

async fn forward(
    visit: &Visit,
    service: &Service,
    forwarded: ForwardedSignature,
    came_at: Moment,
) -> Result<Outcome, PlatformError> {
    let statement = match open(visit, service, &forwarded).await? {
        Ok(statement) => statement,
        Err(outcome) => return Ok(outcome),
    };
    let (person, method) = match check_statement(visit, &forwarded, &statement).await? {
        Signed::By { person, method } => (person, method),
        Signed::Refused(refusal) => return Ok(Outcome::Refused(refusal)),
        Signed::Unavailable => return Ok(Outcome::Unavailable),
    };
    let SignedStatement { salt, email, mobile, optional, .. } = statement;
    let proof = Proof {
        person,
        method,
        notice_to: email.map(Contact::Email).or(mobile.map(Contact::Mobile)),
        introduced: Introduced {
            remark: optional.filter(|_| forwarded.verifier.is_some()),
            verifier: forwarded.verifier,
        },
    };
    let entry = signed_entry::name(&service.facts.client_id, &forwarded.tx_id);
    match send(&visit.env, &entry, &AcceptSignature { salt, proof, came_at }).await? {
        Ok(()) => Ok(Outcome::Accepted(forwarded.tx_id)),
        Err(SaltRefusal::TooOld) => Ok(Outcome::Refused(SpSignatureRefusal::SaltTooOld)),
        Err(SaltRefusal::Unknown) => Ok(Outcome::Refused(SpSignatureRefusal::SaltUnknown)),
    }
}

/// Opens the statement, unless too many that nobody could open came from this address.
///
/// These alone count, and after the fact: a service has one address for all its citizens, whose wrong cards and slow
/// hands are no guesses of its, and who come side by side. Whoever slips past in that way has gained nothing, since what
/// he would have to guess has 128 bits.
async fn open(
    visit: &Visit,
    service: &Service,
    forwarded: &ForwardedSignature,
) -> Result<Result<SignedStatement, Outcome>, PlatformError> {
    let gate = format!("spsignature:{}", visit.keys.address(visit.caller()));
    if let Err(locked) = send(&visit.env, &gate, &CheckTries).await? {
        return Ok(Err(Outcome::Paused(locked)));
    }
    let opened = SignedStatement::open(&forwarded.data, &service.facts.keys);
    if let Err(SpSignatureRefusal::DataUnreadable) = opened
        && let Err(locked) = send(&visit.env, &gate, &BeginTry).await?
    {
        return Ok(Err(Outcome::Paused(locked)));
    }
    Ok(opened.map_err(Outcome::Refused))
}

fn json(body: &str) -> Result<Response, PlatformError> {
    let mut response = Response::ok(body)?;
    response.headers_mut().set("content-type", "application/json; charset=utf-8")?;
    response.headers_mut().set("cache-control", "no-store")?;
    Ok(response)
}

/// Says when to come again, in a second at the earliest.
fn later(visit: &Visit, mut response: Response, until: Moment) -> Result<Response, PlatformError> {
    let seconds = until.since(visit.now()).as_millis().div_ceil(1_000).max(1);
    response.headers_mut().set("retry-after", &seconds.to_string())?;
    Ok(response)
}
