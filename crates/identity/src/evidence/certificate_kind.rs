//! The kinds of certificates people and companies sign in with, and how each says whose it is.

use der::asn1::ObjectIdentifier;
use subtle::ConstantTimeEq;

use super::{Claim, Claimant, EvidenceRefusal, SigningCertificate};
use crate::IdentityMethod;

/// MOICA's attribute for the last four characters of the national ID.
const NATIONAL_ID_TAIL: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.886.1.100.2.51");
/// MOEACA's attribute for the company's number.
const BUSINESS_NUMBER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.886.1.100.2.101");

const TAIL_LENGTH: usize = 4;

/// A kind of certificate: for which method, how it says whose it is, and under which policies it is issued.
///
/// ```
/// use mydata_identity::evidence::CertificateKind;
/// // 政府機關公開金鑰基礎建設, third level.
/// let citizen = CertificateKind::citizen().with_policies(&["2.16.886.101.0.3.3"])?;
/// # let _ = citizen;
/// assert!(CertificateKind::business().with_policies(&["third level"]).is_err());
/// # Ok::<(), mydata_identity::evidence::PolicyMalformed>(())
/// ```
#[derive(Clone, Debug)]
pub struct CertificateKind {
    pub(super) method: IdentityMethod,
    binding: Binding,
    pub(super) policies: Vec<ObjectIdentifier>,
}

/// The name of a policy is no object identifier.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{0:?} is not the object identifier of a policy")]
pub struct PolicyMalformed(String);

/// How a certificate says whose it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Binding {
    /// By the company's number in an attribute of its own.
    BusinessNumber,
    /// By the whole ID at the head of the common name, up to its end or a hyphen.
    IdInCommonName,
    /// By the last four characters of the ID in an attribute of their own.
    TailOfId,
}

impl CertificateKind {
    /// 自然人憑證, of nationals and residents.
    ///
    /// It states the last four characters of the ID and no more: one in ten thousand others has the same. Where more is
    /// needed, ask the authority for the ID behind [`Grounds::Certificate`](super::Grounds)' holder number.
    #[must_use]
    pub fn citizen() -> Self {
        Self::new(IdentityMethod::CitizenCertificate, Binding::TailOfId)
    }

    /// 工商憑證, of companies.
    #[must_use]
    pub fn business() -> Self {
        Self::new(IdentityMethod::BusinessCertificate, Binding::BusinessNumber)
    }

    /// 晶片金融卡, whose one-time code is the caller's to check.
    #[must_use]
    pub fn bank_card() -> Self {
        Self::new(IdentityMethod::BankCard, Binding::IdInCommonName)
    }

    /// 硬體金融憑證.
    #[must_use]
    pub fn hardware_financial() -> Self {
        Self::new(IdentityMethod::HardwareFinancialCertificate, Binding::IdInCommonName)
    }

    /// 健保卡, whose password its component asks for and the card counts.
    ///
    /// What a real card signs with is not public; here its certificate says whose it is as those of banks do.
    #[must_use]
    pub fn nhi_card() -> Self {
        Self::new(IdentityMethod::NhiCard, Binding::IdInCommonName)
    }

    /// 軟體金融憑證: a file, so that anybody with a copy of it and its password is taken for its owner.
    #[must_use]
    pub fn software_financial() -> Self {
        Self::new(IdentityMethod::SoftwareFinancialCertificate, Binding::IdInCommonName)
    }

    fn new(method: IdentityMethod, binding: Binding) -> Self {
        Self { method, binding, policies: Vec::new() }
    }

    /// Accepts only certificates issued under one of these policies, given as dotted object identifiers. Without any,
    /// whatever the judge's path allows is accepted.
    ///
    /// # Errors
    /// [`PolicyMalformed`].
    pub fn with_policies(self, accepted: &[&str]) -> Result<Self, PolicyMalformed> {
        let read = |text: &&str| ObjectIdentifier::new(text).map_err(|_| PolicyMalformed((*text).to_owned()));
        Ok(Self { policies: accepted.iter().map(read).collect::<Result<_, _>>()?, ..self })
    }

    pub(super) fn serves(&self, claimant: Claimant) -> bool {
        match self.binding {
            Binding::BusinessNumber => claimant == Claimant::Company,
            Binding::IdInCommonName | Binding::TailOfId => claimant != Claimant::Company,
        }
    }

    /// Refuses a certificate that is not of whom the claim is about.
    pub(super) fn require_holder(
        &self,
        certificate: &SigningCertificate,
        claim: &Claim,
    ) -> Result<(), EvidenceRefusal> {
        let (stated, claimed) = match self.binding {
            Binding::BusinessNumber => (certificate.directory_attribute(BUSINESS_NUMBER)?, claim.number()),
            Binding::TailOfId => {
                let stated = certificate.directory_attribute(NATIONAL_ID_TAIL)?;
                let number = claim.number();
                let at = number.len().saturating_sub(TAIL_LENGTH);
                (stated, number.get(at..).unwrap_or_default())
            }
            Binding::IdInCommonName => {
                let name = certificate.common_name().ok_or(EvidenceRefusal::PersonNotStated)?;
                (name.split('-').next().unwrap_or_default().to_owned(), claim.number())
            }
        };
        let same: bool = stated.as_bytes().ct_eq(claimed.as_bytes()).into();
        same.then_some(()).ok_or(EvidenceRefusal::PersonMismatch)
    }

    /// The holder's name, where the common name is one.
    pub(super) fn name(&self, certificate: &SigningCertificate) -> Option<String> {
        match self.binding {
            Binding::BusinessNumber | Binding::TailOfId => certificate.common_name(),
            Binding::IdInCommonName => None,
        }
    }
}
