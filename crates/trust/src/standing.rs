//! What is to be said about a signer's certificate, whatever it has signed.

use crate::{Reason, SignerSummary, UnixSeconds};

/// The outcome of judging a certificate on its own: the verdict on a package rests on it, but this proves nothing
/// about any package.
#[derive(Clone, Debug, Eq, PartialEq)]
#[must_use]
pub struct Standing {
    pub(crate) signer: Option<SignerSummary>,
    pub(crate) path: Vec<SignerSummary>,
    pub(crate) at: UnixSeconds,
    pub(crate) refusals: Vec<Reason>,
    pub(crate) doubts: Vec<Reason>,
    pub(crate) notes: Vec<Reason>,
}

impl Standing {
    pub(crate) fn unreadable(at: UnixSeconds) -> Self {
        let refusals = vec![Reason::CertificateMalformed];
        Self { signer: None, path: Vec::new(), at, refusals, doubts: Vec::new(), notes: Vec::new() }
    }

    /// `valid`, `indeterminate` or `invalid`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match (self.refusals.as_slice(), self.doubts.as_slice()) {
            ([], []) => "valid",
            ([], _) => "indeterminate",
            _ => "invalid",
        }
    }

    /// The certificate's facts, if it could be read.
    #[must_use]
    pub fn signer(&self) -> Option<&SignerSummary> {
        self.signer.as_ref()
    }

    /// The certificates above it, the pinned root last; empty if no path holds.
    #[must_use]
    pub fn path(&self) -> &[SignerSummary] {
        &self.path
    }

    /// Why it is refused; failing that, what is not known, and what was left unchecked by policy.
    #[must_use]
    pub fn reasons(&self) -> Vec<&Reason> {
        if self.refusals.is_empty() {
            self.doubts.iter().chain(&self.notes).collect()
        } else {
            self.refusals.iter().collect()
        }
    }
}
