//! How large a package may be in every direction.

/// The bounds of one reading; what exceeds one of them is refused before it costs anything.
///
/// ```
/// use mydata_package::Limits;
///
/// let at_the_edge = Limits { archive_bytes: 50 << 20, expanded_bytes: 100 << 20, ..Limits::default() };
/// assert_eq!(at_the_edge.entries, 4096);
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Limits {
    /// Bytes of the archive.
    pub archive_bytes: u64,
    /// Entries in its directory.
    pub entries: u64,
    /// Bytes of all files together, inflated.
    pub expanded_bytes: u64,
    /// Times a file larger than [`Limits::RATIO_FREE_BYTES`] may be larger than its compressed data.
    pub entry_ratio: u64,
    /// Times all files together may be larger than the archive.
    pub total_ratio: u64,
    /// Bytes of one name as written in the archive.
    pub name_bytes: u64,
    /// Bytes of the archive comment.
    pub comment_bytes: u64,
    /// Bytes of the manifest.
    pub manifest_bytes: u64,
    /// Bytes of the certificate's file.
    pub certificate_bytes: u64,
}

impl Limits {
    /// A file up to this size is no bomb, however well it compresses.
    pub const RATIO_FREE_BYTES: u64 = 1 << 20;
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            archive_bytes: 4 << 30,
            entries: 4096,
            expanded_bytes: 8 << 30,
            entry_ratio: 1000,
            total_ratio: 200,
            name_bytes: 512,
            comment_bytes: 1024,
            manifest_bytes: 4 << 20,
            certificate_bytes: 64 << 10,
        }
    }
}
