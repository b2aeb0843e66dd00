//! What the platform and a service tell each other under the service's own keys: AES-256-CBC.

use aes::Aes256;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeDecrypt, BlockModeEncrypt, KeyIvInit};
use mydata_identity::NationalId;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::connect::BasicCredentials;
use crate::ids::TxId;
use crate::parsed::{compared_in_constant_time, parsed_text, printed_as_stars};
use crate::{ProtocolError, field_base64};

/// A service's `client_secret` and `cbc_iv`, 16 bytes each.
///
/// The scheme is the field's (protocol section 1): the key is the secret twice in a row, the IV never changes and
/// nothing authenticates the text. So a sealed value is an assertion to check, not a proof, and every failure to
/// open one is the same [`ProtocolError::SealedUnreadable`].
///
/// ```
/// use mydata_identity::NationalId;
/// use mydata_protocol::sealed::ServiceKeys;
/// let keys = ServiceKeys::parse("0123456789abcdef", "fedcba9876543210")?;
/// let pid = NationalId::parse("A123456789")?;
/// assert_eq!(keys.open_pid(&keys.seal_pid(&pid))?, pid);
/// # Ok::<(), mydata_protocol::ProtocolError>(())
/// ```
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct ServiceKeys {
    client_secret: [u8; 16],
    cbc_iv: [u8; 16],
}

impl ServiceKeys {
    /// Takes a service's registered secret and IV.
    ///
    /// # Errors
    /// [`ProtocolError::ClientKeyLength`] if one of them is not 16 bytes.
    pub fn parse(client_secret: &str, cbc_iv: &str) -> Result<Self, ProtocolError> {
        let sixteen = |part, text: &str| {
            let bytes = text.len();
            text.as_bytes().try_into().map_err(|_| ProtocolError::ClientKeyLength { part, bytes })
        };
        Ok(Self {
            client_secret: sixteen("client_secret", client_secret)?,
            cbc_iv: sixteen("cbc_iv", cbc_iv)?,
        })
    }

    /// Whether these credentials show the service's secret, in a time that depends on the secret shown only by its length.
    ///
    /// ```
    /// use mydata_protocol::connect::BasicCredentials;
    /// use mydata_protocol::sealed::ServiceKeys;
    /// let keys = ServiceKeys::parse("0123456789abcdef", "fedcba9876543210")?;
    /// let shown = BasicCredentials::parse("Basic Q0xJLmFCM2RFNWdIN2o6MDEyMzQ1Njc4OWFiY2RlZg==")?;
    /// assert!(keys.are_shown_by(&shown));
    /// # Ok::<(), mydata_protocol::ProtocolError>(())
    /// ```
    #[must_use]
    pub fn are_shown_by(&self, credentials: &BasicCredentials) -> bool {
        core::str::from_utf8(&self.client_secret).is_ok_and(|secret| credentials.has_secret(secret))
    }

    /// Seals a national ID as the `pid` of a redirect.
    #[must_use]
    pub fn seal_pid(&self, pid: &NationalId) -> String {
        self.seal(pid.as_str().as_bytes())
    }

    /// Opens the `pid` of a redirect.
    ///
    /// # Errors
    /// [`ProtocolError::SealedUnreadable`], or [`ProtocolError::Identity`] if it holds no valid national ID.
    pub fn open_pid(&self, sealed: &str) -> Result<NationalId, ProtocolError> {
        Ok(NationalId::parse(&self.open_text(sealed)?)?)
    }

    /// Seals a transaction's id for the way back to the SP.
    #[must_use]
    pub fn seal_tx_id(&self, tx_id: &TxId) -> String {
        self.seal(tx_id.as_str().as_bytes())
    }

    /// Opens the `tx_id` an SP gets back.
    ///
    /// # Errors
    /// [`ProtocolError::SealedUnreadable`] or [`ProtocolError::TxIdForm`].
    pub fn open_tx_id(&self, sealed: &str) -> Result<TxId, ProtocolError> {
        TxId::parse(&self.open_text(sealed)?)
    }

    /// Seals a delivery's secret as the `secret_key` of a notice.
    #[must_use]
    pub fn seal_secret(&self, secret: &DeliverySecret) -> String {
        self.seal(secret.as_str().as_bytes())
    }

    /// Opens the `secret_key` of a notice.
    ///
    /// # Errors
    /// [`ProtocolError::SealedUnreadable`] or [`ProtocolError::DeliverySecretForm`].
    pub fn open_secret(&self, sealed: &str) -> Result<DeliverySecret, ProtocolError> {
        DeliverySecret::parse(&self.open_text(sealed)?)
    }

    /// Seals any bytes: standard Base64 of AES-256-CBC with PKCS#7 padding.
    #[must_use]
    pub fn seal(&self, plain: &[u8]) -> String {
        let cipher = cbc::Encryptor::<Aes256>::new(&self.key().into(), &self.cbc_iv.into());
        field_base64::encode(&cipher.encrypt_padded_vec::<Pkcs7>(plain))
    }

    /// Opens what [`seal`](Self::seal) made; URL-safe and unpadded Base64 is read too.
    ///
    /// # Errors
    /// [`ProtocolError::SealedUnreadable`], whatever went wrong.
    pub fn open(&self, sealed: &str) -> Result<Vec<u8>, ProtocolError> {
        let bytes = field_base64::decode(sealed).ok_or(ProtocolError::SealedUnreadable)?;
        let cipher = cbc::Decryptor::<Aes256>::new(&self.key().into(), &self.cbc_iv.into());
        cipher.decrypt_padded_vec::<Pkcs7>(&bytes).map_err(|_| ProtocolError::SealedUnreadable)
    }

    fn open_text(&self, sealed: &str) -> Result<String, ProtocolError> {
        String::from_utf8(self.open(sealed)?).map_err(|_| ProtocolError::SealedUnreadable)
    }

    fn key(&self) -> [u8; 32] {
        let mut key = [0; 32];
        for (to, from) in key.iter_mut().zip(self.client_secret.iter().cycle()) {
            *to = *from;
        }
        key
    }
}

impl PartialEq for ServiceKeys {
    fn eq(&self, other: &Self) -> bool {
        (self.client_secret.ct_eq(&other.client_secret) & self.cbc_iv.ct_eq(&other.cbc_iv)).into()
    }
}

impl Eq for ServiceKeys {}

/// The secret of one delivery: 32 lower-case hexadecimal characters, whose ASCII bytes are the JWE's key.
///
/// ```
/// use mydata_protocol::sealed::DeliverySecret;
/// let secret = DeliverySecret::from_random([0x5a; 16]);
/// assert_eq!(secret.as_str(), "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a");
/// assert_eq!(format!("{secret:?}"), "DeliverySecret(***)");
/// ```
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct DeliverySecret(String);

impl DeliverySecret {
    /// Makes a secret of 16 random bytes.
    #[must_use]
    pub fn from_random(random: [u8; 16]) -> Self {
        Self(lower_hex(&random))
    }

    /// Reads a secret.
    ///
    /// # Errors
    /// [`ProtocolError::DeliverySecretForm`].
    pub fn parse(text: &str) -> Result<Self, ProtocolError> {
        let formed = text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        formed.then(|| Self(text.to_owned())).ok_or(ProtocolError::DeliverySecretForm)
    }

    /// The secret itself. Never log it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The 32 ASCII bytes that encrypt the JWE's content key.
    #[must_use]
    pub fn key_encryption_key(&self) -> [u8; 32] {
        let mut key = [0; 32];
        for (to, from) in key.iter_mut().zip(self.0.bytes()) {
            *to = from;
        }
        key
    }
}

/// Bytes as lower-case hexadecimal.
pub(crate) fn lower_hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|nibble| char::from_digit(u32::from(nibble), 16))
        .collect()
}

compared_in_constant_time!(DeliverySecret);
printed_as_stars!(DeliverySecret);
printed_as_stars!(ServiceKeys);
parsed_text!(DeliverySecret);
