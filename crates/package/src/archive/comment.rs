//! Comments are for people: one that is long, or holds a record of an archive, is for a reader that looks elsewhere.

use crate::{Limits, PackageError};

/// Checks the comment of an archive or of an entry.
pub(super) fn check(comment: &[u8], limits: &Limits) -> Result<(), PackageError> {
    let (size, limit) = (comment.len() as u64, limits.comment_bytes);
    if size > limit {
        return Err(PackageError::CommentTooLong { size, limit });
    }
    if holds_record(comment) { Err(PackageError::CommentHoldsRecord) } else { Ok(()) }
}

/// Whether the signature of a header or a directory's record stands anywhere in these bytes.
pub(super) fn holds_record(bytes: &[u8]) -> bool {
    let is_record = |window: &[u8]| {
        matches!(
            window,
            [b'P', b'K', 1, 2] | [b'P', b'K', 3, 4] | [b'P', b'K', 5, 6] | [b'P', b'K', 6, 6 | 7]
        )
    };
    bytes.windows(4).any(is_record)
}
