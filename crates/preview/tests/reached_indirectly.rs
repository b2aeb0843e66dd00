//! Text that is reached by way of something else: patterns, masks, glyphs that are drawings of their own.

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

use handmade::{named_font, page, stream};
use mydata_preview::FindingKind;
use support::{drawn, ink};

const DINGBATS: &str = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >> >>";

#[test]
fn a_font_that_only_a_pattern_names_is_asked_for() {
    let pattern = stream(
        5,
        &format!(
            "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 50 50] /XStep 50 /YStep 50 /Resources << {DINGBATS} >>"
        ),
        b"BT /F 40 Tf 5 5 Td (n) Tj ET",
    );
    let document = page("/Pattern cs /P scn 0 0 200 200 re f", "/Pattern << /P 5 0 R >>", &[pattern]);
    assert!(ink(&drawn(&document.viewer())) > 1_000);
}

#[test]
fn a_character_that_nobody_knows_in_a_mask_is_told() {
    let group = stream(
        5,
        "/Type /XObject /Subtype /Form /BBox [0 0 200 200] /Group << /S /Transparency /CS /DeviceGray >> /Resources << /Font << /F 6 0 R >> >>",
        b"1 g BT /F 40 Tf 20 20 Td <D840DC0B> Tj ET",
    );
    let resources = "/ExtGState << /G << /SMask << /S /Luminosity /G 5 0 R >> >> >>";
    let document =
        page("/G gs 0 0 200 200 re f", resources, &[group, named_font(6, "MingLiU", "UniCNS-UTF16-H")]);
    let findings = drawn(&document.viewer()).findings;
    assert!(findings.iter().any(|one| one.kind() == FindingKind::UnknownCharacters), "{findings:?}");
}

#[test]
fn a_drawn_glyph_is_read_by_the_text_within_it_unless_its_meaning_is_told() {
    let glyph = stream(5, "", b"1000 0 d0 BT /F 900 Tf (Q) Tj ET");
    let type3 = |names: &str, meaning: &str| {
        format!(
            "6 0 obj << /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 /LastChar 97 \
             /Widths [1000] /Encoding << /Differences [97 {names}] >> /CharProcs << {names} 5 0 R >> {meaning} \
             /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj\n"
        )
        .into_bytes()
    };
    for (name, text) in [("/drawing", "Q"), ("/A", "A")] {
        let document =
            page("BT /T 40 Tf 20 20 Td (a) Tj ET", "/Font << /T 6 0 R >>", &[glyph.clone(), type3(name, "")]);
        assert_eq!(document.viewer().text(1).unwrap().plain().trim(), text, "{name}");
    }
}
