//! Opening a JWE: first the tag, then everything else.

use aes::Aes256;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeDecrypt, KeyIvInit};
use hmac::Mac;
use serde::Deserialize;
use subtle::ConstantTimeEq;

use super::{BLOCK, TAG, halves, mac_finished, mac_started, wrapping};
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
    let iv: [u8; BLOCK] = sized(iv)?;
    let tag: [u8; TAG] = sized(tag)?;
    let content_key = unwrap_key(&sized::<72>(wrapped)?, key_encryption_key)?;
    let content = decode(content)?;

    let (mac_key, cipher_key) = halves(&content_key);
    let mut mac = mac_started(&mac_key, header.as_bytes(), &iv);
    mac.update(&content);
    let expected = mac_finished(mac, header.len());
    let (expected, _) = expected.split_at(TAG);
    if !bool::from(expected.ct_eq(&tag)) {
        return Err(ProtocolError::JweTag);
    }
    // Behind a valid tag bad padding is the sender's mistake and tells an attacker nothing.
    let cipher = cbc::Decryptor::<Aes256>::new(&cipher_key.into(), &iv.into());
    cipher.decrypt_padded_vec::<Pkcs7>(&content).map_err(|_| ProtocolError::JweForm)
}

fn check_header(encoded: &str) -> Result<(), ProtocolError> {
    let header: Header = serde_json::from_slice(&decode(encoded)?).map_err(|_| ProtocolError::JweHeader)?;
    if header.alg != "A256KW" || header.enc != "A256CBC-HS512" {
        return Err(ProtocolError::JweHeader);
    }
    Ok(())
}

fn unwrap_key(wrapped: &[u8; 72], key_encryption_key: &[u8; 32]) -> Result<[u8; 64], ProtocolError> {
    let mut content_key = [0; 64];
    wrapping(key_encryption_key).unwrap_key(wrapped, &mut content_key).map_err(|_| ProtocolError::JweKey)?;
    Ok(content_key)
}

fn decode(part: &str) -> Result<Vec<u8>, ProtocolError> {
    URL_SAFE_NO_PAD.decode(part).map_err(|_| ProtocolError::JweForm)
}

fn sized<const N: usize>(part: &str) -> Result<[u8; N], ProtocolError> {
    decode(part)?.try_into().map_err(|_| ProtocolError::JweForm)
}
