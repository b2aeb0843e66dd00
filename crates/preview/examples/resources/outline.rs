//! The shapes of a font, with cubic or quadratic curves, as the points of a part's glyphs.

use std::collections::BTreeMap;

use hayro::kurbo::{CubicBez, Point};
use mydata_preview::{ContourPoint, PartGlyph};
use skrifa::{DrawMemory, Font, PathSink, ScalerFont};

/// How far a quadratic curve may be from the cubic one that it replaces, in thousandths of an em.
const TOLERANCE: f64 = 0.5;

/// Every character of a font with its shape, a thousand units to the em.
pub(crate) fn shapes(font: &Font) -> BTreeMap<char, PartGlyph> {
    let scaler = ScalerFont::unhinted(font.clone(), Some(1_000.0));
    let to_thousandths = 1_000.0 / f32::from(font.units_per_em());
    let mut shapes = BTreeMap::new();
    for (code, glyph) in font.charmap().unicodes() {
        let mut contours = Contours::default();
        let is_drawn = scaler
            .outline(glyph)
            .is_none_or(|outline| outline.draw(DrawMemory::Scratch, &mut contours).is_ok());
        if let (Some(character), true) = (char::from_u32(code), is_drawn) {
            shapes.insert(character, contours.glyph(font.glyph_metrics().h_advance(glyph) * to_thousandths));
        }
    }
    shapes
}

/// Collects contours while an outline is drawn.
#[derive(Default)]
struct Contours {
    done: Vec<Vec<ContourPoint>>,
    open: Vec<ContourPoint>,
    at: Point,
}

impl Contours {
    fn glyph(mut self, advance: f32) -> PartGlyph {
        self.close();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "an advance in thousandths"
        )]
        let advance = advance.round().max(0.0) as u16;
        PartGlyph { advance, contours: self.done }
    }

    fn add(&mut self, point: Point, on_curve: bool) {
        #[expect(clippy::cast_possible_truncation, reason = "saturates; no font of ours comes near")]
        let (x, y) = (point.x.round() as i16, point.y.round() as i16);
        self.open.push((x, y, on_curve));
    }
}

fn point(x: f32, y: f32) -> Point {
    Point::new(f64::from(x), f64::from(y))
}

impl PathSink for Contours {
    fn move_to(&mut self, x: f32, y: f32) {
        self.close();
        self.at = point(x, y);
        self.add(self.at, true);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.at = point(x, y);
        self.add(self.at, true);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.add(point(cx, cy), false);
        self.at = point(x, y);
        self.add(self.at, true);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let cubic = CubicBez::new(self.at, point(ax, ay), point(bx, by), point(x, y));
        for (.., quadratic) in cubic.to_quads(TOLERANCE) {
            self.add(quadratic.p1, false);
            self.add(quadratic.p2, true);
        }
        self.at = cubic.p3;
    }

    fn close(&mut self) {
        let mut contour = std::mem::take(&mut self.open);
        if contour.len() > 1 && contour.first() == contour.last() {
            contour.pop();
        }
        if contour.len() > 2 {
            self.done.push(contour);
        }
    }
}
