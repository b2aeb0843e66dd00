//! A TrueType font put together from shapes, as small as what a page shows.

use crate::glyph_part::UNITS_PER_EM;

/// A glyph of the font to be: its number is its place.
pub(crate) struct Glyph<'a> {
    pub(crate) character: Option<char>,
    pub(crate) advance: u16,
    pub(crate) shape: &'a [u8],
}

/// Measures of the font to be, in font units.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Metrics {
    pub(crate) ascent: i16,
    pub(crate) descent: i16,
}

/// Writes the font. Of more than 65,535 glyphs the rest is left out, which a page never comes near.
pub(crate) fn write(metrics: Metrics, glyphs: &[Glyph<'_>]) -> Vec<u8> {
    let glyphs = glyphs.get(..usize::from(u16::MAX)).unwrap_or(glyphs);
    let (glyf, loca) = glyf_and_loca(glyphs);
    // In the order of their tags, as the directory has to be.
    let tables: [(&[u8; 4], Vec<u8>); 7] = [
        (b"cmap", cmap(glyphs)),
        (b"glyf", glyf),
        (b"head", head(metrics)),
        (b"hhea", hhea(metrics, glyphs)),
        (b"hmtx", hmtx(glyphs)),
        (b"loca", loca),
        (b"maxp", maxp(glyphs)),
    ];
    let mut out = words(&[0x0001, 0x0000, 7, 64, 2, 48]);
    let mut offset = 12 + 16 * tables.len();
    for (tag, table) in &tables {
        out.extend(*tag);
        // Readers do not compare checksums.
        out.extend([0; 4]);
        out.extend(long(offset));
        out.extend(long(table.len()));
        offset += table.len().next_multiple_of(4);
    }
    for (_, mut table) in tables {
        table.resize(table.len().next_multiple_of(4), 0);
        out.extend(table);
    }
    out
}

fn words(values: &[u16]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_be_bytes()).collect()
}

// A font for one page is far smaller than 4 GiB.
fn long(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes()
}

fn number_of(glyphs: &[Glyph<'_>]) -> u16 {
    u16::try_from(glyphs.len()).unwrap_or(u16::MAX)
}

fn glyf_and_loca(glyphs: &[Glyph<'_>]) -> (Vec<u8>, Vec<u8>) {
    let (mut glyf, mut loca) = (Vec::new(), long(0).to_vec());
    for glyph in glyphs {
        glyf.extend(glyph.shape);
        glyf.resize(glyf.len().next_multiple_of(2), 0);
        loca.extend(long(glyf.len()));
    }
    (glyf, loca)
}

/// One format 12 subtable, a group for each character.
fn cmap(glyphs: &[Glyph<'_>]) -> Vec<u8> {
    let mut groups: Vec<(u32, usize)> = glyphs
        .iter()
        .enumerate()
        .filter_map(|(number, glyph)| Some((u32::from(glyph.character?), number)))
        .collect();
    groups.sort_unstable();
    let mut out = words(&[0, 1, 3, 10, 0, 12, 12, 0]);
    out.extend(long(16 + 12 * groups.len()));
    out.extend(long(0));
    out.extend(long(groups.len()));
    for (character, number) in groups {
        out.extend(character.to_be_bytes());
        out.extend(character.to_be_bytes());
        out.extend(long(number));
    }
    out
}

fn head(metrics: Metrics) -> Vec<u8> {
    let mut out = words(&[1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, UNITS_PER_EM]);
    out.extend([0; 16]);
    let (top, bottom) = (metrics.ascent.cast_unsigned(), metrics.descent.cast_unsigned());
    out.extend(words(&[0, bottom, UNITS_PER_EM, top, 0, 8, 2, 1, 0]));
    out
}

fn hhea(metrics: Metrics, glyphs: &[Glyph<'_>]) -> Vec<u8> {
    let widest = glyphs.iter().map(|glyph| glyph.advance).max().unwrap_or_default();
    let (ascent, descent) = (metrics.ascent.cast_unsigned(), metrics.descent.cast_unsigned());
    let mut out = words(&[1, 0, ascent, descent, 0, widest]);
    out.extend([0; 22]);
    out.extend(words(&[number_of(glyphs)]));
    out
}

fn hmtx(glyphs: &[Glyph<'_>]) -> Vec<u8> {
    let left_side = |shape: &[u8]| shape.get(2..4).and_then(|pair| pair.try_into().ok()).unwrap_or([0, 0]);
    glyphs
        .iter()
        .flat_map(|glyph| {
            let [high, low] = left_side(glyph.shape);
            glyph.advance.to_be_bytes().into_iter().chain([high, low])
        })
        .collect()
}

fn maxp(glyphs: &[Glyph<'_>]) -> Vec<u8> {
    let mut out = words(&[1, 0, number_of(glyphs), u16::MAX, u16::MAX, 0, 0, 1]);
    out.extend([0; 16]);
    out
}
