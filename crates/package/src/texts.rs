//! What reading names takes of a machine's knowledge of text, so that a host may lend its own tables.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

/// Big5 and Unicode's composed form.
///
/// Browsers know both (`new TextDecoder("big5", { fatal: true })`, `String.prototype.normalize`): with theirs, the
/// tables of ours need not be sent to them. Anything else than what is asked for would be wrong.
///
/// # Examples
/// ```
/// use mydata_package::Texts;
///
/// let ours = Texts::default();
/// assert_eq!((ours.big5)(b"\xA4\xE1").as_deref(), Some("戶"));
/// assert_eq!((ours.nfc)("e\u{301}"), "é");
/// ```
#[derive(Clone, Copy)]
pub struct Texts<'t> {
    /// Decodes a name that is not UTF-8 and does not claim to be.
    pub big5: &'t dyn Fn(&[u8]) -> Option<String>,
    /// Composes a name as NFC does (Unicode UAX #15).
    pub nfc: &'t dyn Fn(&str) -> String,
}

impl Default for Texts<'_> {
    fn default() -> Self {
        Self { big5: &decode_big5, nfc: &compose }
    }
}

impl fmt::Debug for Texts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Texts")
    }
}

/// Big5 as the Encoding Standard has it, which covers CP950, the encoding of Taiwanese Windows.
fn decode_big5(raw: &[u8]) -> Option<String> {
    encoding_rs::BIG5
        .decode_without_bom_handling_and_without_replacement(raw)
        .map(std::borrow::Cow::into_owned)
}

fn compose(name: &str) -> String {
    name.nfc().collect()
}
