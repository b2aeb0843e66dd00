//! Fonts for text whose own fonts the document did not bring along, made of what was fetched.
//!
//! A font handed to the renderer holds exactly the characters the pages show. Codes that mean no known character
//! lead the renderer to glyph numbers of its own choice; those numbers are kept empty ([`Substitutes::reserve`]),
//! so that such a code cannot come out as somebody else's glyph.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hayro::hayro_interpret::font::{FontData, FontQuery};
use hayro::hayro_interpret::hayro_cmap::{BfString, CMap, CMapName, CidFamily};
use hayro::hayro_interpret::{InterpreterSettings, InterpreterWarning};

use crate::glyph_part::GlyphPart;
use crate::resource::{INDEX, Library, encoding_name, face_of, is_part, is_symbolic, part_name};
use crate::{ResourceError, sfnt};

/// What stands in for an encoding that cannot be had: every code is "no glyph" instead of a wrong one.
const UNKNOWN_ENCODING: &[u8] =
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> def\n\
1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
1 beginnotdefrange <0000> <FFFF> 0 endnotdefrange\n";
/// What documents build their own encodings upon. The renderer knows it only where it is named as it is.
const IDENTITY: [&[u8]; 2] = [
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> def /WMode 0 def\n\
1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
1 begincidrange <0000> <FFFF> 0 endcidrange\n",
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> def /WMode 1 def\n\
1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
1 begincidrange <0000> <FFFF> 0 endcidrange\n",
];
const SIDES: (i16, i16) = (880, -120);

/// The fonts handed out in place of missing ones, and what else is wanted for them.
#[derive(Default)]
pub(crate) struct Substitutes(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    library: Library,
    wanted: BTreeSet<char>,
    reserved: BTreeSet<u32>,
    asked: BTreeSet<String>,
    /// Fonts as the next drawing gets them.
    composed: BTreeMap<Option<&'static str>, Arc<Handed>>,
    /// Every font that a reader may still hold.
    handed_out: Vec<Arc<Handed>>,
    /// Encodings and meanings of collections, as they were read.
    tables: BTreeMap<Vec<u8>, Option<Arc<CMap>>>,
    unreadable_fonts: usize,
    unreadable_images: usize,
    is_reading_stale: bool,
    is_drawing_stale: bool,
}

/// A font that was handed out.
pub(crate) struct Handed {
    font: Arc<Vec<u8>>,
    characters: BTreeSet<char>,
    glyphs: usize,
}

impl Handed {
    pub(crate) fn has(&self, character: char) -> bool {
        self.characters.contains(&character)
    }
}

impl Substitutes {
    pub(crate) fn provide(&self, name: &str, bytes: &[u8]) -> Result<(), ResourceError> {
        let mut state = self.state();
        state.library.provide(name, bytes)?;
        if name == INDEX {
            // The parts of what is wanted are known now, and nothing else has changed.
            let wanted: Vec<String> = state.wanted.iter().filter_map(|&one| state.part_of(one)).collect();
            state.asked.extend(wanted);
        } else {
            // Shapes change what is drawn, and nothing of what is read.
            state.is_drawing_stale = true;
            state.is_reading_stale |= !is_part(name);
        }
        Ok(())
    }

    pub(crate) fn set_missing(&self, name: &str) {
        self.state().library.set_missing(name);
    }

    /// What was asked for and is neither here nor known not to be had.
    pub(crate) fn needs(&self) -> Vec<String> {
        let state = self.state();
        let is_open = |name: &&String| !state.library.is_missing(name) && !state.library.has(name);
        state.asked.iter().filter(is_open).cloned().collect()
    }

    /// Wants a character that a document shows in a font of ours.
    pub(crate) fn want(&self, character: char) {
        let mut state = self.state();
        let part = state.part_of(character);
        let is_at_hand = part.as_ref().is_some_and(|part| state.library.has(part));
        if state.wanted.insert(character) && is_at_hand {
            state.is_drawing_stale = true;
        }
        let name = if state.library.has_index() { part } else { Some(INDEX.to_owned()) };
        state.asked.extend(name);
    }

    /// Keeps a glyph number empty.
    pub(crate) fn reserve(&self, glyph: u32) {
        let mut state = self.state();
        let is_taken = |font: &Arc<Handed>| usize::try_from(glyph).is_ok_and(|glyph| glyph < font.glyphs);
        if state.reserved.insert(glyph) && glyph > 0 && state.composed.values().any(is_taken) {
            state.is_drawing_stale = true;
        }
    }

    /// Whether pages have to be read anew, with a fresh cache.
    pub(crate) fn take_reading_stale(&self) -> bool {
        let mut state = self.state();
        if state.is_reading_stale {
            state.handed_out.clear();
            state.composed.clear();
            state.tables.clear();
        }
        std::mem::take(&mut state.is_reading_stale)
    }

    /// Whether pages have to be drawn with a fresh cache, for fonts are no longer as they were handed out.
    pub(crate) fn take_drawing_stale(&self) -> bool {
        let mut state = self.state();
        if state.is_drawing_stale {
            state.composed.clear();
        }
        std::mem::take(&mut state.is_drawing_stale)
    }

    /// What a code means by a predefined encoding and the numbers of a collection.
    pub(crate) fn meaning(&self, encoding: &[u8], family: &CidFamily, code: u32) -> Option<BfString> {
        let numbers = self.table(CMapName::from_bytes(encoding));
        let meanings = self.table(family.ucs2_cmap()?)?;
        let number = (1..=4).find_map(|length| numbers.as_ref()?.lookup_cid_code(code, length))?;
        meanings.lookup_bf_string(number)
    }

    fn table(&self, name: CMapName<'_>) -> Option<Arc<CMap>> {
        let key = name.to_bytes().to_vec();
        if let Some(known) = self.state().tables.get(&key) {
            return known.clone();
        }
        let resolver = self.0.clone();
        let bytes = self.state().encoding(&name);
        let table = CMap::parse(bytes, move |name| Some(lock(&resolver).encoding(&name))).map(Arc::new);
        self.state().tables.insert(key, table.clone());
        table
    }

    /// Whether the large font's parts at hand have a shape for a character.
    pub(crate) fn has_shape(&self, character: char) -> bool {
        let state = self.state();
        let part = state.library.part_number(character).and_then(|number| state.library.part(number));
        part.is_some_and(|part| part.contains(character))
    }

    /// The font of ours that has these bytes.
    pub(crate) fn handed_out(&self, font: &FontData) -> Option<Arc<Handed>> {
        let bytes = (**font).as_ref();
        let is_it = |handed: &&Arc<Handed>| std::ptr::eq(handed.font.as_ptr(), bytes.as_ptr());
        self.state().handed_out.iter().find(is_it).cloned()
    }

    /// Resources that were wanted and could not be had.
    pub(crate) fn missing(&self) -> Vec<String> {
        let state = self.state();
        state.asked.iter().filter(|name| state.library.is_missing(name)).cloned().collect()
    }

    /// Fonts and images that could not be read since the last call.
    pub(crate) fn take_unreadable(&self) -> (usize, usize) {
        let mut state = self.state();
        (std::mem::take(&mut state.unreadable_fonts), std::mem::take(&mut state.unreadable_images))
    }

    pub(crate) fn settings(&self) -> InterpreterSettings {
        let (fonts, encodings, warnings) = (self.0.clone(), self.0.clone(), self.0.clone());
        InterpreterSettings {
            font_resolver: Arc::new(move |query| Some((lock(&fonts).font(query), 0))),
            cmap_resolver: Arc::new(move |name| Some(lock(&encodings).encoding(&name))),
            warning_sink: Arc::new(move |warning| lock(&warnings).note(warning)),
            ..InterpreterSettings::default()
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.0)
    }
}

// Nothing under the lock can leave the state half changed.
fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

impl State {
    fn part_of(&self, character: char) -> Option<String> {
        self.library.part_number(character).map(part_name)
    }

    fn note(&mut self, warning: InterpreterWarning) {
        match warning {
            InterpreterWarning::UnsupportedFont => self.unreadable_fonts += 1,
            InterpreterWarning::ImageDecodeFailure => self.unreadable_images += 1,
            _ => {}
        }
    }

    fn encoding(&mut self, name: &CMapName<'_>) -> &'static [u8] {
        match name {
            CMapName::IdentityH => return IDENTITY[0],
            CMapName::IdentityV => return IDENTITY[1],
            _ => {}
        }
        let Some(resource) = encoding_name(name) else { return UNKNOWN_ENCODING };
        let found = self.library.encoding(&String::from_utf8_lossy(name.to_bytes()));
        found.unwrap_or_else(|| {
            self.asked.insert(resource);
            UNKNOWN_ENCODING
        })
    }

    fn font(&mut self, query: &FontQuery) -> FontData {
        let face = match query {
            FontQuery::Standard(standard) => Some(face_of(*standard)),
            FontQuery::Fallback(query) => {
                let family = query.character_collection.as_ref().map(|collection| &collection.family);
                let is_latin = matches!(family, None | Some(CidFamily::AdobeIdentity));
                is_latin.then(|| face_of(query.pick_standard_font()))
            }
        };
        if let Some(name) = face
            && self.library.face(name).is_none()
            && self.library.symbols(name).is_none()
        {
            self.asked.insert(name.to_owned());
        }
        if let Some(name) = face.filter(|name| is_symbolic(name))
            && let Some(symbols) = self.library.symbols(name)
        {
            return symbols.clone();
        }
        if let Some(handed) = self.composed.get(&face) {
            return handed.font.clone();
        }
        let handed = Arc::new(self.compose(face));
        self.composed.insert(face, handed.clone());
        self.handed_out.push(handed.clone());
        handed.font.clone()
    }

    fn compose(&self, face: Option<&str>) -> Handed {
        let face = face.and_then(|name| self.library.face(name)).map(|part| &**part);
        let mut characters: BTreeSet<char> = face.into_iter().flat_map(GlyphPart::characters).collect();
        let (ascent, descent) = face.map_or(SIDES, GlyphPart::ascent_and_descent);
        let mut glyphs = vec![empty()];
        let mut add = |character: char, (advance, shape)| {
            while u32::try_from(glyphs.len()).is_ok_and(|number| self.reserved.contains(&number)) {
                glyphs.push(empty());
            }
            glyphs.push(sfnt::Glyph { character: Some(character), advance, shape });
        };
        for &character in &characters {
            if let Some(shape) = face.and_then(|part| part.shape(character)) {
                add(character, shape);
            }
        }
        for &character in &self.wanted {
            if !characters.contains(&character)
                && let Some(part) = self.library.part_number(character)
                && let Some(shape) = self.library.part(part).and_then(|part| part.shape(character))
            {
                add(character, shape);
                characters.insert(character);
            }
        }
        let font = sfnt::write(sfnt::Metrics { ascent, descent }, &glyphs);
        Handed { font: Arc::new(font), characters, glyphs: glyphs.len() }
    }
}

fn empty() -> sfnt::Glyph<'static> {
    sfnt::Glyph { character: None, advance: 0, shape: &[] }
}
