//! Tells an archive inside a package by how it begins and how it ends.
//!
//! A delivery holds packages, and packages hold data: what lies deeper is seen by no check. A file that ends as a ZIP
//! archive ends is one to a reader who starts at the end, whatever its first bytes say.

/// How archives begin: ZIP with and without entries or in parts, 7-Zip, RAR, gzip.
const HEADS: [&[u8]; 6] =
    [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", b"7z\xBC\xAF\x27\x1C", b"Rar!\x1A\x07", b"\x1F\x8B\x08"];
/// Bytes of the longest of them.
const HEAD_BYTES: usize = 6;
/// How a ZIP archive without comment ends: this, 16 bytes of numbers, and the length of no comment.
const END_RECORD: &[u8] = b"PK\x05\x06";
const END_BYTES: usize = 22;

/// The ends of a file that passes by in pieces.
#[derive(Debug, Default)]
pub(crate) struct Ends {
    head: Vec<u8>,
    tail: Vec<u8>,
}

impl Ends {
    pub(crate) fn pass(&mut self, piece: &[u8]) {
        let missing = HEAD_BYTES - self.head.len();
        self.head.extend_from_slice(piece.get(..missing).unwrap_or(piece));
        let last = piece.len().saturating_sub(END_BYTES);
        self.tail.extend_from_slice(piece.get(last..).unwrap_or_default());
        let too_many = self.tail.len().saturating_sub(END_BYTES);
        self.tail.drain(..too_many);
    }

    pub(crate) fn are_an_archives(&self) -> bool {
        let begins = HEADS.iter().any(|head| self.head.starts_with(head));
        let ends =
            self.tail.len() == END_BYTES && self.tail.starts_with(END_RECORD) && self.tail.ends_with(&[0, 0]);
        begins || ends
    }
}
