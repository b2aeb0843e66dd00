//! Text that is reached by way of something else: patterns, masks, glyphs that are drawings of their own.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test a panic is the report"
)]

mod support;

use mydata_preview::{Document, FindingKind, Limits};
use support::{drawn, ink};

/// A page of 200 × 200 points with these contents and resources, and more objects from number 5 on.
fn page(contents: &str, resources: &str, more: &[String]) -> Document {
    let mut file = String::from("%PDF-1.7\n");
    file.push_str("1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n");
    file.push_str("2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n");
    file.push_str(&format!(
        "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << {resources} >> >> endobj\n"
    ));
    file.push_str(&stream(4, "", contents));
    more.iter().for_each(|object| file.push_str(object));
    file.push_str("trailer << /Root 1 0 R >>\n");
    Document::open(file.into_bytes(), None, Limits::default()).unwrap()
}

fn stream(number: usize, dict: &str, contents: &str) -> String {
    format!("{number} 0 obj << {dict} /Length {} >> stream\n{contents}\nendstream endobj\n", contents.len())
}

fn font(number: usize, name: &str, encoding: &str) -> String {
    let descendant = format!(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (CNS1) /Supplement 0 >> >>"
    );
    format!(
        "{number} 0 obj << /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /{encoding} /DescendantFonts [{descendant}] >> endobj\n"
    )
}

const DINGBATS: &str = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >> >>";

#[test]
fn a_font_that_only_a_pattern_names_is_asked_for() {
    let pattern = stream(
        5,
        &format!(
            "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 50 50] /XStep 50 /YStep 50 /Resources << {DINGBATS} >>"
        ),
        "BT /F 40 Tf 5 5 Td (n) Tj ET",
    );
    let document = page("/Pattern cs /P scn 0 0 200 200 re f", "/Pattern << /P 5 0 R >>", &[pattern]);
    assert!(ink(&drawn(&document.viewer())) > 1_000);
}

#[test]
fn a_character_that_nobody_knows_in_a_mask_is_told() {
    let group = stream(
        5,
        "/Type /XObject /Subtype /Form /BBox [0 0 200 200] /Group << /S /Transparency /CS /DeviceGray >> /Resources << /Font << /F 6 0 R >> >>",
        "1 g BT /F 40 Tf 20 20 Td <D840DC0B> Tj ET",
    );
    let resources = "/ExtGState << /G << /SMask << /S /Luminosity /G 5 0 R >> >> >>";
    let document = page("/G gs 0 0 200 200 re f", resources, &[group, font(6, "MingLiU", "UniCNS-UTF16-H")]);
    let findings = drawn(&document.viewer()).findings;
    assert!(findings.iter().any(|one| one.kind() == FindingKind::UnknownCharacters), "{findings:?}");
}

#[test]
fn a_drawn_glyph_is_read_by_the_text_within_it_unless_its_meaning_is_told() {
    let glyph = stream(5, "", "1000 0 d0 BT /F 900 Tf (Q) Tj ET");
    let type3 = |names: &str, meaning: &str| {
        format!(
            "6 0 obj << /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 /LastChar 97 \
             /Widths [1000] /Encoding << /Differences [97 {names}] >> /CharProcs << {names} 5 0 R >> {meaning} \
             /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj\n"
        )
    };
    for (name, text) in [("/drawing", "Q"), ("/A", "A")] {
        let document =
            page("BT /T 40 Tf 20 20 Td (a) Tj ET", "/Font << /T 6 0 R >>", &[glyph.clone(), type3(name, "")]);
        assert_eq!(document.viewer().text(1).unwrap().plain().trim(), text, "{name}");
    }
}
