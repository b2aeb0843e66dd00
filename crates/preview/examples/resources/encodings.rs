//! Predefined encodings, from the renderer's packed tables into the textual form that its smaller build reads.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

use hayro::hayro_interpret::hayro_cmap::{BfString, CMap, CMapName, CidFamily, WritingMode, load_embedded};

/// Those that documents name. The ones from Taiwan first.
const NAMES: &str = "B5pc-H B5pc-V CNS-EUC-H CNS-EUC-V ETen-B5-H ETen-B5-V ETenms-B5-H ETenms-B5-V HKscs-B5-H HKscs-B5-V \
UniCNS-UCS2-H UniCNS-UCS2-V UniCNS-UTF16-H UniCNS-UTF16-V Adobe-CNS1-UCS2 \
GB-EUC-H GB-EUC-V GBK-EUC-H GBK-EUC-V GBK2K-H GBK2K-V GBKp-EUC-H GBKp-EUC-V GBpc-EUC-H GBpc-EUC-V \
UniGB-UCS2-H UniGB-UCS2-V UniGB-UTF16-H UniGB-UTF16-V Adobe-GB1-UCS2 \
83pv-RKSJ-H 90ms-RKSJ-H 90ms-RKSJ-V 90msp-RKSJ-H 90msp-RKSJ-V 90pv-RKSJ-H Add-RKSJ-H Add-RKSJ-V EUC-H EUC-V \
Ext-RKSJ-H Ext-RKSJ-V H V UniJIS-UCS2-H UniJIS-UCS2-HW-H UniJIS-UCS2-HW-V UniJIS-UCS2-V UniJIS-UTF16-H UniJIS-UTF16-V \
Adobe-Japan1-UCS2 \
KSC-EUC-H KSC-EUC-V KSCms-UHC-H KSCms-UHC-HW-H KSCms-UHC-HW-V KSCms-UHC-V KSCpc-EUC-H \
UniKS-UCS2-H UniKS-UCS2-V UniKS-UTF16-H UniKS-UTF16-V Adobe-Korea1-UCS2";

pub(crate) fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    for name in NAMES.split_ascii_whitespace() {
        let packed =
            load_embedded(CMapName::from_bytes(name.as_bytes())).ok_or("an encoding is not there")?;
        let table = CMap::parse(packed, load_embedded).ok_or("an encoding cannot be read")?;
        fs::write(folder.join("cmaps").join(name), text_of(&table, name)?)?;
    }
    Ok(())
}

fn text_of(table: &CMap, name: &str) -> Result<String, Box<dyn Error>> {
    let mut out = String::new();
    if let Some(collection) = &table.metadata().character_collection {
        let ordering = match collection.family {
            CidFamily::AdobeCNS1 => "CNS1",
            CidFamily::AdobeGB1 => "GB1",
            CidFamily::AdobeJapan1 => "Japan1",
            CidFamily::AdobeKorea1 => "Korea1",
            _ => "Identity",
        };
        let supplement = collection.supplement;
        writeln!(
            out,
            "/CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement {supplement} >> def"
        )?;
    }
    let mode = u8::from(table.metadata().writing_mode == Some(WritingMode::Vertical));
    writeln!(out, "/WMode {mode} def")?;
    for bytes in 1..=4_u8 {
        write_ranges(&mut out, table, name, bytes)?;
    }
    write_nothings(&mut out, name)?;
    write_meanings(&mut out, table)?;
    Ok(out)
}

fn write_ranges(out: &mut String, table: &CMap, name: &str, bytes: u8) -> std::fmt::Result {
    let mut ranges: Vec<(u32, u32, u32)> = Vec::new();
    for code in codes(bytes, name) {
        let Some(cid) = table.lookup_cid_code(code, bytes) else { continue };
        // A table of meanings answers here as well; that is not an encoding.
        if table.lookup_bf_string(code).is_some() {
            continue;
        }
        match ranges.last_mut() {
            Some((first, last, start))
                if *last + 1 == code && code & 0xFF != 0 && *start + (code - *first) == cid =>
            {
                *last = code;
            }
            _ => ranges.push((code, code, cid)),
        }
    }
    let digits = usize::from(bytes) * 2;
    // Most stand alone, and a code once instead of twice is read in less time.
    let (single, ranges): (Vec<_>, Vec<_>) = ranges.into_iter().partition(|(first, last, _)| first == last);
    for block in single.chunks(100) {
        writeln!(out, "{} begincidchar", block.len())?;
        for (code, _, cid) in block {
            writeln!(out, "<{code:0digits$X}>{cid}")?;
        }
        writeln!(out, "endcidchar")?;
    }
    for block in ranges.chunks(100) {
        writeln!(out, "{} begincidrange", block.len())?;
        for (first, last, cid) in block {
            writeln!(out, "<{first:0digits$X}><{last:0digits$X}>{cid}")?;
        }
        writeln!(out, "endcidrange")?;
    }
    Ok(())
}

/// Well-formed codes that mean nothing are so many bytes long all the same: otherwise what follows would be read
/// from the middle of a character, and as another one.
fn write_nothings(out: &mut String, name: &str) -> std::fmt::Result {
    let ranges: Vec<(String, String)> = if name.contains("UTF16") {
        vec![
            ("0000".into(), "D7FF".into()),
            ("D800DC00".into(), "DBFFDFFF".into()),
            ("E000".into(), "FFFF".into()),
        ]
    } else if name.starts_with("Uni") {
        vec![("0000".into(), "FFFF".into())]
    } else if name.contains("B5") {
        let pairs = (0x81..=0xFE).map(|lead| (format!("{lead:02X}40"), format!("{lead:02X}FE")));
        [("00".into(), "80".into())].into_iter().chain(pairs).collect()
    } else {
        Vec::new()
    };
    for block in ranges.chunks(100) {
        writeln!(out, "{} beginnotdefrange", block.len())?;
        for (first, last) in block {
            writeln!(out, "<{first}><{last}>0")?;
        }
        writeln!(out, "endnotdefrange")?;
    }
    Ok(())
}

/// Codes of so many bytes that the encoding could mean: three and four bytes are pairs of UTF-16, EUC, GB 18030.
fn codes(bytes: u8, name: &str) -> Box<dyn Iterator<Item = u32>> {
    let pairs = |high: RangeInclusive<u32>, low: RangeInclusive<u32>| {
        high.flat_map(move |high| low.clone().map(move |low| (high << 16) | low))
    };
    let is_digit = |byte: u32| (0x30..=0x39).contains(&(byte & 0xFF));
    match bytes {
        1 => Box::new(0..=0xFF),
        2 => Box::new(0..=0xFFFF),
        3 if name.contains("EUC") => Box::new(0x008F_A1A1..=0x008F_FEFE),
        4 if name.contains("UTF16") => Box::new(pairs(0xD800..=0xDBFF, 0xDC00..=0xDFFF)),
        4 if name.contains("CNS-EUC") => Box::new(pairs(0x8EA1..=0x8EB0, 0xA1A1..=0xFEFE)),
        4 if name.starts_with("GBK2K") => Box::new(
            (0x8130..=0xFE39)
                .filter(move |&high| is_digit(high))
                .flat_map(move |high| pairs(high..=high, 0x8130..=0xFE39))
                .filter(move |&code| is_digit(code)),
        ),
        _ => Box::new(std::iter::empty()),
    }
}

fn write_meanings(out: &mut String, table: &CMap) -> std::fmt::Result {
    let meanings: Vec<(u32, String)> = (0..=0xFFFF)
        .filter_map(|code| {
            let text = match table.lookup_bf_string(code)? {
                BfString::Char(character) => character.to_string(),
                BfString::String(text) => text,
            };
            Some((code, text))
        })
        .collect();
    for block in meanings.chunks(100) {
        writeln!(out, "{} beginbfchar", block.len())?;
        for (code, text) in block {
            write!(out, "<{code:04X}><")?;
            for unit in text.encode_utf16() {
                write!(out, "{unit:04X}")?;
            }
            writeln!(out, ">")?;
        }
        writeln!(out, "endbfchar")?;
    }
    Ok(())
}
