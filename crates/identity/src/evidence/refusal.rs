//! Why a piece of evidence shows nothing.

use strum::{IntoStaticStr, VariantNames};

use crate::IdentityError;

/// What would be the code of a variant that has none of its own.
const TEXT: &str = "identity.text";

/// Why a piece of evidence was refused.
///
/// Its [`code`](Self::code) is stable: `identity.` and the variant's name in kebab case, or that of the text at fault.
/// The facts name fields, algorithms and numbers of the evidence, never a person.
///
/// ```
/// use mydata_identity::evidence::EvidenceRefusal;
/// assert_eq!(EvidenceRefusal::SignatureInvalid.code(), "identity.signature-invalid");
/// ```
#[derive(Clone, Debug, Eq, IntoStaticStr, PartialEq, VariantNames, thiserror::Error)]
#[expect(missing_docs, reason = "the facts inside a variant are named by what they are")]
#[non_exhaustive]
#[strum(prefix = "identity.", serialize_all = "kebab-case")]
pub enum EvidenceRefusal {
    /// An algorithm is not accepted: SHA-1, MD5, or a kind of key nobody has chosen here.
    #[error("the algorithm {algorithm} is not accepted")]
    AlgorithmRefused { algorithm: String },
    /// How a device vouches for itself is not accepted, or does not hold.
    #[error("the attestation of format {format} is refused: {reason}")]
    AttestationRefused { format: String, reason: &'static str },
    /// A credential's backup flags contradict each other or what they were, or copies are not accepted.
    #[error("the credential's backup state is refused")]
    BackupStateRefused,
    /// A device is bound only by somebody just identified with a citizen certificate.
    #[error("binding a device needs a citizen certificate shown just before")]
    BindingNeedsCitizenCertificate,
    /// The certificate has expired, or does not hold yet.
    #[error("the certificate does not hold at this time")]
    CertificateExpired,
    /// The certificate cannot be read.
    #[error("the certificate cannot be read")]
    CertificateMalformed,
    /// The evidence holds no certificate of its signer, and none was handed in beside it.
    #[error("the signer's certificate is missing")]
    CertificateMissing,
    /// The certificate was issued under none of the policies that are accepted.
    #[error("the certificate's policies are not among those accepted")]
    CertificatePolicyRefused,
    /// The judge refuses the certificate, for a reason of its own.
    #[error("the certificate is refused: {reason}")]
    CertificateRefused { reason: &'static str },
    /// The certificate's issuer has revoked it, as after a card was lost.
    #[error("the certificate was revoked")]
    CertificateRevoked,
    /// The certificate is not for signing in: its key usage lacks digital signature.
    #[error("the certificate is not for digital signatures")]
    CertificateUsageRefused,
    /// The evidence came too late for its challenge.
    #[error("the challenge has expired")]
    ChallengeExpired,
    /// The evidence was made for something else.
    #[error("the evidence was made for another challenge")]
    ChallengeMismatch,
    /// Such a holder cannot use this method.
    #[error("the method {method} does not serve such a holder")]
    ClaimantNotServed { method: &'static str },
    /// The credential's counter did not rise: there may be a copy of the device's key.
    #[error("the credential's counter went from {stored} to {found}")]
    CounterFellBack { stored: u32, found: u32 },
    /// The credential is not the one on record.
    #[error("the credential is not the one on record")]
    CredentialUnknown,
    /// A page of another origin had the platform's page inside it.
    #[error("the evidence was made within a page of another origin")]
    CrossOrigin,
    /// The evidence does not have the form it must have.
    #[error("the evidence is malformed: {what}")]
    EvidenceMalformed { what: &'static str },
    /// A field has not the form it must have, or is there twice.
    #[error("the field {field} is malformed")]
    FieldMalformed { field: &'static str },
    /// A field is missing.
    #[error("the field {field} is missing")]
    FieldMissing { field: &'static str },
    /// A field is longer than any can be.
    #[error("the field {field} is too long")]
    FieldTooLong { field: &'static str },
    /// A key is too small, or no key of its kind.
    #[error("the key is weak or malformed")]
    KeyRefused,
    /// The evidence was made on a page of another site.
    #[error("the evidence was made for another origin")]
    OriginMismatch,
    /// The evidence is somebody else's.
    #[error("the evidence is not of the person claimed")]
    PersonMismatch,
    /// The certificate does not say whose it is in the way its kind does.
    #[error("the certificate does not tell whose it is")]
    PersonNotStated,
    /// The credential was made for another site.
    #[error("the credential belongs to another relying party")]
    RelyingPartyMismatch,
    /// Whether the certificate was revoked cannot be found out now.
    #[error("whether the certificate was revoked is not known")]
    RevocationUnknown,
    /// The signature does not hold.
    #[error("the signature does not hold")]
    SignatureInvalid,
    /// The evidence has no signer, or more than one.
    #[error("the evidence has {count} signers instead of one")]
    SignerCount { count: usize },
    /// What was signed besides the content is incomplete, repeated or about something else.
    #[error("the signed attribute {attribute} is refused")]
    SignedAttributeRefused { attribute: &'static str },
    /// A text a citizen typed has not the form it must have.
    #[error(transparent)]
    Text(#[from] IdentityError),
    /// Nobody touched the device.
    #[error("the user was not present")]
    UserNotPresent,
    /// The device did not make sure whose finger, face or code it was.
    #[error("the user was not verified by the device")]
    UserNotVerified,
}

impl EvidenceRefusal {
    /// All codes besides those of [`IdentityError`]: what a catalogue of messages must cover.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        <Self as VariantNames>::VARIANTS.iter().copied().filter(|code| *code != TEXT)
    }

    /// The stable code of this refusal.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Text(error) => error.code(),
            other => other.into(),
        }
    }

    /// Whether a page may say this one in so many words. Where not, it would tell whether a person exists or what of a
    /// guess was right; there all refusals must look alike.
    #[must_use]
    pub fn may_be_told(&self) -> bool {
        !matches!(self, Self::CredentialUnknown | Self::PersonMismatch | Self::PersonNotStated)
    }
}

/// Why a signed statement shows nothing: of certificate, person and signature the first that does not hold.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum StatementRefusal {
    /// The certificate is missing or is not to be believed.
    #[error("the certificate: {0}")]
    Certificate(#[source] EvidenceRefusal),
    /// The certificate is somebody else's.
    #[error("the person: {0}")]
    Person(#[source] EvidenceRefusal),
    /// The signature does not hold over the statement.
    #[error("the signature: {0}")]
    Signature(#[source] EvidenceRefusal),
}
