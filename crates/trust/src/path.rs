//! The way from a signer's certificate up to a pinned root.

use pkix_path::{Error, TrustAnchor, ValidationPolicy, validate_path};

use crate::certificate::Certificate;
use crate::signature_check::SignatureCheck;
use crate::{Policies, Reason, UnixSeconds, name_forms, x509_cert};
use x509_cert::der::asn1::ObjectIdentifier;

/// The most intermediates a path may have.
const LONGEST: u8 = 8;
/// The most certificates looked at in one search; a bundle of one government has a few dozen.
const BUDGET: usize = 1_000;
/// The smallest key of a certificate, as everywhere.
const LEAST_KEY_BITS: u32 = mydata_package::PublicKey::LEAST_BITS;

/// Critical extensions of a root that path validation cares about, or that say nothing against it: keyUsage,
/// basicConstraints, subjectAltName, extKeyUsage, nameConstraints.
const KNOWN_IN_ROOTS: [ObjectIdentifier; 5] = [
    ObjectIdentifier::new_unwrap("2.5.29.15"),
    ObjectIdentifier::new_unwrap("2.5.29.19"),
    ObjectIdentifier::new_unwrap("2.5.29.17"),
    ObjectIdentifier::new_unwrap("2.5.29.37"),
    ObjectIdentifier::new_unwrap("2.5.29.30"),
];

/// The certificates above a signer's: intermediates from below, then the root.
#[derive(Clone, Debug)]
pub(crate) struct Path<'c> {
    pub(crate) intermediates: Vec<&'c Certificate>,
    pub(crate) root: &'c Certificate,
}

/// Finds the first path that holds; failing that, says why the first path that exists does not.
pub(crate) fn find<'c>(
    signer: &Certificate,
    roots: &'c [Certificate],
    intermediates: &'c [Certificate],
    policies: &Policies,
    checks: SignatureCheck,
    at: UnixSeconds,
) -> Result<Path<'c>, (Option<Path<'c>>, Reason)> {
    let mut search = Search { roots, intermediates, found: Vec::new(), budget: BUDGET };
    search.climb(signer, &mut Vec::new());
    let mut first_failure = None;
    for path in search.found {
        match validate(signer, &path, policies, checks, at) {
            Ok(()) => return Ok(path),
            Err(reason) => {
                first_failure.get_or_insert((Some(path), reason));
            }
        }
    }
    let no_path = || match search.budget {
        0 => Reason::SearchGivenUp,
        _ => Reason::NoPath { issuer: signer.issuer() },
    };
    Err(first_failure.unwrap_or_else(|| (None, no_path())))
}

/// A depth-first search by names and key identifiers, in the order of the bundle.
struct Search<'c> {
    roots: &'c [Certificate],
    intermediates: &'c [Certificate],
    found: Vec<Path<'c>>,
    budget: usize,
}

impl<'c> Search<'c> {
    fn climb(&mut self, from: &Certificate, below: &mut Vec<&'c Certificate>) {
        for root in self.roots {
            if self.spend() && from.may_be_issued_by(root) {
                self.found.push(Path { intermediates: below.clone(), root });
            }
        }
        if below.len() >= usize::from(LONGEST) {
            return;
        }
        for issuer in self.intermediates {
            let is_new = !below.iter().any(|known| std::ptr::eq(*known, issuer));
            if self.spend() && is_new && from.may_be_issued_by(issuer) {
                below.push(issuer);
                self.climb(issuer, below);
                below.pop();
            }
        }
    }

    fn spend(&mut self) -> bool {
        let affordable = self.budget > 0;
        self.budget = self.budget.saturating_sub(1);
        affordable
    }
}

/// RFC 5280, section 6, and that the root itself holds, which that section leaves to us.
fn validate(
    signer: &Certificate,
    path: &Path<'_>,
    policies: &Policies,
    checks: SignatureCheck,
    at: UnixSeconds,
) -> Result<(), Reason> {
    let certificates = || std::iter::once(signer).chain(path.intermediates.iter().copied());
    let chain: Vec<_> = certificates().map(|certificate| certificate.x509.clone()).collect();
    let anchor = TrustAnchor::try_from(path.root.x509.clone()).map_err(|_| Reason::CertificateMalformed)?;
    let mut policy = ValidationPolicy::new(u64::try_from(at.0).unwrap_or_default());
    policy.max_path_len = LONGEST;
    policy.min_rsa_key_bits = Some(LEAST_KEY_BITS);
    policy.allowed_signature_algs = Some(checks.algorithms());
    policies.apply(&mut policy);

    if let Err(error) = validate_path(&chain, &[anchor], &policy, &checks) {
        let at_index = |index: usize| certificates().nth(index).unwrap_or(signer);
        return Err(reason(&error, at_index, at));
    }
    check_name_forms(signer, path)?;
    check_root(path, at)
}

/// RFC 5280, 4.2.1.10: a constraint is processed, or the certificate refused.
fn check_name_forms(signer: &Certificate, path: &Path<'_>) -> Result<(), Reason> {
    let mut below = vec![signer];
    for authority in path.intermediates.iter().copied().chain([path.root]) {
        for certificate in &below {
            match name_forms::is_beyond_comparison(certificate, authority) {
                Ok(false) => {}
                Ok(true) => return Err(Reason::NameConstraint { subject: certificate.subject() }),
                Err(_) => return Err(Reason::CertificateMalformed),
            }
        }
        below.push(authority);
    }
    Ok(())
}

/// What a root says about itself binds it as it would bind an intermediate.
fn check_root(path: &Path<'_>, at: UnixSeconds) -> Result<(), Reason> {
    let root = path.root;
    if let Some(reason) = root.validity_reason(at) {
        return Err(reason);
    }
    if root.forbids_issuing() {
        return Err(Reason::NotAnAuthority { subject: root.subject() });
    }
    if root.has_critical_extension_besides(&KNOWN_IN_ROOTS) {
        return Err(Reason::CriticalExtensionUnknown { subject: root.subject() });
    }
    let below = path.intermediates.iter().filter(|intermediate| !intermediate.is_self_issued()).count();
    if root.authorities_below().is_some_and(|most| below > usize::from(most)) {
        return Err(Reason::PathTooLong);
    }
    Ok(())
}

/// Translates a failure of path validation, naming the certificate it is about.
fn reason<'c>(error: &Error, at_index: impl Fn(usize) -> &'c Certificate, at: UnixSeconds) -> Reason {
    let subject = |index: usize| at_index(index).subject();
    match *error {
        Error::SignatureInvalid { index } | Error::ChainBroken { index } => {
            Reason::SignatureInvalid { subject: subject(index) }
        }
        Error::ValidityPeriod { index } => {
            at_index(index).validity_reason(at).unwrap_or(Reason::CertificateMalformed)
        }
        Error::PathTooLong => Reason::PathTooLong,
        Error::NotCA { index } | Error::KeyUsageMissing { index } | Error::CrlSignMissing { index } => {
            Reason::NotAnAuthority { subject: subject(index) }
        }
        Error::UnhandledCriticalExtension { index } => {
            Reason::CriticalExtensionUnknown { subject: subject(index) }
        }
        Error::NameConstraintViolation { index } => Reason::NameConstraint { subject: subject(index) },
        Error::PolicyViolation { index } => Reason::Policy { subject: subject(index) },
        Error::AlgorithmNotAllowed { index } => {
            let algorithm = at_index(index).x509.signature_algorithm.oid.to_string();
            Reason::AlgorithmRefused { subject: subject(index), algorithm }
        }
        Error::KeyTooSmall { index } => Reason::WeakKey { subject: subject(index) },
        Error::NoTrustedPath => Reason::NoPath { issuer: at_index(0).issuer() },
        // What is left are encoding errors and checks that the policy above does not ask for.
        _ => Reason::CertificateMalformed,
    }
}
