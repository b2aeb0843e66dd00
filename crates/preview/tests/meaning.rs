//! Fonts that were brought along without a table of meanings are read all the same, where there is any way to.

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

use std::fs;

use handmade::{composite_font, object, page, stream};
use mydata_preview::Document;
use support::{drawn, root};

fn noto() -> Vec<u8> {
    let fonts = root().join("node_modules/@expo-google-fonts/noto-sans-tc/400Regular");
    fs::read(fonts.join("NotoSansTC_400Regular.ttf")).unwrap()
}

fn with_font(codes: &str, encoding: &str, ordering: &str, more: &str) -> Document {
    let contents = format!("BT /F 40 Tf 20 20 Td <{codes}> Tj ET");
    let font = composite_font(5, "AAAAAA+Noto", encoding, ordering, &format!("/FontDescriptor 6 0 R {more}"));
    let descriptor = object(6, "/Type /FontDescriptor /FontName /AAAAAA+Noto /Flags 4 /FontFile2 7 0 R");
    page(&contents, "/Font << /F 5 0 R >>", &[font, descriptor, stream(7, "", &noto())])
}

fn read(document: &Document) -> String {
    let viewer = document.viewer();
    drawn(&viewer);
    viewer.text(1).unwrap().plain().trim().to_owned()
}

#[test]
fn by_a_predefined_encoding_of_unicode() {
    assert_eq!(read(&with_font("738B5C0F660E", "UniCNS-UTF16-H", "CNS1", "")), "王小明");
}

#[test]
fn by_a_predefined_encoding_of_big5_and_the_numbers_of_the_collection() {
    assert_eq!(read(&with_font("A4FDA470A9FA", "ETen-B5-H", "CNS1", "")), "王小明");
}

#[test]
fn by_the_numbers_of_the_collection_alone() {
    assert_eq!(read(&with_font("0253", "Identity-H", "CNS1", "")), "一");
}

#[test]
fn by_the_font_itself() {
    use skrifa::MetadataProvider as _;
    let font = noto();
    let charmap = skrifa::FontRef::new(&font).unwrap().charmap();
    let glyphs = "王小明".chars().map(|one| charmap.map(one).unwrap().to_u32());
    let codes = glyphs.map(|glyph| format!("{glyph:04X}")).collect::<Vec<_>>().concat();
    assert_eq!(read(&with_font(&codes, "Identity-H", "Identity", "/CIDToGIDMap /Identity")), "王小明");
}
