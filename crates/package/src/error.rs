//! Every reason for which a package or a delivery is refused.

use strum::{IntoStaticStr, VariantNames};

/// A refusal, with the facts that explain it.
///
/// Its [`code`](Self::code) is stable: `package.` and the variant's name in kebab case. Serialized it is the
/// facts alone, so that a report can put them beside the code and a catalogue can put them into a sentence.
///
/// ```
/// use mydata_package::PackageError;
///
/// let refusal = PackageError::DigestMismatch { name: "a.pdf".into() };
/// assert_eq!(refusal.code(), "package.digest-mismatch");
/// ```
#[derive(Clone, Debug, Eq, IntoStaticStr, PartialEq, VariantNames, thiserror::Error)]
#[expect(missing_docs, reason = "the facts inside a variant are named by what they are")]
#[non_exhaustive]
#[strum(prefix = "package.", serialize_all = "kebab-case")]
pub enum PackageError {
    /// A name starts at the root or at a drive.
    #[error("the name {name:?} is absolute")]
    AbsoluteName { name: String },
    /// The archive as a whole is larger than the limit.
    #[error("the archive has {size} bytes, more than the {limit} allowed")]
    ArchiveTooLarge { size: u64, limit: u64 },
    /// Attributes say something no file of a package is, or differ where their writer leaves them alike.
    #[error("the attributes of {name:?} are not those of a plain file of this archive")]
    AttributesInconsistent { name: String },
    /// A back-slash anywhere but between `META-INFO` and its file.
    #[error("the name {name:?} holds a back-slash")]
    BackslashInName { name: String },
    /// Bytes follow the end record and its comment.
    #[error("{extra} bytes follow the end of the archive")]
    BytesAfterEnd { extra: u64 },
    /// Bytes precede the first entry.
    #[error("{extra} bytes precede the first entry")]
    BytesBeforeFirst { extra: u64 },
    /// The enclosed certificate is not a well-formed X.509 certificate.
    #[error("the enclosed certificate cannot be read")]
    CertificateMalformed,
    /// `META-INFO/certificate.cer` is absent.
    #[error("the package holds no certificate")]
    CertificateMissing,
    /// The certificate's file is not exactly one PEM certificate.
    #[error("the certificate's file is not exactly one PEM certificate")]
    CertificateNotOnePem,
    /// The certificate's file is larger than the limit.
    #[error("the certificate's file has {size} bytes, more than the {limit} allowed")]
    CertificateTooLarge { size: u64, limit: u64 },
    /// The comment of the archive or of an entry holds the signature of a record.
    #[error("a comment holds a record of an archive")]
    CommentHoldsRecord,
    /// The comment of the archive or of an entry is longer than the limit.
    #[error("a comment has {size} bytes, more than the {limit} allowed")]
    CommentTooLong { size: u64, limit: u64 },
    /// A file's content does not have the checksum the archive states.
    #[error("the checksum of {name:?} does not match")]
    CrcMismatch { name: String },
    /// A data descriptor is absent, or says something else than the directory.
    #[error("the data descriptor of {name:?} is missing or wrong")]
    DataDescriptorWrong { name: String },
    /// Bytes follow the end of the compressed data of a file.
    #[error("bytes follow the compressed data of {name:?}")]
    DeflateBytesAfterEnd { name: String },
    /// The compressed data of a file is damaged.
    #[error("the compressed data of {name:?} is damaged")]
    DeflateCorrupt { name: String },
    /// A file of a delivery carries data although another dataset of the same delivery failed.
    #[error("the delivery carries {name:?} although one of its datasets failed")]
    DeliveryNotWhole { name: String },
    /// A delivery's manifest states an outcome that is not a status code.
    #[error("{code:?} is not the outcome of a dataset")]
    DeliveryOutcomeInvalid { code: String },
    /// A digest that is not 64 hexadecimal digits.
    #[error("the digest of {name:?} is not 64 hexadecimal digits")]
    DigestMalformed { name: String },
    /// A file's content does not have the digest the manifest states.
    #[error("the digest of {name:?} does not match its content")]
    DigestMismatch { name: String },
    /// A directory of the archive carries data.
    #[error("the directory {name:?} carries data")]
    DirectoryHasData { name: String },
    /// The central directory is not where, or not as long as, the end record says.
    #[error("the central directory is not where the end record says")]
    DirectoryMisplaced,
    /// The central directory does not end where the end record begins.
    #[error("the central directory does not end at the end record")]
    DirectoryNotAtEnd,
    /// Two entries have the same name.
    #[error("the name {name:?} occurs twice")]
    DuplicateName { name: String },
    /// An entry is encrypted.
    #[error("{name:?} is encrypted")]
    Encrypted { name: String },
    /// Two entries share bytes.
    #[error("{name:?} overlaps another entry")]
    EntriesOverlap { name: String },
    /// The end record states another number of entries than the directory has.
    #[error("the end record states {stated} entries, the directory has {found}")]
    EntryCountWrong { stated: u64, found: u64 },
    /// All files together are larger than the limit.
    #[error("the files have {size} bytes, more than the {limit} allowed")]
    ExpandsTooMuch { size: u64, limit: u64 },
    /// An extra field is malformed, given twice, or holds a record of an archive.
    #[error("an extra field of {name:?} is malformed")]
    ExtraFieldMalformed { name: String },
    /// A file is in the archive but not in the manifest.
    #[error("{name:?} is not listed in the manifest")]
    FileNotListed { name: String },
    /// A file was asked for that the package does not have.
    #[error("the package has no file {name:?}")]
    FileUnknown { name: String },
    /// General-purpose flags that no file of a package uses.
    #[error("{name:?} has the unknown flags {flags:#06x}")]
    FlagsUnsupported { name: String, flags: u16 },
    /// Bytes lie between two entries, or between the last entry and the directory.
    #[error("{extra} bytes belong to no entry, after {name:?}")]
    GapAfterEntry { name: String, extra: u64 },
    /// A file inflates to more bytes than stated.
    #[error("{name:?} inflates to more than the {stated} bytes stated")]
    InflatesToMore { name: String, stated: u64 },
    /// A file inflates to fewer bytes than stated.
    #[error("{name:?} inflates to less than the {stated} bytes stated")]
    InflatesToLess { name: String, stated: u64 },
    /// The key's public exponent is too small or even.
    #[error("the public exponent of the certificate's key is too small or even")]
    KeyExponentWeak,
    /// The certificate's key is not an RSA key.
    #[error("the certificate's key is not an RSA key")]
    KeyNotRsa,
    /// The key's modulus is smaller or larger than allowed.
    #[error("the certificate's key has {bits} bits; allowed are {least} to {most}")]
    KeySizeRefused { bits: u32, least: u32, most: u32 },
    /// A file listed in the manifest is absent.
    #[error("{name:?} is listed in the manifest but absent")]
    ListedFileAbsent { name: String },
    /// The manifest lists a file twice.
    #[error("the manifest lists {name:?} twice")]
    ListedTwice { name: String },
    /// A local header differs from the directory in its flags.
    #[error("the flags of {name:?} differ between its header and the directory")]
    LocalFlagsDiffer { name: String },
    /// There is no local header where the directory says.
    #[error("there is no local header of {name:?} where the directory says")]
    LocalHeaderMissing { name: String },
    /// A local header differs from the directory in its method.
    #[error("the method of {name:?} differs between its header and the directory")]
    LocalMethodDiffers { name: String },
    /// A local header differs from the directory in its name.
    #[error("the name {name:?} differs between its header and the directory")]
    LocalNameDiffers { name: String },
    /// A local header differs from the directory in sizes or checksum.
    #[error("sizes or checksum of {name:?} differ between its header and the directory")]
    LocalSizesDiffer { name: String },
    /// A local header differs from the directory in its time of change.
    #[error("the time of {name:?} differs between its header and the directory")]
    LocalTimeDiffers { name: String },
    /// A local header differs from the directory in the version needed.
    #[error("the version needed for {name:?} differs between its header and the directory")]
    LocalVersionDiffers { name: String },
    /// The manifest holds a document type or an entity of its own.
    #[error("the manifest holds a document type or an unknown entity")]
    ManifestHasDoctype,
    /// The manifest is not well-formed XML in UTF-8.
    #[error("the manifest is not well-formed XML in UTF-8, at byte {position}")]
    ManifestMalformed { position: u64 },
    /// `META-INFO/manifest.xml` is absent.
    #[error("the package holds no manifest")]
    ManifestMissing,
    /// The manifest names a file outside the package, or one of `META-INFO` itself.
    #[error("the manifest names {name:?}, which no package may list")]
    ManifestNameRefused { name: String },
    /// The manifest is larger than the limit.
    #[error("the manifest has {size} bytes, more than the {limit} allowed")]
    ManifestTooLarge { size: u64, limit: u64 },
    /// The manifest holds an element, attribute or text that does not belong there.
    #[error("the manifest holds {found:?} where it does not belong")]
    ManifestUnexpected { found: String },
    /// The manifest's root is not a plain `files`.
    #[error("the root of the manifest is {found:?}, not \"files\"")]
    ManifestWrongRoot { found: String },
    /// A compression method other than stored and deflate.
    #[error("{name:?} uses the unknown method {method}")]
    MethodUnsupported { name: String, method: u16 },
    /// The archive wants more than one disk.
    #[error("the archive spans several disks")]
    MultiDisk,
    /// A name leads out of the package.
    #[error("the name {name:?} climbs")]
    NameClimbs { name: String },
    /// Two names differ only in case or in how their characters are composed (Unicode NFC).
    #[error("the name {name:?} equals another one but for case or composition")]
    NameCollides { name: String },
    /// A name is empty or has empty parts.
    #[error("the name {name:?} is empty or has an empty part")]
    NameEmpty { name: String },
    /// A name holds control characters or overrides of the writing direction.
    #[error("the name {name:?} holds control characters")]
    NameHasControl { name: String },
    /// A name is that of a file and of a folder other files lie in.
    #[error("the name {name:?} is that of a file and of a folder")]
    NameIsFolder { name: String },
    /// A name is longer than the limit.
    #[error("a name has {size} bytes, more than the {limit} allowed")]
    NameTooLong { size: u64, limit: u64 },
    /// A name is neither UTF-8 nor Big5.
    #[error("the name of entry {entry} is neither UTF-8 nor Big5")]
    NameUndecodable { entry: u64 },
    /// A file of a package is an archive itself.
    #[error("{name:?} is itself an archive")]
    NestedArchive { name: String },
    /// There is no end record: this is no ZIP archive, or its end is cut off.
    #[error("this is not a ZIP archive, or its end is cut off")]
    NoEndRecord,
    /// The package holds no data file at all.
    #[error("the package lists no file")]
    NoFiles,
    /// A link, a device or another thing that is not a file.
    #[error("{name:?} is neither a file nor a directory")]
    NotAFile { name: String },
    /// A file inflates to an absurd multiple of its compressed size.
    #[error("{name:?} inflates to more than {limit} times its size")]
    RatioTooHigh { name: String, limit: u64 },
    /// The archive has several end records that fit.
    #[error("the archive has several end records")]
    SeveralEndRecords,
    /// The signature is properly padded, but was made over a hash other than SHA-256.
    #[error("the signature is made over the hash {algorithm}, not SHA-256")]
    SignatureHashWrong { algorithm: String },
    /// The signature's length is not that of the certificate's key.
    #[error("the signature has {size} bytes, the key wants {wanted}")]
    SignatureLengthWrong { size: u64, wanted: u64 },
    /// The signature was not made over this manifest by the certificate's key.
    #[error("the signature does not match the manifest and the certificate")]
    SignatureMismatch,
    /// `META-INFO/manifest.sha256withrsa` is absent or empty.
    #[error("the package holds no signature")]
    SignatureMissing,
    /// What was signed is not padded as PKCS#1 v1.5 pads: too little padding, bytes behind the hash, no NULL, …
    #[error("the signature is not padded as PKCS#1 v1.5 wants")]
    SignaturePaddingWrong,
    /// A stored file has a data descriptor, so that its end could not be known.
    #[error("{name:?} is stored with a data descriptor")]
    StoredWithDescriptor { name: String },
    /// A stored file states two different sizes.
    #[error("{name:?} is stored but states two sizes")]
    StoredSizesDiffer { name: String },
    /// The archive has more entries than the limit.
    #[error("the archive has {count} entries, more than the {limit} allowed")]
    TooManyEntries { count: u64, limit: u64 },
    /// A record or a file is cut off.
    #[error("the archive is cut off")]
    Truncated,
    /// The Unicode path of an entry contradicts its name.
    #[error("the Unicode path of {name:?} contradicts its name")]
    UnicodePathContradicts { name: String },
    /// The source of the package could not be read.
    #[error("the package cannot be read: {reason}")]
    Unreadable { reason: String },
    /// The version needed is not one that a plain deflated file wants.
    #[error("{name:?} wants version {version} of the format")]
    VersionUnsupported { name: String, version: u16 },
    /// The records of ZIP64 disagree with the classic ones.
    #[error("the ZIP64 records disagree with the classic ones")]
    Zip64Disagrees,
    /// Records of ZIP64 where nothing needs them.
    #[error("ZIP64 is used where nothing needs it")]
    Zip64Needless,
}

impl PackageError {
    /// All codes, in alphabetical order: the list a catalogue of messages must cover.
    pub const CODES: &'static [&'static str] = <Self as VariantNames>::VARIANTS;

    /// The stable code of this refusal.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.into()
    }
}
