//! Where notices to a citizen go: an e-mail address or a mobile number.

mod email_address;
mod mobile_number;

pub use email_address::EmailAddress;
pub use mobile_number::MobileNumber;

use crate::error::IdentityError;
use crate::parsed::{parsed_text, printed_as_stars};

/// What a citizen named as her contact (聯絡方式).
///
/// ```
/// use mydata_identity::Contact;
/// let contact = Contact::parse("0912-345-789")?;
/// assert_eq!(contact.as_str(), "0912345789");
/// assert_eq!(contact.masked(), "091****789");
/// assert_eq!(format!("{contact:?}"), "Contact(***)");
/// # Ok::<(), mydata_identity::IdentityError>(())
/// ```
#[derive(Clone, Eq, Hash, PartialEq)]
pub enum Contact {
    /// Letters go there.
    Email(EmailAddress),
    /// Short messages go there.
    Mobile(MobileNumber),
}

impl Contact {
    /// Reads either: what has a letter or an `@` in it is meant as an address, anything else as a number.
    ///
    /// # Errors
    /// [`IdentityError::EmailForm`] or [`IdentityError::MobileForm`].
    pub fn parse(text: &str) -> Result<Self, IdentityError> {
        if text.contains(|character: char| character == '@' || character.is_alphabetic()) {
            EmailAddress::parse(text).map(Self::Email)
        } else {
            MobileNumber::parse(text).map(Self::Mobile)
        }
    }

    /// The address or number itself. Never log it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Email(address) => address.as_str(),
            Self::Mobile(number) => number.as_str(),
        }
    }

    /// As it is shown to somebody who may only recognise it.
    #[must_use]
    pub fn masked(&self) -> String {
        match self {
            Self::Email(address) => address.masked(),
            Self::Mobile(number) => number.masked(),
        }
    }

    fn as_text(&self) -> &str {
        self.as_str()
    }
}

impl From<EmailAddress> for Contact {
    fn from(address: EmailAddress) -> Self {
        Self::Email(address)
    }
}

impl From<MobileNumber> for Contact {
    fn from(number: MobileNumber) -> Self {
        Self::Mobile(number)
    }
}

printed_as_stars!(Contact);
parsed_text!(Contact);
