//! The ways a citizen can show who she is.

use core::fmt;

use crate::assurance_level::AssuranceLevel;
use crate::error::IdentityError;
use crate::parsed::parsed_text;

/// An identification method, by its code on the wire (protocol section 7).
///
/// ```
/// use mydata_identity::{AssuranceLevel, IdentityMethod};
/// let method = IdentityMethod::parse("PII")?;
/// assert_eq!(method, IdentityMethod::DualDocuments);
/// assert_eq!(method.level(), Some(AssuranceLevel::Four));
/// # Ok::<(), mydata_identity::IdentityError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum IdentityMethod {
    /// `FIC`, 晶片金融卡.
    BankCard,
    /// `MOE`, 工商憑證, where the dataset allows it.
    BusinessCertificate,
    /// `CER`, 自然人憑證.
    CitizenCertificate,
    /// `OTP`, a code to e-mail or mobile: members only, never enough for a dataset.
    ContactCode,
    /// `PII`, 雙證件.
    DualDocuments,
    /// `FCH`, 硬體金融憑證.
    HardwareFinancialCertificate,
    /// `NHI`, 健保卡 with password.
    NhiCard,
    /// `FCS`, 軟體金融憑證.
    SoftwareFinancialCertificate,
    /// `TFD`, TW `FidO`, since renamed 行動自然人憑證.
    TwFido,
}

impl IdentityMethod {
    /// All methods, strongest first.
    pub const ALL: [Self; 9] = [
        Self::CitizenCertificate,
        Self::BankCard,
        Self::HardwareFinancialCertificate,
        Self::BusinessCertificate,
        Self::TwFido,
        Self::NhiCard,
        Self::SoftwareFinancialCertificate,
        Self::DualDocuments,
        Self::ContactCode,
    ];

    /// Reads a method's code.
    ///
    /// # Errors
    /// [`IdentityError::IdentityMethodUnknown`].
    pub fn parse(code: &str) -> Result<Self, IdentityError> {
        Self::ALL.into_iter().find(|method| method.code() == code).ok_or(IdentityError::IdentityMethodUnknown)
    }

    /// The method's code on the wire.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::BankCard => "FIC",
            Self::BusinessCertificate => "MOE",
            Self::CitizenCertificate => "CER",
            Self::ContactCode => "OTP",
            Self::DualDocuments => "PII",
            Self::HardwareFinancialCertificate => "FCH",
            Self::NhiCard => "NHI",
            Self::SoftwareFinancialCertificate => "FCS",
            Self::TwFido => "TFD",
        }
    }

    /// The level it reaches; none for the contact code, which is never enough for a dataset.
    #[must_use]
    pub fn level(self) -> Option<AssuranceLevel> {
        match self {
            Self::BankCard
            | Self::BusinessCertificate
            | Self::CitizenCertificate
            | Self::HardwareFinancialCertificate => Some(AssuranceLevel::One),
            Self::TwFido => Some(AssuranceLevel::Two),
            Self::NhiCard | Self::SoftwareFinancialCertificate => Some(AssuranceLevel::Three),
            Self::DualDocuments => Some(AssuranceLevel::Four),
            Self::ContactCode => None,
        }
    }

    /// Whether it is enough where `minimum` is asked for.
    ///
    /// ```
    /// use mydata_identity::{AssuranceLevel, IdentityMethod};
    /// assert!(IdentityMethod::TwFido.satisfies(AssuranceLevel::Three));
    /// assert!(!IdentityMethod::ContactCode.satisfies(AssuranceLevel::Four));
    /// ```
    #[must_use]
    pub fn satisfies(self, minimum: AssuranceLevel) -> bool {
        self.level().is_some_and(|level| level.satisfies(minimum))
    }

    fn as_text(self) -> &'static str {
        self.code()
    }
}

impl fmt::Display for IdentityMethod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

parsed_text!(IdentityMethod);
