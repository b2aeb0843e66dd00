//! Whether a certificate is to be believed: asked of whoever holds the pinned roots.

use super::UnixSeconds;

/// Judges a certificate by its path to a pinned root, at one point in time, revocation included.
///
/// This crate knows no roots. Behind the trait stands `mydata_trust::Anchors`, one set of them a kind of certificate:
/// `judge_certificate(der, &ExpectedSigner::Any, at)` gives a `Standing`, whose name and first reason's code are a
/// [`Judgement`]. It looks at role, key, validity, path, policies of the path and, from what it was given, revocation.
/// What it does not look at, and this crate does itself: that an end entity's key usage says `digitalSignature`
/// (non-repudiation alone is enough for a document's signer, not here), and the end entity's own certificate policies.
///
/// ```
/// use mydata_identity::evidence::{CertificateJudge, Judgement, UnixSeconds};
///
/// /// Believes nobody.
/// struct Sceptic;
///
/// impl CertificateJudge for Sceptic {
///     fn judge(&self, _certificate: &[u8], _at: UnixSeconds) -> Judgement {
///         Judgement::Refused("trust.no-path")
///     }
/// }
/// ```
pub trait CertificateJudge {
    /// Judges a certificate in DER.
    fn judge(&self, certificate: &[u8], at: UnixSeconds) -> Judgement;
}

/// What came of judging a certificate. The codes are those of `mydata_trust::Reason`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Judgement {
    /// It is not to be believed, for this reason.
    Refused(&'static str),
    /// Nothing speaks against it, but what must be known is not, for this reason.
    Uncertain(&'static str),
    /// It leads to a pinned root, holds, and is known not to be revoked.
    Valid,
}
