//! Where the bytes of an archive are: in memory, or anywhere they can be read from at a position.

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::ops::Range;

use crate::PackageError;

/// Bytes that can be read at any position, such as those of a file on a disk.
///
/// A package is read from its end, then from its directory, then file by file; nothing of it is kept but its
/// directory. Whoever can change the bytes meanwhile can change what is read: every file is checked again whenever it
/// is handed out.
///
/// # Examples
/// ```
/// use std::io::{self, Cursor, Read};
/// use mydata_package::{Limits, Opened, Source, Host};
///
/// struct Letters;
///
/// impl Source for Letters {
///     fn size(&self) -> u64 {
///         26
///     }
///
///     fn read_at(&self, position: u64, buffer: &mut [u8]) -> io::Result<()> {
///         let mut letters = Cursor::new("abcdefghijklmnopqrstuvwxyz");
///         letters.set_position(position);
///         letters.read_exact(buffer)
///     }
/// }
///
/// let refusal = Opened::read_source(Letters, &Limits::default(), &Host::default()).unwrap_err();
/// assert_eq!(refusal.code(), "package.no-end-record");
/// ```
pub trait Source {
    /// How many bytes there are.
    fn size(&self) -> u64;

    /// Fills the buffer with the bytes from a position on.
    ///
    /// # Errors
    /// Any I/O error; there being fewer bytes is one.
    fn read_at(&self, position: u64, buffer: &mut [u8]) -> io::Result<()>;
}

/// Size of a piece of content: large enough for speed, small enough for any machine.
pub(crate) const PIECE_BYTES: usize = 64 << 10;

/// The bytes of one archive.
pub(crate) enum Bytes<'a> {
    Memory(Cow<'a, [u8]>),
    Source(Box<dyn Source + 'a>),
}

impl Bytes<'_> {
    pub(crate) fn size(&self) -> u64 {
        match self {
            Self::Memory(bytes) => bytes.len() as u64,
            Self::Source(source) => source.size(),
        }
    }

    /// Whether nobody can change the bytes between two readings.
    pub(crate) fn are_in_memory(&self) -> bool {
        matches!(self, Self::Memory(_))
    }

    /// A few bytes at once; the caller bounds how many.
    pub(crate) fn get(&self, range: Range<u64>) -> Result<Cow<'_, [u8]>, PackageError> {
        match self {
            Self::Memory(bytes) => slice(bytes, range).map(Cow::Borrowed),
            Self::Source(source) => {
                let len = self.len_within(&range)?;
                let mut buffer = vec![0; usize::try_from(len).map_err(|_| PackageError::Truncated)?];
                source.read_at(range.start, &mut buffer).map_err(unreadable)?;
                Ok(Cow::Owned(buffer))
            }
        }
    }

    /// Many bytes, piece by piece.
    pub(crate) fn pieces(
        &self,
        range: Range<u64>,
        sink: &mut dyn FnMut(&[u8]) -> Result<(), PackageError>,
    ) -> Result<(), PackageError> {
        match self {
            Self::Memory(bytes) => slice(bytes, range)?.chunks(PIECE_BYTES).try_for_each(sink),
            Self::Source(source) => {
                let mut rest = self.len_within(&range)?;
                let mut position = range.start;
                let mut buffer = vec![0; PIECE_BYTES];
                while rest > 0 {
                    let len = usize::try_from(rest).map_or(PIECE_BYTES, |rest| rest.min(PIECE_BYTES));
                    let piece = buffer.get_mut(..len).unwrap_or_default();
                    source.read_at(position, piece).map_err(unreadable)?;
                    sink(piece)?;
                    position += len as u64;
                    rest -= len as u64;
                }
                Ok(())
            }
        }
    }

    fn len_within(&self, range: &Range<u64>) -> Result<u64, PackageError> {
        let len = range.end.checked_sub(range.start).filter(|_| range.end <= self.size());
        len.ok_or(PackageError::Truncated)
    }
}

impl fmt::Debug for Bytes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What is in a package is nobody's business in a log.
        write!(f, "Bytes({})", self.size())
    }
}

fn slice(bytes: &[u8], range: Range<u64>) -> Result<&[u8], PackageError> {
    let index = |position: u64| usize::try_from(position).map_err(|_| PackageError::Truncated);
    bytes.get(index(range.start)?..index(range.end)?).ok_or(PackageError::Truncated)
}

#[expect(clippy::needless_pass_by_value, reason = "it stands where a closure would")]
fn unreadable(error: io::Error) -> PackageError {
    PackageError::Unreadable { reason: error.to_string() }
}
