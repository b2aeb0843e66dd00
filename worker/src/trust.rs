//! The government roots this deployment pins. They are configuration: none is compiled in.

use mydata_trust::{Anchors, DemoRoots};
use worker::Env;

use crate::error::PlatformError;

/// PEM text of the roots and the intermediates known to stand under them.
const TRUST_ANCHORS: &str = "TRUST_ANCHORS";

/// The anchors as PEM text, as browsers and services get them.
///
/// # Errors
/// [`PlatformError::Configuration`] when none are set: without them nothing could be trusted.
pub fn pem(env: &Env) -> Result<String, PlatformError> {
    crate::config::text(env, TRUST_ANCHORS).ok_or(PlatformError::Configuration(TRUST_ANCHORS))
}

/// The anchors. A demonstration's root counts in a demonstration only.
///
/// # Errors
/// [`PlatformError::Configuration`] when they are missing or malformed.
pub fn anchors(env: &Env) -> Result<Anchors, PlatformError> {
    let anchors = Anchors::from_pem(&pem(env)?).map_err(|_| PlatformError::Configuration(TRUST_ANCHORS))?;
    let demo_roots =
        if crate::config::is_demonstration(env) { DemoRoots::Accepted } else { DemoRoots::Refused };
    Ok(anchors.with_demo_roots(demo_roots))
}

/// The anchors with all that is known about revocation: what packages are judged by.
///
/// # Errors
/// As [`anchors`], and when the lists cannot be looked up. A list that cannot be had is no error.
pub async fn judges(env: &Env) -> Result<Anchors, PlatformError> {
    Ok(anchors(env)?.with_revocation(crate::revocation::knowledge(env).await?))
}
