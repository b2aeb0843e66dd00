//! From characters in the order they were written into the file to lines in the order they are read.

use std::collections::HashSet;

use hayro::kurbo::{Affine, Point, Rect, Vec2};

use crate::page_text::{PageText, TextLine, TextRun};
use crate::recording::{EM, Placed};

/// Where the top and bottom of a line are in glyph space, for every font alike.
const TOP: f64 = 880.0;
const BOTTOM: f64 = -120.0;
/// The same character twice within one to two of these, in sizes, is one that is printed bold.
const SHADOW: f64 = 0.07;

/// A character in the frame of its own writing direction, in which it stands upright.
#[derive(Clone)]
struct Upright {
    text: String,
    frame: Rect,
    page: Rect,
    angle: i32,
    vertical: bool,
}

/// Puts the characters of a page in order. What lies wholly outside the page is left out.
pub(crate) fn order(placed: &[Placed], page: Rect, is_cut: bool) -> PageText {
    let mut runs: Vec<Run> = Vec::new();
    let mut shadows = Shadows::default();
    for character in placed.iter().filter_map(|placed| upright(placed, page)) {
        if shadows.is_one(&character) {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.continues(&character) => run.push(character),
            _ => runs.push(Run::new(character)),
        }
    }
    runs.retain(|run| run.characters.iter().any(|character| !character.text.trim().is_empty()));
    let mut lines: Vec<Line> = Vec::new();
    runs.sort_by(|one, other| one.group().cmp(&other.group()).then(one.frame.y0.total_cmp(&other.frame.y0)));
    for run in runs {
        // A run belongs to a line close above; looking further back would cost a page of many lines dearly.
        match lines.iter_mut().rev().take(8).find(|line| line.takes(&run)) {
            Some(line) => line.push(run),
            None => lines.push(Line { frame: run.frame, runs: vec![run] }),
        }
    }
    lines.sort_by(Line::before);
    PageText { lines: lines.into_iter().map(Line::finish).collect(), is_cut }
}

/// Where characters stand so far. Programs without a bold font print a character again, a little aside.
#[derive(Default)]
struct Shadows(HashSet<(String, i64, i64)>);

impl Shadows {
    fn is_one(&mut self, character: &Upright) -> bool {
        if character.text.trim().is_empty() {
            return false;
        }
        let cell = SHADOW * character.frame.height().max(f64::MIN_POSITIVE);
        #[expect(clippy::cast_possible_truncation, reason = "saturates, far outside the page")]
        let [x, y] = [character.frame.x0, character.frame.y1].map(|side| (side / cell).floor() as i64);
        let mut near = (character.text.clone(), x, y);
        for across in -1..=1 {
            for down in -1..=1 {
                (near.1, near.2) = (x.saturating_add(across), y.saturating_add(down));
                if self.0.contains(&near) {
                    return true;
                }
            }
        }
        (near.1, near.2) = (x, y);
        !self.0.insert(near)
    }
}

fn upright(placed: &Placed, page: Rect) -> Option<Upright> {
    let corner = |x: f64, y: f64| placed.transform * Point::new(x, y);
    let direction: Vec2 = corner(EM, 0.0) - corner(0.0, 0.0);
    if !placed.transform.is_finite() || direction.hypot() == 0.0 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "an angle in degrees")]
    let angle = direction.atan2().to_degrees().round() as i32;
    let advance = if placed.advance > 0.0 { placed.advance } else { EM / 2.0 };
    let corners = [corner(0.0, TOP), corner(advance, TOP), corner(0.0, BOTTOM), corner(advance, BOTTOM)];
    let on_page = enclosing(corners);
    if on_page.intersect(page).is_zero_area() {
        return None;
    }
    let back = Affine::rotate(-f64::from(angle).to_radians());
    let frame = enclosing(corners.map(|corner| back * corner));
    Some(Upright { text: placed.text.clone(), frame, page: on_page, angle, vertical: placed.vertical })
}

fn enclosing(corners: [Point; 4]) -> Rect {
    let [first, second, third, fourth] = corners;
    Rect::from_points(first, second).union(Rect::from_points(third, fourth))
}

struct Run {
    characters: Vec<Upright>,
    frame: Rect,
    angle: i32,
    vertical: bool,
}

impl Run {
    fn new(character: Upright) -> Self {
        Self {
            frame: character.frame,
            angle: character.angle,
            vertical: character.vertical,
            characters: vec![character],
        }
    }

    /// Upright text comes first, then text at each other angle.
    fn group(&self) -> (i32, bool) {
        (self.angle.rem_euclid(360), self.vertical)
    }

    fn size(&self) -> f64 {
        if self.vertical { self.frame.width() } else { self.frame.height() }
    }

    /// The gap to a character that would come next, in sizes; none where it cannot be the next one.
    fn gap(&self, next: &Upright) -> Option<f64> {
        if self.angle != next.angle || self.vertical != next.vertical {
            return None;
        }
        let last = self.characters.last()?;
        let size = self.size().max(f64::MIN_POSITIVE);
        let next_size = if self.vertical { next.frame.width() } else { next.frame.height() };
        let (gap, aside) = if self.vertical {
            (next.frame.y0 - last.frame.y1, next.frame.center().x - last.frame.center().x)
        } else {
            (next.frame.x0 - last.frame.x1, next.frame.y1 - last.frame.y1)
        };
        let is_alike = (0.8..=1.25).contains(&(next_size / size)) && aside.abs() < 0.25 * size;
        is_alike.then_some(gap / size)
    }

    fn continues(&self, next: &Upright) -> bool {
        self.gap(next).is_some_and(|gap| (-0.4..1.1).contains(&gap))
    }

    fn push(&mut self, next: Upright) {
        let gap = self.gap(&next).unwrap_or_default();
        let ends_blank = self.characters.last().is_some_and(|last| last.text.ends_with(char::is_whitespace));
        let is_wide = |text: &str| text.chars().all(|character| character >= '\u{2E80}');
        let both_wide = is_wide(&next.text) && self.characters.last().is_some_and(|last| is_wide(&last.text));
        // Chinese is often spaced out; only a gap of nearly a character divides there.
        if gap > if both_wide { 0.7 } else { 0.2 }
            && !ends_blank
            && !next.text.starts_with(char::is_whitespace)
        {
            let last = self.characters.last().map_or(next.page, |last| last.page);
            let between = Rect::from_points(last.center(), next.page.center());
            self.characters.push(Upright { text: " ".into(), page: between, ..next.clone() });
        }
        self.frame = self.frame.union(next.frame);
        self.characters.push(next);
    }

    fn finish(self) -> TextRun {
        let mut text = String::new();
        let mut places = Vec::new();
        for character in &self.characters {
            for part in character.text.chars() {
                text.push(part);
                places.push(character.page);
            }
        }
        // Back from the frame of the writing direction: its upper left corner stays where it is on the page.
        let corner =
            Affine::rotate(f64::from(self.angle).to_radians()) * Point::new(self.frame.x0, self.frame.y0);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "points on a page need no more than single precision"
        )]
        let [x, y, width, height] =
            [corner.x, corner.y, self.frame.width(), self.frame.height()].map(|v| v as f32);
        #[expect(clippy::cast_precision_loss, reason = "an angle in degrees")]
        let angle = self.angle as f32;
        TextRun { text, x, y, width, height, angle, vertical: self.vertical, places }
    }
}

struct Line {
    frame: Rect,
    runs: Vec<Run>,
}

impl Line {
    fn takes(&self, run: &Run) -> bool {
        let same_direction = self.runs.first().is_some_and(|first| first.group() == run.group());
        if !same_direction || run.vertical {
            return false;
        }
        let overlap = self.frame.y1.min(run.frame.y1) - self.frame.y0.max(run.frame.y0);
        overlap > 0.5 * self.frame.height().min(run.frame.height())
    }

    fn push(&mut self, run: Run) {
        self.frame = self.frame.union(run.frame);
        self.runs.push(run);
    }

    fn before(&self, other: &Self) -> std::cmp::Ordering {
        let group = |line: &Self| line.runs.first().map(Run::group);
        let vertical = self.runs.first().is_some_and(|run| run.vertical);
        group(self).cmp(&group(other)).then_with(|| {
            if vertical {
                other.frame.x0.total_cmp(&self.frame.x0).then(self.frame.y0.total_cmp(&other.frame.y0))
            } else {
                self.frame.y0.total_cmp(&other.frame.y0)
            }
        })
    }

    fn finish(mut self) -> TextLine {
        self.runs.sort_by(|one, other| one.frame.x0.total_cmp(&other.frame.x0));
        TextLine { runs: self.runs.into_iter().map(Run::finish).collect() }
    }
}
