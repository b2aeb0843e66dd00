//! The worker: which path is answered by what.

mod answer;
mod authorities;
mod dataset;
mod home;
mod platform;
mod preparation_object;
mod registry;
mod settings;
mod stock;

use worker::{Context, Env, Method, Request, Response, event};

use crate::refusal::Refusal;

#[event(fetch)]
async fn fetch(mut request: Request, env: Env, _context: Context) -> worker::Result<Response> {
    let outcome = route(&mut request, &env).await;
    outcome.or_else(answer::refuse)
}

async fn route(request: &mut Request, env: &Env) -> Result<Response, Refusal> {
    let path = request.path();
    match (request.method(), path.as_str()) {
        (Method::Get | Method::Head, "/") => home::page(env).await,
        (Method::Get | Method::Head, home::STYLE_PATH) => home::style(),
        (Method::Post, "/registry/dual-document") => registry::dual_document(request, env).await,
        (Method::Post, "/registry/person") => registry::person(request, env).await,
        (Method::Post, "/registry/company") => registry::company(request, env).await,
        (Method::Post, "/telecom/match") => registry::telecom_match(request, env).await,
        (_, "/registry/dual-document" | "/registry/person" | "/registry/company" | "/telecom/match") => {
            Err(Refusal::MethodNotAllowed { allowed: "POST" })
        }
        (Method::Get, path) if path.starts_with(authorities::LISTS) => {
            authorities::revocation_list(env, path).await
        }
        _ => dataset::answer(request, env).await,
    }
}
