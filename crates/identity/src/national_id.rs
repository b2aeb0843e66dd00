//! The number on a national ID card or a resident certificate, checksum included.

use core::fmt;

use crate::error::{ExpectedCharacter, IdentityError};
use crate::parsed::{parsed_text, printed_as_stars};

/// The first letters in the order of their values: `A` is 10, `O` is 35.
const LETTERS_BY_VALUE: &[u8; 26] = b"ABCDEFGHJKLMNPQRSTUVXYWZIO";

/// What each place counts in the sum; the letter's tens and units are counted apart (1 and 9).
const WEIGHTS: [u32; 9] = [8, 7, 6, 5, 4, 3, 2, 1, 1];

const LENGTH: usize = 10;

/// A valid national ID or resident certificate number (protocol section 7).
///
/// The sum catches every wrong letter or digit whose weighted difference is no multiple of ten. What it cannot
/// catch, by arithmetic: a digit off by five in places 4, 6 and 8 (weights 6, 4, 2), a digit off by an even amount
/// in place 5 (weight 5), and letters of the same residue. Places 3, 7, 9 and 10 are always caught.
///
/// ```
/// use mydata_identity::NationalId;
/// let id = NationalId::parse("A123456789")?;
/// assert_eq!(id.as_str(), "A123456789");
/// assert_eq!(id.masked(), "A12345****");
/// assert_eq!(format!("{id} {id:?}"), "*** NationalId(***)");
/// # Ok::<(), mydata_identity::IdentityError>(())
/// ```
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct NationalId(String);

/// Whom a number was given to, and in which form.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum HolderKind {
    /// A national with household registration.
    National,
    /// A resident with a number of the form in use since 2021.
    Resident,
    /// A resident with a number of the older form, two letters first.
    ResidentOldForm,
}

impl NationalId {
    /// Reads a number as typed on a form: ten characters, the letter a capital.
    ///
    /// # Errors
    /// [`IdentityError::NationalIdLength`], [`IdentityError::NationalIdCharacter`] (which one, and what belongs
    /// there) or [`IdentityError::NationalIdChecksum`].
    pub fn parse(text: &str) -> Result<Self, IdentityError> {
        let characters = text.chars().count();
        if characters != LENGTH {
            return Err(IdentityError::NationalIdLength { characters });
        }
        let mut sum = 0;
        for (index, character) in text.chars().enumerate() {
            sum += worth(index, character)?;
        }
        if sum % 10 != 0 {
            return Err(IdentityError::NationalIdChecksum);
        }
        Ok(Self(text.to_owned()))
    }

    /// The number itself. Never log it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number with its last four characters hidden, as pages show it: `D22264****`.
    #[must_use]
    pub fn masked(&self) -> String {
        let shown: String = self.0.chars().take(LENGTH - 4).collect();
        shown + "****"
    }

    /// Whom the number was given to.
    ///
    /// ```
    /// use mydata_identity::{HolderKind, NationalId};
    /// assert_eq!(NationalId::parse("A123456789")?.holder_kind(), HolderKind::National);
    /// # Ok::<(), mydata_identity::IdentityError>(())
    /// ```
    #[must_use]
    pub fn holder_kind(&self) -> HolderKind {
        match self.0.as_bytes().get(1) {
            Some(b'1' | b'2') => HolderKind::National,
            Some(b'8' | b'9') => HolderKind::Resident,
            _ => HolderKind::ResidentOldForm,
        }
    }

    fn as_text(&self) -> &str {
        &self.0
    }
}

/// What the character at `index` adds to the sum, if it may stand there.
fn worth(index: usize, character: char) -> Result<u32, IdentityError> {
    let refused = |expected| IdentityError::NationalIdCharacter { position: index + 1, expected };
    let Some(weight) = index.checked_sub(1).and_then(|place| WEIGHTS.get(place)) else {
        let value = letter_value(character).ok_or(refused(ExpectedCharacter::CapitalLetter))?;
        return Ok(value / 10 + 9 * (value % 10));
    };
    let digit = match (index, character) {
        // An old resident number's second letter stands for the units of its value.
        (1, 'A'..='D') => letter_value(character).map(|value| value % 10),
        (1, '1' | '2' | '8' | '9') | (2.., '0'..='9') => character.to_digit(10),
        _ => None,
    };
    let expected = if index == 1 { ExpectedCharacter::HolderKind } else { ExpectedCharacter::Digit };
    digit.map(|digit| digit * weight).ok_or(refused(expected))
}

fn letter_value(character: char) -> Option<u32> {
    (10..).zip(LETTERS_BY_VALUE).find(|(_, letter)| char::from(**letter) == character).map(|(value, _)| value)
}

impl fmt::Display for NationalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

printed_as_stars!(NationalId);
parsed_text!(NationalId);
