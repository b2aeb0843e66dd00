//! The outcome of judging a package's signer.

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use crate::{Reason, SignerSummary, Standing, UnixSeconds};

/// What one may say about a package's signer, with all reasons.
#[derive(Clone, Debug, Eq, PartialEq)]
#[must_use]
pub enum Verdict {
    /// The signer is trusted.
    Valid(Trusted),
    /// Nothing speaks against the signer, but something that had to be known is not.
    Indeterminate {
        /// The signer.
        signer: SignerSummary,
        /// What is not known.
        reasons: Vec<Reason>,
    },
    /// The signer is refused.
    Invalid {
        /// The signer, if its certificate could be read.
        signer: Option<SignerSummary>,
        /// Every reason found.
        reasons: Vec<Reason>,
    },
}

/// The proof that a package was signed by a certificate that leads to a pinned root.
///
/// Only [`Anchors::judge`](crate::Anchors::judge) makes one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Trusted {
    pub(crate) path: Vec<SignerSummary>,
    pub(crate) signer: SignerSummary,
    pub(crate) at: UnixSeconds,
    pub(crate) notes: Vec<Reason>,
    pub(crate) manifest_sha256: [u8; 32],
}

impl Trusted {
    /// Who signed.
    #[must_use]
    pub fn signer(&self) -> &SignerSummary {
        &self.signer
    }

    /// The certificates above the signer's, the pinned root last.
    #[must_use]
    pub fn path(&self) -> &[SignerSummary] {
        &self.path
    }

    /// The time for which the verdict holds.
    #[must_use]
    pub fn at(&self) -> UnixSeconds {
        self.at
    }

    /// What was left unchecked by policy.
    #[must_use]
    pub fn notes(&self) -> &[Reason] {
        &self.notes
    }

    /// SHA-256 of the manifest of the package this proof is about.
    #[must_use]
    pub fn manifest_sha256(&self) -> &[u8; 32] {
        &self.manifest_sha256
    }
}

impl Verdict {
    pub(crate) fn new(standing: Standing, manifest_sha256: [u8; 32]) -> Self {
        let Standing { signer, path, at, refusals, mut doubts, notes } = standing;
        match signer {
            Some(signer) if refusals.is_empty() && doubts.is_empty() => {
                Self::Valid(Trusted { path, signer, at, notes, manifest_sha256 })
            }
            Some(signer) if refusals.is_empty() => {
                doubts.extend(notes);
                Self::Indeterminate { signer, reasons: doubts }
            }
            signer => Self::Invalid { signer, reasons: refusals },
        }
    }

    /// `valid`, `indeterminate` or `invalid`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Valid(_) => "valid",
            Self::Indeterminate { .. } => "indeterminate",
            Self::Invalid { .. } => "invalid",
        }
    }

    /// The proof, if the signer is trusted.
    #[must_use]
    pub fn trusted(&self) -> Option<&Trusted> {
        match self {
            Self::Valid(trusted) => Some(trusted),
            Self::Indeterminate { .. } | Self::Invalid { .. } => None,
        }
    }

    /// The signer, if its certificate could be read.
    #[must_use]
    pub fn signer(&self) -> Option<&SignerSummary> {
        match self {
            Self::Valid(trusted) => Some(&trusted.signer),
            Self::Indeterminate { signer, .. } => Some(signer),
            Self::Invalid { signer, .. } => signer.as_ref(),
        }
    }

    /// All reasons: why the signer is refused or uncertain, or what was left unchecked.
    #[must_use]
    pub fn reasons(&self) -> &[Reason] {
        match self {
            Self::Valid(trusted) => &trusted.notes,
            Self::Indeterminate { reasons, .. } | Self::Invalid { reasons, .. } => reasons,
        }
    }
}

/// Serialized as `{"verdict", "signer", "path", "reasons": [{"code", "facts"}]}`.
impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Coded<'a> {
            code: &'static str,
            facts: &'a Reason,
        }
        let reasons: Vec<_> =
            self.reasons().iter().map(|facts| Coded { code: facts.code(), facts }).collect();
        let mut out = serializer.serialize_struct("Verdict", 4)?;
        out.serialize_field("verdict", self.name())?;
        out.serialize_field("signer", &self.signer())?;
        out.serialize_field("path", self.trusted().map_or(&[][..], Trusted::path))?;
        out.serialize_field("reasons", &reasons)?;
        out.end()
    }
}
