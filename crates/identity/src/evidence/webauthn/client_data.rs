//! What the browser says it was asked, by whom (WebAuthn, 5.8.1).

use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::RelyingParty;
use crate::evidence::{Challenge, EvidenceRefusal};

/// Which of the two ceremonies it was.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Ceremony {
    Create,
    Get,
}

impl Ceremony {
    fn name(self) -> &'static str {
        match self {
            Self::Create => "webauthn.create",
            Self::Get => "webauthn.get",
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ClientData {
    #[serde(rename = "type")]
    ceremony: String,
    challenge: String,
    origin: String,
    #[serde(default)]
    cross_origin: bool,
    top_origin: Option<String>,
}

/// Requires what a browser says for our page and challenge, and returns the digest of its saying so.
///
/// More members than these may come at any time (5.8.1.2), and say nothing here.
pub(super) fn require(
    json: &[u8],
    ceremony: Ceremony,
    challenge: &Challenge,
    relying_party: &RelyingParty,
) -> Result<[u8; 32], EvidenceRefusal> {
    let data: ClientData = serde_json::from_slice(json)
        .map_err(|_| EvidenceRefusal::EvidenceMalformed { what: "client data" })?;
    if data.ceremony != ceremony.name() {
        return Err(EvidenceRefusal::EvidenceMalformed { what: "ceremony" });
    }
    challenge.is_what(&decoded(&data.challenge)?)?;
    if !relying_party.has_origin(&data.origin) {
        return Err(EvidenceRefusal::OriginMismatch);
    }
    if data.cross_origin || data.top_origin.is_some() {
        return Err(EvidenceRefusal::CrossOrigin);
    }
    Ok(Sha256::digest(json).into())
}

fn decoded(challenge: &str) -> Result<Vec<u8>, EvidenceRefusal> {
    use base64::Engine;
    base64::engine::general_purpose::URL_SAFE_NO_PAD
        .decode(challenge)
        .map_err(|_| EvidenceRefusal::EvidenceMalformed { what: "client data" })
}
