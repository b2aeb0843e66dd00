//! Making a JWE chunk by chunk, so that a large delivery never stands in memory whole.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cbc::cipher::typenum::U64;

use super::content::{BLOCK, ContentEncryption, KEY};
use super::{HEADER, key_wrap};

/// A JWE in the making. You must call [`finish`](Self::finish): without the tag it is refused by every reader.
///
/// ```
/// use mydata_protocol::jwe::{JweEncryptor, decrypt};
/// let (mut jwe, mut text) = JweEncryptor::start(&[1; 32], &[2; 64], &[3; 16]);
/// text += &jwe.update(b"one ");
/// text += &jwe.update(b"two");
/// text += &jwe.finish();
/// assert_eq!(decrypt(&text, &[1; 32], 1000)?, b"one two");
/// # Ok::<(), mydata_protocol::ProtocolError>(())
/// ```
pub struct JweEncryptor {
    encryption: ContentEncryption,
    /// Fewer bytes than Base64 writes at once, waiting for the next chunk.
    rest: Vec<u8>,
}

impl JweEncryptor {
    /// Starts a JWE and gives its first three parts, the last dot included.
    ///
    /// `content_key` and `iv` must be fresh random bytes for every JWE.
    #[must_use]
    pub fn start(key_encryption_key: &[u8; 32], content_key: &[u8; KEY], iv: &[u8; BLOCK]) -> (Self, String) {
        let header = URL_SAFE_NO_PAD.encode(HEADER);
        let wrapped = key_wrap(key_encryption_key).wrap_fixed_key::<U64>(&(*content_key).into());
        let encryption = ContentEncryption::start(content_key, iv, header.as_bytes());
        let (wrapped, iv) = (URL_SAFE_NO_PAD.encode(wrapped), URL_SAFE_NO_PAD.encode(iv));
        (Self { encryption, rest: Vec::with_capacity(3) }, format!("{header}.{wrapped}.{iv}."))
    }

    /// Encrypts the next chunk and gives the characters that are ready.
    #[must_use]
    pub fn update(&mut self, plain: &[u8]) -> String {
        let mut ready = core::mem::take(&mut self.rest);
        ready.append(&mut self.encryption.update(plain));
        self.rest = ready.split_off(ready.len() / 3 * 3);
        URL_SAFE_NO_PAD.encode(&ready)
    }

    /// Encrypts what is left, and gives the last characters and the tag.
    #[must_use]
    pub fn finish(self) -> String {
        let (last, tag) = self.encryption.finish();
        let mut rest = self.rest;
        rest.extend(last);
        format!("{}.{}", URL_SAFE_NO_PAD.encode(&rest), URL_SAFE_NO_PAD.encode(tag))
    }
}

/// Encrypts a text that is in memory anyway.
///
/// ```
/// use mydata_protocol::jwe::{decrypt, encrypt};
/// let text = encrypt(b"hello", &[1; 32], &[2; 64], &[3; 16]);
/// assert_eq!(decrypt(&text, &[1; 32], 1000)?, b"hello");
/// # Ok::<(), mydata_protocol::ProtocolError>(())
/// ```
#[must_use]
pub fn encrypt(
    plain: &[u8],
    key_encryption_key: &[u8; 32],
    content_key: &[u8; KEY],
    iv: &[u8; BLOCK],
) -> String {
    let (mut jwe, mut text) = JweEncryptor::start(key_encryption_key, content_key, iv);
    text.push_str(&jwe.update(plain));
    text.push_str(&jwe.finish());
    text
}
