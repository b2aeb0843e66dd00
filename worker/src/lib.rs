//! The MyData platform at the edge: redirect, identification, consent, and the short way of the data.

pub mod client_certificate;
pub mod clock;
pub mod config;
mod cookies;
pub mod error;
pub mod identification;
pub mod intake;
pub mod keys;
pub mod member;
pub mod messages;
pub mod names;
pub mod objects;
pub mod outgoing;
pub mod pages;
pub mod pem;
pub mod random;
pub mod registry;
pub mod revocation;
pub mod routes;
pub mod search;
pub mod session;
pub mod store;
pub mod texts;
pub mod trust;
pub mod visit;

use worker::{Context, Env, Request, Response, ScheduleContext, ScheduledEvent, event};

#[event(fetch)]
async fn fetch(request: Request, env: Env, _context: Context) -> worker::Result<Response> {
    routes::answer(request, env).await
}

#[event(scheduled)]
async fn scheduled(_event: ScheduledEvent, env: Env, _context: ScheduleContext) {
    store::vault::sweep(&env).await;
}
