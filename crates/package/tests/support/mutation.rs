//! Breaks packages at random, by a sequence that repeats.

use mydata_package::Compression;
use mydata_package::delivery::{DeliveryWriter, Outcome};

use super::{RawZip, package_of, sample_files, signed_entries};

/// Marsaglia's xorshift: good enough to choose what to break.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap()
    }

    fn range(&mut self, len: usize) -> std::ops::Range<usize> {
        let start = self.below(len);
        start..(start + self.below(64)).min(len)
    }
}

/// Good packages of several writers, and a delivery.
pub fn corpus() -> Vec<Vec<u8>> {
    let stored = package_of(&sample_files(), Compression::Stored);
    let deflated = package_of(&sample_files(), Compression::Deflated);
    let java = signed_entries(&sample_files()).into_iter().map(|e| e.into_deflated().with_descriptor(true));
    let java = RawZip::of(&java.collect::<Vec<_>>()).bytes;
    let delivery = DeliveryWriter::new()
        .add_package("API.UDauDOLyZg", "現戶全戶戶籍", stored.clone())
        .add_outcome("API.AbAYGIjoYw", "低收", Outcome::NO_RECORD);
    vec![stored, deflated, java, delivery.finish().unwrap()]
}

/// Changes bytes, cuts, doubles, moves or overwrites a piece.
pub fn mutate(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let range = random.range(bytes.len());
    match random.below(7) {
        0 => bytes.truncate(range.start),
        1 => drop(bytes.drain(range)),
        2 => {
            let piece = bytes[range.clone()].to_vec();
            bytes.splice(range.start..range.start, piece);
        }
        3 => {
            let piece = other[random.range(other.len())].to_vec();
            bytes.splice(range, piece);
        }
        4 => bytes[range].fill(0xFF),
        5 => bytes[range].fill(0),
        _ if bytes.is_empty() => {}
        _ => {
            let bit = 1 << random.below(8);
            bytes[range.start] ^= bit;
        }
    }
}
