//! Making a JWE chunk by chunk, so that a large delivery never stands in memory whole.

use aes::Aes256;
use cbc::cipher::array::Array;
use cbc::cipher::typenum::{U16, U64};
use cbc::cipher::{BlockModeEncrypt, KeyIvInit};
use hmac::{Hmac, Mac};
use sha2::Sha512;

use super::{BLOCK, HEADER, TAG, base64url, halves, mac_finished, mac_started, wrapping};

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
    cipher: cbc::Encryptor<Aes256>,
    mac: Hmac<Sha512>,
    additional_bytes: usize,
    /// Fewer bytes than a cipher block, waiting for the next chunk.
    plain_rest: Vec<u8>,
    /// Fewer bytes than Base64 writes at once, waiting for the next chunk.
    cipher_rest: Vec<u8>,
}

impl JweEncryptor {
    /// Starts a JWE and gives its first three parts, the last dot included.
    ///
    /// `content_key` and `iv` must be fresh random bytes for every JWE.
    #[must_use]
    pub fn start(key_encryption_key: &[u8; 32], content_key: &[u8; 64], iv: &[u8; BLOCK]) -> (Self, String) {
        let header = base64url(HEADER.as_bytes());
        let wrapped = wrapping(key_encryption_key).wrap_fixed_key::<U64>(&(*content_key).into());
        let (mac_key, cipher_key) = halves(content_key);
        let started = Self {
            cipher: cbc::Encryptor::new(&cipher_key.into(), &(*iv).into()),
            mac: mac_started(&mac_key, header.as_bytes(), iv),
            additional_bytes: header.len(),
            plain_rest: Vec::with_capacity(BLOCK),
            cipher_rest: Vec::with_capacity(3),
        };
        let head = format!("{header}.{}.{}.", base64url(&wrapped), base64url(iv));
        (started, head)
    }

    /// Encrypts the next chunk and gives the characters that are ready.
    #[must_use]
    pub fn update(&mut self, plain: &[u8]) -> String {
        let mut buffer = core::mem::take(&mut self.plain_rest);
        buffer.extend_from_slice(plain);
        self.plain_rest = buffer.split_off(buffer.len() / BLOCK * BLOCK);
        self.encrypt_blocks(buffer)
    }

    /// Encrypts what is left, and gives the last characters and the tag.
    #[must_use]
    pub fn finish(mut self) -> String {
        let mut last = core::mem::take(&mut self.plain_rest);
        let missing = BLOCK - last.len();
        last.extend(core::iter::repeat_n(u8::try_from(missing).unwrap_or_default(), missing));
        let ready = self.encrypt_blocks(last);
        let rest = base64url(&self.cipher_rest);
        let tag: Vec<u8> = mac_finished(self.mac, self.additional_bytes).into_iter().take(TAG).collect();
        format!("{ready}{rest}.{}", base64url(&tag))
    }

    /// Encrypts whole blocks in place and writes as many threes of bytes as there are.
    fn encrypt_blocks(&mut self, mut buffer: Vec<u8>) -> String {
        let (blocks, _) = Array::<u8, U16>::slice_as_chunks_mut(&mut buffer);
        self.cipher.encrypt_blocks(blocks);
        self.mac.update(&buffer);
        let mut ready = core::mem::take(&mut self.cipher_rest);
        ready.append(&mut buffer);
        self.cipher_rest = ready.split_off(ready.len() / 3 * 3);
        base64url(&ready)
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
    content_key: &[u8; 64],
    iv: &[u8; BLOCK],
) -> String {
    let (mut jwe, mut text) = JweEncryptor::start(key_encryption_key, content_key, iv);
    text.push_str(&jwe.update(plain));
    text.push_str(&jwe.finish());
    text
}
