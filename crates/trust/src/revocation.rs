//! What has to be known about revocation, and what the supplied lists tell.

use std::time::Duration;

use crate::certificate::Certificate;
use crate::path::Path;
use crate::revocation_list::{RevocationList, Testimony};
use crate::{Reason, RevocationListError, UnixSeconds};

/// Lists of revoked certificates, how fresh they must be, and whether knowing is required.
///
/// Nothing is fetched: who judges supplies the lists. A certificate that a list says is revoked is refused, however
/// old the list. Where no list tells, the verdict is indeterminate if knowing is [required](Self::required), else it
/// carries the reason as a note.
///
/// ```
/// use std::time::Duration;
/// use mydata_trust::Revocation;
///
/// let revocation = Revocation::required().with_freshness(Duration::from_secs(24 * 60 * 60));
/// assert!(revocation.with_lists(b"no list").is_err());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Revocation {
    lists: Vec<RevocationList>,
    is_required: bool,
    freshness: Option<Duration>,
}

/// What the lists say about one path.
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
        Self { is_required: true, ..Self::default() }
    }

    /// Adds revocation lists: one in DER, or any number in PEM.
    ///
    /// # Errors
    /// [`RevocationListError`].
    pub fn with_lists(mut self, lists: &[u8]) -> Result<Self, RevocationListError> {
        self.lists.extend(RevocationList::read_all(lists)?);
        Ok(self)
    }

    /// Demands that lists be no older than this, whatever they say themselves.
    #[must_use]
    pub fn with_freshness(self, freshness: Duration) -> Self {
        Self { freshness: Some(freshness), ..self }
    }

    pub(crate) fn is_required(&self) -> bool {
        self.is_required
    }

    /// Looks up the signer and every intermediate of its path.
    pub(crate) fn check(&self, signer: &Certificate, path: &Path<'_>, at: UnixSeconds) -> Findings {
        let mut findings = Findings { revoked: Vec::new(), unknown: Vec::new() };
        if self.lists.is_empty() && !self.is_required {
            findings.unknown.push(Reason::RevocationNotChecked);
            return findings;
        }
        let below_root = std::iter::once(signer).chain(path.intermediates.iter().copied());
        let issuers = path.intermediates.iter().copied().chain([path.root]);
        for (certificate, issuer) in below_root.zip(issuers) {
            match self.ask(certificate, issuer, at) {
                Testimony::Good => {}
                Testimony::Revoked { at, reason } => {
                    let (subject, revoked_at) = (certificate.subject(), at);
                    findings.revoked.push(Reason::Revoked { subject, revoked_at, reason });
                }
                Testimony::Stale { this_update } => {
                    let subject = certificate.subject();
                    findings.unknown.push(Reason::RevocationStale { subject, this_update, at });
                }
                Testimony::Nothing => {
                    let subject = certificate.subject();
                    findings.unknown.push(Reason::RevocationUnknown { subject });
                }
            }
        }
        findings
    }

    /// The weightiest of what the lists say about one certificate.
    fn ask(&self, certificate: &Certificate, issuer: &Certificate, at: UnixSeconds) -> Testimony {
        let testimonies = self.lists.iter().map(|list| list.about(certificate, issuer, at, self.freshness));
        testimonies.max().unwrap_or(Testimony::Nothing)
    }
}
