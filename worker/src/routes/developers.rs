//! The documentation for developers, and the same for programs that read it.

use sha2::{Digest, Sha256};
use worker::Response;

use super::assets;
use crate::error::PlatformError;
use crate::names::hex;
use crate::pages::{DeveloperPage, DeveloperText};
use crate::visit::Visit;

/// Where the build puts what it makes of `docs/developers`.
const FOLDER: &str = "developers";
/// The page at `/developers` itself.
const START: &str = "index";

/// A page, or its Markdown where the name ends with `.md`.
pub(super) async fn show(visit: &Visit, name: &[&str]) -> Result<Response, PlatformError> {
    // The first page has one address only.
    if name == [START] || !name.iter().all(|part| is_plain(part)) {
        return visit.not_found();
    }
    let path = if name.is_empty() { START.to_owned() } else { name.join("/") };
    if path.rsplit_once('.').is_some_and(|(_, kind)| kind == "md") {
        let name = format!("{FOLDER}/{}/{path}", visit.locale.as_str());
        return as_text(assets::named(visit, &name).await?, "text/markdown; charset=utf-8");
    }
    let file = format!("{FOLDER}/{}/{path}.json", visit.locale.as_str());
    let Some(text) = assets::text(visit, &file).await? else { return visit.not_found() };
    let text: DeveloperText = serde_json::from_str(&text)?;
    let html = DeveloperPage { shell: visit.shell(), text, is_start: path == START }.render();
    unless_known(visit, html)
}

/// `/llms.txt` and `/llms-full.txt`: what there is to read, and all of it.
pub(super) async fn for_models(visit: &Visit) -> Result<Response, PlatformError> {
    let name = format!("{FOLDER}/{}", visit.path().join("/"));
    as_text(assets::named(visit, &name).await?, "text/plain; charset=utf-8")
}

/// What no page is named with leads nowhere.
fn is_plain(part: &str) -> bool {
    !part.is_empty()
        && part
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-.".contains(letter))
        && !part.starts_with('.')
}

/// The same text is not sent twice to the same browser. Language and text size are in the page, so it is for this browser only.
fn unless_known(visit: &Visit, html: String) -> Result<Response, PlatformError> {
    let tag = format!("\"{}\"", hex(&Sha256::digest(&html)));
    let is_known = visit.header("if-none-match").is_some_and(|known| known.trim_start_matches("W/") == tag);
    let mut response = visit.page(200, if is_known { String::new() } else { html })?;
    let headers = response.headers_mut();
    headers.set("cache-control", "private, no-cache")?;
    headers.set("vary", "cookie")?;
    headers.set("etag", &tag)?;
    if !is_known {
        return Ok(response);
    }
    let headers = response.headers().clone();
    headers.delete("content-type")?;
    Ok(Response::empty()?.with_status(304).with_headers(headers))
}

fn as_text(mut response: Response, content_type: &str) -> Result<Response, PlatformError> {
    if response.status_code() == 200 {
        response.headers_mut().set("content-type", content_type)?;
    }
    Ok(response)
}
