//! The fields a page sends in: texts, of which a method takes those it knows.

use core::fmt;

use base64::Engine;
use base64::engine::GeneralPurpose;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use super::EvidenceRefusal;

/// More characters than any evidence has: a signature with its certificates is some 8 kB, an attestation less.
const LONGEST_FIELD: usize = 64 * 1024;

/// What a form or a script has sent, by the names of its fields. Prints as the names alone.
///
/// ```
/// use mydata_identity::evidence::Submission;
/// let submission = Submission::from_iter([("signature", "MIIB")]);
/// assert_eq!(format!("{submission:?}"), r#"Submission(["signature"])"#);
/// ```
#[derive(Clone, Default)]
pub struct Submission<'s> {
    fields: Vec<(&'s str, &'s str)>,
}

impl<'s> Submission<'s> {
    /// The text of a field, for a caller who must ask somebody about it before the evidence can be checked.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<&'s str> {
        self.fields.iter().find(|(name, _)| *name == field).map(|(_, text)| *text)
    }

    /// The text of a field.
    pub(super) fn text(&self, field: &'static str) -> Result<&'s str, EvidenceRefusal> {
        self.optional(field)?.ok_or(EvidenceRefusal::FieldMissing { field })
    }

    /// The text of a field that may be left out, or empty.
    pub(super) fn optional(&self, field: &'static str) -> Result<Option<&'s str>, EvidenceRefusal> {
        let mut found = self.fields.iter().filter(|(name, _)| *name == field).map(|(_, text)| *text);
        match (found.next(), found.next()) {
            (_, Some(_)) => Err(EvidenceRefusal::FieldMalformed { field }),
            (Some(text), None) if text.len() > LONGEST_FIELD => Err(EvidenceRefusal::FieldTooLong { field }),
            (text, None) => Ok(text.filter(|text| !text.is_empty())),
        }
    }

    /// The bytes of a field in Base64, as the card components write it.
    pub(super) fn base64(&self, field: &'static str) -> Result<Vec<u8>, EvidenceRefusal> {
        decode(&STANDARD, field, self.text(field)?)
    }

    /// The same, of a field that may be left out.
    pub(super) fn optional_base64(&self, field: &'static str) -> Result<Option<Vec<u8>>, EvidenceRefusal> {
        self.optional(field)?.map(|text| decode(&STANDARD, field, text)).transpose()
    }

    /// The bytes of a field in base64url without padding, as WebAuthn writes it.
    pub(super) fn base64url(&self, field: &'static str) -> Result<Vec<u8>, EvidenceRefusal> {
        decode(&URL_SAFE_NO_PAD, field, self.text(field)?)
    }

    /// The same, of a field that may be left out.
    pub(super) fn optional_base64url(&self, field: &'static str) -> Result<Option<Vec<u8>>, EvidenceRefusal> {
        self.optional(field)?.map(|text| decode(&URL_SAFE_NO_PAD, field, text)).transpose()
    }
}

fn decode(engine: &GeneralPurpose, field: &'static str, text: &str) -> Result<Vec<u8>, EvidenceRefusal> {
    engine.decode(text).map_err(|_| EvidenceRefusal::FieldMalformed { field })
}

impl<'s> FromIterator<(&'s str, &'s str)> for Submission<'s> {
    fn from_iter<I: IntoIterator<Item = (&'s str, &'s str)>>(fields: I) -> Self {
        Self { fields: fields.into_iter().collect() }
    }
}

impl fmt::Debug for Submission<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.fields.iter().map(|(name, _)| name).collect();
        f.debug_tuple("Submission").field(&names).finish()
    }
}
