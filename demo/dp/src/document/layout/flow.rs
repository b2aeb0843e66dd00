//! Fills sheets from top to bottom and begins a new one when there is no room.

use super::furniture;
use crate::document::compose::Document;
use crate::document::face::{Face, Faces};
use crate::document::marks::{Area, Line, Mark, PAPER, Sheet, Style, Tint};
use crate::document::structure::{Place, Role, Structure};
use crate::document::wrap::wrap;

/// Where text begins and ends, in points from the left edge.
pub(super) const LEFT: f32 = 54.0;
pub(super) const RIGHT: f32 = PAPER.0 - LEFT;
/// Where it begins and ends, from the upper edge.
pub(super) const TOP: f32 = 54.0;
pub(super) const BOTTOM: f32 = PAPER.1 - 70.0;
/// Between the border of a cell and its text.
pub(super) const PADDING: (f32, f32) = (6.0, 4.5);

/// From one base line to the next, in sizes.
const LEADING: f32 = 1.45;
/// How far the base line is below the top of a line, in sizes; Han characters fill the square above it to 0.88.
const BASELINE: f32 = 1.07;

/// The sheets so far, and how far down the last one is filled.
pub(super) struct Flow<'a> {
    faces: &'a Faces,
    sheets: Vec<Sheet>,
    last: Sheet,
    structure: Structure,
    pub(super) y: f32,
}

impl<'a> Flow<'a> {
    pub(super) fn new(faces: &'a Faces) -> Self {
        Self { faces, sheets: Vec::new(), last: blank(), structure: Structure::default(), y: TOP }
    }

    pub(super) fn into_sheets(self) -> (Vec<Sheet>, Structure) {
        let Self { mut sheets, last, structure, .. } = self;
        sheets.push(last);
        (sheets, structure)
    }

    /// Everything that `put` writes is a part of the document with this role.
    pub(super) fn within(&mut self, role: Role, put: impl FnOnce(&mut Self)) {
        let around = self.structure.begin(role);
        put(self);
        self.structure.go(around);
    }

    /// Nothing that `put` writes is read out: it repeats or adorns.
    pub(super) fn aside(&mut self, put: impl FnOnce(&mut Self)) {
        let around = self.structure.go(Place::Aside);
        put(self);
        self.structure.go(around);
    }

    /// Makes sure `height` more fits on the sheet; says whether that took a new one.
    pub(super) fn make_room(&mut self, height: f32, document: &Document) -> bool {
        // A block taller than a sheet cannot be helped by a new one.
        let fits = self.y + height <= BOTTOM || height > BOTTOM - TOP;
        if !fits {
            self.sheets.push(std::mem::replace(&mut self.last, blank()));
            self.y = TOP;
            self.aside(|flow| furniture::running_head(flow, document));
        }
        !fits
    }

    pub(super) fn skip(&mut self, height: f32) {
        self.y += height;
    }

    pub(super) fn mark(&mut self, mark: Mark) {
        self.last.marks.push((mark, self.structure.open()));
    }

    pub(super) fn fill(&mut self, at: Area, tint: Tint) {
        self.mark(Mark::Box { at, tint });
    }

    pub(super) fn frame(&mut self, at: Area) {
        self.mark(Mark::Frame { at, width: 0.6, tint: Tint::Line });
    }

    /// A horizontal rule over the whole width, here.
    pub(super) fn rule(&mut self, width: f32, tint: Tint) {
        self.mark(Mark::Rule { from: (LEFT, self.y), to: (RIGHT, self.y), width, tint });
    }

    /// A line of text whose upper edge is at `top`.
    pub(super) fn text(&mut self, left: f32, top: f32, text: &str, style: Style) {
        if !text.is_empty() {
            let at = (left, top + BASELINE * style.size);
            self.mark(Mark::Text(Line { at, text: text.to_owned(), style }));
        }
    }

    pub(super) fn centred(&mut self, top: f32, text: &str, style: Style) {
        // The space after the last character does not count.
        let width = self.width(text, style) - style.tracking * style.size;
        self.text((PAPER.0 - width) / 2.0, top, text, style);
    }

    pub(super) fn right_aligned(&mut self, top: f32, text: &str, style: Style) {
        self.text(RIGHT - self.width(text, style), top, text, style);
    }

    pub(super) fn lines(&self, text: &str, width: f32, style: Style) -> Vec<String> {
        wrap(text, width, |part| self.width(part, style))
    }

    /// How high a cell with these lines is.
    pub(super) fn cell_height(lines: usize, style: Style) -> f32 {
        #[allow(clippy::cast_precision_loss, reason = "nobody prints 16 million lines")]
        let lines = lines.max(1) as f32;
        lines * style.size * LEADING + 2.0 * PADDING.1
    }

    /// Writes lines into a cell.
    pub(super) fn write(&mut self, cell: Area, lines: &[String], style: Style) {
        let mut top = cell.top + PADDING.1;
        for line in lines {
            self.text(cell.left + PADDING.0, top, line, style);
            top += style.size * LEADING;
        }
    }

    /// How wide a line is, its tracking included.
    pub(super) fn width(&self, text: &str, style: Style) -> f32 {
        width(self.face(style), text, style)
    }

    fn face(&self, style: Style) -> &'a Face {
        if style.bold { &self.faces.bold } else { &self.faces.regular }
    }
}

/// How wide a line is, its tracking included.
pub(super) fn width(face: &Face, text: &str, style: Style) -> f32 {
    let extra: f32 = text.chars().map(|_| style.tracking * style.size).sum();
    face.width(text, style.size) + extra
}

fn blank() -> Sheet {
    Sheet { marks: vec![(Mark::Watermark, None)] }
}
