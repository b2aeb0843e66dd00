//! Traditional Chinese whose fonts are named, not brought along: read, drawn right, or said not to be recoverable.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test a panic is the report"
)]

mod support;

use mydata_preview::{Document, FindingKind, Viewer};
use support::{bring, drawn, ink, keep, open};

const LINES: [&str; 4] =
    ["國民身分證統一編號", "王小明　林語彤", "臺北市中正區書香路二段", "薪資所得扣繳憑單"];

fn kinds(document: &Document) -> Vec<FindingKind> {
    let viewer = document.viewer();
    drawn(&viewer).findings.iter().map(mydata_preview::Finding::kind).collect()
}

fn read(viewer: &Viewer<'_>) -> String {
    viewer.text(1).unwrap().plain()
}

#[test]
fn every_predefined_encoding_is_read_and_drawn_with_a_shape_for_each_character() {
    for name in ["named-ucs2", "named-utf16", "named-eten", "named-b5pc"] {
        let document = open(&format!("{name}.pdf"));
        let viewer = document.viewer();
        let picture = drawn(&viewer);
        keep(name, &picture);
        assert_eq!(read(&viewer).lines().collect::<Vec<_>>(), LINES, "{name}");
        let kinds: Vec<_> = picture.findings.iter().map(mydata_preview::Finding::kind).collect();
        assert_eq!(kinds, [FindingKind::SubstitutedFont], "{name}");
        assert!(ink(&picture) > 3_000, "{name}");
    }
}

#[test]
fn the_same_characters_come_out_alike_whatever_the_encoding() {
    let pictures = ["named-ucs2.pdf", "named-utf16.pdf", "named-eten.pdf", "named-b5pc.pdf"].map(|name| {
        let document = open(name);
        let viewer = document.viewer();
        drawn(&viewer).rgba
    });
    assert!(pictures.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn text_from_top_to_bottom_is_read_in_columns() {
    let document = open("named-vertical.pdf");
    let viewer = document.viewer();
    keep("named-vertical", &drawn(&viewer));
    let text = viewer.text(1).unwrap();
    assert!(text.lines.iter().all(|line| line.runs.iter().all(|run| run.vertical)));
    assert_eq!(read(&viewer).lines().collect::<Vec<_>>(), LINES);
}

#[test]
fn characters_named_by_number_in_the_chinese_collection_are_known() {
    let document = open("named-identity-cns1.pdf");
    let viewer = document.viewer();
    keep("named-identity-cns1", &drawn(&viewer));
    let text = read(&viewer);
    assert!(text.starts_with("一"), "{text}");
}

#[test]
fn a_table_of_meanings_is_enough_even_for_a_font_named_like_a_latin_one() {
    let document = open("named-identity-tounicode.pdf");
    let viewer = document.viewer();
    let picture = drawn(&viewer);
    keep("named-identity-tounicode", &picture);
    assert_eq!(read(&viewer).trim(), "國民A");
    assert!(!picture.findings.iter().any(|finding| finding.kind() == FindingKind::MissingGlyphs));
}

#[test]
fn characters_that_nobody_can_make_out_are_boxes_and_said_to_be() {
    for (name, kind) in [
        ("named-identity-lost.pdf", FindingKind::UnknownCharacters),
        ("named-invented-encoding.pdf", FindingKind::UnknownCharacters),
    ] {
        let document = open(name);
        let viewer = document.viewer();
        let picture = drawn(&viewer);
        keep(name, &picture);
        assert!(
            picture.findings.iter().any(|finding| finding.kind() == kind),
            "{name}: {:?}",
            picture.findings
        );
        assert!(ink(&picture) > 100, "{name}");
    }
}

#[test]
fn rare_characters_do_not_vanish() {
    let document = open("rare.pdf");
    let viewer = document.viewer();
    let picture = drawn(&viewer);
    keep("rare", &picture);
    let is_box = |kind| matches!(kind, FindingKind::MissingGlyphs | FindingKind::UnknownCharacters);
    let boxes = picture.findings.iter().filter(|finding| is_box(finding.kind())).map(|finding| finding.count);
    assert_eq!(boxes.sum::<usize>(), 4, "{:?}", picture.findings);
    let text = read(&viewer);
    assert!(["王", "明", "陳", "林", "堃"].iter().all(|known| text.contains(known)), "{text}");
}

#[test]
fn without_resources_every_character_is_a_box_and_none_a_wrong_one() {
    let document = open("named-utf16.pdf");
    let viewer = document.viewer();
    while let Some(name) = viewer.needs(1).unwrap().first() {
        viewer.set_missing(name);
    }
    let picture = viewer.render(1, mydata_preview::RenderOptions::default()).unwrap();
    keep("named-utf16-boxes", &picture);
    let kinds: Vec<_> = picture.findings.iter().map(mydata_preview::Finding::kind).collect();
    assert!(kinds.contains(&FindingKind::FontUnavailable), "{kinds:?}");
    assert!(
        kinds.contains(&FindingKind::UnknownCharacters) || kinds.contains(&FindingKind::MissingGlyphs),
        "{kinds:?}"
    );
    assert!(ink(&picture) > 1_000);
}

#[test]
fn a_page_fetches_the_parts_it_shows_and_an_embedded_font_none() {
    let (named, embedded) = (open("named-ucs2.pdf"), open("reportlab.pdf"));
    let brought = bring(&named.viewer(), 1);
    assert!(brought.iter().filter(|name| name.starts_with("glyphs/")).count() < 30, "{brought:?}");
    // It sets Helvetica at the top of each page, without writing in it.
    assert_eq!(bring(&embedded.viewer(), 1), ["faces/sans.bin"]);
}

#[test]
fn the_latin_text_of_a_chinese_font_is_drawn_with_a_face_for_letters() {
    let document = open("named-latin.pdf");
    let viewer = document.viewer();
    let picture = drawn(&viewer);
    keep("named-latin", &picture);
    assert_eq!(read(&viewer).trim(), "Invoice 100,234 NTD");
    let substituted =
        picture.findings.iter().find(|finding| finding.kind() == FindingKind::SubstitutedFont).unwrap();
    assert_eq!(substituted.subject, "細明體");
}

#[test]
fn what_reportlab_names_msung_is_drawn_where_others_leave_it_blank() {
    let document = open("reportlab-msung.pdf");
    assert_eq!(kinds(&document), [FindingKind::SubstitutedFont]);
    let viewer = document.viewer();
    keep("reportlab-msung", &drawn(&viewer));
    assert!(read(&viewer).contains("王小明"));
}
