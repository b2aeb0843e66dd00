//! The simulated authority the platform asks about two documents (雙證件) and about people.

use serde::de::DeserializeOwned;
use worker::{Env, Request, Response};

use super::answer;
use super::dataset::body;
use super::settings;
use super::stock::stock;
use crate::refusal::Refusal;
use crate::registry::{DualDocumentQuestion, PersonQuestion, holds_key};

/// `POST /registry/dual-document`.
pub(super) async fn dual_document(request: &mut Request, env: &Env) -> Result<Response, Refusal> {
    let question: DualDocumentQuestion = question(request, env).await?;
    answer::json(&stock(env).await?.personas.check(&question))
}

/// `POST /registry/person`.
pub(super) async fn person(request: &mut Request, env: &Env) -> Result<Response, Refusal> {
    let question: PersonQuestion = question(request, env).await?;
    let stock = stock(env).await?;
    answer::json(&stock.personas.describe(&question).ok_or(Refusal::PersonUnknown)?)
}

async fn question<T: DeserializeOwned>(request: &mut Request, env: &Env) -> Result<T, Refusal> {
    let header = request.headers().get("authorization").ok().flatten();
    if !holds_key(header.as_deref(), &settings::text(env, settings::REGISTRY_KEY)?) {
        return Err(Refusal::RegistryKey);
    }
    serde_json::from_str(&body(request).await?).map_err(|_| Refusal::BodyMalformed)
}
