//! What the platform sends when it asks for a dataset.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use mydata_identity::NationalId;

use crate::refusal::Refusal;

/// The most a request's body may have; a real one has a few hundred bytes.
pub const BODY_LIMIT: usize = 16 * 1024;

/// Where datasets may name the person they are asked about, in headers or body.
const PERSON_NAMES: [&str; 4] = ["uid", "personId", "residentIdNo", "idNo"];

/// A well-formed request. Nothing in it is believed before the platform has confirmed the token.
#[derive(Clone, Eq, PartialEq)]
pub struct DpRequest {
    token: String,
    transaction_uid: String,
    named: Vec<String>,
}

impl DpRequest {
    /// Reads headers, which `header` looks up by name, and body; a GET has an empty one.
    ///
    /// # Errors
    /// [`Refusal::TokenMissing`], [`Refusal::TransactionUid`] or [`Refusal::BodyMalformed`].
    ///
    /// ```
    /// use mydata_demo_dp::{DpRequest, Refusal};
    /// let token = format!("Bearer mydata::{}", "a".repeat(64));
    /// let header = |name: &str| match name {
    ///     "authorization" => Some(token.clone()),
    ///     "transaction_uid" => Some("5f0c1c8e-3f0b-4f6e-9d0a-2f1f6f7a8b9c".to_owned()),
    ///     _ => None,
    /// };
    /// assert!(DpRequest::read(header, "").is_ok());
    /// assert_eq!(DpRequest::read(|_| None, ""), Err(Refusal::TokenMissing));
    /// ```
    pub fn read(header: impl Fn(&str) -> Option<String>, body: &str) -> Result<Self, Refusal> {
        let token = header("authorization").and_then(|value| bearer(&value)).ok_or(Refusal::TokenMissing)?;
        let transaction_uid =
            header("transaction_uid").filter(|value| is_uuid(value)).ok_or(Refusal::TransactionUid)?;
        let in_headers = PERSON_NAMES.iter().filter_map(|name| header(name));
        let named = in_headers.chain(named_in_body(body)?).filter(|name| !name.is_empty()).collect();
        Ok(Self { token, transaction_uid, named })
    }

    /// The access token. Never log it.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.token
    }

    /// The platform's name for the request, the same on every retry.
    #[must_use]
    pub fn transaction_uid(&self) -> &str {
        &self.transaction_uid
    }

    /// Refuses if the request names somebody else than `uid`. It need not name anybody.
    ///
    /// # Errors
    /// [`Refusal::PersonMismatch`].
    pub fn is_about(&self, uid: &NationalId) -> Result<(), Refusal> {
        let encoded = BASE64_STANDARD.encode(uid.as_str());
        let agrees = self.named.iter().all(|name| name == uid.as_str() || *name == encoded);
        agrees.then_some(()).ok_or(Refusal::PersonMismatch)
    }
}

impl fmt::Debug for DpRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DpRequest(***, {})", self.transaction_uid)
    }
}

fn bearer(header: &str) -> Option<String> {
    let (scheme, token) = header.trim().split_once(' ')?;
    let secret = token.strip_prefix("mydata::")?;
    let formed =
        secret.len() == 64 && secret.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase());
    (scheme.eq_ignore_ascii_case("Bearer") && formed).then(|| token.to_owned())
}

fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && groups.concat().bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn named_in_body(body: &str) -> Result<Vec<String>, Refusal> {
    if body.trim().is_empty() {
        return Ok(Vec::new());
    }
    let members: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(body).map_err(|_| Refusal::BodyMalformed)?;
    PERSON_NAMES
        .iter()
        .filter_map(|name| members.get(*name))
        .map(|value| value.as_str().map(str::to_owned).ok_or(Refusal::BodyMalformed))
        .collect()
}
