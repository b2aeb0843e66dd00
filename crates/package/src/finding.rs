//! What is unusual about a package that is accepted nevertheless.

use serde::Serialize;
use strum::{IntoStaticStr, VariantNames};

/// A tolerated oddity: harmless, seen in the field, and named so that nobody has to guess.
///
/// ```
/// use mydata_package::Finding;
///
/// assert_eq!(Finding::ManifestHasBom.code(), "package.manifest-has-bom");
/// ```
#[derive(Clone, Debug, Eq, IntoStaticStr, PartialEq, Serialize, VariantNames)]
#[expect(missing_docs, reason = "the facts inside a variant are named by what they are")]
#[non_exhaustive]
#[serde(untagged)]
#[strum(prefix = "package.", serialize_all = "kebab-case")]
pub enum Finding {
    /// The archive carries a short comment.
    ArchiveComment,
    /// Attributes copied from a disk differ from file to file.
    AttributesVary,
    /// A back-slash stands between `META-INFO` and its file.
    BackslashName { name: String },
    /// A name is written in Big5 (CP950), not in UTF-8.
    Big5Name { name: String },
    /// The certificate's file ends its lines with CR LF.
    CertificateHasCrLf,
    /// Sizes and checksum follow the data instead of leading it, as Java writes them.
    DataDescriptor { name: String },
    /// A digest uses upper-case letters.
    DigestUpperCase { name: String },
    /// An entry carries a comment.
    EntryComment { name: String },
    /// An entry carries extra fields that say nothing about its content.
    ExtraField { name: String },
    /// The manifest starts with a byte order mark.
    ManifestHasBom,
    /// The manifest ends its lines with CR LF.
    ManifestHasCrLf,
    /// The archive has an entry for a directory.
    PlainDirectory { name: String },
    /// A name is UTF-8 without saying so.
    UnflaggedUtf8Name { name: String },
}

impl Finding {
    /// All codes, in alphabetical order: the list a catalogue of messages must cover.
    pub const CODES: &'static [&'static str] = <Self as VariantNames>::VARIANTS;

    /// The stable code of this finding.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.into()
    }
}
