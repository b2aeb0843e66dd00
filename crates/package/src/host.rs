//! What a check takes of the machine it runs on, so that a machine may lend what it knows already.

use std::fmt;

/// Knowledge of text, and arithmetic with large numbers.
///
/// Browsers have both (`TextDecoder`, `normalize`, `BigInt`): with theirs, ours need not be sent to them.
/// What is lent is believed: anything else than what is asked for would be wrong.
///
/// With the feature `standalone` (default) there is [`Host::default`], which needs nobody.
///
#[cfg_attr(feature = "standalone", doc = "```")]
#[cfg_attr(not(feature = "standalone"), doc = "```ignore")]
/// use mydata_package::Host;
///
/// let ours = Host::default();
/// assert_eq!((ours.big5)(b"\xA4\xE1").as_deref(), Some("戶"));
/// assert_eq!((ours.fold)("Straße"), (ours.fold)("STRASSE"));
/// assert_eq!((ours.raise)(&[4], 3, &[21]), Some(vec![1]));
/// ```
#[derive(Clone, Copy)]
pub struct Host {
    /// Decodes a name that is not UTF-8 and does not claim to be.
    pub big5: fn(&[u8]) -> Option<String>,
    /// What is left of a name on a disk that knows neither case nor composition: composed (NFC), in capitals, in small
    /// letters, and composed again. Through capitals for letters with two small forms (ς, ſ) or with none (ß).
    pub fold: fn(&str) -> String,
    /// Raises a number to a power, modulo a third.
    pub raise: Raise,
}

/// `base^exponent mod modulus`, for an odd modulus and a base below it (RFC 8017, 5.2.2).
///
/// Base and modulus are big-endian; the answer is as long as the modulus. Nothing of it is secret. `None` if it cannot be done.
pub type Raise = fn(base: &[u8], exponent: u64, modulus: &[u8]) -> Option<Vec<u8>>;

impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Host")
    }
}
