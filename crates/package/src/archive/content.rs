//! The content of an entry, inflated in pieces of bounded size.

use flate2::{Crc, Decompress, FlushDecompress, Status};

use super::{Entry, Method};
use crate::PackageError;

/// Size of a piece: large enough for speed, small enough for any machine.
const PIECE_BYTES: usize = 64 << 10;

/// Hands the content to `sink` and checks it against size and checksum.
pub(super) fn stream(bytes: &[u8], entry: &Entry, mut sink: impl FnMut(&[u8])) -> Result<(), PackageError> {
    let data = bytes.get(entry.data.clone()).ok_or(PackageError::Truncated)?;
    let mut crc = Crc::new();
    let mut sink = |piece: &[u8]| {
        crc.update(piece);
        sink(piece);
    };
    match entry.method {
        Method::Stored => data.chunks(PIECE_BYTES).for_each(&mut sink),
        Method::Deflated => inflate(data, entry, &mut sink)?,
    }
    if crc.sum() != entry.crc32 {
        return Err(PackageError::CrcMismatch { name: entry.name.clone() });
    }
    Ok(())
}

fn inflate(data: &[u8], entry: &Entry, sink: &mut impl FnMut(&[u8])) -> Result<(), PackageError> {
    let name = || entry.name.clone();
    let mut inflater = Decompress::new(false);
    let mut piece = vec![0; PIECE_BYTES];
    loop {
        let (read, written) = (inflater.total_in(), inflater.total_out());
        let rest = usize::try_from(read).ok().and_then(|read| data.get(read..)).unwrap_or_default();
        let status = inflater.decompress(rest, &mut piece, FlushDecompress::None);
        let status = status.map_err(|_| PackageError::DeflateCorrupt { name: name() })?;
        if inflater.total_out() > entry.size {
            return Err(PackageError::InflatesToMore { name: name(), stated: entry.size });
        }
        let fresh = usize::try_from(inflater.total_out() - written).unwrap_or(PIECE_BYTES);
        sink(piece.get(..fresh).unwrap_or_default());
        let stands_still = inflater.total_in() == read && fresh == 0;
        match status {
            Status::StreamEnd => break,
            Status::Ok | Status::BufError if !stands_still => {}
            // All input is consumed, and the end of the stream has not come.
            Status::Ok | Status::BufError => return Err(PackageError::DeflateCorrupt { name: name() }),
        }
    }
    if inflater.total_in() != data.len() as u64 {
        return Err(PackageError::DeflateBytesAfterEnd { name: name() });
    }
    if inflater.total_out() < entry.size {
        return Err(PackageError::InflatesToLess { name: name(), stated: entry.size });
    }
    Ok(())
}
