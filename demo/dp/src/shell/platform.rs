//! Asks the platform back: is the token alive, and whom is it about?

use std::collections::BTreeMap;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use futures_util::future::{Either, select};
use mydata_identity::NationalId;
use serde::de::DeserializeOwned;
use worker::{
    AbortController, Delay, Env, Fetch, Headers, Method, Request, RequestInit, RequestRedirect, Response,
};

use super::answer::{broken, unreadable};
use super::settings;
use crate::catalogue::Dataset;
use crate::introspection::{Introspection, UserInfo};
use crate::refusal::Refusal;
use crate::request::DpRequest;

/// The platform is waiting for us meanwhile.
const LIMIT: Duration = Duration::from_secs(10);

/// Whom the token of a request is about, if the platform vouches for it.
pub(super) async fn vouched_for(
    env: &Env,
    dataset: &Dataset,
    request: &DpRequest,
) -> Result<NationalId, Refusal> {
    let introspection: Introspection = ask(introspect(env, dataset, request.token())?).await?;
    introspection.permits(dataset)?;
    let user: UserInfo = ask(userinfo(env, request.token())?).await?;
    Ok(user.uid)
}

fn introspect(env: &Env, dataset: &Dataset, token: &str) -> Result<Request, Refusal> {
    let secrets: BTreeMap<String, String> =
        serde_json::from_str(&settings::text(env, settings::RESOURCE_SECRETS)?)
            .map_err(unreadable(settings::RESOURCE_SECRETS))?;
    let id = &dataset.resource_id;
    let secret =
        secrets.get(id).ok_or("no secret for the dataset").map_err(broken(settings::RESOURCE_SECRETS))?;
    let credentials = BASE64_STANDARD.encode(format!("{id}:{secret}"));
    // The token is `mydata::` and alphanumerics: only its colons need encoding.
    let form = format!("token={}", token.replace(':', "%3A"));
    let url = format!("{}/connect/introspect/{id}", settings::text(env, settings::PLATFORM_ORIGIN)?);
    let headers = [("authorization", format!("Basic {credentials}")), ("content-type", FORM.to_owned())];
    request(&url, Method::Post, &headers, Some(form))
}

fn userinfo(env: &Env, token: &str) -> Result<Request, Refusal> {
    let url = format!("{}/connect/userinfo", settings::text(env, settings::PLATFORM_ORIGIN)?);
    request(&url, Method::Get, &[("authorization", format!("Bearer {token}"))], None)
}

const FORM: &str = "application/x-www-form-urlencoded";

fn request(
    url: &str,
    method: Method,
    pairs: &[(&str, String)],
    body: Option<String>,
) -> Result<Request, Refusal> {
    let headers = Headers::new();
    for (name, value) in pairs {
        headers.set(name, value).map_err(broken("request"))?;
    }
    let mut init = RequestInit::new();
    init.with_method(method)
        .with_headers(headers)
        .with_redirect(RequestRedirect::Manual)
        .with_body(body.map(Into::into));
    Request::new_with_init(url, &init).map_err(broken("request"))
}

async fn ask<T: DeserializeOwned>(request: Request) -> Result<T, Refusal> {
    let mut response = send(request).await?;
    match response.status_code() {
        200 => response.json().await.map_err(|_| Refusal::PlatformUnreachable),
        401 => Err(Refusal::TokenInactive),
        _ => Err(Refusal::PlatformUnreachable),
    }
}

async fn send(request: Request) -> Result<Response, Refusal> {
    let abort = AbortController::default();
    let signal = abort.signal();
    let fetch = Fetch::Request(request);
    match select(Box::pin(fetch.send_with_signal(&signal)), Delay::from(LIMIT)).await {
        Either::Left((response, _)) => response.map_err(|_| Refusal::PlatformUnreachable),
        Either::Right(((), _)) => {
            abort.abort();
            Err(Refusal::PlatformUnreachable)
        }
    }
}
