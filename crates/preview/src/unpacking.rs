//! How much comes out of packed bytes, found out without keeping it where that can be done.

use std::io::Read as _;

use flate2::read::DeflateDecoder;
use hayro::hayro_syntax::Filter;

/// More filters than this are a trap, not a habit.
const FILTERS: usize = 8;

/// At most so many bytes come out of one.
pub(crate) fn ratio(filter: Filter) -> u64 {
    match filter {
        Filter::FlateDecode => 1_032,
        // The longest entry of a full table, for a code of 12 bits.
        Filter::LzwDecode => 2_731,
        // 128 for two.
        Filter::RunLengthDecode => 64,
        _ => 1,
    }
}

/// Bytes that come out; none if there are more than the limit, or if nobody can tell in time.
///
/// What is broken is not larger than what came out before it broke.
pub(crate) fn unpacked(bytes: &[u8], filters: &[Filter], limit: u64) -> Option<u64> {
    if filters.iter().all(|&filter| ratio(filter) == 1) {
        return within(bytes.len(), limit);
    }
    match filters {
        [Filter::FlateDecode] => inflated(bytes, limit),
        [Filter::LzwDecode] => lzw(bytes, limit),
        [Filter::RunLengthDecode] => runs(bytes, limit),
        [first, rest @ ..] if rest.len() < FILTERS => unpacked(&plain(bytes, *first, limit)?, rest, limit),
        _ => None,
    }
}

fn within(size: usize, limit: u64) -> Option<u64> {
    u64::try_from(size).ok().filter(|&size| size <= limit)
}

/// Decoded and kept, for another filter follows.
fn plain(bytes: &[u8], filter: Filter, limit: u64) -> Option<Vec<u8>> {
    match filter {
        Filter::FlateDecode => {
            let mut out = Vec::new();
            let _ = deflate(bytes).take(limit + 1).read_to_end(&mut out);
            within(out.len(), limit).map(|_| out)
        }
        Filter::Ascii85Decode => Some(base85(bytes)),
        Filter::AsciiHexDecode => Some(hexadecimal(bytes)),
        // Nobody packs again what is packed like this.
        Filter::LzwDecode | Filter::RunLengthDecode => None,
        _ => Some(bytes.to_vec()),
    }
}

/// As the renderer takes it: a header is passed over where there is one, and nobody looks at the sum at the end.
fn deflate(bytes: &[u8]) -> DeflateDecoder<&[u8]> {
    DeflateDecoder::new(match bytes {
        [first, second, rest @ ..]
            if first & 0x0F == 8
                && second & 0x20 == 0
                && u16::from_be_bytes([*first, *second]).is_multiple_of(31) =>
        {
            rest
        }
        _ => bytes,
    })
}

fn inflated(bytes: &[u8], limit: u64) -> Option<u64> {
    let mut out = deflate(bytes).take(limit + 1);
    let mut piece = vec![0; 64 << 10];
    let mut size = 0;
    while let Ok(read @ 1..) = out.read(&mut piece) {
        size += u64::try_from(read).ok()?;
    }
    (size <= limit).then_some(size)
}

/// Only how long each entry of the table is matters. Both ways of changing the width are tried, and the larger counts:
/// read in the wrong one it is garbage, of which much less comes out before it breaks off.
fn lzw(bytes: &[u8], limit: u64) -> Option<u64> {
    let early = lzw_changing(bytes, limit, 1)?;
    Some(early.max(lzw_changing(bytes, limit, 0)?))
}

fn lzw_changing(bytes: &[u8], limit: u64, early: usize) -> Option<u64> {
    let (mut lengths, mut previous, mut size) = (vec![1_u64; 258], None, 0_u64);
    let (mut bits, mut held) = (0_u32, 0_u32);
    let mut bytes = bytes.iter();
    loop {
        let width = match lengths.len() + early {
            2_048.. => 12,
            1_024.. => 11,
            512.. => 10,
            _ => 9,
        };
        while held < width {
            let Some(&byte) = bytes.next() else { return Some(size) };
            bits = (bits << 8) | u32::from(byte);
            held += 8;
        }
        held -= width;
        let code = usize::try_from((bits >> held) & ((1 << width) - 1)).ok()?;
        match code {
            256 => {
                lengths.truncate(258);
                previous = None;
                continue;
            }
            257 => return Some(size),
            _ => {}
        }
        let entered = previous.map(|length: u64| length + 1);
        let Some(length) = lengths.get(code).copied().or(entered.filter(|_| code == lengths.len())) else {
            return Some(size);
        };
        if let Some(entered) = entered.filter(|_| lengths.len() < 4_096) {
            lengths.push(entered);
        }
        previous = Some(length);
        size += length;
        if size > limit {
            return None;
        }
    }
}

fn runs(bytes: &[u8], limit: u64) -> Option<u64> {
    let (mut rest, mut size) = (bytes, 0_u64);
    while let [length, after @ ..] = rest {
        let (taken, made) = match *length {
            128 => break,
            0..=127 => (usize::from(*length) + 1, u64::from(*length) + 1),
            _ => (1, 257 - u64::from(*length)),
        };
        size += made;
        rest = after.get(taken..).unwrap_or_default();
    }
    (size <= limit).then_some(size)
}

fn base85(bytes: &[u8]) -> Vec<u8> {
    let (mut out, mut group, mut digits) = (Vec::new(), 0_u32, 0);
    for &byte in bytes {
        match byte {
            b'z' if digits == 0 => out.extend([0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                digits += 1;
                if digits == 5 {
                    out.extend(group.to_be_bytes());
                    (group, digits) = (0, 0);
                }
            }
            b'~' => break,
            _ => {}
        }
    }
    if digits > 1 {
        let group = (digits..5).fold(group, |group, _| group.wrapping_mul(85).wrapping_add(84));
        out.extend(group.to_be_bytes().into_iter().take(digits - 1));
    }
    out
}

fn hexadecimal(bytes: &[u8]) -> Vec<u8> {
    let digits = bytes.iter().take_while(|&&byte| byte != b'>');
    let digits: Vec<u8> = digits.filter_map(|&byte| char::from(byte).to_digit(16)?.try_into().ok()).collect();
    digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| (byte << 4) | digit)).collect()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, ZlibEncoder};
    use hayro::hayro_syntax::Filter::{
        Ascii85Decode, AsciiHexDecode, CcittFaxDecode, FlateDecode, LzwDecode, RunLengthDecode,
    };

    use super::unpacked;

    const LIMIT: u64 = 1 << 20;

    fn sevens(count: usize) -> Vec<u8> {
        vec![7; count]
    }

    fn zlib(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn what_is_deflated_is_counted_up_to_the_limit_with_a_header_and_without() {
        assert_eq!(unpacked(&zlib(&sevens(1_000_000)), &[FlateDecode], LIMIT), Some(1_000_000));
        assert_eq!(unpacked(&zlib(&sevens(2_000_000)), &[FlateDecode], LIMIT), None);
        let mut bare = DeflateEncoder::new(Vec::new(), Compression::best());
        bare.write_all(&sevens(2_000_000)).unwrap();
        assert_eq!(unpacked(&bare.finish().unwrap(), &[FlateDecode], LIMIT), None);
    }

    #[test]
    fn what_breaks_off_counts_as_far_as_it_goes() {
        let whole = zlib(&sevens(1_000_000));
        let half = unpacked(&whole[..whole.len() / 2], &[FlateDecode], LIMIT).unwrap();
        assert!((1..1_000_000).contains(&half), "{half}");
    }

    #[test]
    fn filters_one_after_the_other_are_followed() {
        let twice = zlib(&zlib(&sevens(2_000_000)));
        assert_eq!(unpacked(&twice, &[FlateDecode, FlateDecode], LIMIT), None);
        assert_eq!(unpacked(&twice, &[FlateDecode, FlateDecode], 2_000_000), Some(2_000_000));
        assert_eq!(unpacked(&zlib(&[0x81, 7].repeat(20_000)), &[FlateDecode, RunLengthDecode], LIMIT), None);
        let mut hex = String::new();
        for byte in zlib(&sevens(2_000_000)) {
            write!(hex, "{byte:02X} ").unwrap();
        }
        assert_eq!(unpacked(hex.as_bytes(), &[AsciiHexDecode, FlateDecode], LIMIT), None);
        assert_eq!(unpacked(b"JHp]+!WrQ/~>", &[Ascii85Decode, RunLengthDecode], LIMIT), Some(128));
        assert_eq!(unpacked(b"abc", &[FlateDecode; 20], LIMIT), None);
    }

    #[test]
    fn filters_that_make_nothing_larger_are_not_followed() {
        assert_eq!(unpacked(b"abc", &[AsciiHexDecode; 20], LIMIT), Some(3));
        assert_eq!(unpacked(b"abc", &[CcittFaxDecode], LIMIT), Some(3));
    }

    #[test]
    fn runs_are_added_up() {
        assert_eq!(unpacked(&[2, 1, 2, 3, 254, 9, 128, 0, 0], &[RunLengthDecode], LIMIT), Some(6));
        assert_eq!(unpacked(&[0x81, 0].repeat(10_000), &[RunLengthDecode], LIMIT), None);
        assert_eq!(unpacked(&[5], &[RunLengthDecode], LIMIT), Some(6));
    }

    #[test]
    fn lzw_is_counted_by_the_lengths_of_its_entries() {
        // The example of the format's own description: ten bytes.
        let example = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        assert_eq!(unpacked(&example, &[LzwDecode], LIMIT), Some(10));
        assert_eq!(unpacked(&growing(1_000), &[LzwDecode], LIMIT), Some(500_500));
        assert_eq!(unpacked(&growing(3_000), &[LzwDecode], LIMIT), None);
    }

    /// Codes each of which says one byte more than the one before.
    fn growing(codes: usize) -> Vec<u8> {
        let mut bits = String::new();
        for (at, code) in [0].into_iter().chain(258..).take(codes).enumerate() {
            let width = match 257 + at {
                2_047.. => 12,
                1_023.. => 11,
                511.. => 10,
                _ => 9,
            };
            write!(bits, "{code:0width$b}").unwrap();
        }
        bits += "0000000";
        bits.as_bytes()
            .chunks_exact(8)
            .map(|byte| byte.iter().fold(0, |byte, bit| (byte << 1) | (bit - b'0')))
            .collect()
    }
}
