//! Binding a device to a person who has just shown who he is.

use core::time::Duration;

use serde::{Deserialize, Serialize};

use super::attestation::{AttestationObject, Setting};
use super::authenticator_data::AuthenticatorData;
use super::client_data::{self, Ceremony};
use super::cose_key::CoseKey;
use super::{CredentialRecord, RelyingParty};
use crate::evidence::{
    CertificateJudge, Challenge, Claim, EvidenceRefusal, Identified, Submission, UnixSeconds,
};
use crate::{IdentityMethod, NationalId};

/// How long after showing his certificate somebody may bind a device: the time to find one's phone.
pub const VOUCHED_FOR: Duration = Duration::from_mins(10);

/// How a device has vouched for itself.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub enum Attested {
    /// Not at all, as browsers have it by default.
    Not,
    /// By a signature of the new credential: it has the key, and no more is known.
    BySelf,
    /// By a certificate of its maker.
    ByCertificate,
}

/// That somebody was identified shortly before, as the session remembers it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Vouching {
    /// By which method.
    pub method: IdentityMethod,
    /// Who it is.
    pub person: NationalId,
    /// When.
    pub at: UnixSeconds,
}

impl Vouching {
    /// What an identification vouches for; a company binds no device.
    #[must_use]
    pub fn of(identified: &Identified) -> Option<Self> {
        match identified.claim() {
            Claim::Company(_) => None,
            Claim::Person(person) => {
                Some(Self { method: identified.method(), person: person.clone(), at: identified.at() })
            }
        }
    }
}

/// The ceremony by which a device is bound: WebAuthn's registration.
///
/// Fields: `clientDataJSON` and `attestationObject`, in base64url.
///
/// ```
/// use mydata_identity::evidence::{Attested, Binding, RelyingParty};
/// let site = RelyingParty::new("mydata.example", ["https://mydata.example"]);
/// let binding = Binding::new(&site).requiring(Attested::BySelf);
/// # let _ = binding;
/// ```
#[derive(Clone)]
pub struct Binding<'b> {
    relying_party: &'b RelyingParty,
    judge: Option<&'b dyn CertificateJudge>,
    least: Attested,
}

impl<'b> Binding<'b> {
    /// For that site, whether devices vouch for themselves or not.
    #[must_use]
    pub fn new(relying_party: &'b RelyingParty) -> Self {
        Self { relying_party, judge: None, least: Attested::Not }
    }

    /// Believes devices whose certificates this judge believes.
    #[must_use]
    pub fn with_judge(self, judge: &'b dyn CertificateJudge) -> Self {
        Self { judge: Some(judge), ..self }
    }

    /// Refuses devices that vouch less for themselves.
    #[must_use]
    pub fn requiring(self, least: Attested) -> Self {
        Self { least, ..self }
    }

    /// Checks what the browser returned, and makes the record to be stored. The caller refuses a credential that somebody
    /// has already, and chose `user_handle` at random (64 bytes at most).
    ///
    /// # Errors
    /// [`EvidenceRefusal`].
    pub fn bind(
        &self,
        submission: &Submission<'_>,
        challenge: &Challenge,
        vouching: &Vouching,
        user_handle: &[u8],
        at: UnixSeconds,
    ) -> Result<CredentialRecord, EvidenceRefusal> {
        if vouching.method != IdentityMethod::CitizenCertificate || !vouching.at.is_within(VOUCHED_FOR, at) {
            return Err(EvidenceRefusal::BindingNeedsCitizenCertificate);
        }
        challenge.admit(IdentityMethod::TwFido, at)?;
        let json = submission.base64url("clientDataJSON")?;
        let client_data_sha256 =
            client_data::require(&json, Ceremony::Create, challenge, self.relying_party)?;
        let object = AttestationObject::read(&submission.base64url("attestationObject")?)?;
        let data = AuthenticatorData::read(&object.authenticator_data)?;
        data.require_presence(self.relying_party)?;
        data.require_backup_state(self.relying_party)?;
        let missing = EvidenceRefusal::EvidenceMalformed { what: "attested credential" };
        let credential = data.credential.as_ref().ok_or(missing)?;
        let key = CoseKey::read(credential.key)?;
        if !self.relying_party.algorithms().contains(&key.algorithm) {
            let algorithm = key.algorithm.number().to_string();
            return Err(EvidenceRefusal::AlgorithmRefused { algorithm });
        }
        let attested =
            object.verify(&Setting { credential, key: &key, client_data_sha256, judge: self.judge, at })?;
        if attested < self.least {
            return Err(object.refused("more is required of a device"));
        }
        data.require_verification()?;
        Ok(CredentialRecord {
            person: vouching.person.clone(),
            id: credential.id.to_vec(),
            user_handle: user_handle.to_vec(),
            key: credential.key.to_vec(),
            algorithm: key.algorithm,
            counter: data.counter,
            is_backup_eligible: data.is_backup_eligible(),
            is_backed_up: data.is_backed_up(),
            aaguid: credential.aaguid,
            attested,
            bound_at: at,
        })
    }
}
