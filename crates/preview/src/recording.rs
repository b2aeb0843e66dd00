//! Follows a page without drawing it: which characters stand where, and which of them have no shape.

use std::collections::{BTreeMap, HashMap};

use hayro::hayro_interpret::font::{Glyph, GlyphRun, OutlineFontData, OutlineGlyph, Type3Glyph};
use hayro::hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro::hayro_interpret::pattern::Pattern;
use hayro::hayro_interpret::{
    BlendMode, CacheKey as _, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};
use hayro::kurbo::{Affine, BezPath, Rect};

use crate::folding::unified;
use crate::meaning::{self, Numbering, Numberings};
use crate::substitutes::{Handed, Substitutes};

/// Glyph space has a thousand units to the em.
pub(crate) const EM: f64 = 1_000.0;
/// Where a character stands that is seen by way of a pattern or a mask only: no box can be drawn for it.
const NOWHERE: Affine = Affine::new([0.0; 6]);

/// A character at its place.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    pub(crate) text: String,
    /// From glyph space to the page.
    pub(crate) transform: Affine,
    /// In glyph space.
    pub(crate) advance: f64,
    pub(crate) vertical: bool,
}

/// A character that is drawn as a box, for it has no shape.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shapeless {
    pub(crate) transform: Affine,
    pub(crate) advance: f64,
}

impl Shapeless {
    pub(crate) fn is_somewhere(&self) -> bool {
        self.transform != NOWHERE
    }
}

/// What a page shows, followed glyph by glyph.
pub(crate) struct Recording<'s> {
    substitutes: &'s Substitutes,
    numberings: &'s Numberings,
    limit: usize,
    /// What the glyphs of fonts are for that tell it themselves, by font.
    own_meanings: HashMap<u128, BTreeMap<u32, char>>,
    has_ink: HashMap<u128, bool>,
    last_run: Option<(usize, Affine)>,
    /// Patterns, masks and drawn glyphs that were followed, and whether there is text in them.
    followed: HashMap<u128, bool>,
    /// How deep within them; 0 on the page itself.
    depth: usize,
    /// Whether text within them is text of the page.
    reads: bool,
    has_met_text: bool,
    pub(crate) placed: Vec<Placed>,
    pub(crate) is_cut: bool,
    pub(crate) shapeless: Vec<Shapeless>,
    /// Characters whose shapes were wanted.
    pub(crate) pending: Vec<(char, Shapeless)>,
    /// Characters without a shape, and how often.
    pub(crate) missing: BTreeMap<String, usize>,
    /// Codes that mean no known character.
    pub(crate) unknown: usize,
}

impl<'s> Recording<'s> {
    pub(crate) fn new(substitutes: &'s Substitutes, numberings: &'s Numberings, limit: usize) -> Self {
        Self {
            substitutes,
            numberings,
            limit,
            own_meanings: HashMap::new(),
            has_ink: HashMap::new(),
            last_run: None,
            followed: HashMap::new(),
            depth: 0,
            reads: true,
            has_met_text: false,
            placed: Vec::new(),
            is_cut: false,
            shapeless: Vec::new(),
            pending: Vec::new(),
            missing: BTreeMap::new(),
            unknown: 0,
        }
    }

    fn place(&mut self, meaning: Option<BfString>, transform: Affine, advance: Option<f32>, vertical: bool) {
        let Some(text) = meaning.map(text_of) else { return };
        if self.placed.len() >= self.limit {
            self.is_cut = true;
            return;
        }
        let text = text.chars().map(unified).collect();
        let advance = f64::from(advance.unwrap_or_default());
        self.placed.push(Placed { text, transform, advance, vertical });
    }

    fn see(&mut self, glyph: &OutlineGlyph, transform: Affine, vertical: bool, is_shown: bool) {
        let font = glyph.font_data();
        let handed = font.as_ref().and_then(|font| self.substitutes.handed_out(&font.data));
        let meaning = self.meaning(glyph, handed.as_deref(), font.as_ref());
        if self.reads {
            self.place(meaning.clone(), transform, glyph.advance_width(), vertical);
        }
        if is_shown {
            self.check_shape(glyph, handed.as_deref(), meaning, transform);
        }
    }

    /// What a glyph means: by the font's table of meanings, by how it numbers its characters, or by the font program.
    fn meaning(
        &mut self,
        glyph: &OutlineGlyph,
        handed: Option<&Handed>,
        font: Option<&OutlineFontData>,
    ) -> Option<BfString> {
        if let Some(told) = glyph.as_unicode() {
            return Some(told);
        }
        let font = font?;
        let numbering = font.postscript_name.as_ref().and_then(|name| self.numberings.of(name));
        match numbering {
            Some(Numbering::Utf16) => return meaning::of_utf16(glyph.char_code()).map(BfString::Char),
            Some(Numbering::Collection { encoding, family }) => {
                return self.substitutes.meaning(encoding, family, glyph.char_code());
            }
            None => {}
        }
        if handed.is_some() {
            return None;
        }
        let own = self
            .own_meanings
            .entry(font.cache_key)
            .or_insert_with(|| meaning::of_glyphs((*font.data).as_ref()));
        own.get(&glyph.glyph_id().to_u32()).copied().map(BfString::Char)
    }

    fn check_shape(
        &mut self,
        glyph: &OutlineGlyph,
        handed: Option<&Handed>,
        meaning: Option<BfString>,
        transform: Affine,
    ) {
        let advance = f64::from(glyph.advance_width().unwrap_or_default());
        let transform = if self.depth == 0 { transform } else { NOWHERE };
        let shapeless = Shapeless { transform, advance: if advance > 0.0 { advance } else { EM } };
        if let Some(handed) = handed {
            // Tables of encodings say so for "no character".
            let character = meaning.filter(|one| !matches!(one, BfString::Char('\0' | '\u{FFFD}')));
            self.check_substitute(handed, glyph, character, shapeless);
        } else if let Some(text) = meaning.map(text_of).filter(|text| !is_blank(text))
            && !self.has_ink(glyph)
        {
            self.lacks(text, shapeless);
        }
    }

    /// A glyph of a font of ours: its shape may be there by the time that the page is drawn.
    fn check_substitute(
        &mut self,
        handed: &Handed,
        glyph: &OutlineGlyph,
        character: Option<BfString>,
        shapeless: Shapeless,
    ) {
        if matches!(character, Some(BfString::Char(character)) if handed.has(character)) {
            return;
        }
        self.substitutes.reserve(glyph.glyph_id().to_u32());
        match character {
            Some(BfString::Char(character)) if is_blank(&character.to_string()) => {}
            Some(BfString::Char(character)) => {
                self.substitutes.want(character);
                self.pending.push((character, shapeless));
            }
            Some(BfString::String(text)) if is_blank(&text) => {}
            Some(BfString::String(text)) => self.lacks(text, shapeless),
            None => {
                self.unknown += 1;
                self.shapeless.push(shapeless);
            }
        }
    }

    fn lacks(&mut self, text: String, shapeless: Shapeless) {
        *self.missing.entry(text).or_default() += 1;
        self.shapeless.push(shapeless);
    }

    fn has_ink(&mut self, glyph: &OutlineGlyph) -> bool {
        let key = glyph.identifier().cache_key();
        *self.has_ink.entry(key).or_insert_with(|| !glyph.outline().elements().is_empty())
    }

    /// Follows what is drawn by way of something else. Fonts are missed there as well, and nobody else asks for them.
    fn follow(&mut self, key: u128, reads: bool, interpret: impl FnOnce(&mut Self)) {
        let is_worth_it = match self.followed.get(&key) {
            None => true,
            Some(has_text) => *has_text && reads && self.depth == 0 && !self.is_cut,
        };
        if !is_worth_it {
            return;
        }
        self.followed.insert(key, false);
        let (reads_here, met_here) = (self.reads, self.has_met_text);
        (self.reads, self.has_met_text) = (reads_here && reads, false);
        self.depth += 1;
        interpret(self);
        self.depth -= 1;
        self.followed.insert(key, self.has_met_text);
        (self.reads, self.has_met_text) = (reads_here, met_here || self.has_met_text);
    }

    fn follow_props<'a>(&mut self, paint: &Paint<'a>, mask: Option<&SoftMask<'a>>, mode: &DrawMode) {
        if let Paint::Pattern(pattern) = paint
            && let Pattern::Tiling(tiling) = &**pattern
        {
            let is_stroke = matches!(mode, DrawMode::Stroke(_));
            self.follow(tiling.cache_key(), false, |within| {
                tiling.interpret(within, Affine::IDENTITY, is_stroke);
            });
        }
        self.follow_mask(mask);
    }

    fn follow_mask(&mut self, mask: Option<&SoftMask<'_>>) {
        if let Some(mask) = mask {
            self.follow(mask.cache_key(), false, |within| mask.interpret(within));
        }
    }

    fn follow_drawn_glyph<'a>(&mut self, glyph: &Type3Glyph<'a>, props: &DrawProps<'a>, place: Affine) {
        // What the glyph means is told already, or else by the text within it.
        let is_known = glyph.as_unicode().is_some();
        self.follow(glyph.cache_key(), !is_known, |within| {
            glyph.interpret(within, props.transform, place, &props.paint);
        });
    }

    // Text that is filled and stroked comes twice.
    fn is_repeated(&mut self, count: usize, first: Affine, mode: &DrawMode) -> bool {
        let run = Some((count, first));
        let repeated = matches!(mode, DrawMode::Stroke(_)) && self.last_run == run;
        self.last_run = run;
        repeated
    }
}

fn text_of(unicode: BfString) -> String {
    match unicode {
        BfString::Char(character) => character.to_string(),
        BfString::String(text) => text,
    }
}

/// Characters that rightly leave no ink: spaces, controls, joiners, variation selectors, and what stands in for
/// "no character".
fn is_blank(text: &str) -> bool {
    text.chars().all(|character| {
        character.is_whitespace()
            || character.is_control()
            || matches!(character, '\u{AD}' | '\u{180B}'..='\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFFC}' | '\u{FFFD}'
                | '\u{E0000}'..='\u{E0FFF}')
    })
}

impl<'a> Device<'a> for Recording<'_> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let Some(first) = run.glyphs().first() else { return };
        self.follow_props(&props.paint, props.soft_mask.as_ref(), mode);
        if self.is_repeated(run.glyphs().len(), props.transform * first.transform(), mode) {
            return;
        }
        self.has_met_text = true;
        let vertical = run.writing_mode() == WritingMode::Vertical;
        let is_shown = !matches!(mode, DrawMode::Invisible);
        for glyph in run.glyphs() {
            let transform = props.transform * glyph.transform();
            match &**glyph {
                Glyph::Outline(outline) => self.see(outline, transform, vertical, is_shown),
                Glyph::Type3(drawn) => {
                    if self.reads {
                        self.place(drawn.as_unicode(), transform, drawn.advance_width(), vertical);
                    }
                    if is_shown {
                        self.follow_drawn_glyph(drawn, &props, glyph.transform());
                    }
                }
            }
        }
    }

    fn draw_path(&mut self, _: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.follow_props(&props.paint, props.soft_mask.as_ref(), mode);
    }

    fn draw_rect(&mut self, _: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.follow_props(&props.paint, props.soft_mask.as_ref(), mode);
    }

    fn draw_image(&mut self, _: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.follow_mask(props.soft_mask.as_ref());
    }

    fn push_transparency_group(&mut self, _: f32, mask: Option<SoftMask<'a>>, _: BlendMode) {
        self.follow_mask(mask.as_ref());
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_clip_rect(&mut self, _: &Rect) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
