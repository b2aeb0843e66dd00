//! Decides where on which sheet everything stands.

mod field_grid;
mod flow;
mod furniture;
mod table;

use flow::Flow;

use super::compose::{Document, Section};
use super::face::Faces;
use super::marks::Sheet;
use super::structure::Structure;

/// Lays a document out on as many sheets as it needs, and tells what is what on them.
pub(super) fn lay_out(document: &Document, faces: &Faces) -> (Vec<Sheet>, Structure) {
    let mut flow = Flow::new(faces);
    furniture::letterhead(&mut flow, document);
    section(&mut flow, "申請人", &Section::Fields(document.applicant.clone()), document);
    for (heading, content) in &document.sections {
        section(&mut flow, heading, content, document);
    }
    furniture::notes(&mut flow, document);
    furniture::closing(&mut flow, document);
    let (mut sheets, structure) = flow.into_sheets();
    furniture::footers(&mut sheets, document, faces);
    (sheets, structure)
}

fn section(flow: &mut Flow<'_>, heading: &str, content: &Section, document: &Document) {
    furniture::heading(flow, heading, document);
    match content {
        Section::Fields(fields) => field_grid::place(flow, fields, document),
        Section::Table(content) => table::place(flow, content, document),
    }
}
