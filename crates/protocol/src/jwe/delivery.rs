//! The payload inside the envelope: a JSON that names the outer ZIP and holds it as a data text.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE;
use serde::Deserialize;

use super::content::{BLOCK, KEY, TAG};
use super::encrypt::JweEncryptor;
use super::{HEADER, WRAPPED};
use crate::ids::ClientId;
use crate::sealed::DeliverySecret;
use crate::{ProtocolError, field_base64};

/// The literal beginning of the data text (protocol section 3).
const DATA_PREFIX: &str = "application/zip;data:";
const PAYLOAD_END: &str = r#""}"#;

/// A delivery on its way into a JWE: bytes of the outer ZIP in, characters of the body out.
///
/// You must call [`finish`](Self::finish).
///
/// ```
/// use mydata_protocol::ids::ClientId;
/// use mydata_protocol::jwe::{DeliveryPayload, JweDelivery};
/// use mydata_protocol::sealed::DeliverySecret;
/// let (client, secret) = (ClientId::parse("CLI.aB3dE5gH7j")?, DeliverySecret::from_random([9; 16]));
/// let (mut delivery, mut body) = JweDelivery::start(&client, &secret, &[2; 64], &[3; 16]);
/// body += &delivery.update(b"PK-one");
/// body += &delivery.update(b"-two");
/// body += &delivery.finish();
/// assert_eq!(body.len() as u64, JweDelivery::length(&client, 10));
/// let payload = DeliveryPayload::open(&body, &secret, 10_000)?;
/// assert_eq!((payload.filename.as_str(), payload.zip.as_slice()), ("CLI.aB3dE5gH7j.zip", &b"PK-one-two"[..]));
/// # Ok::<(), mydata_protocol::ProtocolError>(())
/// ```
pub struct JweDelivery {
    jwe: JweEncryptor,
    /// Fewer bytes than Base64 writes at once, waiting for the next chunk.
    zip_rest: Vec<u8>,
}

impl JweDelivery {
    /// Starts a delivery and gives the first characters of the body.
    ///
    /// `content_key` and `iv` must be fresh random bytes for every body, also when a broken one is repeated.
    #[must_use]
    pub fn start(
        client_id: &ClientId,
        secret: &DeliverySecret,
        content_key: &[u8; KEY],
        iv: &[u8; BLOCK],
    ) -> (Self, String) {
        let (mut jwe, mut head) = JweEncryptor::start(&secret.key_encryption_key(), content_key, iv);
        head.push_str(&jwe.update(payload_start(client_id).as_bytes()));
        (Self { jwe, zip_rest: Vec::with_capacity(3) }, head)
    }

    /// Takes the next bytes of the outer ZIP and gives the characters that are ready.
    #[must_use]
    pub fn update(&mut self, zip: &[u8]) -> String {
        let mut ready = core::mem::take(&mut self.zip_rest);
        ready.extend_from_slice(zip);
        self.zip_rest = ready.split_off(ready.len() / 3 * 3);
        self.jwe.update(URL_SAFE.encode(&ready).as_bytes())
    }

    /// Ends the payload and gives the last characters of the body.
    #[must_use]
    pub fn finish(mut self) -> String {
        let end = URL_SAFE.encode(&self.zip_rest) + PAYLOAD_END;
        self.jwe.update(end.as_bytes()) + &self.jwe.finish()
    }

    /// How many bytes the body for a ZIP of `zip_bytes` has: its `Content-Length`.
    #[must_use]
    pub fn length(client_id: &ClientId, zip_bytes: u64) -> u64 {
        let fixed = payload_start(client_id).len() + PAYLOAD_END.len();
        let plain = fixed as u64 + zip_bytes.div_ceil(3) * 4;
        let cipher = (plain / BLOCK as u64 + 1) * BLOCK as u64;
        let parts = [HEADER.len() as u64, WRAPPED as u64, BLOCK as u64, cipher, TAG as u64];
        parts.map(|bytes| (bytes * 4).div_ceil(3)).iter().sum::<u64>() + 4
    }
}

fn payload_start(client_id: &ClientId) -> String {
    format!(r#"{{"filename":"{client_id}.zip","data":"{DATA_PREFIX}"#)
}

/// A delivery as its receiver reads it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DeliveryPayload {
    /// `{client_id}.zip`.
    pub filename: String,
    /// The outer ZIP.
    pub zip: Vec<u8>,
}

impl DeliveryPayload {
    /// Decrypts a body of at most `limit` bytes and reads the payload.
    ///
    /// # Errors
    /// Those of [`decrypt`](super::decrypt) and [`ProtocolError::PayloadForm`].
    pub fn open(body: &str, secret: &DeliverySecret, limit: usize) -> Result<Self, ProtocolError> {
        Self::parse(&super::decrypt(body.trim_end(), &secret.key_encryption_key(), limit)?)
    }

    /// Reads a decrypted payload.
    ///
    /// # Errors
    /// [`ProtocolError::PayloadForm`].
    pub fn parse(payload: &[u8]) -> Result<Self, ProtocolError> {
        #[derive(Deserialize)]
        struct Json<'a> {
            filename: String,
            #[serde(borrow)]
            data: Cow<'a, str>,
        }
        let json: Json<'_> = serde_json::from_slice(payload).map_err(|_| ProtocolError::PayloadForm)?;
        let data = json.data.strip_prefix(DATA_PREFIX).ok_or(ProtocolError::PayloadForm)?;
        let zip = field_base64::decode(data).ok_or(ProtocolError::PayloadForm)?;
        Ok(Self { filename: json.filename, zip })
    }
}
