//! Why a paper is not made, or not believed.

use serde::Serialize;
use strum::{IntoStaticStr, VariantNames};

/// A refusal with its facts. Its [`code`](Self::code) is stable: `receipt.` and the variant's name in kebab case.
///
/// The facts name fields and limits; never a person.
///
/// ```
/// use mydata_receipt::ReceiptError;
/// assert_eq!(ReceiptError::SignatureInvalid.code(), "receipt.signature-invalid");
/// ```
#[derive(Clone, Debug, Eq, IntoStaticStr, PartialEq, Serialize, VariantNames, thiserror::Error)]
#[expect(missing_docs, reason = "the facts inside a variant are named by what they are")]
#[non_exhaustive]
#[serde(untagged)]
#[strum(prefix = "receipt.", serialize_all = "kebab-case")]
pub enum ReceiptError {
    /// The signature is made in another way than papers are signed (RFC 8037).
    #[error("papers are signed with EdDSA and not otherwise")]
    AlgorithmRefused,
    /// A code of a purpose or of a category of personal data has not the form it must have.
    #[error("{field} is not a code of the Personal Data Protection Act")]
    CodeMalformed { field: &'static str },
    /// A SHA-256 digest is not 64 lower-case hexadecimal digits.
    #[error("the digest is malformed")]
    DigestMalformed,
    /// The header demands that extensions be understood (RFC 7515 section 4.1.11). None is.
    #[error("the header demands an extension that is not known")]
    ExtensionUnknown,
    /// It is not a JWS in the flattened JSON serialization (RFC 7515 section 7.2.2).
    #[error("the text is not a signed paper")]
    FormMalformed,
    /// The protected header cannot be read, or has more than it may have.
    #[error("the header is malformed")]
    HeaderMalformed,
    /// There is a header that nobody signed.
    #[error("the paper has a header outside of what was signed")]
    HeaderUnprotected,
    /// The signature is by a key that is not among the platform's.
    #[error("the signature is by a key that is not known")]
    KeyUnknown,
    /// The public keys cannot be read, there are none or too many, one comes twice, is weak, or is not as named.
    #[error("the public keys are malformed: {what}")]
    KeysMalformed { what: &'static str },
    /// A list in the paper has more members than any may have.
    #[error("{field} has more than {limit} members")]
    ListTooLong { field: &'static str, limit: usize },
    /// The notices of Article 8 say something else than the record.
    #[error("the notices contradict the record: {field}")]
    NoticeContradicts { field: &'static str },
    /// Somebody is named in the paper who is not introduced in it.
    #[error("the paper names somebody it does not introduce")]
    PartyUnknown,
    /// What was signed is not a paper of this form.
    #[error("the paper's content is malformed")]
    PayloadMalformed,
    /// Somebody's ID or name is not masked.
    #[error("the citizen would be recognised: {field} is not masked")]
    PrincipalUnmasked { field: &'static str },
    /// The signature does not verify: something was changed.
    #[error("the signature is invalid")]
    SignatureInvalid,
    /// A text in the paper is empty where it may not be.
    #[error("{field} is empty")]
    TextMissing { field: &'static str },
    /// A text in the paper is longer than any may be.
    #[error("{field} is longer than {limit} bytes")]
    TextTooLong { field: &'static str, limit: usize },
    /// A time is not written as papers write it, or out of range.
    #[error("the time is malformed")]
    TimeMalformed,
    /// Something is said to have happened before what it follows from.
    #[error("{field} comes too early")]
    TimeReversed { field: &'static str },
    /// The text is larger than a paper may be.
    #[error("the text has {bytes} bytes, more than {limit}")]
    TooLarge { bytes: usize, limit: usize },
    /// It was signed as something else than a paper of ours.
    #[error("it is another kind of document")]
    TypeUnknown,
    /// The paper is of a form newer than this program knows.
    #[error("the paper's form is not known")]
    VersionUnknown,
}

impl ReceiptError {
    /// All codes: what a catalogue of messages must cover.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        <Self as VariantNames>::VARIANTS.iter().copied()
    }

    /// The stable code of this refusal.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.into()
    }
}
