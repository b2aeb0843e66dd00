//! The name of a parameter, which becomes a placeholder and a header.

use crate::ProtocolError;
use crate::dp_api::is_platforms_own;
use crate::parsed::{parsed_text, printed_as_itself};

/// How many characters a name may have.
pub const LONGEST_NAME: usize = 40;

/// Headers that steer the connection or the platform's own part of the request: no answer of a citizen may set them.
const RESERVED: [&str; 12] = [
    "authorization",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "cookie",
    "expect",
    "host",
    "te",
    "transaction_uid",
    "transfer-encoding",
    "upgrade",
];

/// Letters, digits, `_` and `-`.
///
/// ```
/// use mydata_protocol::parameters::ParameterName;
/// assert_eq!(ParameterName::parse("INQ_YR")?.as_str(), "INQ_YR");
/// assert!(ParameterName::parse("uid").is_err(), "the platform fills it in");
/// # Ok::<(), mydata_protocol::ProtocolError>(())
/// ```
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ParameterName(String);

impl ParameterName {
    /// Reads a name.
    ///
    /// # Errors
    /// [`ProtocolError::CustomParameterName`] if it is none, or the platform's own, or that of a header no citizen
    /// may set.
    pub fn parse(text: &str) -> Result<Self, ProtocolError> {
        let taken = is_platforms_own(text) || RESERVED.iter().any(|name| text.eq_ignore_ascii_case(name));
        if taken || text.len() > LONGEST_NAME || !is_name(text) {
            return Err(ProtocolError::CustomParameterName { name: text.to_owned() });
        }
        Ok(Self(text.to_owned()))
    }

    /// The name as templates hold it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether both would be one header: their case does not matter there.
    pub(super) fn is_header_of(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

/// Whether a text can name a parameter or a header of a template.
pub(crate) fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

printed_as_itself!(ParameterName);
parsed_text!(ParameterName);
