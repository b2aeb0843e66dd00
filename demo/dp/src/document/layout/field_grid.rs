//! Labelled values in boxes, two to a line.

use super::flow::{Flow, LEFT, PADDING, RIGHT};
use crate::document::compose::{Document, Field};
use crate::document::marks::{Area, Style, Tint};
use crate::document::structure::Role;

const LABEL: Style = Style::bold(9.0).tinted(Tint::Accent);
const VALUE: Style = Style::plain(10.0);
const LABEL_WIDTH: f32 = 78.0;

pub(super) fn place(flow: &mut Flow<'_>, fields: &[Field], document: &Document) {
    flow.within(Role::Table, |flow| {
        let mut rest = fields;
        while let Some((row, remaining)) = next_row(rest) {
            place_row(flow, row, document);
            rest = remaining;
        }
    });
}

/// One wide field, or two narrow ones; a narrow one alone if a wide one follows.
fn next_row(fields: &[Field]) -> Option<(&[Field], &[Field])> {
    match fields {
        [] => None,
        [first, second, ..] if !first.wide && !second.wide => fields.split_at_checked(2),
        _ => fields.split_at_checked(1),
    }
}

fn place_row(flow: &mut Flow<'_>, row: &[Field], document: &Document) {
    let share = if row.len() == 1 { RIGHT - LEFT } else { (RIGHT - LEFT) / 2.0 };
    let value_width = share - LABEL_WIDTH;
    let cells: Vec<_> =
        row.iter().map(|field| flow.lines(&field.value, value_width - 2.0 * PADDING.0, VALUE)).collect();
    let height = cells
        .iter()
        .map(|lines| Flow::cell_height(lines.len(), VALUE))
        .fold(Flow::cell_height(1, VALUE), f32::max);
    flow.make_room(height, document);
    let top = flow.y;
    let mut left = LEFT;
    flow.within(Role::Row, |flow| {
        for (field, lines) in row.iter().zip(&cells) {
            let label = Area { left, top, width: LABEL_WIDTH, height };
            let value = Area { left: left + LABEL_WIDTH, top, width: value_width, height };
            flow.fill(label, Tint::Wash);
            flow.frame(label);
            flow.frame(value);
            // The label is smaller than the value: half the difference lower, and they stand on one line.
            let lower = Area { top: top + VALUE.size - LABEL.size, ..label };
            flow.within(Role::RowHead, |flow| flow.write(lower, std::slice::from_ref(&field.label), LABEL));
            flow.within(Role::Cell, |flow| flow.write(value, lines, VALUE));
            left += share;
        }
    });
    flow.skip(height);
}
