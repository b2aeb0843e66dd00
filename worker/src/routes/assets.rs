//! Our own static files.

use worker::{Headers, RequestInit, Response};

use crate::error::PlatformError;
use crate::visit::Visit;

const BINDING: &str = "ASSETS";
/// Scripts run in workers with the policy of their own file, so each file carries one.
const FILE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/// The file at this address.
pub(super) async fn file(visit: &Visit) -> Result<Response, PlatformError> {
    let path = visit.path().join("/");
    named(visit, path.strip_prefix("assets/").unwrap_or(&path)).await
}

/// The text of a file that a page is made of, if there is one.
pub(super) async fn text(visit: &Visit, name: &str) -> Result<Option<String>, PlatformError> {
    let mut response = visit.env.assets(BINDING)?.fetch(format!("https://assets/{name}"), None).await?;
    Ok(if response.status_code() == 200 { Some(response.text().await?) } else { None })
}

/// The file of this name, or that it is not there.
pub(super) async fn named(visit: &Visit, name: &str) -> Result<Response, PlatformError> {
    let address = format!("https://assets/{name}");
    let mut response = visit.env.assets(BINDING)?.fetch(address, Some(asked_as(visit)?)).await?;
    if response.status_code() == 404 {
        return visit.not_found();
    }
    let headers = Headers::new();
    for (name, value) in response.headers() {
        headers.set(&name, &value)?;
    }
    headers.set("content-security-policy", FILE_POLICY)?;
    headers.set("cache-control", "public, max-age=0, must-revalidate")?;
    let status = response.status_code();
    if status == 304 {
        return Ok(Response::empty()?.with_headers(headers).with_status(status));
    }
    Ok(Response::from_bytes(response.bytes().await?)?.with_headers(headers).with_status(status))
}

/// What the browser has already, it is not sent again: a module is a megabyte.
fn asked_as(visit: &Visit) -> Result<RequestInit, PlatformError> {
    let headers = Headers::new();
    if let Some(tag) = visit.header("if-none-match") {
        headers.set("if-none-match", &tag)?;
    }
    let mut asked = RequestInit::new();
    asked.with_headers(headers);
    Ok(asked)
}
