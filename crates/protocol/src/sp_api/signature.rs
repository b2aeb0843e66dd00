//! The signature beside a notice, by which a service knows that the platform sent it and when.

use core::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signer as _, SigningKey};

/// Names the notice: the same at every attempt, so that a service takes it in once.
pub const ID_HEADER: &str = "webhook-id";
/// When the attempt was made, in seconds since 1970.
pub const TIMESTAMP_HEADER: &str = "webhook-timestamp";
/// The signature, with the version of its scheme before it.
pub const SIGNATURE_HEADER: &str = "webhook-signature";

/// Standard Webhooks' name for Ed25519; `v1` would be a shared secret.
const VERSION: &str = "v1a";

/// Names one notice.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NoticeId(String);

impl NoticeId {
    /// The id made of these bytes, which must be another's for every other notice.
    ///
    /// ```
    /// use mydata_protocol::sp_api::NoticeId;
    /// assert_eq!(NoticeId::from_bytes([0xab; 16]).as_str(), "msg_abababababababababababababababab");
    /// ```
    #[must_use]
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(format!("msg_{:032x}", u128::from_be_bytes(bytes)))
    }

    /// The id as it stands in its header.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The key that signs notices, and nothing else. Prints as `***` and is erased when it is dropped.
pub struct NoticeSigner(SigningKey);

impl NoticeSigner {
    /// The key of a secret seed (RFC 8032 section 5.1.5).
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// The headers that go out beside `body` in an attempt made at `unix_seconds`.
    ///
    /// Signed are id, time and body, parted by full stops, as Standard Webhooks has it: neither an old notice under a
    /// new time nor another body under this id comes out right.
    ///
    /// ```
    /// use mydata_protocol::sp_api::{NoticeId, NoticeSigner};
    /// let signer = NoticeSigner::from_seed(&[7; 32]);
    /// let [id, at, signature] = signer.headers(&NoticeId::from_bytes([1; 16]), 1_780_000_000, "{}");
    /// assert_eq!(id, ("webhook-id", "msg_01010101010101010101010101010101".to_owned()));
    /// assert_eq!(at, ("webhook-timestamp", "1780000000".to_owned()));
    /// assert!(signature.1.starts_with("v1a,"));
    /// ```
    #[must_use]
    pub fn headers(&self, id: &NoticeId, unix_seconds: i64, body: &str) -> [(&'static str, String); 3] {
        let signed = format!("{}.{unix_seconds}.{body}", id.as_str());
        let signature = STANDARD.encode(self.0.sign(signed.as_bytes()).to_bytes());
        [
            (ID_HEADER, id.as_str().to_owned()),
            (TIMESTAMP_HEADER, unix_seconds.to_string()),
            (SIGNATURE_HEADER, format!("{VERSION},{signature}")),
        ]
    }
}

impl fmt::Debug for NoticeSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NoticeSigner(***)")
    }
}
