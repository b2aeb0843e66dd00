//! The DP-API: one endpoint per dataset, with its heartbeat.

use worker::{Date, Env, Method, Request, Response};

use super::answer::{self, broken};
use super::platform;
use super::preparation_object;
use super::stock::{Stock, faces, stock};
use crate::catalogue::{self, Agency, Dataset};
use crate::document::{Document, Occasion};
use crate::persona::Persona;
use crate::refusal::Refusal;
use crate::request::{BODY_LIMIT, DpRequest};
use crate::selection::Answers;
use crate::taiwan_time::TaiwanTime;

pub(super) async fn answer(request: &mut Request, env: &Env) -> Result<Response, Refusal> {
    let stock = stock(env).await?;
    let (dataset, agency) = stock.catalogue.at(&request.path()).ok_or(Refusal::NotFound)?;
    if is_heartbeat(request) {
        return heartbeat(&stock, agency);
    }
    let asked = read(request, dataset).await?;
    let answers = Answers::read(&dataset.selections, |name| request.headers().get(name).ok().flatten())?;
    let uid = platform::vouched_for(env, dataset, &asked).await?;
    asked.is_about(&uid)?;
    // Nobody we know, or nobody with a record here: the same answer.
    let Some(persona) = stock.personas.find(&uid) else { return answer::no_record() };
    if persona.fails(&dataset.resource_id) {
        return Err(Refusal::RecordUnreadable);
    }
    if persona.record(&dataset.resource_id).is_none() {
        return answer::no_record();
    }
    preparation_object::wait_over(env, dataset, persona, &asked).await?;
    let at = TaiwanTime::from_unix_millis(now_millis()).map_err(broken("clock"))?;
    let occasion = Occasion { transaction_uid: asked.transaction_uid(), at, answers: &answers };
    hand_over(env, &stock, (dataset, agency), persona, occasion).await
}

fn is_heartbeat(request: &Request) -> bool {
    let asked = |(name, value): (std::borrow::Cow<'_, str>, std::borrow::Cow<'_, str>)| {
        name == "heartbeat" && value == "true"
    };
    request.url().is_ok_and(|url| url.query_pairs().any(asked))
}

/// Healthy means: there is a key to sign with.
fn heartbeat(stock: &Stock, agency: &Agency) -> Result<Response, Refusal> {
    let signer = stock.signers.of(&agency.provider_id).ok_or(Refusal::Internal)?;
    signer.probe().map_err(broken("signing key"))?;
    answer::healthy()
}

async fn read(request: &mut Request, dataset: &Dataset) -> Result<DpRequest, Refusal> {
    let body = match (dataset.method, request.method()) {
        (catalogue::Method::Get, Method::Get) => String::new(),
        (catalogue::Method::Post, Method::Post) => body(request).await?,
        (catalogue::Method::Get, _) => return Err(Refusal::MethodNotAllowed { allowed: "GET" }),
        (catalogue::Method::Post, _) => return Err(Refusal::MethodNotAllowed { allowed: "POST" }),
    };
    let headers = request.headers();
    DpRequest::read(|name| headers.get(name).ok().flatten(), &body)
}

/// The body, if it is not too large.
pub(super) async fn body(request: &mut Request) -> Result<String, Refusal> {
    let too_large = Refusal::BodyTooLarge { limit: BODY_LIMIT };
    let declared = request.headers().get("content-length").ok().flatten();
    if declared.and_then(|length| length.parse::<usize>().ok()).is_some_and(|length| length > BODY_LIMIT) {
        return Err(too_large);
    }
    let body = request.text().await.map_err(|_| Refusal::BodyMalformed)?;
    if body.len() > BODY_LIMIT { Err(too_large) } else { Ok(body) }
}

async fn hand_over(
    env: &Env,
    stock: &Stock,
    (dataset, agency): (&Dataset, &Agency),
    persona: &Persona,
    occasion: Occasion<'_>,
) -> Result<Response, Refusal> {
    let Some(document) = Document::compose(dataset, agency, persona, occasion) else {
        return answer::no_record();
    };
    let signer = stock.signers.of(&agency.provider_id).ok_or("no key").map_err(broken("SIGNERS"))?;
    let faces = faces(env).await?;
    let package = signer.package(&document, &faces, persona, dataset.readings.as_ref());
    answer::package(package.map_err(broken("package"))?)
}

fn now_millis() -> i64 {
    i64::try_from(Date::now().as_millis()).unwrap_or(i64::MAX)
}
