//! A table; its head is repeated on every sheet.

use super::flow::{Flow, LEFT, PADDING, RIGHT};
use crate::document::compose::{Document, Table};
use crate::document::marks::{Area, Style, Tint};
use crate::document::structure::Role;

const HEAD: Style = Style::bold(9.0).tinted(Tint::Accent);
const CELL: Style = Style::plain(9.5);

pub(super) fn place(flow: &mut Flow<'_>, table: &Table, document: &Document) {
    let widths = widths(table);
    let rows: Vec<Row> = table.rows.iter().map(|cells| Row::measure(flow, cells, &widths, CELL)).collect();
    let labels: Vec<String> = table.columns.iter().map(|(label, _)| label.clone()).collect();
    let head = Row::measure(flow, &labels, &widths, HEAD);
    let first = rows.first().map_or(0.0, |row| row.height);
    flow.make_room(head.height + first, document);
    flow.within(Role::Table, |flow| {
        head.place(flow, &widths, HEAD);
        for row in &rows {
            if flow.make_room(row.height, document) {
                flow.aside(|flow| head.place(flow, &widths, HEAD));
            }
            row.place(flow, &widths, CELL);
        }
        if rows.is_empty() {
            let none = Row::measure(flow, &["（無資料）".to_owned()], &[RIGHT - LEFT], CELL);
            none.place(flow, &[RIGHT - LEFT], CELL.tinted(Tint::Muted));
        }
    });
}

fn widths(table: &Table) -> Vec<f32> {
    let total: f32 = table.columns.iter().map(|(_, share)| f32::from(*share)).sum();
    table.columns.iter().map(|(_, share)| (RIGHT - LEFT) * f32::from(*share) / total.max(1.0)).collect()
}

struct Row {
    cells: Vec<Vec<String>>,
    height: f32,
}

impl Row {
    fn measure(flow: &Flow<'_>, cells: &[String], widths: &[f32], style: Style) -> Self {
        let cells: Vec<_> = cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| flow.lines(cell, width - 2.0 * PADDING.0, style))
            .collect();
        let tallest = cells.iter().map(Vec::len).max().unwrap_or(1);
        Self { cells, height: Flow::cell_height(tallest, style) }
    }

    fn place(&self, flow: &mut Flow<'_>, widths: &[f32], style: Style) {
        let top = flow.y;
        let mut left = LEFT;
        let role = if style.bold { Role::ColumnHead } else { Role::Cell };
        flow.within(Role::Row, |flow| {
            for (lines, width) in self.cells.iter().zip(widths) {
                let cell = Area { left, top, width: *width, height: self.height };
                if style.bold {
                    flow.fill(cell, Tint::Wash);
                }
                flow.frame(cell);
                flow.within(role.clone(), |flow| flow.write(cell, lines, style));
                left += width;
            }
        });
        flow.skip(self.height);
    }
}
