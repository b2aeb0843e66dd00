//! Content encryption A256CBC-HS512 (RFC 7518 section 5.2), a chunk at a time.

use aes::Aes256;
use cbc::cipher::array::Array;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::typenum::U16;
use cbc::cipher::{BlockModeDecrypt, BlockModeEncrypt, KeyIvInit};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha512;
use subtle::ConstantTimeEq;

use crate::ProtocolError;

/// The cipher's block, and its IV.
pub(super) const BLOCK: usize = 16;
/// The authentication tag: the first half of the MAC.
pub(super) const TAG: usize = 32;
/// The content key: the first half authenticates, the second encrypts.
pub(super) const KEY: usize = 64;

/// An encryption under way.
pub(super) struct ContentEncryption {
    cipher: cbc::Encryptor<Aes256>,
    authentication: Authentication,
    /// Fewer bytes than a block, waiting for the next chunk.
    rest: Vec<u8>,
}

impl ContentEncryption {
    pub(super) fn start(key: &[u8; KEY], iv: &[u8; BLOCK], additional: &[u8]) -> Self {
        let (mac_key, cipher_key) = halves(key);
        Self {
            cipher: cbc::Encryptor::new(&cipher_key.into(), &(*iv).into()),
            authentication: Authentication::start(mac_key, iv, additional),
            rest: Vec::with_capacity(BLOCK),
        }
    }

    /// Encrypts as many whole blocks as there are.
    pub(super) fn update(&mut self, plain: &[u8]) -> Vec<u8> {
        let mut buffer = core::mem::take(&mut self.rest);
        buffer.extend_from_slice(plain);
        self.rest = buffer.split_off(buffer.len() / BLOCK * BLOCK);
        self.encrypt_in_place(&mut buffer);
        buffer
    }

    /// Pads and encrypts the rest, and gives it with the tag.
    pub(super) fn finish(mut self) -> (Vec<u8>, [u8; TAG]) {
        let mut last = core::mem::take(&mut self.rest);
        // PKCS#7: always one to sixteen bytes, each saying how many.
        let missing = BLOCK - last.len();
        last.extend(core::iter::repeat_n(u8::try_from(missing).unwrap_or_default(), missing));
        self.encrypt_in_place(&mut last);
        (last, self.authentication.tag())
    }

    fn encrypt_in_place(&mut self, buffer: &mut [u8]) {
        let (blocks, _) = Array::<u8, U16>::slice_as_chunks_mut(buffer);
        self.cipher.encrypt_blocks(blocks);
        self.authentication.mac.update(buffer);
    }
}

/// Checks the tag in constant time, and only then decrypts.
pub(super) fn decrypt_content(
    key: &[u8; KEY],
    iv: &[u8; BLOCK],
    additional: &[u8],
    content: &[u8],
    tag: &[u8; TAG],
) -> Result<Vec<u8>, ProtocolError> {
    let (mac_key, cipher_key) = halves(key);
    let mut authentication = Authentication::start(mac_key, iv, additional);
    authentication.mac.update(content);
    if !bool::from(authentication.tag().ct_eq(tag)) {
        return Err(ProtocolError::JweTag);
    }
    // Behind a valid tag bad padding is the sender's mistake and tells an attacker nothing.
    let cipher = cbc::Decryptor::<Aes256>::new(&cipher_key.into(), &(*iv).into());
    cipher.decrypt_padded_vec::<Pkcs7>(content).map_err(|_| ProtocolError::JweForm)
}

/// The MAC over additional data, IV, ciphertext and the additional data's length in bits.
struct Authentication {
    mac: Hmac<Sha512>,
    additional_bytes: usize,
}

impl Authentication {
    fn start(mac_key: [u8; KEY / 2], iv: &[u8; BLOCK], additional: &[u8]) -> Self {
        // RFC 2104 fills a key up to the hash's block of 128 bytes with zeros.
        let mut block = [0; 128];
        for (to, from) in block.iter_mut().zip(mac_key) {
            *to = from;
        }
        let mut mac = Hmac::<Sha512>::new(&block.into());
        mac.update(additional);
        mac.update(iv);
        Self { mac, additional_bytes: additional.len() }
    }

    fn tag(mut self) -> [u8; TAG] {
        self.mac.update(&(self.additional_bytes as u64 * 8).to_be_bytes());
        let whole: [u8; 2 * TAG] = self.mac.finalize().into_bytes().into();
        let (tag, _) = halves(&whole);
        tag
    }
}

fn halves(whole: &[u8; 64]) -> ([u8; 32], [u8; 32]) {
    let mut halves = ([0; 32], [0; 32]);
    for (to, from) in halves.0.iter_mut().chain(halves.1.iter_mut()).zip(whole) {
        *to = *from;
    }
    halves
}

#[cfg(test)]
mod tests {
    use super::{ContentEncryption, decrypt_content};
    use crate::sealed::lower_hex;

    const PLAIN: &[u8] = b"A cipher system must not be required to be secret, and it must be able to fall \
        into the hands of the enemy without inconvenience";
    const ADDITIONAL: &[u8] = b"The second principle of Auguste Kerckhoffs";
    const IV: [u8; 16] =
        [0x1a, 0xf3, 0x8c, 0x2d, 0xc2, 0xb9, 0x6f, 0xfd, 0xd8, 0x66, 0x94, 0x09, 0x23, 0x41, 0xbc, 0x04];
    const CONTENT: &str = "4affaaadb78c31c5da4b1b590d10ffbd3dd8d5d302423526912da037ecbcc7bd822c301dd67c373b\
        ccb584ad3e9279c2e6d12a1374b77f077553df829410446b36ebd97066296ae6427ea75c2e0846a11a09ccf5370dc80bfecbad28\
        c73f09b3a3b75e662a2594410ae496b2e2e6609e31e6e02cc837f053d21f37ff4f51950bbe2638d09dd7a4930930806d0703b1f6";
    const TAG: &str = "4dd3b4c088a7f45c216839645b2012bf2e6269a8c56a816dbc1b267761955bc5";

    fn key() -> [u8; 64] {
        core::array::from_fn(|index| u8::try_from(index).unwrap())
    }

    /// RFC 7518 appendix B.3.
    #[test]
    fn the_published_content_encryption_comes_out() {
        let mut encryption = ContentEncryption::start(&key(), &IV, ADDITIONAL);
        let mut content = encryption.update(PLAIN);
        let (last, tag) = encryption.finish();
        content.extend(last);
        assert_eq!((lower_hex(&content).as_str(), lower_hex(&tag).as_str()), (CONTENT, TAG));
        assert_eq!(decrypt_content(&key(), &IV, ADDITIONAL, &content, &tag).unwrap(), PLAIN);
    }

    #[test]
    fn other_additional_data_breaks_the_tag() {
        let mut encryption = ContentEncryption::start(&key(), &IV, ADDITIONAL);
        let mut content = encryption.update(PLAIN);
        let (last, tag) = encryption.finish();
        content.extend(last);
        let refused = decrypt_content(&key(), &IV, b"something else", &content, &tag).unwrap_err();
        assert_eq!(refused.code(), "protocol.jwe-tag");
    }
}
