//! The text of a page with its places, in the order it is read.

use hayro::kurbo::Rect;
use serde::Serialize;

/// The text of a page. All measures are points from the page's upper left corner, its own rotation applied.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PageText {
    /// Lines from top to bottom; columns of vertical text from right to left.
    pub lines: Vec<TextLine>,
    /// Whether the page has more characters than are handed out.
    pub is_cut: bool,
}

/// A line: runs that stand beside one another.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct TextLine {
    /// From left to right; in vertical text from top to bottom.
    pub runs: Vec<TextRun>,
}

/// Characters that follow one another without a gap.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TextRun {
    /// What it says.
    pub text: String,
    /// Left side of its box, before it is turned by `angle`.
    pub x: f32,
    /// Upper side of its box, before it is turned by `angle`.
    pub y: f32,
    /// Width of the box.
    pub width: f32,
    /// Height of the box.
    pub height: f32,
    /// By how many degrees the box is turned clockwise around its upper left corner.
    pub angle: f32,
    /// Whether it is written from top to bottom.
    pub vertical: bool,
    /// The place of each character of `text` on the page.
    #[serde(skip)]
    pub(crate) places: Vec<Rect>,
}

impl PageText {
    /// All of it as plain text: a line each, runs divided by a space.
    #[must_use]
    pub fn plain(&self) -> String {
        let mut out = String::new();
        for line in &self.lines {
            let runs: Vec<&str> = line.runs.iter().map(|run| run.text.as_str()).collect();
            out.push_str(&runs.join(" "));
            out.push('\n');
        }
        out
    }
}
