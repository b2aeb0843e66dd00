//! What the device says of itself and its user (WebAuthn, 6.1).

use sha2::{Digest, Sha256};

use super::RelyingParty;
use super::cbor::{self, Keys};
use crate::evidence::EvidenceRefusal;

const USER_PRESENT: u8 = 1;
const USER_VERIFIED: u8 = 1 << 2;
const BACKUP_ELIGIBLE: u8 = 1 << 3;
const BACKED_UP: u8 = 1 << 4;
const HAS_CREDENTIAL: u8 = 1 << 6;
const HAS_EXTENSIONS: u8 = 1 << 7;

/// WebAuthn, 4: a credential's name is no longer.
const LONGEST_CREDENTIAL_ID: usize = 1023;

/// The device's data, read but not believed.
#[derive(Clone, Debug)]
pub(super) struct AuthenticatorData<'d> {
    relying_party_sha256: [u8; 32],
    flags: u8,
    pub(super) counter: u32,
    pub(super) credential: Option<AttestedCredential<'d>>,
}

/// A credential that the device has just made.
#[derive(Clone, Debug)]
pub(super) struct AttestedCredential<'d> {
    pub(super) aaguid: [u8; 16],
    pub(super) id: &'d [u8],
    /// The key as COSE writes it.
    pub(super) key: &'d [u8],
}

impl<'d> AuthenticatorData<'d> {
    pub(super) fn read(bytes: &'d [u8]) -> Result<Self, EvidenceRefusal> {
        const MALFORMED: EvidenceRefusal = EvidenceRefusal::EvidenceMalformed { what: "authenticator data" };
        let (relying_party, rest) = bytes.split_first_chunk::<32>().ok_or(MALFORMED)?;
        let (&flags, rest) = rest.split_first().ok_or(MALFORMED)?;
        let (counter, rest) = rest.split_first_chunk::<4>().ok_or(MALFORMED)?;
        let (credential, rest) = if flags & HAS_CREDENTIAL == 0 {
            (None, rest)
        } else {
            let (credential, rest) = attested_credential(rest)?;
            (Some(credential), rest)
        };
        let rest = if flags & HAS_EXTENSIONS == 0 {
            rest
        } else {
            let (extensions, rest) = cbor::read_first(rest, Keys::Sorted)?;
            extensions.is_map().then_some(rest).ok_or(MALFORMED)?
        };
        if !rest.is_empty() {
            return Err(MALFORMED);
        }
        let counter = u32::from_be_bytes(*counter);
        Ok(Self { relying_party_sha256: *relying_party, flags, counter, credential })
    }

    /// Requires a device that was asked for this relying party, and touched.
    pub(super) fn require_presence(&self, relying_party: &RelyingParty) -> Result<(), EvidenceRefusal> {
        if self.relying_party_sha256.as_slice() != Sha256::digest(relying_party.id()).as_slice() {
            return Err(EvidenceRefusal::RelyingPartyMismatch);
        }
        self.has(USER_PRESENT).then_some(()).ok_or(EvidenceRefusal::UserNotPresent)
    }

    /// Requires that the device made sure whose touch it was.
    pub(super) fn require_verification(&self) -> Result<(), EvidenceRefusal> {
        self.has(USER_VERIFIED).then_some(()).ok_or(EvidenceRefusal::UserNotVerified)
    }

    /// Requires backup flags that make sense, and are accepted (WebAuthn, 6.1.3).
    pub(super) fn require_backup_state(&self, relying_party: &RelyingParty) -> Result<(), EvidenceRefusal> {
        let contradicts = self.is_backed_up() && !self.is_backup_eligible();
        if contradicts || (self.is_backup_eligible() && !relying_party.accepts_copies()) {
            return Err(EvidenceRefusal::BackupStateRefused);
        }
        Ok(())
    }

    pub(super) fn is_backup_eligible(&self) -> bool {
        self.has(BACKUP_ELIGIBLE)
    }

    pub(super) fn is_backed_up(&self) -> bool {
        self.has(BACKED_UP)
    }

    fn has(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }
}

/// WebAuthn, 6.5.2.
fn attested_credential(bytes: &[u8]) -> Result<(AttestedCredential<'_>, &[u8]), EvidenceRefusal> {
    const MALFORMED: EvidenceRefusal = EvidenceRefusal::EvidenceMalformed { what: "attested credential" };
    let (aaguid, rest) = bytes.split_first_chunk::<16>().ok_or(MALFORMED)?;
    let (length, rest) = rest.split_first_chunk::<2>().ok_or(MALFORMED)?;
    let length = usize::from(u16::from_be_bytes(*length));
    if length == 0 || length > LONGEST_CREDENTIAL_ID {
        return Err(MALFORMED);
    }
    let (id, rest) = rest.split_at_checked(length).ok_or(MALFORMED)?;
    let (_, after) = cbor::read_first(rest, Keys::Sorted)?;
    let key = rest.len().checked_sub(after.len()).and_then(|length| rest.get(..length)).ok_or(MALFORMED)?;
    Ok((AttestedCredential { aaguid: *aaguid, id, key }, after))
}
