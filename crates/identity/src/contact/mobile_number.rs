//! A mobile number of Taiwan.

use crate::error::IdentityError;
use crate::mask;
use crate::parsed::{parsed_text, printed_as_stars};

/// `09` and eight digits (numbering plan of Taiwan, mobile services).
const DIGITS: usize = 10;
/// Taiwan, as seen from abroad (ITU-T E.164).
const COUNTRY: &str = "+886";

/// A mobile number as it is dialled within Taiwan: `09` and eight digits.
///
/// ```
/// use mydata_identity::MobileNumber;
/// let number = MobileNumber::parse("+886 912-345-789")?;
/// assert_eq!(number.as_str(), "0912345789");
/// assert_eq!(number.to_e164(), "+886912345789");
/// assert_eq!(number.masked(), "091****789");
/// # Ok::<(), mydata_identity::IdentityError>(())
/// ```
#[derive(Clone, Eq, Hash, PartialEq)]
pub struct MobileNumber(String);

impl MobileNumber {
    /// Reads a number; spaces and hyphens are passed over, `+886` stands for the first `0`.
    ///
    /// # Errors
    /// [`IdentityError::MobileForm`].
    pub fn parse(text: &str) -> Result<Self, IdentityError> {
        let mut dialled = String::with_capacity(DIGITS);
        let rest = text.trim_start_matches(' ');
        let digits = match rest.strip_prefix(COUNTRY) {
            Some(abroad) => {
                dialled.push('0');
                abroad
            }
            None => rest,
        };
        for character in digits.chars().filter(|character| !matches!(character, ' ' | '-')) {
            if !character.is_ascii_digit() || dialled.len() == DIGITS {
                return Err(IdentityError::MobileForm);
            }
            dialled.push(character);
        }
        let is_mobile = dialled.len() == DIGITS && dialled.starts_with("09");
        is_mobile.then_some(Self(dialled)).ok_or(IdentityError::MobileForm)
    }

    /// The number itself. Never log it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as it is dialled from anywhere: `+886912345789` (ITU-T E.164).
    #[must_use]
    pub fn to_e164(&self) -> String {
        format!("{COUNTRY}{}", self.0.trim_start_matches('0'))
    }

    /// The number without its middle: `091****789`.
    #[must_use]
    pub fn masked(&self) -> String {
        mask::mobile(&self.0)
    }

    fn as_text(&self) -> &str {
        &self.0
    }
}

printed_as_stars!(MobileNumber);
parsed_text!(MobileNumber);
