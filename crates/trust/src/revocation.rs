//! What has to be known about revocation, and what is.

#[cfg(feature = "revocation")]
use std::time::Duration;

use crate::certificate::Certificate;
use crate::path::Path;
use crate::signature_check::SignatureCheck;
use crate::{Reason, UnixSeconds};
#[cfg(feature = "revocation")]
use crate::{
    revocation_sources::{RevocationError, Sources},
    testimony::{Inquiry, Testimony},
};

/// Whether revocation must be known; with the feature `revocation`, also what is known, and how fresh it must be.
///
/// Nothing is fetched: whoever judges supplies revocation lists or OCSP responses. A certificate that one of them says
/// is revoked is refused, however old it is. Where none tells, the verdict is indeterminate if knowing is
/// [required](Self::required), else it carries the reason as a note.
///
#[cfg_attr(feature = "revocation", doc = "```")]
#[cfg_attr(not(feature = "revocation"), doc = "```ignore")]
/// use std::time::Duration;
/// use mydata_trust::Revocation;
///
/// let revocation = Revocation::required().with_freshness(Duration::from_hours(24));
/// assert!(revocation.with_lists(b"no list").is_err());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Revocation {
    is_required: bool,
    #[cfg(feature = "revocation")]
    sources: Sources,
    #[cfg(feature = "revocation")]
    freshness: Option<Duration>,
}

/// What is said about one path.
pub(crate) struct Findings {
    pub(crate) revoked: Vec<Reason>,
    pub(crate) unknown: Vec<Reason>,
}

impl Revocation {
    /// Refuses what is known to be revoked; what is not known is a note. This is the default.
    #[must_use]
    pub fn if_known() -> Self {
        Self::default()
    }

    /// Demands to know that no certificate below the root is revoked.
    #[must_use]
    pub fn required() -> Self {
        Self {
            is_required: true,
            #[cfg(feature = "revocation")]
            sources: Sources::default(),
            #[cfg(feature = "revocation")]
            freshness: None,
        }
    }

    pub(crate) fn is_required(&self) -> bool {
        self.is_required
    }

    /// Looks up the signer and every intermediate of its path.
    pub(crate) fn check(
        &self,
        signer: &Certificate,
        path: &Path<'_>,
        checks: SignatureCheck,
        at: UnixSeconds,
    ) -> Findings {
        let mut findings = Findings { revoked: Vec::new(), unknown: Vec::new() };
        if self.knows_nothing() && !self.is_required {
            findings.unknown.push(Reason::RevocationNotChecked);
            return findings;
        }
        let below_root = std::iter::once(signer).chain(path.intermediates.iter().copied());
        let issuers = path.intermediates.iter().copied().chain([path.root]);
        for (certificate, issuer) in below_root.zip(issuers) {
            self.look_up(certificate, issuer, (checks, at), &mut findings);
        }
        findings
    }
}

#[cfg(feature = "revocation")]
impl Revocation {
    /// Adds revocation lists: one in DER, or any number in PEM.
    ///
    /// # Errors
    /// [`RevocationError::ListMalformed`].
    pub fn with_lists(mut self, lists: &[u8]) -> Result<Self, RevocationError> {
        self.sources.add_lists(lists)?;
        Ok(self)
    }

    /// Adds an OCSP response in DER, as a signer may staple it. The nonce is not looked at: nobody here asked.
    ///
    /// # Errors
    /// [`RevocationError::ResponseMalformed`].
    pub fn with_response(mut self, response: &[u8]) -> Result<Self, RevocationError> {
        self.sources.add_response(response)?;
        Ok(self)
    }

    /// Demands that lists and responses be no older than this, whatever they say themselves.
    #[must_use]
    pub fn with_freshness(self, freshness: Duration) -> Self {
        Self { freshness: Some(freshness), ..self }
    }

    fn knows_nothing(&self) -> bool {
        self.sources.is_empty()
    }

    fn look_up(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
        (checks, at): (SignatureCheck, UnixSeconds),
        findings: &mut Findings,
    ) {
        let subject = certificate.subject();
        let inquiry = Inquiry { at, freshness: self.freshness, checks };
        match self.sources.about(certificate, issuer, inquiry) {
            Testimony::Good => {}
            Testimony::Revoked { at: revoked_at, reason } => {
                findings.revoked.push(Reason::Revoked { subject, revoked_at, reason });
            }
            Testimony::Stale { this_update } => {
                findings.unknown.push(Reason::RevocationStale { subject, this_update, at });
            }
            Testimony::Nothing => findings.unknown.push(Reason::RevocationUnknown { subject }),
        }
    }
}

#[cfg(not(feature = "revocation"))]
#[expect(clippy::unused_self, reason = "with the feature, it knows something")]
impl Revocation {
    fn knows_nothing(&self) -> bool {
        true
    }

    fn look_up(
        &self,
        certificate: &Certificate,
        _: &Certificate,
        _: (SignatureCheck, UnixSeconds),
        findings: &mut Findings,
    ) {
        findings.unknown.push(Reason::RevocationUnknown { subject: certificate.subject() });
    }
}
