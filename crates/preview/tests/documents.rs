//! What documents of foreign programs say, hold, and how large they are.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test a panic is the report"
)]

mod support;

use mydata_preview::{FindingKind, PreviewError, RenderOptions, Rotation};
use support::{bring, drawn, ink, keep, open};

const FOREIGN: [&str; 4] = ["chromium", "fpdf2", "ghostscript", "reportlab"];

#[test]
fn documents_of_every_producer_are_drawn_whole_and_read_in_order() {
    for name in FOREIGN {
        let document = open(&format!("{name}.pdf"));
        let viewer = document.viewer();
        let picture = drawn(&viewer);
        keep(name, &picture);
        assert!(picture.findings.is_empty(), "{name}: {:?}", picture.findings);
        let text: String = viewer.text(1).unwrap().plain().split_whitespace().collect();
        let order = [
            "土地登記謄本",
            "王小明",
            "A123456789",
            "書香路二段36號5樓",
            "1,234.56平方公尺",
            "PrintedbyDemoCity",
        ];
        let places: Vec<_> =
            order.iter().map(|words| text.find(words).unwrap_or_else(|| panic!("{name}: {text}"))).collect();
        assert!(places.is_sorted(), "{name}: {text}");
        assert!(ink(&picture) > 5_000);
    }
}

#[test]
fn the_cells_of_a_row_are_one_line_from_left_to_right() {
    let document = open("reportlab.pdf");
    let viewer = document.viewer();
    let text = viewer.text(1).unwrap();
    let row = text.lines.iter().find(|line| line.runs[0].text.contains("0001")).unwrap();
    let cells: Vec<&str> = row.runs.iter().flat_map(|run| run.text.split(' ')).collect();
    assert_eq!(cells, ["樂學段0001", "1,234.56", "全部"]);
}

#[test]
fn words_are_found_in_whatever_width_and_spacing_they_are_typed() {
    let document = open("fpdf2.pdf");
    let viewer = document.viewer();
    for words in ["王小明", "ａ１２３４５６７８９", "printed BY demo", " 王 小 明 "] {
        let hits = viewer.search(1, words).unwrap();
        assert_eq!(hits.len(), 1, "{words}");
        let [x, y, width, height] = hits[0].places[0];
        assert!(x > 20.0 && y > 20.0 && width > 20.0 && (8.0..40.0).contains(&height), "{:?}", hits[0]);
    }
    assert_eq!(viewer.search(1, "陳美玲").unwrap(), []);
    assert_eq!(viewer.search(1, "  ").unwrap(), []);
}

#[test]
fn a_document_is_reported_for_what_it_would_do_and_does_nothing_of_it() {
    let document = open("actions.pdf");
    let findings = document.findings();
    let kinds: Vec<_> = findings.iter().map(mydata_preview::Finding::kind).collect();
    for kind in [
        FindingKind::EmbeddedFiles,
        FindingKind::ExternalLinks,
        FindingKind::FormFields,
        FindingKind::LaunchActions,
        FindingKind::Multimedia,
        FindingKind::Scripts,
        FindingKind::SubmitActions,
    ] {
        assert!(kinds.contains(&kind), "{kind:?} in {findings:?}");
    }
    let links = findings.iter().find(|finding| finding.kind() == FindingKind::ExternalLinks).unwrap();
    assert_eq!(links.subject, "tracker.example");
    assert!(open("reportlab.pdf").findings().is_empty());
}

#[test]
fn a_turned_page_is_the_same_picture_turned() {
    let document = open("protected-not.pdf");
    let viewer = document.viewer();
    bring(&viewer, 1);
    let turned = |rotation| viewer.render(1, RenderOptions { scale: 2.0, rotation }).unwrap();
    let (upright, quarter, half) =
        (turned(Rotation::None), turned(Rotation::Quarter), turned(Rotation::Half));
    assert_eq!((upright.width, upright.height), (quarter.height, quarter.width));
    let back: Vec<u8> = half.rgba.chunks_exact(4).rev().flatten().copied().collect();
    let different = upright.rgba.iter().zip(&back).filter(|(one, other)| one.abs_diff(**other) > 64).count();
    assert!(different < upright.rgba.len() / 100, "{different}");
    assert!(ink(&quarter).abs_diff(ink(&upright)) < ink(&upright) / 5);
}

#[test]
fn a_picture_is_no_larger_than_allowed_and_the_largest_scale_is_allowed() {
    let document = open("reportlab.pdf");
    let viewer = document.viewer();
    let size = document.page_size(1).unwrap();
    assert!((size.width - 595.3).abs() < 0.1 && (size.height - 841.9).abs() < 0.1);
    bring(&viewer, 1);
    let at = |scale| viewer.render(1, RenderOptions { scale, ..RenderOptions::default() });
    assert!(at(size.largest_scale).is_ok());
    for scale in [size.largest_scale * 1.1, 1e6, f32::INFINITY, f32::NAN, 0.0, -1.0] {
        assert_eq!(at(scale).unwrap_err().code(), "preview.picture-too-large", "{scale}");
    }
}

#[test]
fn pages_are_counted_from_one() {
    let document = open("reportlab.pdf");
    for page in [0, 2, usize::MAX] {
        assert_eq!(document.page_size(page), Err(PreviewError::PageMissing { page, pages: 1 }));
    }
}
