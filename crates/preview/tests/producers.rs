//! Documents of the programs that agencies' programs are built upon: drawn without a complaint, and read in order.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test a panic is the report"
)]

mod support;

use mydata_preview::FindingKind;
use support::{bring, drawn, ink, open};

const REGISTER: [&str; 7] = [
    "戶籍謄本（現戶部分）",
    "王小明",
    "A123456789",
    "書香路二段36號5樓",
    "DemoCity",
    "林語彤",
    "民國77年1月22日",
];
const INSURANCE: [&str; 5] = ["投保資料表（明細）", "王小明", "A123456789", "DemoCo.,Ltd.", "45,800元"];

/// What a page says, in the order it is said, without spaces.
fn assert_says(name: &str, order: &[&str]) {
    let document = open(name);
    let viewer = document.viewer();
    let picture = drawn(&viewer);
    assert!(picture.findings.is_empty(), "{name}: {:?}", picture.findings);
    assert!(ink(&picture) > 500, "{name}");
    let text: String = viewer.text(1).unwrap().plain().split_whitespace().collect();
    let mut rest = text.as_str();
    for words in order {
        let at = rest.find(words).unwrap_or_else(|| panic!("{name}: {words} in {text}"));
        rest = &rest[at..];
    }
}

#[test]
fn a_page_says_the_same_whoever_made_it() {
    for name in ["cairo", "mupdf", "typst", "typst-archive", "weasyprint", "weasyprint-tagged"] {
        assert_says(&format!("{name}.pdf"), &REGISTER);
    }
    for name in ["pdfkit", "pdfkit-protected"] {
        assert_says(&format!("{name}.pdf"), &INSURANCE);
    }
}

#[test]
fn a_heading_that_is_printed_twice_to_be_bold_is_said_once() {
    // It gives no meaning to the figures of a number after a letter, and poppler reads none either.
    assert_says(
        "qt.pdf",
        &["戶籍謄本（現戶部分）戶長：王小明統一編號：A住址", "書香路二段36號5樓", "林語彤"],
    );
}

#[test]
fn a_chart_whose_glyphs_are_drawings_says_the_same_as_one_with_a_font() {
    for name in ["matplotlib-type3.pdf", "matplotlib-type42.pdf", "unpacked.pdf"] {
        assert_says(name, &["每月所得（新臺幣元）", "王小明A123456789", "一月", "二月", "三月"]);
    }
}

#[test]
fn a_file_in_another_form_says_the_same() {
    assert_says("linearized.pdf", &["土地登記謄本", "王小明", "A123456789", "PrintedbyDemoCity"]);
    assert_says("appended.pdf", &["王小明A123456789"]);
}

#[test]
fn scans_are_drawn_whatever_they_are_packed_with_and_say_nothing() {
    for kind in ["cmyk-jpeg", "colour-jpeg", "fax", "jpeg", "jpeg2000", "png"] {
        let document = open(&format!("scan-{kind}.pdf"));
        let viewer = document.viewer();
        let picture = drawn(&viewer);
        assert!(picture.findings.is_empty(), "{kind}: {:?}", picture.findings);
        assert!((5_000..200_000).contains(&ink(&picture)), "{kind}");
        assert_eq!(viewer.text(1).unwrap().lines, [], "{kind}");
    }
}

#[test]
fn shapes_that_a_program_has_lost_are_boxes_and_not_blanks() {
    let document = open("pdf-lib-broken-subset.pdf");
    let viewer = document.viewer();
    bring(&viewer, 1);
    let picture = drawn(&viewer);
    let missing =
        picture.findings.iter().find(|finding| finding.kind() == FindingKind::MissingGlyphs).unwrap();
    assert!(missing.subject.contains('王') && !missing.subject.contains('單'), "{missing:?}");
    assert!(viewer.text(1).unwrap().plain().contains("王小明"));
}
