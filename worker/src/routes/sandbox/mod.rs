//! What a demonstration offers developers besides. Elsewhere there is nothing at these addresses.

mod faults;
mod front;
mod outbox;
mod timelines;
mod trying;

use worker::{Method, Response};

use crate::error::PlatformError;
use crate::visit::Visit;

pub(super) async fn answer(visit: &mut Visit, path: &[&str]) -> Result<Response, PlatformError> {
    match (visit.method(), path) {
        (Method::Get, []) => front::show(visit, 200, None).await,
        (Method::Get, ["components"]) => trying::components(visit),
        (Method::Get, ["faults"]) => faults::list(visit).await,
        (Method::Post, ["faults"]) => faults::plan(visit).await,
        (Method::Delete, ["faults"]) => faults::drop_all(visit).await,
        (Method::Post, ["faults", "drop"]) => faults::drop_chosen(visit).await,
        (Method::Post, ["letters"]) => outbox::send(visit).await,
        (Method::Post, ["members"]) => trying::member(visit).await,
        (Method::Get, ["memory"]) => trying::memory(),
        (Method::Get, ["outbox"]) => outbox::show(visit).await,
        (Method::Post, ["panic"]) => trying::panic(),
        (Method::Get, ["transactions"]) => timelines::list(visit).await,
        (Method::Get, ["transactions", name]) => timelines::show(visit, name).await,
        (Method::Post, ["verify", resource]) => trying::verify(visit, resource).await,
        _ => visit.not_found(),
    }
}

/// Whether a program asks, which reads JSON.
fn wants_json(visit: &Visit) -> bool {
    let accepts = visit.header("accept").is_some_and(|accept| accept.contains("application/json"));
    accepts || super::query::text(visit.query(), "format").as_deref() == Some("json")
}

/// An answer for programs.
fn json(status: u16, value: &impl serde::Serialize) -> Result<Response, PlatformError> {
    let mut response = Response::from_json(value)?.with_status(status);
    response.headers_mut().set("cache-control", "no-store")?;
    Ok(response)
}
