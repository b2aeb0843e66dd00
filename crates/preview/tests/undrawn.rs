//! What other programs would show and we do not draw is said, so that no page is blank in silence.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test a panic is the report"
)]

#[path = "support/handmade.rs"]
mod handmade;
mod support;

use handmade::{object, page_with};
use mydata_preview::{Document, FindingKind, Limits, PreviewError};
use support::drawn;

fn undrawn(annotation: &str, more: &[Vec<u8>]) -> usize {
    let document = page_with(&format!("/Annots [<< /Rect [10 10 90 90] {annotation} >>]"), more);
    let findings = drawn(&document.viewer()).findings;
    let found = findings.iter().find(|one| one.kind() == FindingKind::UndrawnAnnotations);
    found.map_or(0, |one| one.count)
}

#[test]
fn annotations_without_a_picture_of_themselves_are_told() {
    assert_eq!(undrawn("/Subtype /FreeText /Contents (important)", &[]), 1);
    assert_eq!(undrawn("/Subtype /Highlight", &[]), 1);
    assert_eq!(undrawn("/Subtype /Widget /FT /Tx /V (filled in)", &[]), 1);
    let parent = object(5, "/FT /Tx /V (filled in)");
    assert_eq!(undrawn("/Subtype /Widget /Parent 5 0 R", &[parent]), 1);
}

#[test]
fn what_nobody_would_see_is_not_told() {
    assert_eq!(undrawn("/Subtype /Link", &[]), 0);
    assert_eq!(undrawn("/Subtype /Widget /FT /Tx", &[]), 0);
    assert_eq!(undrawn("/Subtype /Highlight /F 2", &[]), 0);
}

#[test]
fn a_page_without_a_size_is_refused_and_not_blank() {
    let document = page_with("/CropBox [0 0 0 0]", &[]);
    assert_eq!(document.page_size(1), Err(PreviewError::PageWithoutSize));
}

#[test]
fn a_document_that_has_lost_its_first_line_is_opened() {
    let headless = b"1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n\
        2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n\
        3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >> endobj\n\
        trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF";
    assert_eq!(Document::open(headless.to_vec(), None, Limits::default()).unwrap().page_count(), 1);
}
