//! What a sheet of paper can hold: texts, rules, boxes. Laying out makes marks, painting draws them.

use super::structure::Part;

/// A4, in points.
pub(super) const PAPER: (f32, f32) = (595.28, 841.89);

/// A sheet and what is on it, from the bottom layer up; each mark with the part of the document it belongs to, if any.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    pub(super) marks: Vec<(Mark, Option<Part>)>,
}

/// Something on a sheet. Coordinates are points from the upper left corner.
#[derive(Clone, Debug)]
pub(super) enum Mark {
    /// A filled box.
    Box { at: Area, tint: Tint },
    /// The outline of a box.
    Frame { at: Area, width: f32, tint: Tint },
    /// A straight line.
    Rule { from: (f32, f32), to: (f32, f32), width: f32, tint: Tint },
    /// The agency's seal; its upper left corner.
    Seal { at: (f32, f32), side: f32 },
    /// A line of text.
    Text(Line),
    /// The words across the whole sheet that say what it is not.
    Watermark,
}

/// A line of text; `at` is where its base line begins.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) at: (f32, f32),
    pub(super) text: String,
    pub(super) style: Style,
}

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) tint: Tint,
    /// Extra space after every character, in ems.
    pub(super) tracking: f32,
}

/// A rectangle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

/// The few colours of a document.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Tint {
    /// Marks of structure: bars, heads.
    Accent,
    /// Text.
    Ink,
    /// The lines of tables.
    Line,
    /// Text that steps back.
    Muted,
    /// The seal, and what is said of it.
    Seal,
    /// Behind labels.
    Wash,
}

impl Tint {
    /// Red, green, blue.
    pub(super) fn rgb(self) -> (u8, u8, u8) {
        match self {
            Self::Accent => (0x1d, 0x4f, 0x63),
            Self::Ink => (0x1b, 0x1f, 0x23),
            Self::Line => (0x9a, 0xa5, 0xad),
            Self::Muted => (0x5b, 0x66, 0x70),
            Self::Seal => (0xb4, 0x23, 0x23),
            Self::Wash => (0xee, 0xf3, 0xf5),
        }
    }
}

impl Style {
    pub(super) const fn plain(size: f32) -> Self {
        Self { size, bold: false, tint: Tint::Ink, tracking: 0.0 }
    }

    pub(super) const fn bold(size: f32) -> Self {
        Self { bold: true, ..Self::plain(size) }
    }

    pub(super) const fn tinted(self, tint: Tint) -> Self {
        Self { tint, ..self }
    }

    pub(super) const fn tracked(self, tracking: f32) -> Self {
        Self { tracking, ..self }
    }
}
