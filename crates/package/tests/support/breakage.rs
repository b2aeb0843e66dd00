//! Breaks bytes at random, by a sequence that repeats.

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
