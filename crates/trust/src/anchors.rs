//! The certificates one has pinned, and the judgement they allow.

use mydata_package::{Authentic, certificate_der_from_pem};

use crate::certificate::Certificate;
use crate::path::{self, Path};
use crate::{Reason, SignerSummary, Trusted, UnixSeconds, Verdict};

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
    /// One of them may not issue certificates.
    #[error("certificate {position} is not one of an authority")]
    NotAnAuthority {
        /// Its place in the bundle, from 1.
        position: usize,
    },
    /// The key of one of them is not an RSA key of 2,048 to 8,192 bits.
    #[error("certificate {position} has a weak key")]
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
    /// That of this subject: an RFC 4514 string, written as [`SignerSummary::subject`](crate::SignerSummary) and
    /// `mydata inspect` show it. Names are compared to the letter.
    Subject(String),
}

impl Anchors {
    /// Reads a PEM bundle of roots and intermediates; text between the certificates is ignored.
    ///
    /// # Errors
    /// [`AnchorError`].
    pub fn from_pem(bundle: &str) -> Result<Self, AnchorError> {
        const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
        const END: &str = "-----END CERTIFICATE-----";
        let blocks = bundle.split(BEGIN).skip(1).enumerate().map(|(index, body)| {
            let malformed = AnchorError::Malformed { position: index + 1 };
            let Some((body, _)) = body.split_once(END) else { return Err(malformed) };
            certificate_der_from_pem(&format!("{BEGIN}{body}{END}")).map_err(|_| malformed)
        });
        Self::from_certificates(blocks.collect::<Result<Vec<_>, _>>()?)
    }

    /// Takes certificates in DER: roots and intermediates.
    ///
    /// # Errors
    /// [`AnchorError`].
    pub fn from_certificates<C: AsRef<[u8]>>(
        certificates: impl IntoIterator<Item = C>,
    ) -> Result<Self, AnchorError> {
        let mut roots = Vec::new();
        let mut intermediates = Vec::new();
        for (index, der) in certificates.into_iter().enumerate() {
            let position = index + 1;
            let certificate =
                Certificate::from_der(der.as_ref()).map_err(|_| AnchorError::Malformed { position })?;
            if !certificate.is_authority() {
                return Err(AnchorError::NotAnAuthority { position });
            }
            if !certificate.has_strong_key() {
                return Err(AnchorError::WeakKey { position });
            }
            let is_root = certificate.is_self_issued() && certificate.may_be_issued_by(&certificate);
            if is_root { roots.push(certificate) } else { intermediates.push(certificate) }
        }
        if roots.is_empty() {
            return Err(AnchorError::NoRoot);
        }
        Ok(Self { roots, intermediates, demo_roots: DemoRoots::default(), revocation: Revocation::default() })
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

    /// Sets what has to be known about revocation.
    #[must_use]
    pub fn with_revocation(mut self, revocation: Revocation) -> Self {
        self.revocation = revocation;
        self
    }

    /// Judges the signer of a package for one point in time.
    pub fn judge(&self, package: &Authentic<'_>, expected: &ExpectedSigner, at: UnixSeconds) -> Verdict {
        let Ok(signer) = Certificate::from_der(package.certificate_der()) else {
            return Verdict::Invalid { signer: None, reasons: vec![Reason::CertificateMalformed] };
        };
        let mut reasons = Vec::new();
        check_role(&signer, &mut reasons);
        check_expected(&signer, expected, &mut reasons);
        reasons.extend(signer.validity_reason(at));
        let path = self.check_path(&signer, at, &mut reasons);

        let summary = signer.summary();
        let (Some(path), true) = (path, reasons.is_empty()) else {
            return Verdict::Invalid { signer: Some(summary), reasons };
        };
        let mut notes = vec![Reason::RevocationNotChecked];
        if is_demo(path.root) {
            notes.push(Reason::DemoRootAccepted { subject: path.root.subject() });
        }
        match self.revocation {
            Revocation::Required => Verdict::Indeterminate { signer: summary, reasons: notes },
            Revocation::NotChecked => {
                let above = path.intermediates.into_iter().chain([path.root]);
                Verdict::Valid(Trusted {
                    path: above.map(Certificate::summary).collect(),
                    signer: summary,
                    at,
                    notes,
                    manifest_sha256: *package.manifest_sha256(),
                })
            }
        }
    }

    fn check_path(
        &self,
        signer: &Certificate,
        at: UnixSeconds,
        reasons: &mut Vec<Reason>,
    ) -> Option<Path<'_>> {
        let path = match path::find(signer, &self.roots, &self.intermediates, at) {
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
fn check_role(signer: &Certificate, reasons: &mut Vec<Reason>) {
    let subject = || signer.subject();
    if signer.is_authority() {
        reasons.push(Reason::SignerIsAuthority { subject: subject() });
    }
    if signer.forbids_signing() {
        reasons.push(Reason::KeyUsage { subject: subject() });
    }
}

fn check_expected(signer: &Certificate, expected: &ExpectedSigner, reasons: &mut Vec<Reason>) {
    let ExpectedSigner::Subject(expected) = expected else { return };
    let found = signer.subject();
    if found != *expected {
        reasons.push(Reason::OtherProvider { expected: expected.clone(), found });
    }
}

fn is_demo(root: &Certificate) -> bool {
    root.names(DEMO_MARK)
}
