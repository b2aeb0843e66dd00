//! Whether signers have been revoked: what this deployment demands to know, and what it knows.

use std::time::Duration;

use mydata_trust::Revocation;
use worker::{Env, Url};

use crate::error::PlatformError;
use crate::objects::relay::Refresh;
use crate::objects::send;
use crate::store::lists::Lists;

/// Addresses of the lists of authorities that certify agencies, and of those that certify cards, parted by white space.
const SOURCES: [&str; 2] = ["REVOCATION_LISTS", "IDENTITY_REVOCATION_LISTS"];
/// `required`: what no fresh list tells refuses. `if-known`, as without the setting: it is a note.
const NEED: &str = "REVOCATION";
/// How old a list may be, whatever it says itself.
const LARGEST_AGE: &str = "REVOCATION_MAX_AGE_SECONDS";
/// There is one relay, and this is its name.
const RELAY: &str = "relay";

/// Where the lists of the pinned authorities are.
///
/// # Errors
/// [`PlatformError::Configuration`] when one is no address.
pub fn sources(env: &Env) -> Result<Vec<String>, PlatformError> {
    let mut sources = Vec::new();
    for setting in SOURCES {
        for source in crate::config::text(env, setting).unwrap_or_default().split_whitespace() {
            match Url::parse(source) {
                Ok(url) if matches!(url.scheme(), "http" | "https") => sources.push(source.to_owned()),
                _ => return Err(PlatformError::Configuration(setting)),
            }
        }
    }
    Ok(sources)
}

/// The lists that are kept of all sources, as one PEM text; those that are due are fetched before.
///
/// # Errors
/// When the deployment is misconfigured or the runtime fails; not when a source cannot be had.
pub async fn lists(env: &Env) -> Result<String, PlatformError> {
    if sources(env)?.is_empty() {
        return Ok(String::new());
    }
    let kept = send(env, RELAY, &Refresh).await?;
    let store = Lists::of(env)?;
    let mut bundle = String::new();
    for source in &kept {
        bundle.push_str(&store.get(source).await?.unwrap_or_default());
    }
    Ok(bundle)
}

/// What signers are judged by.
///
/// # Errors
/// As [`lists`]. A word that is misspelt in the configuration is no permission to know nothing.
pub async fn knowledge(env: &Env) -> Result<Revocation, PlatformError> {
    with_lists(env, need(env)?).await
}

/// What the cards of people are judged by. Cards get lost every day: outside a demonstration one that no fresh list clears
/// is not accepted, whatever holds for agencies.
///
/// # Errors
/// As [`knowledge`].
pub async fn knowledge_of_cards(env: &Env) -> Result<Revocation, PlatformError> {
    let need = need(env)?;
    let revocation = if crate::config::is_demonstration(env) { need } else { Revocation::required() };
    with_lists(env, revocation).await
}

fn need(env: &Env) -> Result<Revocation, PlatformError> {
    Ok(match crate::config::text(env, NEED).as_deref() {
        None | Some("if-known") => Revocation::if_known(),
        Some("required") => Revocation::required(),
        Some(_) => return Err(PlatformError::Configuration(NEED)),
    })
}

async fn with_lists(env: &Env, mut revocation: Revocation) -> Result<Revocation, PlatformError> {
    if let Some(seconds) = crate::config::text(env, LARGEST_AGE) {
        let seconds = seconds.parse().map_err(|_| PlatformError::Configuration(LARGEST_AGE))?;
        revocation = revocation.with_freshness(Duration::from_secs(seconds));
    }
    let lists = lists(env).await?;
    if lists.is_empty() {
        return Ok(revocation);
    }
    // They were read before they were kept.
    revocation.with_lists(lists.as_bytes()).map_err(|error| PlatformError::Object(error.code().to_owned()))
}
