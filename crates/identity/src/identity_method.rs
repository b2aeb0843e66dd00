//! The ways a citizen can show who she is.

use core::fmt;

use crate::assurance_level::AssuranceLevel;
use crate::error::IdentityError;
use crate::parsed::parsed_text;

/// An identification method, by its code on the wire (protocol section 7); `MOB` alone is ours and never goes there.
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
    /// `MOB`, 手機號碼 with the telecom's match: the second method of somebody who comes for the first time, and nothing
    /// else. The protocol has no code for it; it reaches no level, so that no token or answer ever names it.
    MobileNumber,
    /// `NHI`, 健保卡 with password.
    NhiCard,
    /// `FCS`, 軟體金融憑證.
    SoftwareFinancialCertificate,
    /// `TFD`, TW `FidO`, since renamed 行動自然人憑證.
    TwFido,
}

impl IdentityMethod {
    /// All methods, strongest first.
    pub const ALL: [Self; 10] = [
        Self::CitizenCertificate,
        Self::BankCard,
        Self::HardwareFinancialCertificate,
        Self::BusinessCertificate,
        Self::TwFido,
        Self::NhiCard,
        Self::SoftwareFinancialCertificate,
        Self::DualDocuments,
        Self::MobileNumber,
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
            Self::MobileNumber => "MOB",
            Self::NhiCard => "NHI",
            Self::SoftwareFinancialCertificate => "FCS",
            Self::TwFido => "TFD",
        }
    }

    /// The level it reaches; none for the contact code and the mobile number, which are never enough for a dataset.
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
            Self::ContactCode | Self::MobileNumber => None,
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

    /// Whether it shows by itself who somebody is: it reaches a level.
    ///
    /// ```
    /// use mydata_identity::IdentityMethod;
    /// assert!(IdentityMethod::DualDocuments.can_stand_alone());
    /// assert!(!IdentityMethod::MobileNumber.can_stand_alone());
    /// ```
    #[must_use]
    pub fn can_stand_alone(self) -> bool {
        self.level().is_some()
    }

    /// Whether it counts as the second of two different methods, after `first`, when somebody comes for the first time
    /// (protocol section 7). A code to a contact does not: whose the contact is, is only then found out.
    ///
    /// ```
    /// use mydata_identity::IdentityMethod::{CitizenCertificate, DualDocuments, MobileNumber};
    /// assert!(MobileNumber.can_follow(DualDocuments));
    /// assert!(!DualDocuments.can_follow(DualDocuments));
    /// assert!(!CitizenCertificate.can_follow(MobileNumber));
    /// ```
    #[must_use]
    pub fn can_follow(self, first: Self) -> bool {
        self != first && self != Self::ContactCode && first.can_stand_alone()
    }

    /// Whether its evidence can be guessed by trying: numbers and codes can, a signature cannot. Wrong tries at these
    /// have to be counted before they are checked.
    ///
    /// ```
    /// use mydata_identity::IdentityMethod;
    /// assert!(IdentityMethod::DualDocuments.can_be_guessed());
    /// assert!(!IdentityMethod::CitizenCertificate.can_be_guessed());
    /// ```
    #[must_use]
    pub fn can_be_guessed(self) -> bool {
        match self {
            Self::ContactCode | Self::DualDocuments | Self::MobileNumber => true,
            Self::BankCard
            | Self::BusinessCertificate
            | Self::CitizenCertificate
            | Self::HardwareFinancialCertificate
            | Self::NhiCard
            | Self::SoftwareFinancialCertificate
            | Self::TwFido => false,
        }
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
