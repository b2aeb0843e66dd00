//! The content of an entry, inflated in pieces of bounded size.

#[cfg(not(target_arch = "wasm32"))]
use flate2::Crc;
use flate2::{Decompress, FlushDecompress, Status};

#[cfg(target_arch = "wasm32")]
use super::checksum::Checksum as Crc;
use crate::source::Bytes;
use crate::{PackageError, Place};

/// Room for what is inflated at once: with less of it the window is copied more often, with more the caches are too small.
const INFLATED_BYTES: u64 = 256 << 10;

/// Hands the content to `sink` and checks it against size and checksum.
#[cfg_attr(not(feature = "standalone"), maybe_async::must_be_sync)]
pub(super) async fn stream(
    bytes: &Bytes<'_>,
    place: &Place,
    sink: &mut dyn FnMut(&[u8]),
) -> Result<(), PackageError> {
    let mut content = Content::of(place);
    bytes.pieces(place.start..place.end, &mut |piece: &[u8]| content.push(piece, sink)).await?;
    content.finish()
}

/// The data of an entry on its way to be what the directory says it is.
pub(crate) struct Content {
    place: Place,
    size: u64,
    crc: Crc,
    inflation: Option<Inflation>,
}

struct Inflation {
    inflater: Decompress,
    piece: Vec<u8>,
    has_ended: bool,
}

impl Content {
    pub(crate) fn of(place: &Place) -> Self {
        let inflation = place.deflated.then(|| Inflation::of(place.size));
        Self { place: place.clone(), size: 0, crc: Crc::new(), inflation }
    }

    /// Takes the next data; what follows the end of compressed data is refused.
    pub(crate) fn push(&mut self, data: &[u8], sink: &mut dyn FnMut(&[u8])) -> Result<(), PackageError> {
        let Self { place, size, crc, inflation } = self;
        let stated = place.size;
        let name = || place.name.clone();
        let mut take = |piece: &[u8]| {
            *size += piece.len() as u64;
            if *size > stated {
                return Err(PackageError::InflatesToMore { name: name(), stated });
            }
            crc.update(piece);
            sink(piece);
            Ok(())
        };
        match inflation {
            None => take(data),
            Some(inflation) => inflation.push(data, &place.name, &mut take),
        }
    }

    pub(crate) fn finish(self) -> Result<(), PackageError> {
        let Place { name, size: stated, crc32, .. } = self.place;
        if self.inflation.is_some_and(|inflation| !inflation.has_ended) {
            return Err(PackageError::DeflateCorrupt { name });
        }
        if self.size < stated {
            return Err(PackageError::InflatesToLess { name, stated });
        }
        if self.crc.sum() != crc32 {
            return Err(PackageError::CrcMismatch { name });
        }
        Ok(())
    }
}

impl Inflation {
    fn of(size: u64) -> Self {
        // A byte more than stated: enough to notice that there is more.
        let room = usize::try_from(size.saturating_add(1).min(INFLATED_BYTES)).unwrap_or_default();
        Self { inflater: Decompress::new(false), piece: vec![0; room], has_ended: false }
    }

    fn push(
        &mut self,
        mut data: &[u8],
        name: &str,
        take: &mut dyn FnMut(&[u8]) -> Result<(), PackageError>,
    ) -> Result<(), PackageError> {
        let corrupt = || PackageError::DeflateCorrupt { name: name.to_owned() };
        while !self.has_ended {
            let (read, written) = (self.inflater.total_in(), self.inflater.total_out());
            let status = self.inflater.decompress(data, &mut self.piece, FlushDecompress::None);
            let status = status.map_err(|_| corrupt())?;
            let count = |from: u64, to: u64| usize::try_from(to - from).unwrap_or(usize::MAX);
            let fresh = count(written, self.inflater.total_out());
            take(self.piece.get(..fresh).unwrap_or_default())?;
            let taken = count(read, self.inflater.total_in());
            data = data.get(taken..).unwrap_or_default();
            self.has_ended = status == Status::StreamEnd;
            if taken == 0 && fresh == 0 && !data.is_empty() && !self.has_ended {
                return Err(corrupt());
            }
            // With room left in the piece, the inflater has asked for more than there is.
            if data.is_empty() && fresh < self.piece.len() {
                return Ok(());
            }
        }
        if data.is_empty() {
            Ok(())
        } else {
            Err(PackageError::DeflateBytesAfterEnd { name: name.to_owned() })
        }
    }
}
