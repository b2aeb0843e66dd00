//! What the characters of a font mean that brings no table of meanings along.

use std::collections::BTreeMap;

use hayro::hayro_interpret::hayro_cmap::{CMapName, CidFamily};
use hayro::hayro_syntax::object::dict::keys::{
    BASE_FONT, CIDSYSTEMINFO, ENCODING, ORDERING, REGISTRY, TO_UNICODE,
};
use hayro::hayro_syntax::object::{Dict, Name, Stream, String as PdfString};
use skrifa::{FontRef, MetadataProvider as _};

/// Characters of a font's own table that are looked at.
const CHARACTERS: usize = 200_000;

/// How such a font numbers its characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Numbering {
    /// As UTF-16 does.
    Utf16,
    /// An encoding leads to the numbers of a collection.
    Collection { encoding: Vec<u8>, family: CidFamily },
}

/// The numberings of a page's fonts, by their names without the mark of a subset.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numberings(BTreeMap<String, Option<Numbering>>);

impl Numberings {
    /// Notes a composite font. Two of the same name that number differently are not to be told apart later.
    pub(crate) fn note(&mut self, font: &Dict<'_>, descendant: &Dict<'_>) {
        if font.get::<Stream<'_>>(TO_UNICODE).is_some() {
            return;
        }
        let Some(name) = font.get::<Name<'_>>(BASE_FONT) else { return };
        let name = String::from_utf8_lossy(without_mark(&name)).into_owned();
        let numbering = numbering(font, descendant);
        let known = self.0.entry(name).or_insert_with(|| numbering.clone());
        if *known != numbering {
            *known = None;
        }
    }

    pub(crate) fn of(&self, name: &str) -> Option<&Numbering> {
        self.0.get(name)?.as_ref()
    }
}

fn numbering(font: &Dict<'_>, descendant: &Dict<'_>) -> Option<Numbering> {
    let named = |key: &[u8]| font.get::<Name<'_>>(key).map(|name| name.to_vec());
    // Not by the letter of the format, but some write so, and mean it.
    if named(TO_UNICODE).is_some_and(|name| matches!(name.as_slice(), b"Identity-H" | b"Identity-V")) {
        return Some(Numbering::Utf16);
    }
    let encoding = named(ENCODING)?;
    if encoding.windows(4).any(|four| matches!(four, b"UCS2" | b"UTF1")) {
        return Some(Numbering::Utf16);
    }
    let collection = descendant.get::<Dict<'_>>(CIDSYSTEMINFO)?;
    let registry = collection.get::<PdfString<'_>>(REGISTRY)?;
    let ordering = collection.get::<PdfString<'_>>(ORDERING)?;
    let family = CidFamily::from_registry_ordering(registry.as_bytes(), ordering.as_bytes());
    let is_known =
        family.ucs2_cmap().is_some() && !matches!(CMapName::from_bytes(&encoding), CMapName::Custom(_));
    is_known.then_some(Numbering::Collection { encoding, family })
}

fn without_mark(name: &[u8]) -> &[u8] {
    match name.iter().position(|&byte| byte == b'+') {
        Some(6) => name.get(7..).unwrap_or_default(),
        _ => name,
    }
}

/// The character that a code of two or four bytes is in UTF-16.
pub(crate) fn of_utf16(code: u32) -> Option<char> {
    let units = [code >> 16, code & 0xFFFF].map(|unit| u16::try_from(unit).unwrap_or_default());
    let units = if code > 0xFFFF { &units[..] } else { units.get(1..)? };
    char::decode_utf16(units.iter().copied()).next()?.ok()
}

/// Which character each glyph of a font is for, by the font's own table. Most fonts in documents have none.
pub(crate) fn of_glyphs(font: &[u8]) -> BTreeMap<u32, char> {
    let Ok(font) = FontRef::new(font) else { return BTreeMap::new() };
    let mut meanings = BTreeMap::new();
    for (character, glyph) in font.charmap().mappings().take(CHARACTERS) {
        if let Some(character) = char::from_u32(character).filter(|one| !is_private(*one)) {
            meanings.entry(glyph.to_u32()).or_insert(character);
        }
    }
    meanings
}

/// Numbers that have no meaning but the one a font gives to them.
fn is_private(character: char) -> bool {
    matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{FFFE}' | '\u{FFFF}' | '\u{F0000}'..)
}

#[cfg(test)]
mod tests {
    use super::of_utf16;

    #[test]
    fn codes_of_two_and_four_bytes_are_characters() {
        assert_eq!(of_utf16(0x4E00), Some('一'));
        assert_eq!(of_utf16(0xD840_DC0B), Some('𠀋'));
        assert_eq!(of_utf16(0xD840), None);
    }
}
