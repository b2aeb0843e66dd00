//! What a revocation list or an OCSP response says about one certificate, and whether it still may.

use std::time::Duration;

use crate::signature_check::SignatureCheck;
use crate::{UnixSeconds, x509_cert};
use x509_cert::ext::pkix::CrlReason;

/// How a list or a response is asked about a certificate.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Inquiry {
    pub(crate) at: UnixSeconds,
    /// How old an answer may be, whatever it says itself.
    pub(crate) freshness: Option<Duration>,
    pub(crate) checks: SignatureCheck,
}

/// What is said about a certificate; the later variant is the weightier.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Testimony {
    /// Nothing is said about this certificate, or it cannot be relied on.
    Nothing,
    /// The certificate was not revoked, but that is too long ago to prove anything.
    Stale { this_update: UnixSeconds },
    /// The certificate is not revoked.
    Good,
    /// The certificate is revoked.
    Revoked { at: UnixSeconds, reason: &'static str },
}

/// From when and until when something may be relied on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Currency {
    pub(crate) this_update: UnixSeconds,
    pub(crate) next_update: Option<UnixSeconds>,
}

impl Currency {
    /// What is left at that time of the assertion that a certificate is not revoked.
    pub(crate) fn of_good(self, inquiry: Inquiry) -> Testimony {
        let Inquiry { at, freshness, .. } = inquiry;
        let Self { this_update, next_update } = self;
        // What comes from the future says nothing about now: it may have been made for another clock than ours.
        if at < this_update {
            return Testimony::Nothing;
        }
        let age = u64::try_from(at.0.saturating_sub(this_update.0)).unwrap_or_default();
        let is_too_old = freshness.is_some_and(|freshness| age > freshness.as_secs());
        // RFC 5280, 5.1.2.5, wants a next update; where there is none, only a stated freshness can tell.
        let is_superseded = next_update.map_or(freshness.is_none(), |next_update| at > next_update);
        if is_too_old || is_superseded { Testimony::Stale { this_update } } else { Testimony::Good }
    }
}

/// A reason as RFC 5280, 5.3.1, names it.
pub(crate) fn reason_name(reason: Option<CrlReason>) -> &'static str {
    match reason {
        None | Some(CrlReason::Unspecified) => "unspecified",
        Some(CrlReason::KeyCompromise) => "keyCompromise",
        Some(CrlReason::CaCompromise) => "cACompromise",
        Some(CrlReason::AffiliationChanged) => "affiliationChanged",
        Some(CrlReason::Superseded) => "superseded",
        Some(CrlReason::CessationOfOperation) => "cessationOfOperation",
        Some(CrlReason::CertificateHold) => "certificateHold",
        Some(CrlReason::RemoveFromCRL) => "removeFromCRL",
        Some(CrlReason::PrivilegeWithdrawn) => "privilegeWithdrawn",
        Some(CrlReason::AaCompromise) => "aACompromise",
    }
}
