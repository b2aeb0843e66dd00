//! What a page would take, counted before anything of it is drawn, and the fonts that it did not bring along.

use std::collections::{BTreeMap, HashMap, HashSet};

use hayro::hayro_syntax::content::UntypedIter;
use hayro::hayro_syntax::object::dict::keys::{
    ANNOTS, AP, BASE_FONT, CHAR_PROCS, COLORSPACE, CONTENTS, DESCENDANT_FONTS, ENCODING, F, FIRST_CHAR,
    FONT_DESC, FONT_FILE, FONT_FILE2, FONT_FILE3, G, HEIGHT, LAST_CHAR, N, PARENT, RESOURCES, SMASK, SUBTYPE,
    TO_UNICODE, V, W, W2, WIDTH,
};
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream, String as PdfString};
use hayro::hayro_syntax::page::{Page, Resources};

use crate::meaning::Numberings;
use crate::stream_size::StreamSizes;
use crate::{Finding, FindingKind, Limits, PreviewError};

/// Flags of annotations that are not shown on a screen.
const HIDDEN: u32 = (1 << 1) | (1 << 5);
/// More resources than this are not looked at one by one; drawing them is still bounded by the watch.
const RESOURCES_SEEN: usize = 20_000;
/// An operator and what divides it from the next one.
const STEP_BYTES: usize = 2;
/// The largest number of a character in a font, and of a width.
const CHARACTERS: f64 = 65_535.0;
/// Fonts that a finding is made for.
const NAMED_FONTS: usize = 20;
/// Faces that every reader has to have of its own.
const STANDARD: [&str; 14] = [
    "Courier",
    "Courier-Bold",
    "Courier-BoldOblique",
    "Courier-Oblique",
    "Helvetica",
    "Helvetica-Bold",
    "Helvetica-BoldOblique",
    "Helvetica-Oblique",
    "Symbol",
    "Times-Bold",
    "Times-BoldItalic",
    "Times-Italic",
    "Times-Roman",
    "ZapfDingbats",
];

/// What was seen of a page.
#[derive(Default)]
pub(crate) struct PageScan {
    /// Names of fonts that the document did not bring along.
    substituted: BTreeMap<String, usize>,
    /// How its fonts number characters that have no table of meanings.
    pub(crate) numberings: Numberings,
    /// Annotations that would be seen if they brought their appearance along.
    undrawn: usize,
}

impl PageScan {
    pub(crate) fn findings(&self) -> Vec<Finding> {
        let fonts = self.substituted.iter().take(NAMED_FONTS);
        let mut findings: Vec<Finding> =
            fonts.map(|(name, &count)| Finding::new(FindingKind::SubstitutedFont, name, count)).collect();
        if self.undrawn > 0 {
            findings.push(Finding::new(FindingKind::UndrawnAnnotations, "", self.undrawn));
        }
        findings
    }
}

/// Counts what a page would take.
///
/// # Errors
/// [`PreviewError::ImageTooLarge`], [`PreviewError::PageTooComplex`], [`PreviewError::StreamTooLarge`].
pub(crate) fn scan(page: &Page<'_>, file_bytes: usize, limits: &Limits) -> Result<PageScan, PreviewError> {
    let contents = contents(page.raw());
    // The same content may be named many times, as if the file were so much larger.
    let file_bytes = file_bytes.saturating_mul(contents.len().max(1));
    let mut scan = Scan {
        limits,
        sizes: StreamSizes::new(file_bytes, limits),
        seen: HashSet::new(),
        steps: HashMap::new(),
        has_forms: false,
        found: PageScan::default(),
    };
    scan.found.undrawn = undrawn(page.raw());
    for stream in &contents {
        scan.sizes.count(stream)?;
    }
    scan.resources(page.resources(), 0)?;
    for appearance in appearances(page.raw()) {
        scan.object(&appearance, 0)?;
        scan.form_steps(&appearance, page.resources(), 0)?;
    }
    if let Some(content) = page.page_stream()
        && (scan.has_forms || may_exceed(content, limits.steps))
    {
        scan.steps(content, page.resources(), 0)?;
    }
    Ok(scan.found)
}

fn may_exceed(content: &[u8], steps: u64) -> bool {
    u64::try_from(content.len() / STEP_BYTES).is_ok_and(|at_most| at_most > steps)
}

fn contents<'a>(page: &Dict<'a>) -> Vec<Stream<'a>> {
    match page.get::<Stream<'a>>(CONTENTS) {
        Some(stream) => vec![stream],
        None => {
            page.get::<Array<'a>>(CONTENTS).into_iter().flat_map(|all| all.iter::<Stream<'a>>()).collect()
        }
    }
}

/// What annotations look like: drawn with the page, whatever they would do.
fn appearances<'a>(page: &Dict<'a>) -> Vec<Stream<'a>> {
    let annotations = page.get::<Array<'a>>(ANNOTS).into_iter().flat_map(|all| all.iter::<Dict<'a>>());
    let normal = annotations.filter_map(|annotation| annotation.get::<Dict<'a>>(AP)?.get::<Object<'a>>(N));
    let mut streams = Vec::new();
    for appearance in normal.take(RESOURCES_SEEN) {
        match appearance {
            Object::Stream(stream) => streams.push(stream),
            Object::Dict(states) => {
                streams.extend(states.entries().filter_map(|(state, _)| states.get::<Stream<'a>>(&*state)));
            }
            _ => {}
        }
    }
    streams
}

/// Annotations that other programs make a picture for. Notes that only open when they are pressed are none.
fn undrawn(page: &Dict<'_>) -> usize {
    let annotations = page.get::<Array<'_>>(ANNOTS).into_iter().flat_map(|all| all.iter::<Dict<'_>>());
    let is_undrawn = |annotation: &Dict<'_>| {
        let is_hidden = annotation.get::<u32>(F).unwrap_or_default() & HIDDEN != 0;
        !is_hidden && !annotation.contains_key(AP) && is_seen(annotation)
    };
    annotations.take(RESOURCES_SEEN).filter(is_undrawn).count()
}

fn is_seen(annotation: &Dict<'_>) -> bool {
    let kind = annotation.get::<Name<'_>>(SUBTYPE).map(|kind| kind.to_vec()).unwrap_or_default();
    match kind.as_slice() {
        b"Caret" | b"Circle" | b"FreeText" | b"Highlight" | b"Ink" | b"Line" | b"PolyLine" | b"Polygon"
        | b"Redact" | b"Square" | b"Squiggly" | b"Stamp" | b"StrikeOut" | b"Text" | b"Underline" => true,
        b"Widget" => is_filled_in(annotation),
        _ => false,
    }
}

/// A button says by its appearance alone whether it is pressed.
fn is_filled_in(field: &Dict<'_>) -> bool {
    let own = [Some(field.clone()), field.get::<Dict<'_>>(PARENT)].into_iter().flatten();
    own.filter_map(|field| field.get::<PdfString<'_>>(V)).any(|value| !value.as_bytes().is_empty())
}

struct Scan<'l> {
    limits: &'l Limits,
    sizes: StreamSizes<'l>,
    seen: HashSet<ObjectIdentifier>,
    /// Steps of each form; none while it is being counted, which is how one that repeats itself is known.
    steps: HashMap<ObjectIdentifier, Option<u64>>,
    has_forms: bool,
    found: PageScan,
}

impl Scan<'_> {
    fn resources(&mut self, resources: &Resources<'_>, depth: usize) -> Result<(), PreviewError> {
        if depth > self.limits.nesting || self.seen.len() > RESOURCES_SEEN {
            return Ok(());
        }
        for (name, _) in resources.fonts.entries() {
            if let Some(font) = resources.fonts.get::<Dict<'_>>(&*name) {
                self.font(&font, depth)?;
            }
        }
        for group in [&resources.x_objects, &resources.patterns] {
            for (name, _) in group.entries() {
                if let Some(stream) = group.get::<Stream<'_>>(&*name) {
                    self.object(&stream, depth)?;
                }
            }
        }
        for (name, _) in resources.color_spaces.entries() {
            self.profile(resources.color_spaces.get::<Array<'_>>(&*name))?;
        }
        for (name, _) in resources.shadings.entries() {
            if let Some(mesh) = resources.shadings.get::<Stream<'_>>(&*name) {
                self.object(&mesh, depth)?;
            }
        }
        for (name, _) in resources.ext_g_states.entries() {
            let mask =
                resources.ext_g_states.get::<Dict<'_>>(&*name).and_then(|state| state.get::<Dict<'_>>(SMASK));
            if let Some(group) = mask.and_then(|mask| mask.get::<Stream<'_>>(G)) {
                self.object(&group, depth)?;
            }
        }
        Ok(())
    }

    /// A form, a pattern or an image.
    fn object(&mut self, stream: &Stream<'_>, depth: usize) -> Result<(), PreviewError> {
        if !self.seen.insert(stream.obj_id()) {
            return Ok(());
        }
        let dict = stream.dict();
        let side = |key: &[u8]| dict.get::<u32>(key).map(u64::from).unwrap_or_default();
        let pixels = side(WIDTH).saturating_mul(side(HEIGHT));
        if pixels > self.limits.image_pixels {
            return Err(PreviewError::ImageTooLarge { pixels, limit: self.limits.image_pixels });
        }
        self.sizes.count(stream)?;
        self.profile(dict.get::<Array<'_>>(COLORSPACE))?;
        if let Some(mask) = dict.get::<Stream<'_>>(SMASK) {
            self.object(&mask, depth + 1)?;
        }
        self.has_forms |= is_form(stream);
        match dict.get::<Dict<'_>>(RESOURCES) {
            Some(own) => self.resources(&Resources::new(own), depth + 1),
            None => Ok(()),
        }
    }

    /// The profile of a colour space, which is a stream; other colour spaces have numbers and names.
    fn profile(&mut self, space: Option<Array<'_>>) -> Result<(), PreviewError> {
        match space.and_then(|space| space.iter::<Object<'_>>().nth(1)) {
            Some(Object::Stream(profile)) if self.seen.insert(profile.obj_id()) => self.sizes.count(&profile),
            _ => Ok(()),
        }
    }

    fn font(&mut self, font: &Dict<'_>, depth: usize) -> Result<(), PreviewError> {
        if font.obj_id().is_some_and(|id| !self.seen.insert(id)) {
            return Ok(());
        }
        let descendant =
            font.get::<Array<'_>>(DESCENDANT_FONTS).and_then(|all| all.iter::<Dict<'_>>().next());
        if let Some(descendant) = &descendant {
            self.found.numberings.note(font, descendant);
        }
        // Each number of a range of widths takes memory; characters have no numbers beyond these.
        let widths = [W, W2].into_iter().filter_map(|key| descendant.as_ref()?.get::<Array<'_>>(key));
        let ends = [FIRST_CHAR, LAST_CHAR].into_iter().filter_map(|key| font.get::<Object<'_>>(key));
        let mut entries = widths.flat_map(|all| all.iter::<Object<'_>>()).chain(ends);
        if entries.any(|entry| matches!(entry, Object::Number(number) if number.as_f64() > CHARACTERS)) {
            return Err(PreviewError::PageTooComplex { limit: self.limits.steps });
        }
        let descriptor = descendant.as_ref().unwrap_or(font).get::<Dict<'_>>(FONT_DESC);
        let program = descriptor.and_then(|descriptor| {
            [FONT_FILE, FONT_FILE2, FONT_FILE3].into_iter().find_map(|key| descriptor.get::<Stream<'_>>(key))
        });
        for table in [ENCODING, TO_UNICODE].into_iter().filter_map(|key| font.get::<Stream<'_>>(key)) {
            self.sizes.count(&table)?;
        }
        if let Some(program) = program {
            return self.sizes.count(&program);
        }
        if let Some(glyphs) = font.get::<Dict<'_>>(CHAR_PROCS) {
            for (name, _) in glyphs.entries().take(RESOURCES_SEEN) {
                if let Some(glyph) = glyphs.get::<Stream<'_>>(&*name) {
                    self.sizes.count(&glyph)?;
                }
            }
            return match font.get::<Dict<'_>>(RESOURCES) {
                Some(own) => self.resources(&Resources::new(own), depth + 1),
                None => Ok(()),
            };
        }
        let name = font.get::<Name<'_>>(BASE_FONT).map(|name| readable(&name)).unwrap_or_default();
        if !STANDARD.contains(&name.as_str()) {
            *self.found.substituted.entry(name).or_default() += 1;
        }
        Ok(())
    }

    /// Operators of some content, those of its forms counted each time they are drawn.
    fn steps(
        &mut self,
        content: &[u8],
        resources: &Resources<'_>,
        depth: usize,
    ) -> Result<u64, PreviewError> {
        let too_complex = PreviewError::PageTooComplex { limit: self.limits.steps };
        if depth > self.limits.nesting {
            return Err(too_complex);
        }
        let mut steps = 0_u64;
        let mut instructions = UntypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            steps += 1;
            if **instruction.operator == *b"Do"
                && let Some(name) =
                    instruction.operands().next().and_then(|operand| operand.clone().into_name())
                && let Some(form) = resources.get_x_object(&name).filter(is_form)
            {
                steps = steps.saturating_add(self.form_steps(&form, resources, depth)?);
            }
            if steps > self.limits.steps {
                return Err(too_complex);
            }
        }
        Ok(steps)
    }

    fn form_steps(
        &mut self,
        form: &Stream<'_>,
        parent: &Resources<'_>,
        depth: usize,
    ) -> Result<u64, PreviewError> {
        match self.steps.get(&form.obj_id()) {
            Some(Some(known)) => return Ok(*known),
            Some(None) => return Err(PreviewError::PageTooComplex { limit: self.limits.steps }),
            None => {}
        }
        self.steps.insert(form.obj_id(), None);
        let content = form.decoded_data().unwrap_or_default();
        let own = form.dict().get::<Dict<'_>>(RESOURCES).map(Resources::new);
        let steps = self.steps(&content, own.as_ref().unwrap_or(parent), depth + 1)?;
        self.steps.insert(form.obj_id(), Some(steps));
        Ok(steps)
    }
}

fn is_form(stream: &Stream<'_>) -> bool {
    stream.dict().get::<Name<'_>>(SUBTYPE).is_some_and(|subtype| &*subtype == b"Form")
}

/// A font's name for people. Some from Taiwan are in Big5, which nothing says; those are shown as what they are.
fn readable(name: &[u8]) -> String {
    let name = match name.split(|&byte| byte == b'+').collect::<Vec<_>>().as_slice() {
        [prefix, rest] if prefix.len() == 6 => rest,
        _ => name,
    };
    match std::str::from_utf8(name) {
        Ok(name) if !name.chars().any(char::is_control) => name.to_owned(),
        _ => KNOWN_NAMES
            .iter()
            .find(|(bytes, _)| name.starts_with(bytes))
            .map_or_else(|| name.escape_ascii().to_string(), |(_, known)| (*known).to_owned()),
    }
}

/// Font names in Big5 that old programs wrote as they were.
const KNOWN_NAMES: [(&[u8], &str); 4] = [
    (b"\xB2\xD3\xA9\xFA\xC5\xE9", "細明體"),
    (b"\xB7s\xB2\xD3\xA9\xFA\xC5\xE9", "新細明體"),
    (b"\xBC\xD0\xB7\xA2\xC5\xE9", "標楷體"),
    (b"\xB7L\xB3n\xA5\xBF\xB6\xC2\xC5\xE9", "微軟正黑體"),
];
