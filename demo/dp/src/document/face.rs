//! The typefaces documents are set in, and how wide their characters are.

use std::sync::Arc;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// One typeface.
#[derive(Clone)]
pub struct Face {
    font: Font,
    bytes: Arc<Vec<u8>>,
}

/// The typefaces of a document.
#[derive(Clone)]
pub struct Faces {
    /// For the text.
    pub regular: Face,
    /// For titles and labels.
    pub bold: Face,
}

/// What was given is no font.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the font cannot be read")]
pub struct FontUnreadable;

/// A character and what the font has for it.
struct Measured {
    glyph: GlyphId,
    /// In ems.
    advance: f32,
    range: std::ops::Range<usize>,
}

impl Face {
    /// Reads a TrueType or OpenType font.
    ///
    /// # Errors
    /// [`FontUnreadable`].
    pub fn read(bytes: Vec<u8>) -> Result<Self, FontUnreadable> {
        let bytes = Arc::new(bytes);
        FontRef::new(&bytes).map_err(|_| FontUnreadable)?;
        let font = Font::new(Arc::clone(&bytes).into(), 0).ok_or(FontUnreadable)?;
        Ok(Self { font, bytes })
    }

    pub(super) fn font(&self) -> Font {
        self.font.clone()
    }

    /// How wide `text` is at `size`, in the unit of `size`.
    #[must_use]
    pub fn width(&self, text: &str, size: f32) -> f32 {
        self.measure(text).iter().map(|measured| measured.advance * size).sum()
    }

    /// The characters of `text` the font has nothing for.
    #[must_use]
    pub fn missing(&self, text: &str) -> Vec<char> {
        let measured = self.measure(text).into_iter().filter(|measured| measured.glyph == GlyphId::new(0));
        measured.filter_map(|measured| text.get(measured.range)?.chars().next()).collect()
    }

    /// The glyphs of `text`, with `tracking` ems of extra space after each.
    pub(super) fn glyphs(&self, text: &str, tracking: f32) -> Vec<KrillaGlyph> {
        let place = |Measured { glyph, advance, range }| {
            KrillaGlyph::new(glyph, advance + tracking, 0.0, 0.0, 0.0, range, None)
        };
        self.measure(text).into_iter().map(place).collect()
    }

    /// One glyph per character. Han and Latin need no more; a variation selector belongs to the character before it.
    fn measure(&self, text: &str) -> Vec<Measured> {
        let Ok(font) = FontRef::new(&self.bytes) else { return Vec::new() };
        let map = font.charmap();
        let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        let mut measured: Vec<Measured> = Vec::new();
        let mut base = '\0';
        for (start, character) in text.char_indices() {
            let range = start..start + character.len_utf8();
            if let (true, Some(last)) = (is_variation_selector(character), measured.last_mut()) {
                last.range.end = range.end;
                if let Some(skrifa::charmap::MapVariant::Variant(variant)) = map.map_variant(base, character)
                {
                    last.glyph = GlyphId::new(variant.to_u32());
                }
                continue;
            }
            base = character;
            let glyph = map.map(character).unwrap_or_default();
            let advance = metrics.advance_width(glyph).unwrap_or(1.0);
            measured.push(Measured { glyph: GlyphId::new(glyph.to_u32()), advance, range });
        }
        measured
    }
}

impl std::fmt::Debug for Face {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Face({} bytes)", self.bytes.len())
    }
}

impl std::fmt::Debug for Faces {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Faces").field("regular", &self.regular).field("bold", &self.bold).finish()
    }
}

fn is_variation_selector(character: char) -> bool {
    matches!(character, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}
