//! Turns decisions into HTTP answers. None of them may be stored anywhere on the way.

use serde::Serialize;
use worker::{Response, ResponseBuilder, console_error};

use crate::refusal::Refusal;

/// Says why there is no data.
pub(super) fn refuse(refusal: Refusal) -> worker::Result<Response> {
    let correlation_id = correlation_id();
    if refusal.status() >= 500 {
        console_error!("{} {correlation_id}", refusal.code());
    }
    let mut builder = builder("application/problem+json")?.with_status(refusal.status());
    if let Some((name, value)) = refusal.header() {
        builder = builder.with_header(name, &value)?;
    }
    Ok(builder.fixed(refusal.to_json(&correlation_id).into_bytes()))
}

/// JSON of the registry.
pub(super) fn json(value: &impl Serialize) -> Result<Response, Refusal> {
    let body = serde_json::to_vec(value).map_err(broken("json"))?;
    Ok(builder("application/json; charset=utf-8").map_err(broken("answer"))?.fixed(body))
}

/// A page or its style sheet.
pub(super) fn text(content_type: &str, body: String) -> Result<Response, Refusal> {
    let policy =
        "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    let builder =
        builder(content_type).and_then(|builder| builder.with_header("content-security-policy", policy));
    Ok(builder.map_err(broken("answer"))?.fixed(body.into_bytes()))
}

/// A package.
pub(super) fn package(bytes: Vec<u8>) -> Result<Response, Refusal> {
    Ok(builder("application/zip").map_err(broken("answer"))?.fixed(bytes))
}

/// A revocation list (RFC 2585).
pub(super) fn revocation_list(bytes: Vec<u8>) -> Result<Response, Refusal> {
    Ok(builder("application/pkix-crl").map_err(broken("answer"))?.fixed(bytes))
}

/// No record: a success without a file.
pub(super) fn no_record() -> Result<Response, Refusal> {
    let answer = Response::builder().with_status(204).with_header("cache-control", "no-store");
    Ok(answer.map_err(broken("answer"))?.empty())
}

/// Healthy.
pub(super) fn healthy() -> Result<Response, Refusal> {
    text("text/plain; charset=utf-8", "OK".to_owned())
}

/// Logs which part broke and how, and answers that something did. Errors here come from the runtime or from a library
/// and never hold what was asked or answered; those of JSON might, see [`unreadable`].
pub(super) fn broken<E: std::fmt::Display>(part: &'static str) -> impl FnOnce(E) -> Refusal {
    move |error| {
        console_error!("dp.internal in {part}: {error}");
        Refusal::Internal
    }
}

/// The same for JSON that cannot be read: where, not what, since a parser's message may quote the text.
pub(super) fn unreadable(part: &'static str) -> impl FnOnce(serde_json::Error) -> Refusal {
    move |error| {
        console_error!(
            "dp.internal in {part}: unreadable at line {} column {}",
            error.line(),
            error.column()
        );
        Refusal::Internal
    }
}

fn builder(content_type: &str) -> worker::Result<ResponseBuilder> {
    Response::builder()
        .with_header("content-type", content_type)?
        .with_header("cache-control", "no-store")?
        .with_header("referrer-policy", "no-referrer")?
        .with_header("x-content-type-options", "nosniff")
}

fn correlation_id() -> String {
    getrandom::u64().map(|number| format!("{number:016x}")).unwrap_or_default()
}
