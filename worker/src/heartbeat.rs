//! The watch over agencies' systems: each is asked every few minutes whether it is well.

use std::time::Duration;

use futures_util::{StreamExt, stream};
use mydata_consent::{Availability, Moment, Pulse};
use mydata_protocol::dp_api::{CONNECT_TIMEOUT, heartbeat_url};
use worker::{Env, Request, RequestInit, RequestRedirect};

use crate::clock::Clock;
use crate::error::PlatformError;
use crate::outgoing;
use crate::store::catalogue::{Catalogue, Dataset, Heartbeat};

/// A system that is well says so within the time it has for a connection.
const ANSWER_WITHIN: Duration = CONNECT_TIMEOUT;
/// So many are asked at a time: a worker holds six connections open and keeps others waiting, which would be charged to them.
const AT_ONCE: usize = 6;

/// Asks every system that is registered with a heartbeat, once. A round that fails is no harm: the next one comes.
pub async fn round(env: &Env) {
    if let Err(error) = ask_all(env, Clock::of(env)).await {
        worker::console_error!("{}", error.code());
    }
}

async fn ask_all(env: &Env, clock: Clock) -> Result<(), PlatformError> {
    let catalogue = Catalogue::of(env)?;
    let watched = catalogue.all_datasets().await?.into_iter().filter(is_watched);
    let round: Vec<_> = stream::iter(watched)
        .map(|dataset| ask(env, dataset, clock))
        .buffer_unordered(AT_ONCE)
        .collect()
        .await;
    catalogue.note_health(&round, clock.now()).await
}

/// What is closed by its registration has nobody who would have to answer.
fn is_watched(dataset: &Dataset) -> bool {
    dataset.has_heartbeat && dataset.availability != Availability::Closed
}

async fn ask(env: &Env, dataset: Dataset, clock: Clock) -> Heartbeat {
    let pulse = pulse(env, &dataset).await;
    let now = clock.now();
    let health = dataset.health.after(pulse, is_in_maintenance(&dataset, now), now);
    let Dataset { resource_id, health: before, .. } = dataset;
    if before.is_out_of_order() != health.is_out_of_order() {
        let news = if health.is_out_of_order() { "heartbeat.out-of-order" } else { "heartbeat.back" };
        worker::console_warn!("{news} {resource_id}");
    }
    Heartbeat { resource_id, health }
}

fn is_in_maintenance(dataset: &Dataset, now: Moment) -> bool {
    dataset.maintenance.iter().any(|maintenance| maintenance.window.covers(now))
}

/// Asks without a token, and follows nobody elsewhere. The body is not read: the status says it all.
async fn pulse(env: &Env, dataset: &Dataset) -> Pulse {
    let mut init = RequestInit::new();
    init.with_redirect(RequestRedirect::Manual);
    let address = heartbeat_url(dataset.endpoint.as_str());
    let Ok(request) = Request::new_with_init(&address, &init) else { return Pulse::Unwell };
    let certificate = dataset.shown_certificate.as_ref();
    match outgoing::send_showing(certificate, env, request, ANSWER_WITHIN).await {
        Ok(response) if response.status_code() == 200 => Pulse::Well,
        _ => Pulse::Unwell,
    }
}
