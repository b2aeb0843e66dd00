//! Opening a JWE: first the tag, then everything else.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

use super::content::{KEY, decrypt_content};
use super::{WRAPPED, key_wrap};
use crate::ProtocolError;

/// The members a header may have. `zip`, `crit` and everything else is refused: what is not understood may change
/// what the content means. A member given twice is refused too.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    alg: String,
    enc: String,
    #[serde(rename = "typ")]
    _typ: Option<String>,
    #[serde(rename = "cty")]
    _cty: Option<String>,
    #[serde(rename = "kid")]
    _kid: Option<String>,
}

/// Opens a compact JWE of at most `limit` bytes.
///
/// # Errors
/// [`ProtocolError::JweTooLarge`], [`ProtocolError::JweForm`], [`ProtocolError::JweHeader`],
/// [`ProtocolError::JweKey`] or [`ProtocolError::JweTag`]; nothing of the content is looked at before the tag holds.
pub fn decrypt(compact: &str, key_encryption_key: &[u8; 32], limit: usize) -> Result<Vec<u8>, ProtocolError> {
    if compact.len() > limit {
        return Err(ProtocolError::JweTooLarge { bytes: compact.len(), limit });
    }
    let mut parts = compact.split('.');
    let (Some(header), Some(wrapped), Some(iv), Some(content), Some(tag), None) =
        (parts.next(), parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(ProtocolError::JweForm);
    };
    check_header(header)?;
    let (wrapped, iv, tag) = (sized(wrapped)?, sized(iv)?, sized(tag)?);
    let content_key = unwrap_key(&wrapped, key_encryption_key)?;
    decrypt_content(&content_key, &iv, header.as_bytes(), &decode(content)?, &tag)
}

fn check_header(encoded: &str) -> Result<(), ProtocolError> {
    let header: Header = serde_json::from_slice(&decode(encoded)?).map_err(|_| ProtocolError::JweHeader)?;
    if header.alg != "A256KW" || header.enc != "A256CBC-HS512" {
        return Err(ProtocolError::JweHeader);
    }
    Ok(())
}

fn unwrap_key(wrapped: &[u8; WRAPPED], key_encryption_key: &[u8; 32]) -> Result<[u8; KEY], ProtocolError> {
    let mut content_key = [0; KEY];
    key_wrap(key_encryption_key).unwrap_key(wrapped, &mut content_key).map_err(|_| ProtocolError::JweKey)?;
    Ok(content_key)
}

fn decode(part: &str) -> Result<Vec<u8>, ProtocolError> {
    URL_SAFE_NO_PAD.decode(part).map_err(|_| ProtocolError::JweForm)
}

fn sized<const N: usize>(part: &str) -> Result<[u8; N], ProtocolError> {
    decode(part)?.try_into().map_err(|_| ProtocolError::JweForm)
}
