//! What a page may need besides its document: encoding tables, faces and parts of a font, each a file by name.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use hayro::hayro_interpret::font::StandardFont;
use hayro::hayro_interpret::hayro_cmap::CMapName;

use crate::{GlyphPart, PartError};

/// Which part of the large font has which character.
pub(crate) const INDEX: &str = "glyphs/index.bin";

/// Why a resource is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResourceError {
    /// Its name is not one that was asked for.
    #[error("there is no resource of that name")]
    UnknownName,
    /// Its bytes are not what they should be.
    #[error("the resource is damaged")]
    Damaged,
}

impl From<PartError> for ResourceError {
    fn from(_: PartError) -> Self {
        Self::Damaged
    }
}

/// Which part of the large font has which character: ranges `(first, last, part)`, ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResourceIndex(Vec<(u32, u32, u16)>);

impl ResourceIndex {
    /// Makes an index of characters and their parts.
    #[must_use]
    pub fn new(parts: &BTreeMap<char, u16>) -> Self {
        let mut ranges: Vec<(u32, u32, u16)> = Vec::new();
        for (&character, &part) in parts {
            let character = u32::from(character);
            match ranges.last_mut() {
                Some((_, last, same)) if *last + 1 == character && *same == part => *last = character,
                _ => ranges.push((character, character, part)),
            }
        }
        Self(ranges)
    }

    /// Writes the index: ranges of ten bytes, big-endian.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let range = |&(first, last, part): &(u32, u32, u16)| {
            [&first.to_be_bytes()[..], &last.to_be_bytes(), &part.to_be_bytes()].concat()
        };
        self.0.iter().flat_map(range).collect()
    }

    /// Reads an index.
    ///
    /// # Errors
    /// [`ResourceError::Damaged`].
    pub fn read(bytes: &[u8]) -> Result<Self, ResourceError> {
        let (ranges, rest) = bytes.as_chunks::<10>();
        if !rest.is_empty() {
            return Err(ResourceError::Damaged);
        }
        let ranges = ranges.iter().map(|&[a, b, c, d, e, f, g, h, i, j]| {
            (u32::from_be_bytes([a, b, c, d]), u32::from_be_bytes([e, f, g, h]), u16::from_be_bytes([i, j]))
        });
        let index = Self(ranges.collect());
        let is_ordered = index.0.windows(2).all(|pair| matches!(pair, [one, two] if one.1 < two.0));
        if is_ordered { Ok(index) } else { Err(ResourceError::Damaged) }
    }

    /// The part that has a character.
    #[must_use]
    pub fn part_of(&self, character: char) -> Option<u16> {
        let character = u32::from(character);
        let at = self.0.partition_point(|&(_, last, _)| last < character);
        self.0.get(at).filter(|&&(first, ..)| first <= character).map(|&(.., part)| part)
    }
}

/// Everything that was brought so far.
#[derive(Default)]
pub(crate) struct Library {
    encodings: BTreeMap<String, &'static [u8]>,
    faces: BTreeMap<&'static str, Arc<GlyphPart>>,
    symbols: BTreeMap<&'static str, Arc<Vec<u8>>>,
    index: Option<ResourceIndex>,
    parts: BTreeMap<u16, Arc<GlyphPart>>,
    missing: BTreeSet<String>,
}

impl Library {
    pub(crate) fn provide(&mut self, name: &str, bytes: &[u8]) -> Result<(), ResourceError> {
        if name == INDEX {
            self.index = Some(ResourceIndex::read(bytes)?);
        } else if let Some(encoding) = encoding_of(name) {
            self.encodings.insert(encoding.to_owned(), kept_for_ever(encoding, bytes));
        } else if let Some(part) = part_number(name) {
            self.parts.insert(part, Arc::new(GlyphPart::read(bytes)?));
        } else if let Some(face) = FACES.iter().find(|face| **face == name) {
            if is_symbolic(face) {
                self.symbols.insert(face, Arc::new(bytes.to_vec()));
            } else {
                self.faces.insert(face, Arc::new(GlyphPart::read(bytes)?));
            }
        } else {
            return Err(ResourceError::UnknownName);
        }
        self.missing.remove(name);
        Ok(())
    }

    pub(crate) fn set_missing(&mut self, name: &str) {
        self.missing.insert(name.to_owned());
    }

    pub(crate) fn is_missing(&self, name: &str) -> bool {
        self.missing.contains(name)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        (name == INDEX && self.index.is_some())
            || encoding_of(name).is_some_and(|encoding| self.encodings.contains_key(encoding))
            || part_number(name).is_some_and(|part| self.parts.contains_key(&part))
            || self.faces.contains_key(name)
            || self.symbols.contains_key(name)
    }

    pub(crate) fn encoding(&self, name: &str) -> Option<&'static [u8]> {
        self.encodings.get(name).copied()
    }

    pub(crate) fn face(&self, name: &str) -> Option<&Arc<GlyphPart>> {
        self.faces.get(name)
    }

    pub(crate) fn symbols(&self, name: &str) -> Option<&Arc<Vec<u8>>> {
        self.symbols.get(name)
    }

    pub(crate) fn has_index(&self) -> bool {
        self.index.is_some()
    }

    pub(crate) fn part_number(&self, character: char) -> Option<u16> {
        self.index.as_ref()?.part_of(character)
    }

    pub(crate) fn part(&self, number: u16) -> Option<&Arc<GlyphPart>> {
        self.parts.get(&number)
    }
}

const FACES: [&str; 14] = [
    "faces/fixed.bin",
    "faces/fixed-bold.bin",
    "faces/fixed-bold-italic.bin",
    "faces/fixed-italic.bin",
    "faces/sans.bin",
    "faces/sans-bold.bin",
    "faces/sans-bold-italic.bin",
    "faces/sans-italic.bin",
    "faces/serif.bin",
    "faces/serif-bold.bin",
    "faces/serif-bold-italic.bin",
    "faces/serif-italic.bin",
    "faces/dingbats.pfb",
    "faces/symbol.pfb",
];

/// Symbols have names of their own and are taken as they are.
pub(crate) fn is_symbolic(face: &str) -> bool {
    matches!(face, "faces/dingbats.pfb" | "faces/symbol.pfb")
}

pub(crate) fn face_of(font: StandardFont) -> &'static str {
    match font {
        StandardFont::Courier => "faces/fixed.bin",
        StandardFont::CourierBold => "faces/fixed-bold.bin",
        StandardFont::CourierBoldOblique => "faces/fixed-bold-italic.bin",
        StandardFont::CourierOblique => "faces/fixed-italic.bin",
        StandardFont::Helvetica => "faces/sans.bin",
        StandardFont::HelveticaBold => "faces/sans-bold.bin",
        StandardFont::HelveticaBoldOblique => "faces/sans-bold-italic.bin",
        StandardFont::HelveticaOblique => "faces/sans-italic.bin",
        StandardFont::Symbol => "faces/symbol.pfb",
        StandardFont::TimesBold => "faces/serif-bold.bin",
        StandardFont::TimesBoldItalic => "faces/serif-bold-italic.bin",
        StandardFont::TimesItalic => "faces/serif-italic.bin",
        StandardFont::TimesRoman => "faces/serif.bin",
        StandardFont::ZapfDingBats => "faces/dingbats.pfb",
    }
}

pub(crate) fn is_part(resource: &str) -> bool {
    part_number(resource).is_some()
}

pub(crate) fn part_name(number: u16) -> String {
    format!("glyphs/{number:03}.bin")
}

/// The file of a predefined encoding; a name that a document invents leads to none.
pub(crate) fn encoding_name(name: &CMapName<'_>) -> Option<String> {
    let known = !matches!(name, CMapName::Custom(_));
    known.then(|| format!("cmaps/{}", String::from_utf8_lossy(name.to_bytes())))
}

fn encoding_of(resource: &str) -> Option<&str> {
    let name = resource.strip_prefix("cmaps/")?;
    (!matches!(CMapName::from_bytes(name.as_bytes()), CMapName::Custom(_))).then_some(name)
}

fn part_number(resource: &str) -> Option<u16> {
    resource.strip_prefix("glyphs/")?.strip_suffix(".bin")?.parse().ok()
}

/// The renderer wants tables that live for ever. There are 65, and each is kept once.
fn kept_for_ever(name: &str, bytes: &[u8]) -> &'static [u8] {
    static KEPT: LazyLock<Mutex<HashMap<String, &'static [u8]>>> = LazyLock::new(Mutex::default);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    match kept.get(name) {
        Some(known) if *known == bytes => known,
        _ => {
            let leaked: &'static [u8] = bytes.to_vec().leak();
            kept.insert(name.to_owned(), leaked);
            leaked
        }
    }
}
