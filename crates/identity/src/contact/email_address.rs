//! An e-mail address that any mail server takes, and nothing that could be more than an address.

use crate::error::IdentityError;
use crate::mask;
use crate::parsed::{parsed_text, printed_as_stars};

/// Octets before the `@` (RFC 5321, 4.5.3.1.1).
const LONGEST_LOCAL_PART: usize = 64;
/// Octets of the whole: a path has 256 with its angle brackets (RFC 5321, 4.5.3.1.3).
const LONGEST_ADDRESS: usize = 254;
/// Octets of one part of a domain (RFC 1035, 2.3.4).
const LONGEST_LABEL: usize = 63;
/// What may stand in a local part beside letters and digits (`atext`, RFC 5322, 3.2.3).
const ATOM_MARKS: &[u8] = b"!#$%&'*+-/=?^_`{|}~";

/// An e-mail address: `dot-atom@domain`, in ASCII.
///
/// Quoted local parts and address literals are refused, and so is whatever is not ASCII: not every server on the way
/// takes them, and a citizen would learn of it only by a letter that does not come. The domain is kept in small letters.
///
/// ```
/// use mydata_identity::EmailAddress;
/// let address = EmailAddress::parse("ling@Mail.Example")?;
/// assert_eq!(address.as_str(), "ling@mail.example");
/// assert_eq!(address.masked(), "l****@mail.example");
/// # Ok::<(), mydata_identity::IdentityError>(())
/// ```
#[derive(Clone, Eq, Hash, PartialEq)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Reads an address.
    ///
    /// # Errors
    /// [`IdentityError::EmailForm`].
    pub fn parse(text: &str) -> Result<Self, IdentityError> {
        let (local, domain) = text.split_once('@').ok_or(IdentityError::EmailForm)?;
        if text.len() > LONGEST_ADDRESS || !is_local_part(local) || !is_domain(domain) {
            return Err(IdentityError::EmailForm);
        }
        Ok(Self(format!("{local}@{}", domain.to_ascii_lowercase())))
    }

    /// The address itself. Never log it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address without its name but for the first character: `l****@mail.example`.
    #[must_use]
    pub fn masked(&self) -> String {
        mask::email(&self.0)
    }

    fn as_text(&self) -> &str {
        &self.0
    }
}

fn is_local_part(text: &str) -> bool {
    let is_atom = |atom: &str| {
        !atom.is_empty()
            && atom.bytes().all(|byte| byte.is_ascii_alphanumeric() || ATOM_MARKS.contains(&byte))
    };
    text.len() <= LONGEST_LOCAL_PART && text.split('.').all(is_atom)
}

fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        (1..=LONGEST_LABEL).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    // A last part of digits only is the end of an IP address, of which mail knows another form (RFC 1123, 2.1).
    let is_top = |label: &str| label.bytes().any(|byte| !byte.is_ascii_digit());
    text.split('.').all(is_label) && text.rsplit_once('.').is_some_and(|(_, top)| is_top(top))
}

printed_as_stars!(EmailAddress);
parsed_text!(EmailAddress);
