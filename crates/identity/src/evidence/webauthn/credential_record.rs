//! A bound device, as the platform remembers it.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::CoseAlgorithm;
use super::binding::Attested;
use crate::NationalId;
use crate::evidence::UnixSeconds;

/// A credential of a person. The caller stores it, and stores it anew after each identification: its counter has risen.
///
/// Prints without the person, the credential's name and its key.
#[derive(Clone, Deserialize, Eq, PartialEq, Serialize)]
pub struct CredentialRecord {
    pub(super) person: NationalId,
    #[serde(with = "base64url")]
    pub(super) id: Vec<u8>,
    #[serde(with = "base64url")]
    pub(super) user_handle: Vec<u8>,
    #[serde(with = "base64url")]
    pub(super) key: Vec<u8>,
    pub(super) algorithm: CoseAlgorithm,
    pub(super) counter: u32,
    pub(super) is_backup_eligible: bool,
    pub(super) is_backed_up: bool,
    pub(super) aaguid: [u8; 16],
    pub(super) attested: Attested,
    pub(super) bound_at: UnixSeconds,
}

impl CredentialRecord {
    /// Whose it is.
    #[must_use]
    pub fn person(&self) -> &NationalId {
        &self.person
    }

    /// Its name, for `allowCredentials` and `excludeCredentials`.
    #[must_use]
    pub fn id(&self) -> &[u8] {
        &self.id
    }

    /// How often it has signed, as far as is known; 0 if the device does not count.
    #[must_use]
    pub fn counter(&self) -> u32 {
        self.counter
    }

    /// Whether copies of it exist on other devices.
    #[must_use]
    pub fn is_backed_up(&self) -> bool {
        self.is_backed_up
    }

    /// How its device vouched for itself.
    #[must_use]
    pub fn attested(&self) -> Attested {
        self.attested
    }

    /// The model of its device, all zeros where none is told.
    #[must_use]
    pub fn aaguid(&self) -> &[u8; 16] {
        &self.aaguid
    }

    /// When it was bound.
    #[must_use]
    pub fn bound_at(&self) -> UnixSeconds {
        self.bound_at
    }
}

impl fmt::Debug for CredentialRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CredentialRecord")
            .field("algorithm", &self.algorithm)
            .field("counter", &self.counter)
            .field("attested", &self.attested)
            .finish_non_exhaustive()
    }
}

/// Bytes as text, for records in JSON.
mod base64url {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&URL_SAFE_NO_PAD.encode(bytes))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(deserializer)?;
        URL_SAFE_NO_PAD.decode(text).map_err(serde::de::Error::custom)
    }
}
