//! The certificates one has pinned, and the judgement they allow.

use mydata_package::{Authentic, certificate_der_from_pem};

use crate::certificate::Certificate;
use crate::path::{self, Path};
use crate::signature_check::SignatureCheck;
use crate::{
    Arithmetic, ExpectedSigner, Policies, Reason, Revocation, SignerSummary, Standing, UnixSeconds, Verdict,
};

/// The organizational unit by which a root says that it is for demonstrations.
pub const DEMO_MARK: &str = "MyData Edge Demonstration";

/// Pinned roots and known intermediates.
///
/// A package holds the signer's certificate only, so the certificates between it and the root must be known. What
/// vouches for itself is a root; everything else is an intermediate, and trusted only if a root vouches for it.
///
/// # Examples
/// ```
/// # use mydata_demo_pki::{Holder, Profile};
/// # use mydata_package::*;
/// # let mut rng = getrandom::SysRng;
/// # let validity = 0..=4_000_000_000;
/// # let root = Holder::self_signed(&Profile::root("CN=Root,C=TW", validity.clone()), &mut rng)?;
/// # let signer = root.issue(&Profile::signer("CN=戶政司,O=內政部,C=TW", validity), &mut rng)?;
/// # let key = SigningKey::from_pkcs8_pem(&signer.key_pem()?)?;
/// # let bytes = PackageWriter::new()
/// #     .add_file("a.csv", "1,2")
/// #     .sign(&signer.certificate_pem()?, |manifest| key.sign(&mut rng, manifest))?;
/// # let bundle = root.certificate_pem()?;
/// use mydata_trust::{Anchors, ExpectedSigner, UnixSeconds, Verdict};
///
/// let anchors = Anchors::from_pem(&bundle)?;
/// let package = Opened::read(&bytes, &Limits::default())?.authenticate()?;
/// let provider = ExpectedSigner::Subject("CN=戶政司,O=內政部,C=TW".into());
/// match anchors.judge(&package, &provider, UnixSeconds(1_800_000_000)) {
///     Verdict::Valid(trusted) => println!("signed by {}", trusted.signer().subject),
///     verdict => panic!("{}: {:?}", verdict.name(), verdict.reasons()),
/// }
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Anchors {
    roots: Vec<Certificate>,
    intermediates: Vec<Certificate>,
    demo_roots: DemoRoots,
    policies: Policies,
    revocation: Revocation,
    checks: SignatureCheck,
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
    /// One of them may not issue certificates.
    #[error("certificate {position} is not one of an authority")]
    NotAnAuthority {
        /// Its place in the bundle, from 1.
        position: usize,
    },
    /// The key of one of them is not accepted: see [`Reason::WeakKey`].
    #[error("certificate {position} has a weak key, or one of a kind that is not accepted")]
    WeakKey {
        /// Its place in the bundle, from 1.
        position: usize,
    },
}

impl AnchorError {
    /// The stable code of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Malformed { .. } => "trust.anchor-malformed",
            Self::NoRoot => "trust.anchor-no-root",
            Self::NotAnAuthority { .. } => "trust.anchor-not-an-authority",
            Self::WeakKey { .. } => "trust.anchor-weak-key",
        }
    }
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

impl Anchors {
    /// Reads a PEM bundle of roots and intermediates; text between the certificates is ignored.
    ///
    /// # Errors
    /// [`AnchorError`].
    #[cfg(feature = "standalone")]
    pub fn from_pem(bundle: &str) -> Result<Self, AnchorError> {
        Self::from_pem_by(bundle, Arithmetic::default())
    }

    /// Like [`from_pem`](Self::from_pem), with what a host lends in place of our own arithmetic, here and in judging.
    ///
    /// # Errors
    /// [`AnchorError`].
    pub fn from_pem_by(bundle: &str, arithmetic: Arithmetic) -> Result<Self, AnchorError> {
        const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
        const END: &str = "-----END CERTIFICATE-----";
        let blocks = bundle.split(BEGIN).skip(1).enumerate().map(|(index, body)| {
            let malformed = AnchorError::Malformed { position: index + 1 };
            let Some((body, _)) = body.split_once(END) else { return Err(malformed) };
            certificate_der_from_pem(&format!("{BEGIN}{body}{END}")).map_err(|_| malformed)
        });
        Self::from_certificates_by(blocks.collect::<Result<Vec<_>, _>>()?, arithmetic)
    }

    /// Takes certificates in DER: roots and intermediates.
    ///
    /// # Errors
    /// [`AnchorError`].
    #[cfg(feature = "standalone")]
    pub fn from_certificates<C: AsRef<[u8]>>(
        certificates: impl IntoIterator<Item = C>,
    ) -> Result<Self, AnchorError> {
        Self::from_certificates_by(certificates, Arithmetic::default())
    }

    fn from_certificates_by<C: AsRef<[u8]>>(
        certificates: impl IntoIterator<Item = C>,
        arithmetic: Arithmetic,
    ) -> Result<Self, AnchorError> {
        let checks = SignatureCheck(arithmetic);
        let mut roots = Vec::new();
        let mut intermediates = Vec::new();
        for (index, der) in certificates.into_iter().enumerate() {
            let position = index + 1;
            let certificate =
                Certificate::from_der(der.as_ref()).map_err(|_| AnchorError::Malformed { position })?;
            if !certificate.is_authority() {
                return Err(AnchorError::NotAnAuthority { position });
            }
            if !certificate.has_strong_key(checks) {
                return Err(AnchorError::WeakKey { position });
            }
            let is_root = certificate.is_self_issued() && certificate.may_be_issued_by(&certificate);
            if is_root { roots.push(certificate) } else { intermediates.push(certificate) }
        }
        if roots.is_empty() {
            return Err(AnchorError::NoRoot);
        }
        Ok(Self {
            roots,
            intermediates,
            demo_roots: DemoRoots::default(),
            policies: Policies::default(),
            revocation: Revocation::default(),
            checks,
        })
    }

    /// The pinned roots, so that people can compare them with what their issuer publishes.
    #[must_use]
    pub fn roots(&self) -> Vec<SignerSummary> {
        self.roots.iter().map(Certificate::summary).collect()
    }

    /// Accepts or refuses roots for demonstrations. They are refused unless this says otherwise.
    #[must_use]
    pub fn with_demo_roots(mut self, demo_roots: DemoRoots) -> Self {
        self.demo_roots = demo_roots;
        self
    }

    /// Sets which policies a path must assert.
    #[must_use]
    pub fn with_policies(mut self, policies: Policies) -> Self {
        self.policies = policies;
        self
    }

    /// Sets what is known about revocation, and whether it must be known.
    #[must_use]
    pub fn with_revocation(mut self, revocation: Revocation) -> Self {
        self.revocation = revocation;
        self
    }

    /// Judges the signer of a package for one point in time.
    pub fn judge(&self, package: &Authentic<'_>, expected: &ExpectedSigner, at: UnixSeconds) -> Verdict {
        let standing = self.judge_certificate(package.certificate_der(), expected, at);
        Verdict::new(standing, *package.manifest_sha256())
    }

    /// Judges a certificate (DER) as that of a signer, whatever it may have signed.
    pub fn judge_certificate(&self, der: &[u8], expected: &ExpectedSigner, at: UnixSeconds) -> Standing {
        let Ok(signer) = Certificate::from_der(der) else { return Standing::unreadable(at) };
        let mut refusals = Vec::new();
        check_role(&signer, self.checks, &mut refusals);
        expected.check(&signer, &mut refusals);
        refusals.extend(signer.validity_reason(at));
        let path = self.check_path(&signer, at, &mut refusals);

        let signer_summary = Some(signer.summary());
        let mut standing = Standing { signer: signer_summary, refusals, ..Standing::unreadable(at) };
        let (Some(path), true) = (path, standing.refusals.is_empty()) else { return standing };
        let findings = self.revocation.check(&signer, &path, self.checks, at);
        standing.refusals = findings.revoked;
        if self.revocation.is_required() {
            standing.doubts = findings.unknown;
        } else {
            standing.notes = findings.unknown;
        }
        if is_demo(path.root) {
            standing.notes.push(Reason::DemoRootAccepted { subject: path.root.subject() });
        }
        let above = path.intermediates.into_iter().chain([path.root]);
        standing.path = above.map(Certificate::summary).collect();
        standing
    }

    fn check_path(
        &self,
        signer: &Certificate,
        at: UnixSeconds,
        reasons: &mut Vec<Reason>,
    ) -> Option<Path<'_>> {
        let path = match path::find(signer, &self.roots, &self.intermediates, &self.policies, self.checks, at)
        {
            Ok(path) => Some(path),
            Err((path, reason)) => {
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
                path
            }
        };
        let root = path.as_ref().map(|path| path.root);
        if let Some(root) = root.filter(|root| self.demo_roots == DemoRoots::Refused && is_demo(root)) {
            reasons.push(Reason::DemoRoot { subject: root.subject() });
        }
        path
    }
}

/// A signer is not an authority, and its key is for signing.
fn check_role(signer: &Certificate, checks: SignatureCheck, reasons: &mut Vec<Reason>) {
    let subject = || signer.subject();
    if signer.is_authority() {
        reasons.push(Reason::SignerIsAuthority { subject: subject() });
    }
    if signer.forbids_signing() {
        reasons.push(Reason::KeyUsage { subject: subject() });
    }
    if !signer.has_strong_key(checks) {
        reasons.push(Reason::WeakKey { subject: subject() });
    }
}

fn is_demo(root: &Certificate) -> bool {
    root.names(DEMO_MARK)
}
