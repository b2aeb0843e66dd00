//! The content of an entry, inflated in pieces of bounded size.

use flate2::{Crc, Decompress, FlushDecompress, Status};

use super::{Entry, Method};
use crate::PackageError;
use crate::source::{Bytes, PIECE_BYTES};

/// Hands the content to `sink` and checks it against size and checksum.
pub(super) fn stream(
    bytes: &Bytes<'_>,
    entry: &Entry,
    mut sink: impl FnMut(&[u8]),
) -> Result<(), PackageError> {
    let mut crc = Crc::new();
    let mut sink = |piece: &[u8]| {
        crc.update(piece);
        sink(piece);
    };
    match entry.method {
        Method::Stored => bytes.pieces(entry.data.clone(), |piece| {
            sink(piece);
            Ok(())
        })?,
        Method::Deflated => {
            let mut inflation = Inflation::of(entry);
            bytes.pieces(entry.data.clone(), |piece| inflation.push(piece, &mut sink))?;
            inflation.finish()?;
        }
    }
    if crc.sum() != entry.crc32 {
        return Err(PackageError::CrcMismatch { name: entry.name.clone() });
    }
    Ok(())
}

/// Compressed data on its way to be what the directory says it is.
struct Inflation<'e> {
    entry: &'e Entry,
    inflater: Decompress,
    piece: Vec<u8>,
    has_ended: bool,
}

impl<'e> Inflation<'e> {
    fn of(entry: &'e Entry) -> Self {
        Self { entry, inflater: Decompress::new(false), piece: vec![0; PIECE_BYTES], has_ended: false }
    }

    /// Inflates all of `data`; what follows the end of the compressed data is refused.
    fn push(&mut self, mut data: &[u8], sink: &mut impl FnMut(&[u8])) -> Result<(), PackageError> {
        while !self.has_ended {
            let (read, written) = (self.inflater.total_in(), self.inflater.total_out());
            let status = self.inflater.decompress(data, &mut self.piece, FlushDecompress::None);
            let status = status.map_err(|_| PackageError::DeflateCorrupt { name: self.name() })?;
            if self.inflater.total_out() > self.entry.size {
                return Err(PackageError::InflatesToMore { name: self.name(), stated: self.entry.size });
            }
            let count = |from: u64, to: u64| usize::try_from(to - from).unwrap_or(usize::MAX);
            let fresh = count(written, self.inflater.total_out());
            sink(self.piece.get(..fresh).unwrap_or_default());
            let taken = count(read, self.inflater.total_in());
            data = data.get(taken..).unwrap_or_default();
            self.has_ended = status == Status::StreamEnd;
            if taken == 0 && fresh == 0 && !data.is_empty() && !self.has_ended {
                return Err(PackageError::DeflateCorrupt { name: self.name() });
            }
            // With room left in the piece, the inflater has asked for more than there is.
            if data.is_empty() && fresh < self.piece.len() {
                return Ok(());
            }
        }
        if data.is_empty() { Ok(()) } else { Err(PackageError::DeflateBytesAfterEnd { name: self.name() }) }
    }

    fn finish(self) -> Result<(), PackageError> {
        if !self.has_ended {
            return Err(PackageError::DeflateCorrupt { name: self.name() });
        }
        if self.inflater.total_out() < self.entry.size {
            return Err(PackageError::InflatesToLess { name: self.name(), stated: self.entry.size });
        }
        Ok(())
    }

    fn name(&self) -> String {
        self.entry.name.clone()
    }
}
