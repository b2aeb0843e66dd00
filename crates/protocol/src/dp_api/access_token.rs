//! The token a data provider gets, and shows when it checks back.

use crate::ProtocolError;
use crate::parsed::{compared_in_constant_time, parsed_text, printed_as_stars};
use crate::sealed::lower_hex;

const PREFIX: &str = "mydata::";
const ALPHABET: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// `mydata::` and 64 lower-case alphanumerics: one dataset, one transaction, two hours.
///
/// The first 32 are the transaction's name in hexadecimal, so that a DP's question finds the one place that can
/// answer it without a table; the other 32 are random (165 bits) and make it a secret.
///
/// ```
/// use mydata_protocol::dp_api::AccessToken;
/// let token = AccessToken::issue([0xab; 16], &[7; 64])?;
/// assert_eq!(token.transaction(), [0xab; 16]);
/// assert_eq!(AccessToken::from_bearer(&format!("Bearer {}", token.as_str()))?, token);
/// assert_eq!(format!("{token:?}"), "AccessToken(***)");
/// # Ok::<(), mydata_protocol::ProtocolError>(())
/// ```
#[derive(Clone)]
pub struct AccessToken {
    text: String,
    transaction: [u8; 16],
}

impl AccessToken {
    /// Issues a token for a transaction, with random bytes of which one in 64 goes to waste: give 64.
    ///
    /// # Errors
    /// [`ProtocolError::RandomnessShort`] if fewer than 32 of the bytes could be used.
    pub fn issue(transaction: [u8; 16], random: &[u8]) -> Result<Self, ProtocolError> {
        // 252 is the largest multiple of 36 in a byte; what lies above would favour the first characters.
        let fair = random.iter().filter(|byte| **byte < 252);
        let secret: String = fair
            .filter_map(|byte| ALPHABET.get(usize::from(byte % 36)))
            .take(32)
            .map(|character| char::from(*character))
            .collect();
        if secret.len() < 32 {
            return Err(ProtocolError::RandomnessShort);
        }
        Ok(Self { text: format!("{PREFIX}{}{secret}", lower_hex(&transaction)), transaction })
    }

    /// Reads a token, its `mydata::` included.
    ///
    /// # Errors
    /// [`ProtocolError::AccessTokenForm`].
    pub fn parse(text: &str) -> Result<Self, ProtocolError> {
        let refused = ProtocolError::AccessTokenForm;
        let characters = text.strip_prefix(PREFIX).ok_or(refused.clone())?;
        if characters.len() != 64 || !characters.bytes().all(|byte| ALPHABET.contains(&byte)) {
            return Err(refused);
        }
        let (name, _) = characters.split_at_checked(32).ok_or(refused.clone())?;
        let number = u128::from_str_radix(name, 16).map_err(|_| refused)?;
        Ok(Self { text: text.to_owned(), transaction: number.to_be_bytes() })
    }

    /// Reads the `Authorization` header of a DP that asks for userinfo.
    ///
    /// # Errors
    /// [`ProtocolError::AuthorizationForm`] or [`ProtocolError::AccessTokenForm`].
    pub fn from_bearer(header: &str) -> Result<Self, ProtocolError> {
        let (scheme, token) = header.trim().split_once(' ').ok_or(ProtocolError::AuthorizationForm)?;
        if !scheme.eq_ignore_ascii_case("Bearer") {
            return Err(ProtocolError::AuthorizationForm);
        }
        Self::parse(token.trim_start())
    }

    /// The token itself. Never log it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The name of the transaction it belongs to; anybody can write one, so compare the whole token there.
    #[must_use]
    pub fn transaction(&self) -> [u8; 16] {
        self.transaction
    }
}

compared_in_constant_time!(AccessToken);
printed_as_stars!(AccessToken);
parsed_text!(AccessToken);
