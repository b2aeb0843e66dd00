//! The delivery's envelope: a compact JWE, A256KW with A256CBC-HS512 (RFC 7516, RFC 7518).

mod content;
mod decrypt;
mod delivery;
mod encrypt;

pub use decrypt::decrypt;
pub use delivery::{DeliveryPayload, JweDelivery};
pub use encrypt::{JweEncryptor, encrypt};

use aes::Aes256;
use aes_kw::{AesKw, KeyInit};

/// The protected header of everything the platform sends.
const HEADER: &str = r#"{"alg":"A256KW","enc":"A256CBC-HS512"}"#;

/// The bytes of a wrapped content key (RFC 3394: eight more than the key).
const WRAPPED: usize = 72;

fn key_wrap(key_encryption_key: &[u8; 32]) -> AesKw<Aes256> {
    AesKw::new(&(*key_encryption_key).into())
}

#[cfg(test)]
mod tests {
    use super::key_wrap;

    /// RFC 3394 section 4.6: 256 bits of key data with a 256-bit key.
    #[test]
    fn the_published_key_wrap_comes_out() {
        let counting: [u8; 32] = core::array::from_fn(|index| u8::try_from(index).unwrap());
        let mut key_data = [0; 32];
        for (index, byte) in key_data.iter_mut().enumerate() {
            let index = u8::try_from(index).unwrap();
            *byte = if index < 16 { index * 0x11 } else { index - 16 };
        }
        let mut wrapped = [0; 40];
        key_wrap(&counting).wrap_key(&key_data, &mut wrapped).unwrap();
        assert_eq!(
            crate::sealed::lower_hex(&wrapped),
            "28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21"
        );
    }
}
