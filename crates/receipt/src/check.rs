//! The limits of texts, lists and codes, the same for papers that are made and papers that are read.

use crate::{Bilingual, MAX_LIST, MAX_TEXT_BYTES, ReceiptError, Timestamp};

pub(crate) fn text(field: &'static str, text: &str) -> Result<(), ReceiptError> {
    if text.len() > MAX_TEXT_BYTES {
        return Err(ReceiptError::TextTooLong { field, limit: MAX_TEXT_BYTES });
    }
    if text.trim().is_empty() { Err(ReceiptError::TextMissing { field }) } else { Ok(()) }
}

pub(crate) fn bilingual(field: &'static str, both: &Bilingual) -> Result<(), ReceiptError> {
    text(field, &both.zh)?;
    optional(field, &both.en)
}

pub(crate) fn list(field: &'static str, members: usize) -> Result<(), ReceiptError> {
    if members > MAX_LIST { Err(ReceiptError::ListTooLong { field, limit: MAX_LIST }) } else { Ok(()) }
}

pub(crate) fn bilinguals(field: &'static str, texts: &[Bilingual]) -> Result<(), ReceiptError> {
    list(field, texts.len())?;
    texts.iter().try_for_each(|both| bilingual(field, both))
}

/// Three digits after this prefix, as the codes of the Act have them.
pub(crate) fn code(field: &'static str, prefix: &str, code: &str) -> Result<(), ReceiptError> {
    match code.strip_prefix(prefix) {
        Some(digits) if digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit()) => Ok(()),
        _ => Err(ReceiptError::CodeMalformed { field }),
    }
}

pub(crate) fn in_order(
    field: &'static str,
    earlier: Timestamp,
    later: Timestamp,
) -> Result<(), ReceiptError> {
    if earlier <= later { Ok(()) } else { Err(ReceiptError::TimeReversed { field }) }
}

/// A text that may be missing.
pub(crate) fn optional(field: &'static str, content: &str) -> Result<(), ReceiptError> {
    if content.is_empty() { Ok(()) } else { text(field, content) }
}

/// 64 lower-case hexadecimal digits.
pub(crate) fn sha256(digest: &str) -> Result<(), ReceiptError> {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if digest.len() == 64 && digest.bytes().all(is_digit) {
        Ok(())
    } else {
        Err(ReceiptError::DigestMalformed)
    }
}
