//! A paper as text: a JWS in the flattened JSON serialization (RFC 7515 section 7.2.2).

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use crate::public_key::ALGORITHM;
use crate::{MAX_PAPER_BYTES, PaperKind, ReceiptError, base64url};

/// The parts of a signed paper. They mean nothing before the signature is verified.
pub(crate) struct SignedPaper {
    pub(crate) kind: PaperKind,
    pub(crate) key_id: String,
    pub(crate) signing_input: String,
    pub(crate) payload: Vec<u8>,
    pub(crate) signature: Vec<u8>,
}

/// A member given twice is refused, and so is one that is not named here, such as the `signatures` of the general form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Flattened {
    payload: String,
    protected: String,
    signature: String,
    header: Option<IgnoredAny>,
}

/// What is signed of the paper's kind and of the key. Nothing else may stand there: a key of its own (`jwk`, `x5c`) or a
/// place to fetch one from (`jku`) would only serve somebody who has none of ours.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadHeader {
    alg: String,
    typ: String,
    kid: String,
    crit: Option<IgnoredAny>,
}

#[derive(Serialize)]
pub(crate) struct Header<'a> {
    alg: &'static str,
    typ: &'static str,
    kid: &'a str,
}

impl<'a> Header<'a> {
    pub(crate) fn of(kind: PaperKind, kid: &'a str) -> Self {
        Self { alg: ALGORITHM, typ: kind.media_type(), kid }
    }

    pub(crate) fn to_json(&self) -> Vec<u8> {
        // Three texts: they cannot fail to be JSON.
        serde_json::to_vec(self).unwrap_or_default()
    }
}

impl SignedPaper {
    pub(crate) fn parse(text: &str) -> Result<Self, ReceiptError> {
        if text.len() > MAX_PAPER_BYTES {
            return Err(ReceiptError::TooLarge { bytes: text.len(), limit: MAX_PAPER_BYTES });
        }
        let read: Flattened = serde_json::from_str(text).map_err(|_| ReceiptError::FormMalformed)?;
        if read.header.is_some() {
            return Err(ReceiptError::HeaderUnprotected);
        }
        let (kind, key_id) = read_header(&read.protected)?;
        Ok(Self {
            kind,
            key_id,
            signing_input: signing_input(&read.protected, &read.payload),
            payload: base64url::decode(&read.payload).ok_or(ReceiptError::FormMalformed)?,
            signature: base64url::decode(&read.signature).ok_or(ReceiptError::FormMalformed)?,
        })
    }
}

fn read_header(encoded: &str) -> Result<(PaperKind, String), ReceiptError> {
    let json = base64url::decode(encoded).ok_or(ReceiptError::FormMalformed)?;
    let header: ReadHeader = serde_json::from_slice(&json).map_err(|_| ReceiptError::HeaderMalformed)?;
    if header.crit.is_some() {
        return Err(ReceiptError::ExtensionUnknown);
    }
    if header.alg != ALGORITHM {
        return Err(ReceiptError::AlgorithmRefused);
    }
    let kind = PaperKind::of_media_type(&header.typ).ok_or(ReceiptError::TypeUnknown)?;
    Ok((kind, header.kid))
}

/// RFC 7515 section 5.1, step 5.
pub(crate) fn signing_input(protected: &str, payload: &str) -> String {
    format!("{protected}.{payload}")
}

/// All three are Base64url, in which nothing must be escaped.
pub(crate) fn write(payload: &str, protected: &str, signature: &str) -> String {
    format!(r#"{{"payload":"{payload}","protected":"{protected}","signature":"{signature}"}}"#)
}
