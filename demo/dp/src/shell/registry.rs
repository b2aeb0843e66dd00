//! The simulated authorities the platform asks: about two documents (雙證件), people, companies and mobile numbers.

use serde::de::DeserializeOwned;
use worker::{Env, Request, Response};

use super::answer;
use super::dataset::body;
use super::settings;
use super::stock::stock;
use crate::refusal::Refusal;
use crate::registry::{CompanyQuestion, DualDocumentQuestion, PersonQuestion, holds_key};
use crate::telecom::TelecomQuestion;

/// Whom one asks: the setting that holds the key to show, and what is said to those who do not.
struct Authority {
    key: &'static str,
    refusal: Refusal,
}

const REGISTRY: Authority = Authority { key: settings::REGISTRY_KEY, refusal: Refusal::RegistryKey };
const TELECOM: Authority = Authority { key: settings::TELECOM_KEY, refusal: Refusal::TelecomKey };

/// `POST /registry/dual-document`.
pub(super) async fn dual_document(request: &mut Request, env: &Env) -> Result<Response, Refusal> {
    let question: DualDocumentQuestion = question(request, env, &REGISTRY).await?;
    answer::json(&stock(env).await?.personas.check(&question))
}

/// `POST /registry/person`.
pub(super) async fn person(request: &mut Request, env: &Env) -> Result<Response, Refusal> {
    let question: PersonQuestion = question(request, env, &REGISTRY).await?;
    let stock = stock(env).await?;
    answer::json(&stock.personas.describe(&question).ok_or(Refusal::PersonUnknown)?)
}

/// `POST /registry/company`.
pub(super) async fn company(request: &mut Request, env: &Env) -> Result<Response, Refusal> {
    let question: CompanyQuestion = question(request, env, &REGISTRY).await?;
    let stock = stock(env).await?;
    answer::json(&stock.companies.describe(&question).ok_or(Refusal::CompanyUnknown)?)
}

/// `POST /telecom/match`.
pub(super) async fn telecom_match(request: &mut Request, env: &Env) -> Result<Response, Refusal> {
    let question: TelecomQuestion = question(request, env, &TELECOM).await?;
    answer::json(&stock(env).await?.personas.match_mobile(&question))
}

async fn question<T: DeserializeOwned>(
    request: &mut Request,
    env: &Env,
    authority: &Authority,
) -> Result<T, Refusal> {
    let header = request.headers().get("authorization").ok().flatten();
    if !holds_key(header.as_deref(), &settings::text(env, authority.key)?) {
        return Err(authority.refusal);
    }
    serde_json::from_str(&body(request).await?).map_err(|_| Refusal::BodyMalformed)
}
