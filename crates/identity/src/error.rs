//! Every way an identity text can be wrong, named without repeating the text.

use core::fmt;

/// Why an identity text was refused.
///
/// The variants hold positions and lengths, never the characters: an error may be logged, a person's ID may not.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum IdentityError {
    /// An assurance level is a number from 1 to 4.
    #[error("an assurance level is a number from 1 to 4")]
    AssuranceLevel,
    /// A ROC birthday is seven digits, `YYYMMDD`.
    #[error("a birthday is seven digits, YYYMMDD in ROC years")]
    BirthdayForm,
    /// The digits are a birthday's, but the calendar has no such day.
    #[error("the calendar has no such day")]
    BirthdayNotInCalendar,
    /// The eight digits have the right form, but do not belong together: one of them was mistyped.
    #[error("the business number's check digit does not match")]
    BusinessNumberChecksum,
    /// A business number is eight digits.
    #[error("a business number is eight digits")]
    BusinessNumberForm,
    /// An e-mail address is `name@domain` in ASCII.
    #[error("an e-mail address is name@domain in ASCII")]
    EmailForm,
    /// A household number is eight capital letters or digits.
    #[error("a household number is eight capital letters or digits")]
    HouseholdNumberForm,
    /// No identification method has this code.
    #[error("no identification method has this code")]
    IdentityMethodUnknown,
    /// A mobile number is ten digits that begin with 09.
    #[error("a mobile number is ten digits that begin with 09")]
    MobileForm,
    /// The ten characters have the right form, but do not belong together: one of them was mistyped.
    #[error("the national ID's check digit does not match")]
    NationalIdChecksum,
    /// One character of the national ID is of the wrong kind.
    #[error("character {position} of the national ID is not {expected}")]
    NationalIdCharacter {
        /// Which character, counted from 1.
        position: usize,
        /// What belongs there.
        expected: ExpectedCharacter,
    },
    /// A national ID is ten characters long.
    #[error("a national ID has 10 characters, not {characters}")]
    NationalIdLength {
        /// How many there were.
        characters: usize,
    },
    /// An NHI card number is twelve digits.
    #[error("an NHI card number is twelve digits")]
    NhiCardNumberForm,
}

impl IdentityError {
    /// The stable name of this refusal, for logs, JSON answers and translations.
    ///
    /// ```
    /// use mydata_identity::NationalId;
    /// assert_eq!(NationalId::parse("A123456788").unwrap_err().code(), "identity.national-id-checksum");
    /// ```
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::AssuranceLevel => "identity.assurance-level",
            Self::BirthdayForm => "identity.birthday-form",
            Self::BirthdayNotInCalendar => "identity.birthday-not-in-calendar",
            Self::BusinessNumberChecksum => "identity.business-number-checksum",
            Self::BusinessNumberForm => "identity.business-number-form",
            Self::EmailForm => "identity.email-form",
            Self::HouseholdNumberForm => "identity.household-number-form",
            Self::IdentityMethodUnknown => "identity.method-unknown",
            Self::MobileForm => "identity.mobile-form",
            Self::NationalIdChecksum => "identity.national-id-checksum",
            Self::NationalIdCharacter { .. } => "identity.national-id-character",
            Self::NationalIdLength { .. } => "identity.national-id-length",
            Self::NhiCardNumberForm => "identity.nhi-card-number-form",
        }
    }
}

/// The kind of character that belongs at a place of a national ID.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ExpectedCharacter {
    /// `A` to `Z`: the place of first registration.
    CapitalLetter,
    /// `0` to `9`.
    Digit,
    /// `1`, `2` (nationals), `8`, `9` (residents) or `A` to `D` (residents, old form).
    HolderKind,
}

impl fmt::Display for ExpectedCharacter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CapitalLetter => "a capital letter",
            Self::Digit => "a digit",
            Self::HolderKind => "1, 2, 8, 9 or a letter from A to D",
        })
    }
}
