//! Certificates: 自然人憑證, 工商憑證, the cards and files of banks, 健保卡. Each signs the challenge.

use mydata_identity::IdentityMethod;
use mydata_identity::evidence::{CertificateKind, CertificateMethod, Claim, Identified, Method};
use worker::Env;

use super::roots::PinnedRoots;
use super::{Attempt, Checked, born, refused};
use crate::error::PlatformError;
use crate::objects::identification::seconds;
use crate::objects::transaction::Person;
use crate::registry::{self, Answer};
use crate::visit::Visit;

/// Followed by the code of a method: the policies (object identifiers, parted by blanks) under one of which its
/// certificates must have been issued; without the setting any that leads to the pinned roots.
const POLICIES: &str = "IDENTITY_POLICIES_";

pub(super) async fn check(visit: &Visit, attempt: &Attempt<'_>) -> Result<Checked, PlatformError> {
    let claim = match (&attempt.company, attempt.method) {
        (Some(company), IdentityMethod::BusinessCertificate) => Claim::Company(company.clone()),
        _ => Claim::Person(attempt.claimed.clone()),
    };
    let held = with_method(&visit.env, attempt.method, |method| {
        method.check(attempt.submission, &attempt.challenge, &claim, seconds(visit.now()))
    });
    match held.await? {
        Ok(identified) => holder(visit, attempt, &identified).await,
        Err(refusal) => Ok(refused(&refusal)),
    }
}

/// Has something checked by a method as this deployment is set up for it.
pub(super) async fn with_method<T>(
    env: &Env,
    method: IdentityMethod,
    check: impl FnOnce(&CertificateMethod<'_>) -> T,
) -> Result<T, PlatformError> {
    let kind = kind(method).ok_or(PlatformError::Configuration(POLICIES))?;
    let kind = under_policies(env, kind, method)?;
    let roots = PinnedRoots::of(env, method).await?;
    Ok(check(&CertificateMethod::new(kind, &roots)))
}

fn kind(method: IdentityMethod) -> Option<CertificateKind> {
    match method {
        IdentityMethod::BankCard => Some(CertificateKind::bank_card()),
        IdentityMethod::BusinessCertificate => Some(CertificateKind::business()),
        IdentityMethod::CitizenCertificate => Some(CertificateKind::citizen()),
        IdentityMethod::HardwareFinancialCertificate => Some(CertificateKind::hardware_financial()),
        IdentityMethod::NhiCard => Some(CertificateKind::nhi_card()),
        IdentityMethod::SoftwareFinancialCertificate => Some(CertificateKind::software_financial()),
        IdentityMethod::ContactCode
        | IdentityMethod::DualDocuments
        | IdentityMethod::MobileNumber
        | IdentityMethod::TwFido => None,
    }
}

/// Authorities that issue several kinds of certificates under one root tell them apart by policy.
fn under_policies(
    env: &Env,
    kind: CertificateKind,
    method: IdentityMethod,
) -> Result<CertificateKind, PlatformError> {
    let text = crate::config::text(env, &format!("{POLICIES}{}", method.code())).unwrap_or_default();
    let policies: Vec<&str> = text.split_whitespace().collect();
    kind.with_policies(&policies).map_err(|_| PlatformError::Configuration(POLICIES))
}

/// A certificate says little about its holder: the registry says the rest. A company's is used by who answers for it.
///
/// 自然人憑證 states no more of the ID than its last four characters, which one in ten thousand others has as well: the name
/// that it states has to be the registered one too.
async fn holder(
    visit: &Visit,
    attempt: &Attempt<'_>,
    identified: &Identified,
) -> Result<Checked, PlatformError> {
    if let Claim::Company(company) = identified.claim() {
        match registry::responsible_for(&visit.env, company).await? {
            Answer::Found(responsible) if responsible == *attempt.claimed => {}
            Answer::Found(_) => return Ok(Checked::Another),
            Answer::NotFound => return Ok(Checked::NoMatch { told: None }),
            Answer::Unavailable => return Ok(Checked::Unavailable),
        }
    }
    let person: Option<Person> = match registry::person(&visit.env, attempt.claimed).await? {
        Answer::Found(person) => Some(person),
        Answer::NotFound => None,
        Answer::Unavailable => return Ok(Checked::Unavailable),
    };
    let is_named_so = |person: &Person| match (attempt.method, identified.name()) {
        (IdentityMethod::CitizenCertificate, Some(name)) => person.name == name,
        (IdentityMethod::CitizenCertificate, None) => false,
        _ => true,
    };
    Ok(born(person.filter(is_named_so), attempt.birthday, None))
}
