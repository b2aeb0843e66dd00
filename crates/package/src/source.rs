//! Where the bytes of an archive are: in memory, or anywhere they can be read from at a position.

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::ops::Range;
#[cfg(feature = "standalone")]
use std::pin::Pin;
#[cfg(feature = "standalone")]
use std::task::{Context, Poll, Waker};

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

/// Bytes that lie elsewhere and have to be fetched, such as those in an object store.
///
/// As with a [`Source`], whoever can change the bytes meanwhile can change what is read.
#[cfg(feature = "standalone")]
pub trait RemoteSource {
    /// How many bytes there are.
    fn size(&self) -> u64;

    /// Fetches `len` bytes from a position on: never more than 128 KiB at once, and mostly one after the other.
    ///
    /// Any error ends the reading; there being fewer bytes is one.
    fn read_at(&self, position: u64, len: usize) -> Fetched<'_>;
}

/// Bytes on their way from a [`RemoteSource`].
#[cfg(feature = "standalone")]
pub type Fetched<'a> = Pin<Box<dyn Future<Output = io::Result<Vec<u8>>> + 'a>>;

/// Size of a piece of content: large enough for speed, small enough for any machine.
pub(crate) const PIECE_BYTES: usize = 64 << 10;

/// The bytes of one archive.
pub(crate) enum Bytes<'a> {
    Memory(Cow<'a, [u8]>),
    Source(Box<dyn Source + 'a>),
    #[cfg(feature = "standalone")]
    Remote(Box<dyn RemoteSource + 'a>),
}

impl Bytes<'_> {
    pub(crate) fn size(&self) -> u64 {
        match self {
            Self::Memory(bytes) => bytes.len() as u64,
            Self::Source(source) => source.size(),
            #[cfg(feature = "standalone")]
            Self::Remote(source) => source.size(),
        }
    }

    /// Whether nobody can change the bytes between two readings.
    pub(crate) fn are_in_memory(&self) -> bool {
        matches!(self, Self::Memory(_))
    }

    /// A few bytes at once; the caller bounds how many.
    #[cfg_attr(not(feature = "standalone"), maybe_async::must_be_sync)]
    pub(crate) async fn get(&self, range: Range<u64>) -> Result<Cow<'_, [u8]>, PackageError> {
        match self {
            Self::Memory(bytes) => slice(bytes, range).map(Cow::Borrowed),
            Self::Source(source) => {
                let mut buffer = vec![0; self.len_within(&range)?];
                source.read_at(range.start, &mut buffer).map_err(unreadable)?;
                Ok(Cow::Owned(buffer))
            }
            #[cfg(feature = "standalone")]
            Self::Remote(source) => {
                let len = self.len_within(&range)?;
                let bytes = source.read_at(range.start, len).await.map_err(unreadable)?;
                if bytes.len() == len { Ok(Cow::Owned(bytes)) } else { Err(PackageError::Truncated) }
            }
        }
    }

    /// Many bytes, piece by piece.
    #[cfg_attr(not(feature = "standalone"), maybe_async::must_be_sync)]
    pub(crate) async fn pieces(
        &self,
        range: Range<u64>,
        sink: &mut dyn FnMut(&[u8]) -> Result<(), PackageError>,
    ) -> Result<(), PackageError> {
        let mut position = range.start;
        match self {
            Self::Memory(bytes) => slice(bytes, range)?.chunks(PIECE_BYTES).try_for_each(sink),
            Self::Source(source) => {
                let mut rest = self.len_within(&range)?;
                let mut buffer = vec![0; PIECE_BYTES];
                while rest > 0 {
                    let piece = buffer.get_mut(..rest.min(PIECE_BYTES)).unwrap_or_default();
                    source.read_at(position, piece).map_err(unreadable)?;
                    sink(piece)?;
                    position += piece.len() as u64;
                    rest -= piece.len();
                }
                Ok(())
            }
            #[cfg(feature = "standalone")]
            Self::Remote(_) => {
                while position < range.end {
                    let end = range.end.min(position + PIECE_BYTES as u64);
                    sink(&self.get(position..end).await?)?;
                    position = end;
                }
                Ok(())
            }
        }
    }

    fn len_within(&self, range: &Range<u64>) -> Result<usize, PackageError> {
        let len = range.end.checked_sub(range.start).filter(|_| range.end <= self.size());
        len.and_then(|len| usize::try_from(len).ok()).ok_or(PackageError::Truncated)
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

/// Ends a reading of bytes that are at hand: nothing in it has to be waited for.
#[cfg(feature = "standalone")]
pub(crate) fn at_once<T>(reading: impl Future<Output = Result<T, PackageError>>) -> Result<T, PackageError> {
    match std::pin::pin!(reading).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => outcome,
        Poll::Pending => Err(PackageError::Unreadable { reason: "the bytes have to be fetched".to_owned() }),
    }
}

/// Browsers have the bytes at hand: there, what reads them does not wait, which makes the module smaller by a twentieth.
#[cfg(not(feature = "standalone"))]
pub(crate) fn at_once<T>(outcome: Result<T, PackageError>) -> Result<T, PackageError> {
    outcome
}
