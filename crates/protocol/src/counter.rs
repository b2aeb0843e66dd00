//! What is said at a counter: the code that a citizen shows there, and the passcode that she then reads out.

use crate::ProtocolError;
use crate::narrow::narrow;
use crate::parsed::{compared_in_constant_time, parsed_text, printed_as_stars};

/// How many characters a code or a passcode has.
pub const CODE_LENGTH: usize = 8;

/// The characters of new codes: digits and lower-case letters without `0` and `o`, `1`, `i` and `l`, which are mistaken for
/// one another when they are read aloud or from a dim screen.
const CODE_SYMBOLS: &[u8; 31] = b"23456789abcdefghjkmnpqrstuvwxyz";

const DIGITS: &[u8; 10] = b"0123456789";

/// The code a citizen shows at a counter, or names her agent with: eight characters of `[0-9a-z]` (protocol section 8).
///
/// ```
/// use mydata_protocol::counter::CounterCode;
/// let code = CounterCode::parse("JTDF 86UA")?;
/// assert_eq!(code.as_str(), "jtdf86ua");
/// assert_eq!(code, CounterCode::parse("ｊｔｄｆ－８６ｕａ")?);
/// assert_eq!(format!("{code:?}"), "CounterCode(***)");
/// # Ok::<(), mydata_protocol::ProtocolError>(())
/// ```
#[derive(Clone)]
pub struct CounterCode(String);

impl CounterCode {
    /// Makes a code of 16 random bytes. No code is likelier than another by more than one part in 2⁸⁸.
    #[must_use]
    pub fn from_random(random: &[u8; 16]) -> Self {
        Self(drawn(CODE_SYMBOLS, random))
    }

    /// Reads a code as somebody types or scans it. Case, blanks, hyphens and full-width forms do not matter.
    ///
    /// # Errors
    /// [`ProtocolError::CounterCodeForm`].
    pub fn parse(text: &str) -> Result<Self, ProtocolError> {
        let code = typed(text).filter(|code| code.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        code.map(|code| Self(code.to_ascii_lowercase())).ok_or(ProtocolError::CounterCodeForm)
    }

    /// The code itself. Never log it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What is sent to the holder of a code when a clerk has entered it: eight digits (protocol section 8).
///
/// ```
/// use mydata_protocol::counter::Passcode;
/// assert_eq!(Passcode::parse("0123 4567")?, Passcode::parse("０１２３４５６７")?);
/// # Ok::<(), mydata_protocol::ProtocolError>(())
/// ```
#[derive(Clone)]
pub struct Passcode(String);

impl Passcode {
    /// Makes a passcode of 16 random bytes. None is likelier than another by more than one part in 2¹⁰¹.
    #[must_use]
    pub fn from_random(random: &[u8; 16]) -> Self {
        Self(drawn(DIGITS, random))
    }

    /// Reads a passcode as a clerk types what she is told. Blanks, hyphens and full-width forms do not matter.
    ///
    /// # Errors
    /// [`ProtocolError::PasscodeForm`].
    pub fn parse(text: &str) -> Result<Self, ProtocolError> {
        let code = typed(text).filter(|code| code.bytes().all(|byte| byte.is_ascii_digit()));
        code.map(Self).ok_or(ProtocolError::PasscodeForm)
    }

    /// The passcode itself. Never log it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Eight of these symbols. The random bytes are one number of 128 bits, whose lowest places in base `symbols.len()` are taken.
fn drawn(symbols: &[u8], random: &[u8; 16]) -> String {
    let (mut number, base) = (u128::from_be_bytes(*random), symbols.len() as u128);
    let mut code = String::with_capacity(CODE_LENGTH);
    for _ in 0..CODE_LENGTH {
        let place = usize::try_from(number % base).unwrap_or_default();
        code.extend(symbols.get(place).copied().map(char::from));
        number /= base;
    }
    code
}

/// The eight characters that are left of a text when all that only parts them is taken out. Reads no further than it has to:
/// a form can carry megabytes.
fn typed(text: &str) -> Option<String> {
    let mut left = text.chars().map(narrow).filter(|character| !parts(*character));
    let code: String = left.by_ref().take(CODE_LENGTH).collect();
    (code.is_ascii() && code.len() == CODE_LENGTH && left.next().is_none()).then_some(code)
}

/// Whether a character only parts others: blanks, hyphens and dashes, and what has no width at all.
fn parts(character: char) -> bool {
    let is_dash = matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    is_dash || character.is_whitespace() || matches!(character, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

compared_in_constant_time!(CounterCode);
compared_in_constant_time!(Passcode);
parsed_text!(CounterCode);
parsed_text!(Passcode);
printed_as_stars!(CounterCode);
printed_as_stars!(Passcode);
