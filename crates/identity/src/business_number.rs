//! 統一編號: the eight digits by which Taiwan knows a company, checksum included.

use core::fmt;

use crate::error::IdentityError;
use crate::parsed::{parsed_text, printed_as_stars};

/// What each digit is multiplied with; of each product the digits are added up.
const WEIGHTS: [u32; 8] = [1, 2, 1, 2, 1, 2, 4, 1];

/// A multiple of this is a valid sum. It was 10 until numbers ran short in 2023; every older number still fits.
const DIVISOR: u32 = 5;

/// A valid number of a company.
///
/// ```
/// use mydata_identity::BusinessNumber;
/// let number = BusinessNumber::parse("04595257")?;
/// assert_eq!(number.as_str(), "04595257");
/// assert_eq!(format!("{number} {number:?}"), "*** BusinessNumber(***)");
/// # Ok::<(), mydata_identity::IdentityError>(())
/// ```
#[derive(Clone, Eq, Hash, PartialEq)]
pub struct BusinessNumber(String);

impl BusinessNumber {
    /// Reads eight digits.
    ///
    /// # Errors
    /// [`IdentityError::BusinessNumberForm`] or [`IdentityError::BusinessNumberChecksum`].
    pub fn parse(text: &str) -> Result<Self, IdentityError> {
        let bytes: [u8; 8] = text.as_bytes().try_into().map_err(|_| IdentityError::BusinessNumberForm)?;
        if !bytes.iter().all(u8::is_ascii_digit) {
            return Err(IdentityError::BusinessNumberForm);
        }
        let products = bytes.iter().zip(WEIGHTS).map(|(byte, weight)| u32::from(byte - b'0') * weight);
        let sum: u32 = products.map(|product| product / 10 + product % 10).sum();
        // A 7 in the seventh place makes 28, 2 + 8 = 10, of which either digit may count.
        let has_two_sums = matches!(bytes, [_, _, _, _, _, _, b'7', _]);
        if sum.is_multiple_of(DIVISOR) || (has_two_sums && (sum + 1).is_multiple_of(DIVISOR)) {
            return Ok(Self(text.to_owned()));
        }
        Err(IdentityError::BusinessNumberChecksum)
    }

    /// The number itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn as_text(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BusinessNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

printed_as_stars!(BusinessNumber);
parsed_text!(BusinessNumber);
