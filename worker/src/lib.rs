//! The MyData platform at the edge: redirect, identification, consent, and the short way of the data.

pub mod client_certificate;
pub mod clock;
pub mod config;
mod cookies;
pub mod error;
pub mod heartbeat;
pub mod identification;
pub mod intake;
pub mod keys;
pub mod member;
pub mod messages;
pub mod names;
pub mod objects;
pub mod organ;
pub mod outgoing;
pub mod pages;
pub mod password;
pub mod pem;
pub mod random;
pub mod registry;
pub mod revocation;
pub mod routes;
pub mod sandbox;
pub mod search;
pub mod session;
pub mod store;
pub mod texts;
pub mod trust;
pub mod visit;

use worker::{Context, Env, Request, Response, ScheduleContext, ScheduledEvent, event};

/// The trigger of wrangler.toml at which agencies' systems are asked whether they are well; the other one is the sweeper's.
const HEARTBEAT: &str = "*/2 * * * *";

#[event(fetch)]
async fn fetch(request: Request, env: Env, _context: Context) -> worker::Result<Response> {
    routes::answer(request, env).await
}

#[event(scheduled)]
async fn scheduled(event: ScheduledEvent, env: Env, _context: ScheduleContext) {
    match event.cron().as_str() {
        HEARTBEAT => heartbeat::round(&env).await,
        _ => store::vault::sweep(&env).await,
    }
}
