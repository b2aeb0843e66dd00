//! The facts of a refusal, for reports and catalogues.

use serde::{Serialize, Serializer};

use crate::PackageError;

/// One thing that a refusal is about.
#[derive(Serialize)]
#[serde(untagged)]
enum Fact<'e> {
    Number(u64),
    Text(&'e str),
}

/// By shape and not by variant, as a derived implementation would have it: a kilobyte less on its way to a browser.
impl Serialize for PackageError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.facts())
    }
}

impl PackageError {
    #[expect(clippy::too_many_lines, reason = "most of them name the variants of one shape")]
    fn facts(&self) -> Vec<(&'static str, Fact<'_>)> {
        match self {
            Self::AbsoluteName { name }
            | Self::AttributesInconsistent { name }
            | Self::BackslashInName { name }
            | Self::CrcMismatch { name }
            | Self::DataDescriptorWrong { name }
            | Self::DeflateBytesAfterEnd { name }
            | Self::DeflateCorrupt { name }
            | Self::DeliveryNotWhole { name }
            | Self::DigestMalformed { name }
            | Self::DigestMismatch { name }
            | Self::DirectoryHasData { name }
            | Self::DuplicateName { name }
            | Self::Encrypted { name }
            | Self::EntriesOverlap { name }
            | Self::ExtraFieldMalformed { name }
            | Self::FileNotListed { name }
            | Self::FileUnknown { name }
            | Self::ListedFileAbsent { name }
            | Self::ListedTwice { name }
            | Self::LocalFlagsDiffer { name }
            | Self::LocalHeaderMissing { name }
            | Self::LocalMethodDiffers { name }
            | Self::LocalNameDiffers { name }
            | Self::LocalSizesDiffer { name }
            | Self::LocalTimeDiffers { name }
            | Self::LocalVersionDiffers { name }
            | Self::ManifestNameRefused { name }
            | Self::NameClimbs { name }
            | Self::NameCollides { name }
            | Self::NameEmpty { name }
            | Self::NameHasControl { name }
            | Self::NameIsFolder { name }
            | Self::NestedArchive { name }
            | Self::NotAFile { name }
            | Self::StoredWithDescriptor { name }
            | Self::StoredSizesDiffer { name }
            | Self::UnicodePathContradicts { name } => vec![("name", Fact::Text(name))],
            Self::ArchiveTooLarge { limit, size }
            | Self::CertificateTooLarge { limit, size }
            | Self::CommentTooLong { limit, size }
            | Self::ExpandsTooMuch { limit, size }
            | Self::ManifestTooLarge { limit, size }
            | Self::NameTooLong { limit, size } => {
                vec![("limit", Fact::Number(*limit)), ("size", Fact::Number(*size))]
            }
            Self::BytesAfterEnd { extra } | Self::BytesBeforeFirst { extra } => {
                vec![("extra", Fact::Number(*extra))]
            }
            Self::CertificateMalformed
            | Self::CertificateMissing
            | Self::CertificateNotOnePem
            | Self::CommentHoldsRecord
            | Self::DirectoryMisplaced
            | Self::DirectoryNotAtEnd
            | Self::KeyExponentWeak
            | Self::KeyNotRsa
            | Self::ManifestHasDoctype
            | Self::ManifestMissing
            | Self::MultiDisk
            | Self::NoEndRecord
            | Self::NoFiles
            | Self::SeveralEndRecords
            | Self::SignatureMismatch
            | Self::SignatureMissing
            | Self::SignaturePaddingWrong
            | Self::Truncated
            | Self::Zip64Disagrees
            | Self::Zip64Needless => Vec::new(),
            Self::DeliveryOutcomeInvalid { code } => vec![("code", Fact::Text(code))],
            Self::EntryCountWrong { found, stated } => {
                vec![("found", Fact::Number(*found)), ("stated", Fact::Number(*stated))]
            }
            Self::FlagsUnsupported { flags, name } => {
                vec![("flags", Fact::Number(u64::from(*flags))), ("name", Fact::Text(name))]
            }
            Self::GapAfterEntry { extra, name } => {
                vec![("extra", Fact::Number(*extra)), ("name", Fact::Text(name))]
            }
            Self::InflatesToMore { name, stated } | Self::InflatesToLess { name, stated } => {
                vec![("name", Fact::Text(name)), ("stated", Fact::Number(*stated))]
            }
            Self::KeySizeRefused { bits, least, most } => vec![
                ("bits", Fact::Number(u64::from(*bits))),
                ("least", Fact::Number(u64::from(*least))),
                ("most", Fact::Number(u64::from(*most))),
            ],
            Self::ManifestMalformed { position } => vec![("position", Fact::Number(*position))],
            Self::ManifestUnexpected { found } | Self::ManifestWrongRoot { found } => {
                vec![("found", Fact::Text(found))]
            }
            Self::MethodUnsupported { method, name } => {
                vec![("method", Fact::Number(u64::from(*method))), ("name", Fact::Text(name))]
            }
            Self::NameUndecodable { entry } => vec![("entry", Fact::Number(*entry))],
            Self::RatioTooHigh { limit, name } => {
                vec![("limit", Fact::Number(*limit)), ("name", Fact::Text(name))]
            }
            Self::SignatureHashWrong { algorithm } => vec![("algorithm", Fact::Text(algorithm))],
            Self::SignatureLengthWrong { size, wanted } => {
                vec![("size", Fact::Number(*size)), ("wanted", Fact::Number(*wanted))]
            }
            Self::TooManyEntries { count, limit } => {
                vec![("count", Fact::Number(*count)), ("limit", Fact::Number(*limit))]
            }
            Self::Unreadable { reason } => vec![("reason", Fact::Text(reason))],
            Self::VersionUnsupported { name, version } => {
                vec![("name", Fact::Text(name)), ("version", Fact::Number(u64::from(*version)))]
            }
        }
    }
}
