//! The certificates one has pinned, and the judgement they allow.

use mydata_package::Authentic;

use crate::{Reason, UnixSeconds, Verdict};

/// Pinned roots and known intermediates.
///
/// A package holds the signer's certificate only, so the certificates between it and the root must be known.
#[derive(Clone, Debug)]
pub struct Anchors {
    certificates: Vec<Vec<u8>>,
    demo_roots: DemoRoots,
    revocation: Revocation,
}

/// Why certificates cannot serve as anchors.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AnchorError {
    /// One of them cannot be read.
    #[error("certificate {position} cannot be read")]
    Malformed {
        /// Its place in the bundle, from 1.
        position: usize,
    },
    /// None of them is a root.
    #[error("there is no root among the certificates")]
    NoRoot,
}

/// Whether roots made by `mydata demo-pki` may end a path.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum DemoRoots {
    /// They lead to [`Reason::DemoRoot`].
    #[default]
    Refused,
    /// They are roots like any other.
    Accepted,
}

/// What has to be known about revocation.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Revocation {
    /// Nothing; a valid verdict says so by [`Reason::RevocationNotChecked`].
    #[default]
    NotChecked,
    /// That the certificate is not revoked. Since nothing is looked up yet, the verdict is at best indeterminate.
    Required,
}

/// Whose signature is expected.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ExpectedSigner {
    /// Anybody's, as in a verifier that does not know where a package comes from.
    Any,
    /// That of this subject (RFC 4514).
    Subject(String),
}

impl Anchors {
    /// Reads a PEM bundle of roots and intermediates.
    ///
    /// # Errors
    /// [`AnchorError`].
    pub fn from_pem(_bundle: &str) -> Result<Self, AnchorError> {
        Err(AnchorError::NoRoot)
    }

    /// Takes certificates in DER: roots and intermediates.
    ///
    /// # Errors
    /// [`AnchorError`].
    pub fn from_certificates<C: AsRef<[u8]>>(
        certificates: impl IntoIterator<Item = C>,
    ) -> Result<Self, AnchorError> {
        let certificates = certificates.into_iter().map(|der| der.as_ref().to_vec()).collect();
        Ok(Self { certificates, demo_roots: DemoRoots::Refused, revocation: Revocation::NotChecked })
    }

    /// Accepts or refuses roots for demonstrations.
    #[must_use]
    pub fn with_demo_roots(mut self, demo_roots: DemoRoots) -> Self {
        self.demo_roots = demo_roots;
        self
    }

    /// Sets what has to be known about revocation.
    #[must_use]
    pub fn with_revocation(mut self, revocation: Revocation) -> Self {
        self.revocation = revocation;
        self
    }

    /// Judges the signer of a package for one point in time.
    pub fn judge(&self, package: &Authentic<'_>, expected: &ExpectedSigner, at: UnixSeconds) -> Verdict {
        let _ = (package, expected, at, &self.certificates, self.demo_roots, self.revocation);
        Verdict::Invalid { signer: None, reasons: vec![Reason::CertificateMalformed] }
    }
}
