//! Which methods this deployment can check, and what their pages need.

use mydata_consent::Identification;
use mydata_identity::IdentityMethod;
use worker::Env;

use super::roots;

/// Where the page finds the component for 自然人憑證, 工商憑證 and the cards of banks.
const CARD_COMPONENT_ORIGIN: &str = "CARD_COMPONENT_ORIGIN";
/// Where it finds the one for 健保卡.
const NHI_COMPONENT_ORIGIN: &str = "NHI_COMPONENT_ORIGIN";

/// The methods that somebody can choose from now.
#[derive(Debug, Clone)]
pub struct Offer {
    /// Those that can be used, strongest first.
    pub open: Vec<IdentityMethod>,
    /// Those that would do, but cannot be used here.
    pub closed: Vec<IdentityMethod>,
}

impl Offer {
    /// What the state of an identification admits. `companies_may` says whether a company's certificate is accepted.
    #[must_use]
    pub fn of(env: &Env, identification: &Identification, companies_may: bool) -> Self {
        let admitted = IdentityMethod::ALL
            .into_iter()
            .filter(|method| identification.admits(*method).is_ok())
            .filter(|method| companies_may || *method != IdentityMethod::BusinessCertificate);
        let (open, closed) = admitted.partition(|method| is_configured(env, *method));
        Self { open, closed }
    }

    /// Whether the method can be used now.
    #[must_use]
    pub fn includes(&self, method: IdentityMethod) -> bool {
        self.open.contains(&method)
    }

    /// The method to begin with: the weakest that is enough, since most people have what it needs.
    #[must_use]
    pub fn first(&self) -> Option<IdentityMethod> {
        self.open.last().copied()
    }
}

/// Where the local component of the method's cards listens, where it has cards.
#[must_use]
pub fn component_origin(env: &Env, method: IdentityMethod) -> Option<String> {
    let setting = match method {
        IdentityMethod::BankCard
        | IdentityMethod::BusinessCertificate
        | IdentityMethod::CitizenCertificate
        | IdentityMethod::HardwareFinancialCertificate => CARD_COMPONENT_ORIGIN,
        IdentityMethod::NhiCard => NHI_COMPONENT_ORIGIN,
        IdentityMethod::ContactCode
        | IdentityMethod::DualDocuments
        | IdentityMethod::MobileNumber
        | IdentityMethod::SoftwareFinancialCertificate
        | IdentityMethod::TwFido => return None,
    };
    crate::config::text(env, setting)
}

/// Whether the method's evidence answers a challenge.
#[must_use]
pub const fn needs_challenge(method: IdentityMethod) -> bool {
    !matches!(
        method,
        IdentityMethod::ContactCode | IdentityMethod::DualDocuments | IdentityMethod::MobileNumber
    )
}

/// Whether this deployment has what it takes to check the method.
#[must_use]
pub fn is_configured(env: &Env, method: IdentityMethod) -> bool {
    let has = |name| crate::config::text(env, name).is_some();
    match method {
        IdentityMethod::ContactCode => false,
        IdentityMethod::DualDocuments => has("REGISTRY_ORIGIN"),
        IdentityMethod::MobileNumber => has("TELECOM_ORIGIN"),
        IdentityMethod::SoftwareFinancialCertificate => roots::pem(env, method).is_some(),
        IdentityMethod::TwFido => has("PLATFORM_ORIGIN"),
        IdentityMethod::BankCard
        | IdentityMethod::BusinessCertificate
        | IdentityMethod::CitizenCertificate
        | IdentityMethod::HardwareFinancialCertificate
        | IdentityMethod::NhiCard => {
            component_origin(env, method).is_some() && roots::pem(env, method).is_some()
        }
    }
}
