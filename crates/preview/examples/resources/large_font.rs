//! The large font that stands in for Chinese fonts, cut into parts of characters that are met together.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use mydata_preview::{GlyphPart, PartGlyph, ResourceIndex};
use skrifa::Font;

use super::outline::shapes;

/// Characters that the list of parts leaves out go into parts of this many.
const REST: usize = 200;

pub(crate) fn write(folder: &Path, font: Vec<u8>, parts: &str) -> Result<(), Box<dyn Error>> {
    let font = Font::new(font, 0).ok_or("the font cannot be read")?;
    let mut rest = shapes(&font);
    let mut all: Vec<BTreeMap<char, PartGlyph>> = Vec::new();
    for line in parts.lines() {
        all.push(characters(line)?.into_iter().filter_map(|one| rest.remove_entry(&one)).collect());
    }
    while !rest.is_empty() {
        let after = rest.keys().nth(REST).copied();
        let later = after.map(|character| rest.split_off(&character)).unwrap_or_default();
        all.push(std::mem::replace(&mut rest, later));
    }
    let mut index = BTreeMap::new();
    for (number, part) in (0_u16..).zip(all.iter().filter(|part| !part.is_empty())) {
        index.extend(part.keys().map(|&character| (character, number)));
        let bytes = GlyphPart::write(880, -120, part)?;
        fs::write(folder.join(format!("glyphs/{number:03}.bin")), bytes)?;
    }
    fs::write(folder.join("glyphs/index.bin"), ResourceIndex::new(&index).write())?;
    Ok(())
}

/// `U+4E00-4E08,U+4E0A` as characters.
fn characters(line: &str) -> Result<Vec<char>, Box<dyn Error>> {
    let mut out = Vec::new();
    for range in line.split(',').map(str::trim).filter(|range| !range.is_empty()) {
        let range = range.trim_start_matches("U+");
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        let codes = u32::from_str_radix(first, 16)?..=u32::from_str_radix(last, 16)?;
        out.extend(codes.filter_map(char::from_u32));
    }
    Ok(out)
}
