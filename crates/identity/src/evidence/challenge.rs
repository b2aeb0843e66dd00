//! What evidence must be made for, so that none serves twice or elsewhere.

use core::fmt;
use core::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::{EvidenceRefusal, UnixSeconds};
use crate::IdentityMethod;

/// Keeps these digests apart from all others.
const DOMAIN: &[u8] = b"mydata.identification.challenge.1\0";

/// For which method, in which session and for which transaction somebody is to be identified.
#[derive(Clone, Copy)]
pub struct Occasion<'o> {
    /// The method that was chosen.
    pub method: IdentityMethod,
    /// What names the session: its secret's digest, not the secret.
    pub session: &'o [u8],
    /// What names the transaction; empty where there is none, as in the member area.
    pub transaction: &'o [u8],
}

/// A digest of the occasion, a nonce and a time: the evidence signs it, or is refused.
///
/// The caller keeps the nonce and the time, makes the challenge again when the evidence comes, and takes each nonce once.
///
/// ```
/// use std::time::Duration;
/// use mydata_identity::IdentityMethod;
/// use mydata_identity::evidence::{Challenge, Occasion, UnixSeconds};
///
/// let occasion = Occasion { method: IdentityMethod::CitizenCertificate, session: b"s", transaction: b"t" };
/// let made_at = UnixSeconds(1_800_000_000);
/// let challenge = Challenge::new(&occasion, [7; 32], made_at, Duration::from_secs(300));
/// let elsewhere = Occasion { transaction: b"u", ..occasion };
/// assert_ne!(challenge.bytes(), Challenge::new(&elsewhere, [7; 32], made_at, Duration::from_secs(300)).bytes());
/// assert_eq!(challenge.text().len(), 43);
/// ```
#[derive(Clone)]
pub struct Challenge {
    method: IdentityMethod,
    digest: [u8; 32],
    made_at: UnixSeconds,
    lives: Duration,
}

impl Challenge {
    /// Makes the challenge for an occasion. `nonce` must come from a source fit for keys.
    #[must_use]
    pub fn new(occasion: &Occasion<'_>, nonce: [u8; 32], made_at: UnixSeconds, lives: Duration) -> Self {
        let mut hash = Sha256::new_with_prefix(DOMAIN);
        for part in [occasion.method.code().as_bytes(), occasion.session, occasion.transaction, &nonce] {
            // Lengths in front, so that no two occasions run together to the same bytes.
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        hash.update(made_at.0.to_be_bytes());
        Self { method: occasion.method, digest: hash.finalize().into(), made_at, lives }
    }

    /// A challenge as it was made and kept, for a caller who keeps its bytes in place of the nonce.
    #[must_use]
    pub fn restored(method: IdentityMethod, bytes: [u8; 32], made_at: UnixSeconds, lives: Duration) -> Self {
        Self { method, digest: bytes, made_at, lives }
    }

    /// The bytes that a WebAuthn client takes as its challenge.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.digest
    }

    /// The same as text (base64url without padding): what a card signs, byte by byte as it stands.
    #[must_use]
    pub fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.digest)
    }

    /// Refuses evidence of another method, or out of time.
    pub(super) fn admit(&self, method: IdentityMethod, at: UnixSeconds) -> Result<(), EvidenceRefusal> {
        if self.method != method {
            return Err(EvidenceRefusal::ChallengeMismatch);
        }
        if !self.made_at.is_within(self.lives, at) {
            return Err(EvidenceRefusal::ChallengeExpired);
        }
        Ok(())
    }

    /// Refuses what was made for something else.
    pub(super) fn is_what(&self, answered: &[u8]) -> Result<(), EvidenceRefusal> {
        let same: bool = self.digest.as_slice().ct_eq(answered).into();
        same.then_some(()).ok_or(EvidenceRefusal::ChallengeMismatch)
    }
}

impl fmt::Debug for Challenge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Challenge")
            .field("method", &self.method)
            .field("digest", &"***")
            .field("made_at", &self.made_at)
            .field("lives", &self.lives)
            .finish()
    }
}
