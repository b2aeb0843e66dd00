//! A service fetches its data (`GET /service/data`).

use std::time::Duration;

use futures_util::stream;
use mydata_protocol::data_api::{self, DataAnswer, DataRequest, RetryAfter};
use mydata_protocol::ids::ClientId;
use mydata_protocol::jwe::JweDelivery;
use mydata_protocol::redirect::ServiceState;
use worker::{Env, Response};

use super::caller;
use super::outer_pack::outer_pack;
use crate::error::PlatformError;
use crate::names::TransactionName;
use crate::objects::send;
use crate::objects::transaction::{BeginTake, CloseFor, Delivery, FinishTake, NotNow, Take, WhoseTicket};
use crate::store::catalogue::{Catalogue, Service};
use crate::store::vault::Archive;
use crate::visit::Visit;

pub(super) async fn take(visit: &Visit) -> Result<Response, PlatformError> {
    let (ticket, tx_id) = (visit.header("permission_ticket"), visit.header("tx_id"));
    let request = match DataRequest::parse(ticket.as_deref(), tx_id.as_deref()) {
        Ok(request) => request,
        Err(answer) => return refuse(visit, answer),
    };
    let name = visit.keys.transaction(&request.permission_ticket);
    let whose = WhoseTicket { ticket: request.permission_ticket.clone() };
    let Some(client_id) = send(&visit.env, name.as_str(), &whose).await? else {
        return refuse(visit, DataAnswer::Forbidden);
    };
    let Some(service) = Catalogue::of(&visit.env)?.service(&client_id, &visit.keys).await? else {
        return refuse(visit, DataAnswer::Forbidden);
    };
    if !caller::is_service(visit, &service) {
        return refuse(visit, DataAnswer::AddressNotAllowed);
    }
    if service.facts.state == ServiceState::Deactivated {
        send(&visit.env, name.as_str(), &CloseFor { client_id }).await?;
        return refuse(visit, DataAnswer::Forbidden);
    }
    let begin = BeginTake { ticket: request.permission_ticket, tx_id: request.tx_id };
    match send(&visit.env, name.as_str(), &begin).await? {
        Take::Begin(delivery) => deliver(visit, name, *delivery, &service).await,
        Take::Not(reason) => refuse(visit, answer_of(reason)),
    }
}

fn answer_of(reason: NotNow) -> DataAnswer {
    match reason {
        NotNow::AlreadyTaken => DataAnswer::Taken,
        NotNow::EveryDatasetFailed => DataAnswer::AllFailed,
        NotNow::NotAllowed => DataAnswer::Forbidden,
        NotNow::RetryAfterMillis(millis) => {
            DataAnswer::NotReady(RetryAfter::at_least(Duration::from_millis(millis)))
        }
    }
}

fn refuse(visit: &Visit, answer: DataAnswer) -> Result<Response, PlatformError> {
    let mut response = match answer {
        // SPs in the field take any body for data.
        DataAnswer::Taken => Response::empty()?.with_status(answer.status()),
        _ => visit.problem(answer.status(), code(answer), "The data cannot be fetched now.")?,
    };
    if let Some(seconds) = answer.retry_after() {
        response.headers_mut().set("retry-after", &seconds)?;
    }
    Ok(response)
}

fn code(answer: DataAnswer) -> &'static str {
    match answer {
        DataAnswer::AddressNotAllowed => "data.address-not-allowed",
        DataAnswer::AllFailed => "data.all-failed",
        DataAnswer::Delivery => "data.delivery",
        DataAnswer::Forbidden => "data.forbidden",
        DataAnswer::NotReady(_) => "data.not-ready",
        DataAnswer::Taken => "data.taken",
        DataAnswer::TicketMissing => "data.ticket-missing",
    }
}

async fn deliver(
    visit: &Visit,
    name: TransactionName,
    delivery: Delivery,
    service: &Service,
) -> Result<Response, PlatformError> {
    let lease = delivery.lease;
    let zip = outer_pack(visit, &name, &delivery.parts).await?;
    let body = Body::start(&service.facts.client_id, &delivery, zip)?;
    let pieces = stream::unfold(Some((body, visit.env.clone(), name, lease)), |step| async move {
        let (mut body, env, name, lease) = step?;
        match body.next().await {
            Ok(Some(piece)) => Some((Ok::<_, worker::Error>(piece), Some((body, env, name, lease)))),
            Ok(None) => {
                // All of it has gone out: only now does it count as taken.
                finish(&env, &name, lease).await;
                None
            }
            // It breaks off, and may be repeated after the lease.
            Err(error) => Some((Err(error.into()), None)),
        }
    });
    let mut response = Response::from_stream(Box::pin(pieces))?;
    response.headers_mut().set("content-type", data_api::CONTENT_TYPE)?;
    response.headers_mut().set("cache-control", "no-store")?;
    Ok(response)
}

async fn finish(env: &Env, name: &TransactionName, lease: u64) {
    if let Err(error) = send(env, name.as_str(), &FinishTake { lease }).await {
        // The lease runs out and the service may fetch again: late, but never lost.
        worker::console_error!("{}", error.code());
    }
}

/// The body of the answer, piece by piece.
struct Body {
    first: Option<String>,
    jwe: Option<JweDelivery>,
    zip: Archive,
}

impl Body {
    fn start(client_id: &ClientId, delivery: &Delivery, zip: Archive) -> Result<Self, PlatformError> {
        let (content_key, iv) = (crate::random::bytes()?, crate::random::bytes()?);
        let (jwe, first) = JweDelivery::start(client_id, &delivery.secret, &content_key, &iv);
        Ok(Self { first: Some(first), jwe: Some(jwe), zip })
    }

    async fn next(&mut self) -> Result<Option<Vec<u8>>, PlatformError> {
        if let Some(first) = self.first.take() {
            return Ok(Some(first.into_bytes()));
        }
        let Some(jwe) = &mut self.jwe else { return Ok(None) };
        let text = match self.zip.next().await? {
            Some(piece) => Some(jwe.update(&piece)),
            None => self.jwe.take().map(JweDelivery::finish),
        };
        Ok(text.map(String::into_bytes))
    }
}
