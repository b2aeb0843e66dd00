//! What makes a signature one of this minute.

use crate::ProtocolError;
use crate::parsed::{compared_in_constant_time, parsed_text, printed_as_stars};
use crate::sealed::lower_hex;

/// A UUID without dashes that the citizen signs with what else she signs, so that no older signature serves again.
///
/// ```
/// use mydata_protocol::spsignature::Salt;
/// let salt = Salt::from_random([7; 16]);
/// assert_eq!(salt.as_str(), "07070707070747078707070707070707");
/// assert_eq!(Salt::parse("07070707070747078707070707070707")?, salt);
/// assert_eq!(format!("{salt:?}"), "Salt(***)");
/// # Ok::<(), mydata_protocol::ProtocolError>(())
/// ```
#[derive(Clone)]
pub struct Salt(String);

impl Salt {
    /// Makes a salt of 16 random bytes.
    #[must_use]
    pub fn from_random(random: [u8; 16]) -> Self {
        Self(lower_hex(uuid::Builder::from_random_bytes(random).as_uuid().as_bytes()))
    }

    /// Reads a salt; its case does not matter.
    ///
    /// # Errors
    /// [`ProtocolError::SaltForm`].
    pub fn parse(text: &str) -> Result<Self, ProtocolError> {
        let is_salt = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_salt.then(|| Self(text.to_ascii_lowercase())).ok_or(ProtocolError::SaltForm)
    }

    /// The salt as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

compared_in_constant_time!(Salt);
parsed_text!(Salt);
printed_as_stars!(Salt);
