//! Why a signer is not trusted, or what a trusted one's reader should know.

use serde::Serialize;
use strum::{IntoStaticStr, VariantNames};

use crate::UnixSeconds;

/// One reason of a verdict, with its facts.
///
/// Its [`code`](Self::code) is stable: `trust.` and the variant's name in kebab case. Serialized it is the facts alone.
///
/// ```
/// use mydata_trust::Reason;
///
/// assert_eq!(Reason::NoPath { issuer: "CN=Somebody".into() }.code(), "trust.no-path");
/// ```
#[derive(Clone, Debug, Eq, IntoStaticStr, PartialEq, Serialize, VariantNames, thiserror::Error)]
#[expect(missing_docs, reason = "the facts inside a variant are named by what they are")]
#[non_exhaustive]
#[serde(untagged)]
#[strum(prefix = "trust.", serialize_all = "kebab-case")]
pub enum Reason {
    /// A certificate is signed with an algorithm that is not accepted, such as SHA-1 with RSA.
    #[error("the certificate of {subject} is signed with the refused algorithm {algorithm}")]
    AlgorithmRefused { subject: String, algorithm: String },
    /// A certificate cannot be read.
    #[error("a certificate cannot be read")]
    CertificateMalformed,
    /// A certificate of the path has a critical extension that is unknown here.
    #[error("the certificate of {subject} has an unknown critical extension")]
    CriticalExtensionUnknown { subject: String },
    /// The path ends at a root for demonstrations, which this build does not accept.
    #[error("{subject} is a root for demonstrations only")]
    DemoRoot { subject: String },
    /// The path ends at a root for demonstrations, which was expected: the package proves nothing about real records.
    #[error("{subject} is a root for demonstrations, accepted as such")]
    DemoRootAccepted { subject: String },
    /// A certificate had expired. That it held when the package was signed cannot be proved: packages carry no
    /// trusted time.
    #[error("the certificate of {subject} expired at {}, judged at {}", .not_after.0, .at.0)]
    Expired { subject: String, not_after: UnixSeconds, at: UnixSeconds },
    /// The signer's certificate is not for signatures on documents.
    #[error("the certificate of {subject} is not for signing documents")]
    KeyUsage { subject: String },
    /// A name in the path is outside of what its authority may issue.
    #[error("the certificate of {subject} is outside of its authority's names")]
    NameConstraint { subject: String },
    /// No issuer is known that leads to a pinned root.
    #[error("no path leads from {issuer} to a pinned root")]
    NoPath { issuer: String },
    /// A certificate in the path may not issue certificates.
    #[error("{subject} may not issue certificates")]
    NotAnAuthority { subject: String },
    /// A certificate was not valid yet.
    #[error("the certificate of {subject} is valid from {}, judged at {}", .not_before.0, .at.0)]
    NotYetValid { subject: String, not_before: UnixSeconds, at: UnixSeconds },
    /// The certificate's key is not the one that was pinned.
    #[error("the key of the signer is {found}, not {expected}")]
    OtherKey { expected: String, found: String },
    /// The certificate belongs to somebody else than the dataset's provider.
    #[error("the signer is {found}, not {expected}")]
    OtherProvider { expected: String, found: String },
    /// The path is longer than allowed by us or by an authority in it.
    #[error("the path to a root is too long")]
    PathTooLong,
    /// The path asserts no acceptable policy although one is required.
    #[error("the certificate of {subject} violates the policies of its path")]
    Policy { subject: String },
    /// Whether the certificate has been revoked was not looked up.
    #[error("revocation was not checked")]
    RevocationNotChecked,
    /// What the supplied lists say about a certificate is too old, by their own word or by the freshness demanded.
    #[error("what is known about the revocation of {subject} is from {}, too old for {}", .this_update.0, .at.0)]
    RevocationStale { subject: String, this_update: UnixSeconds, at: UnixSeconds },
    /// No supplied list tells whether a certificate has been revoked.
    #[error("whether {subject} has been revoked is not known")]
    RevocationUnknown { subject: String },
    /// A certificate has been revoked by its issuer.
    #[error("the certificate of {subject} was revoked at {}: {reason}", .revoked_at.0)]
    Revoked { subject: String, revoked_at: UnixSeconds, reason: &'static str },
    /// The search for a path took more steps than allowed.
    #[error("the search for a path was given up")]
    SearchGivenUp,
    /// A certificate's signature was not made by its issuer's key.
    #[error("the certificate of {subject} was not signed by the key of its issuer")]
    SignatureInvalid { subject: String },
    /// The signer's certificate is one of an authority.
    #[error("{subject} is an authority, not a signer of documents")]
    SignerIsAuthority { subject: String },
    /// A key in the path is too small, too large, or of a kind that is not accepted.
    #[error("the key of {subject} is neither an RSA key of 2048 to 8192 bits nor one on P-256 or P-384")]
    WeakKey { subject: String },
}

impl Reason {
    /// All codes, in alphabetical order: the list a catalogue of messages must cover.
    pub const CODES: &'static [&'static str] = <Self as VariantNames>::VARIANTS;

    /// The stable code of this reason.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.into()
    }
}
