//! A part of a font: the shapes of some characters, in a file small enough to be fetched when a page shows them.
//!
//! ```text
//! "MGP1"  units per em u16  ascent i16  descent i16  count u16
//! count × (character u32, advance u16, length u16)      characters ascending
//! shapes one after another, each as TrueType's `glyf` table has a simple glyph
//! ```
//! All numbers big-endian, as in fonts.

use std::collections::BTreeMap;

/// Parts of different fonts go into one, so all are measured alike.
pub(crate) const UNITS_PER_EM: u16 = 1_000;

const MAGIC: &[u8; 4] = b"MGP1";
const HEADER: usize = 12;
const ENTRY: usize = 8;
const ON_CURVE: u8 = 0x01;
const X_SHORT: u8 = 0x02;
const Y_SHORT: u8 = 0x04;
const X_SAME_OR_POSITIVE: u8 = 0x10;
const Y_SAME_OR_POSITIVE: u8 = 0x20;

/// A point of a contour: x, y, and whether it lies on the curve or steers it (quadratic).
pub type ContourPoint = (i16, i16, bool);

/// The shape of a character, on its way into a part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartGlyph {
    /// How far to move on after it, in font units.
    pub advance: u16,
    /// Its closed contours.
    pub contours: Vec<Vec<ContourPoint>>,
}

/// Why bytes are no part of a font.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PartError {
    /// It does not begin like one, or ends too early.
    #[error("not a part of a font")]
    Malformed,
    /// Characters are not in ascending order, or are none.
    #[error("the characters of the part are not in order")]
    Unordered,
    /// More shapes, or a larger shape, than the format can hold.
    #[error("too much for one part")]
    TooLarge,
}

/// A part of a font, read and checked.
#[derive(Clone, Debug)]
pub struct GlyphPart {
    ascent: i16,
    descent: i16,
    entries: Vec<Entry>,
    shapes: Vec<u8>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    character: char,
    advance: u16,
    start: usize,
    length: usize,
}

impl GlyphPart {
    /// Reads a part.
    ///
    /// # Errors
    /// [`PartError`] for anything that [`GlyphPart::write`] did not make.
    ///
    /// ```
    /// use std::collections::BTreeMap;
    /// use mydata_preview::{GlyphPart, PartGlyph};
    ///
    /// let square = PartGlyph { advance: 1000, contours: vec![vec![(0, 0, true), (0, 500, true), (500, 500, true)]] };
    /// let bytes = GlyphPart::write(880, -120, &BTreeMap::from([('口', square)]))?;
    /// assert!(GlyphPart::read(&bytes)?.contains('口'));
    /// # Ok::<(), mydata_preview::PartError>(())
    /// ```
    pub fn read(bytes: &[u8]) -> Result<Self, PartError> {
        let header = bytes.get(..HEADER).filter(|header| header.starts_with(MAGIC));
        let header = header.ok_or(PartError::Malformed)?;
        let count = usize::from(u16_at(header, 10)?);
        let table = bytes.get(HEADER..HEADER + count * ENTRY).ok_or(PartError::Malformed)?;
        let shapes = bytes.get(HEADER + count * ENTRY..).ok_or(PartError::Malformed)?.to_vec();
        let mut entries: Vec<Entry> = Vec::with_capacity(count);
        let mut start = 0;
        for record in table.chunks_exact(ENTRY) {
            let character = (u32::from(u16_at(record, 0)?) << 16) | u32::from(u16_at(record, 2)?);
            let character = char::from_u32(character).ok_or(PartError::Unordered)?;
            if entries.last().is_some_and(|last| last.character >= character) {
                return Err(PartError::Unordered);
            }
            let length = usize::from(u16_at(record, 6)?);
            entries.push(Entry { character, advance: u16_at(record, 4)?, start, length });
            start += length;
        }
        if start != shapes.len() {
            return Err(PartError::Malformed);
        }
        if u16_at(header, 4)? != UNITS_PER_EM {
            return Err(PartError::Malformed);
        }
        Ok(Self {
            ascent: u16_at(header, 6)?.cast_signed(),
            descent: u16_at(header, 8)?.cast_signed(),
            entries,
            shapes,
        })
    }

    /// Writes a part.
    ///
    /// # Errors
    /// [`PartError::TooLarge`].
    pub fn write(
        ascent: i16,
        descent: i16,
        glyphs: &BTreeMap<char, PartGlyph>,
    ) -> Result<Vec<u8>, PartError> {
        let count = u16::try_from(glyphs.len()).map_err(|_| PartError::TooLarge)?;
        let mut out = MAGIC.to_vec();
        out.extend(UNITS_PER_EM.to_be_bytes());
        out.extend(ascent.to_be_bytes());
        out.extend(descent.to_be_bytes());
        out.extend(count.to_be_bytes());
        let mut shapes = Vec::new();
        for (&character, glyph) in glyphs {
            let shape = simple_glyph(&glyph.contours)?;
            out.extend(u32::from(character).to_be_bytes());
            out.extend(glyph.advance.to_be_bytes());
            out.extend(u16::try_from(shape.len()).map_err(|_| PartError::TooLarge)?.to_be_bytes());
            shapes.extend(shape);
        }
        out.extend(shapes);
        Ok(out)
    }

    /// Whether the part has a shape for a character.
    #[must_use]
    pub fn contains(&self, character: char) -> bool {
        self.entry(character).is_some()
    }

    /// The characters it has shapes for.
    pub fn characters(&self) -> impl Iterator<Item = char> + '_ {
        self.entries.iter().map(|entry| entry.character)
    }

    pub(crate) fn ascent_and_descent(&self) -> (i16, i16) {
        (self.ascent, self.descent)
    }

    /// Advance and shape of a character.
    pub(crate) fn shape(&self, character: char) -> Option<(u16, &[u8])> {
        let entry = self.entry(character)?;
        let shape = self.shapes.get(entry.start..entry.start + entry.length)?;
        Some((entry.advance, shape))
    }

    fn entry(&self, character: char) -> Option<&Entry> {
        let at = self.entries.binary_search_by_key(&character, |entry| entry.character).ok()?;
        self.entries.get(at)
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, PartError> {
    let pair = bytes.get(at..at + 2).and_then(|pair| pair.try_into().ok());
    pair.map(u16::from_be_bytes).ok_or(PartError::Malformed)
}

/// A simple glyph without instructions; nothing at all for a character without ink.
fn simple_glyph(contours: &[Vec<ContourPoint>]) -> Result<Vec<u8>, PartError> {
    let points: Vec<ContourPoint> = contours.iter().flatten().copied().collect();
    let Some(bounds) = bounds(&points) else { return Ok(Vec::new()) };
    let count = i16::try_from(contours.len()).map_err(|_| PartError::TooLarge)?;
    let mut out = Vec::new();
    for value in [count, bounds[0], bounds[1], bounds[2], bounds[3]] {
        out.extend(value.to_be_bytes());
    }
    let mut end = 0_usize;
    for contour in contours {
        end += contour.len();
        let last = u16::try_from(end.saturating_sub(1)).map_err(|_| PartError::TooLarge)?;
        out.extend(last.to_be_bytes());
    }
    out.extend([0, 0]);
    let (mut flags, mut xs, mut ys) = (Vec::new(), Vec::new(), Vec::new());
    let (mut x, mut y) = (0_i32, 0_i32);
    for &(next_x, next_y, on_curve) in &points {
        let mut flag = if on_curve { ON_CURVE } else { 0 };
        flag |= delta(i32::from(next_x) - x, X_SHORT, X_SAME_OR_POSITIVE, &mut xs)?;
        flag |= delta(i32::from(next_y) - y, Y_SHORT, Y_SAME_OR_POSITIVE, &mut ys)?;
        flags.push(flag);
        (x, y) = (i32::from(next_x), i32::from(next_y));
    }
    out.extend(flags);
    out.extend(xs);
    out.extend(ys);
    Ok(out)
}

fn delta(by: i32, short: u8, same_or_positive: u8, out: &mut Vec<u8>) -> Result<u8, PartError> {
    if by == 0 {
        return Ok(same_or_positive);
    }
    if let Ok(length) = u8::try_from(by.unsigned_abs()) {
        out.push(length);
        return Ok(short | if by > 0 { same_or_positive } else { 0 });
    }
    out.extend(i16::try_from(by).map_err(|_| PartError::TooLarge)?.to_be_bytes());
    Ok(0)
}

fn bounds(points: &[ContourPoint]) -> Option<[i16; 4]> {
    let xs = || points.iter().map(|point| point.0);
    let ys = || points.iter().map(|point| point.1);
    Some([xs().min()?, ys().min()?, xs().max()?, ys().max()?])
}
