//! The delivery's envelope: a compact JWE, A256KW with A256CBC-HS512 (RFC 7516, RFC 7518).

mod decrypt;
mod delivery;
mod encrypt;

pub use decrypt::decrypt;
pub use delivery::{DeliveryPayload, JweDelivery};
pub use encrypt::{JweEncryptor, encrypt};

use aes::Aes256;
use aes_kw::{AesKw, KeyInit};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use sha2::Sha512;

/// The protected header of everything the platform sends.
const HEADER: &str = r#"{"alg":"A256KW","enc":"A256CBC-HS512"}"#;

const BLOCK: usize = 16;
const TAG: usize = 32;

/// A content key's two halves (RFC 7518 section 5.2.2.1): the first authenticates, the second encrypts.
fn halves(content_key: &[u8; 64]) -> ([u8; 32], [u8; 32]) {
    let mut halves = ([0; 32], [0; 32]);
    for (to, from) in halves.0.iter_mut().chain(halves.1.iter_mut()).zip(content_key) {
        *to = *from;
    }
    halves
}

fn wrapping(key_encryption_key: &[u8; 32]) -> AesKw<Aes256> {
    AesKw::new(&(*key_encryption_key).into())
}

/// The MAC over header, IV and ciphertext, ready for the ciphertext.
fn mac_started(mac_key: &[u8; 32], additional: &[u8], iv: &[u8; BLOCK]) -> Hmac<Sha512> {
    // RFC 2104 pads a short key with zeros to the hash's block of 128 bytes.
    let mut block = [0; 128];
    for (to, from) in block.iter_mut().zip(mac_key) {
        *to = *from;
    }
    let mut mac = Hmac::<Sha512>::new(&block.into());
    mac.update(additional);
    mac.update(iv);
    mac
}

/// The whole MAC, of which the first half is the tag.
fn mac_finished(mut mac: Hmac<Sha512>, additional_bytes: usize) -> [u8; 64] {
    mac.update(&(additional_bytes as u64 * 8).to_be_bytes());
    mac.finalize().into_bytes().into()
}

fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
