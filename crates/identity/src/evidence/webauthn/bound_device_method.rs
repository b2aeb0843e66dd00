//! 行動自然人憑證 (TW `FidO`) as a method: a bound device signs the challenge.

use subtle::ConstantTimeEq;

use super::authenticator_data::AuthenticatorData;
use super::client_data::{self, Ceremony};
use super::cose_key::CoseKey;
use super::{CredentialRecord, RelyingParty};
use crate::IdentityMethod;
use crate::evidence::{
    Challenge, Claim, Claimant, EvidenceRefusal, Grounds, Identified, Method, Submission, UnixSeconds,
};

/// What `navigator.credentials.get` returns, checked against the record of a bound device (WebAuthn, 7.2).
///
/// Fields, in base64url: `credentialId`, `clientDataJSON`, `authenticatorData`, `signature` and, where the device tells
/// it, `userHandle`. The identification's [`Grounds::Credential`] is the record to store in place of the old one; until it
/// is stored, no other evidence may be checked against the old one.
#[derive(Clone, Debug)]
pub struct BoundDeviceMethod<'r> {
    relying_party: &'r RelyingParty,
    record: Option<CredentialRecord>,
}

impl<'r> BoundDeviceMethod<'r> {
    /// With the record of the credential that the evidence names, if the person claimed has bound it.
    #[must_use]
    pub fn new(relying_party: &'r RelyingParty, record: Option<CredentialRecord>) -> Self {
        Self { relying_party, record }
    }
}

impl Method for BoundDeviceMethod<'_> {
    fn method(&self) -> IdentityMethod {
        IdentityMethod::TwFido
    }

    fn serves(&self, claimant: Claimant) -> bool {
        claimant != Claimant::Company
    }

    fn fields(&self) -> &'static [&'static str] {
        &["credentialId", "clientDataJSON", "authenticatorData", "signature"]
    }

    fn examine(
        &self,
        submission: &Submission<'_>,
        challenge: &Challenge,
        claim: &Claim,
        at: UnixSeconds,
    ) -> Result<Identified, EvidenceRefusal> {
        let json = submission.base64url("clientDataJSON")?;
        let bytes = submission.base64url("authenticatorData")?;
        let signature = submission.base64url("signature")?;
        let client_data_sha256 = client_data::require(&json, Ceremony::Get, challenge, self.relying_party)?;
        let data = AuthenticatorData::read(&bytes)?;
        data.require_presence(self.relying_party)?;
        let record = self.record(submission)?;
        CoseKey::read(&record.key)?.verify(&[bytes.as_slice(), &client_data_sha256].concat(), &signature)?;
        data.require_backup_state(self.relying_party)?;
        let renewed = renewed(record, &data)?;
        data.require_verification()?;
        if !claim.is_of(&record.person) {
            return Err(EvidenceRefusal::PersonMismatch);
        }
        Ok(Identified::new(self.method(), claim, Grounds::Credential(Box::new(renewed)), at))
    }
}

impl BoundDeviceMethod<'_> {
    /// The record, if it is the one the evidence names.
    fn record(&self, submission: &Submission<'_>) -> Result<&CredentialRecord, EvidenceRefusal> {
        let id = submission.base64url("credentialId")?;
        let user_handle = submission.optional_base64url("userHandle")?;
        let record = self.record.as_ref().filter(|record| {
            let is_named = record.id.as_slice().ct_eq(&id);
            let is_handed =
                user_handle.map_or(1.into(), |handle| record.user_handle.as_slice().ct_eq(&handle));
            (is_named & is_handed).into()
        });
        record.ok_or(EvidenceRefusal::CredentialUnknown)
    }
}

/// The record as it is after the device has signed, if the device says nothing that contradicts it.
fn renewed(
    record: &CredentialRecord,
    data: &AuthenticatorData<'_>,
) -> Result<CredentialRecord, EvidenceRefusal> {
    if data.credential.is_some() {
        return Err(EvidenceRefusal::EvidenceMalformed { what: "authenticator data" });
    }
    // WebAuthn, 6.1.3: whether a credential can be copied is settled when it is made.
    if data.is_backup_eligible() != record.is_backup_eligible {
        return Err(EvidenceRefusal::BackupStateRefused);
    }
    // WebAuthn, 6.1.1: a device that does not count says 0, always.
    let counts = data.counter != 0 || record.counter != 0;
    if counts && data.counter <= record.counter {
        return Err(EvidenceRefusal::CounterFellBack { stored: record.counter, found: data.counter });
    }
    Ok(CredentialRecord { counter: data.counter, is_backed_up: data.is_backed_up(), ..record.clone() })
}
