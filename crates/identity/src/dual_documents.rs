//! 雙證件: the NHI card number and the household number, typed from two documents.

use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use crate::error::IdentityError;
use crate::parsed::{parsed_text, printed_as_stars};

/// What a citizen types from two of her documents.
///
/// Two of these compare in constant time, so that an answer's timing tells nobody how much was right.
///
/// ```
/// use mydata_identity::DualDocuments;
/// let documents = DualDocuments::parse("000012345678", "F1234567")?;
/// assert_eq!(documents.nhi_card_number().as_str(), "000012345678");
/// assert!(!format!("{documents:?}").contains("1234"));
/// # Ok::<(), mydata_identity::IdentityError>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Serialize)]
pub struct DualDocuments {
    nhi_card_number: NhiCardNumber,
    household_number: HouseholdNumber,
}

impl DualDocuments {
    /// Reads both numbers.
    ///
    /// # Errors
    /// [`IdentityError::NhiCardNumberForm`] or [`IdentityError::HouseholdNumberForm`].
    pub fn parse(nhi_card_number: &str, household_number: &str) -> Result<Self, IdentityError> {
        Ok(Self {
            nhi_card_number: NhiCardNumber::parse(nhi_card_number)?,
            household_number: HouseholdNumber::parse(household_number)?,
        })
    }

    /// The number on the NHI card.
    #[must_use]
    pub fn nhi_card_number(&self) -> &NhiCardNumber {
        &self.nhi_card_number
    }

    /// The household's number.
    #[must_use]
    pub fn household_number(&self) -> &HouseholdNumber {
        &self.household_number
    }
}

impl PartialEq for DualDocuments {
    fn eq(&self, other: &Self) -> bool {
        let nhi = self.nhi_card_number.0.as_bytes().ct_eq(other.nhi_card_number.0.as_bytes());
        let household = self.household_number.0.as_bytes().ct_eq(other.household_number.0.as_bytes());
        (nhi & household).into()
    }
}

/// The twelve digits printed on an NHI card (健保卡).
#[derive(Clone, Eq, PartialEq)]
pub struct NhiCardNumber(String);

impl NhiCardNumber {
    /// Reads twelve digits.
    ///
    /// # Errors
    /// [`IdentityError::NhiCardNumberForm`].
    pub fn parse(text: &str) -> Result<Self, IdentityError> {
        let formed = text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
        formed.then(|| Self(text.to_owned())).ok_or(IdentityError::NhiCardNumberForm)
    }

    /// The number itself. Never log it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn as_text(&self) -> &str {
        &self.0
    }
}

/// The eight characters of a household number (戶號).
#[derive(Clone, Eq, PartialEq)]
pub struct HouseholdNumber(String);

impl HouseholdNumber {
    /// Reads eight capital letters or digits.
    ///
    /// # Errors
    /// [`IdentityError::HouseholdNumberForm`].
    pub fn parse(text: &str) -> Result<Self, IdentityError> {
        let allowed = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_uppercase();
        let formed = text.len() == 8 && text.bytes().all(allowed);
        formed.then(|| Self(text.to_owned())).ok_or(IdentityError::HouseholdNumberForm)
    }

    /// The number itself. Never log it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn as_text(&self) -> &str {
        &self.0
    }
}

printed_as_stars!(NhiCardNumber);
printed_as_stars!(HouseholdNumber);
parsed_text!(NhiCardNumber);
parsed_text!(HouseholdNumber);
