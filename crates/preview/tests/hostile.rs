//! Documents that are made to harm: each ends soon, in little memory, with a picture or a refusal that says why.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test a panic is the report"
)]

#[path = "support/pdf.rs"]
mod pdf;
mod support;

use std::fmt::Write as _;

use mydata_preview::{Document, Limits, Picture, PreviewError, RenderOptions};
use pdf::Pdf;

/// Bounds small enough to be met by small bombs.
fn strict() -> Limits {
    Limits { stream_bytes: 4 << 20, page_bytes: 8 << 20, steps: 200_000, ..Limits::default() }
}

fn attempt(bytes: Vec<u8>, limits: Limits) -> Result<Picture, PreviewError> {
    let document = Document::open(bytes, None, limits)?;
    let _ = document.findings();
    let viewer = document.viewer();
    support::bring_or_refuse(&viewer, 1)?;
    viewer.text(1)?;
    viewer.render(1, RenderOptions::default())
}

fn code(bytes: Vec<u8>) -> &'static str {
    attempt(bytes, strict()).map_or_else(|refusal| refusal.code(), |_| "drawn")
}

#[test]
fn pages_of_absurd_size_are_refused() {
    for size in [
        "[0 0 1000000 1000000]",
        "[0 0 99999999999999999999999 10]",
        "[-99999999 -99999999 99999999 99999999]",
        "[0 0 20000 1]",
    ] {
        let bytes = Pdf::page("", &format!("/MediaBox {size}")).bytes();
        assert_eq!(code(bytes), "preview.page-too-large", "{size}");
    }
    assert_eq!(code(Pdf::page("", "/MediaBox [0 0 0 0]").bytes()), "preview.page-without-size");
    // None that can be read is A4, as everywhere.
    assert_eq!(code(Pdf::page("", "/MediaBox [10 10 5]").bytes()), "drawn");
}

#[test]
fn streams_that_blow_up_are_refused_before_they_do() {
    let zeros = vec![b' '; 64 << 20];
    for times in [1, 2] {
        let mut pdf = Pdf::page("/X Do", "/Resources << /XObject << /X 5 0 R >> >>");
        pdf.packed("/Type /XObject /Subtype /Form /BBox [0 0 10 10]", &zeros, times);
        assert_eq!(code(pdf.bytes()), "preview.stream-too-large", "packed {times} times");
    }
    assert_eq!(code(contents_bomb(&zeros)), "preview.stream-too-large");
}

fn contents_bomb(data: &[u8]) -> Vec<u8> {
    let mut pdf = Pdf::default();
    pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
    pdf.object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    pdf.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents [4 0 R 4 0 R] >>");
    pdf.packed("", data, 1);
    pdf.bytes()
}

#[test]
fn a_content_named_a_thousand_times_is_counted_each_time() {
    let mut pdf = Pdf::default();
    pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
    pdf.object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    let contents = "4 0 R ".repeat(1_000);
    pdf.object(&format!("<< /Type /Page /Parent 2 0 R /Contents [{contents}] >>"));
    let spaces = vec![b' '; 100_000];
    let packed = pdf.clone().with(|pdf| pdf.packed("", &spaces, 1));
    assert_eq!(code(packed), "preview.stream-too-large");
    assert_eq!(code(pdf.with(|pdf| pdf.stream("", &spaces))), "preview.stream-too-large");
}

#[test]
fn what_a_font_or_a_colour_needs_is_counted_too() {
    let zeros = vec![b' '; 64 << 20];
    let glyphs = "/Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /CharProcs << /A 6 0 R >>";
    for font in
        ["/Subtype /TrueType /BaseFont /X /ToUnicode 6 0 R", "/Subtype /Type0 /Encoding 6 0 R", glyphs]
    {
        let mut pdf = Pdf::page("BT /F 12 Tf (A) Tj ET", "/Resources << /Font << /F 5 0 R >> >>");
        pdf.object(&format!("<< /Type /Font {font} >>"));
        assert_eq!(code(pdf.with(|pdf| pdf.packed("", &zeros, 1))), "preview.stream-too-large", "{font}");
    }
    for resources in ["/ColorSpace << /C [/ICCBased 5 0 R] >>", "/Shading << /S 5 0 R >>"] {
        let pdf = Pdf::page("", &format!("/Resources << {resources} >>"));
        let bytes = pdf.with(|pdf| pdf.packed("/N 3 /ShadingType 4", &zeros, 1));
        assert_eq!(code(bytes), "preview.stream-too-large", "{resources}");
    }
}

#[test]
fn what_unfolds_in_another_way_is_counted_too() {
    let form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter";
    let runs = [0x81, b' '].repeat(1 << 20);
    let page = || Pdf::page("/X Do", "/Resources << /XObject << /X 5 0 R >> >>");
    let alone = page().with(|pdf| pdf.stream(&format!("{form} /RunLengthDecode"), &runs));
    assert_eq!(code(alone), "preview.stream-too-large");
    let both = format!("{form} [/FlateDecode /RunLengthDecode]");
    assert_eq!(code(page().with(|pdf| pdf.stream(&both, &pdf::packed(&runs)))), "preview.stream-too-large");
    let many = format!("{form} [{}]", "/RunLengthDecode ".repeat(100_000));
    assert_eq!(code(page().with(|pdf| pdf.stream(&many, &runs))), "preview.stream-too-large");
}

#[test]
fn a_page_of_too_many_operators_is_refused_without_any_form() {
    assert_eq!(code(Pdf::page(&"0 0 m 9 9 l S ".repeat(100_000), "").bytes()), "preview.page-too-complex");
    assert_eq!(code(Pdf::page(&"0 0 m 9 9 l S ".repeat(10_000), "").bytes()), "drawn");
}

#[test]
fn an_image_of_absurd_size_is_refused() {
    let mut pdf = Pdf::page("/X Do", "/Resources << /XObject << /X 5 0 R >> >>");
    let image = "/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /BitsPerComponent 8 /ColorSpace /DeviceGray";
    pdf.packed(image, &[0; 1_000], 1);
    assert_eq!(code(pdf.bytes()), "preview.image-too-large");
}

#[test]
fn forms_that_multiply_are_counted_and_refused() {
    // Each form draws the next one twice: 2^40 in all.
    let mut pdf = Pdf::page("/X Do", "/Resources << /XObject << /X 5 0 R >> >>");
    for number in 6..46 {
        let next = format!("/Resources << /XObject << /X {number} 0 R >> >>");
        pdf.stream(&format!("/Type /XObject /Subtype /Form /BBox [0 0 10 10] {next}"), b"/X Do /X Do");
    }
    pdf.stream("/Type /XObject /Subtype /Form /BBox [0 0 10 10]", b"0 0 5 5 re f");
    assert_eq!(code(pdf.bytes()), "preview.page-too-complex");
}

#[test]
fn an_annotation_is_counted_like_the_page() {
    let mut pdf = Pdf::page("", "/Annots [<< /Subtype /Stamp /Rect [0 0 9 9] /AP << /N 5 0 R >> >>]");
    let form = "/Type /XObject /Subtype /Form /BBox [0 0 10 10] /Resources";
    for number in 6..30 {
        pdf.stream(&format!("{form} << /XObject << /X {number} 0 R >> >>"), b"/X Do /X Do");
    }
    pdf.stream("/Type /XObject /Subtype /Form /BBox [0 0 10 10]", b"0 0 5 5 re f");
    assert_eq!(code(pdf.bytes()), "preview.page-too-complex");
}

#[test]
fn a_form_that_is_drawn_a_million_times_is_refused() {
    let mut content = String::new();
    for _ in 0..300 {
        content.push_str("/X Do ");
    }
    let mut pdf = Pdf::page(&content, "/Resources << /XObject << /X 5 0 R >> >>");
    let busy = "0 0 5 5 re f ".repeat(1_000);
    pdf.stream("/Type /XObject /Subtype /Form /BBox [0 0 10 10]", busy.as_bytes());
    assert_eq!(code(pdf.bytes()), "preview.page-too-complex");
}

#[test]
fn a_form_that_draws_itself_ends() {
    let mut pdf = Pdf::page("/X Do", "/Resources << /XObject << /X 5 0 R >> >>");
    let form = "/Type /XObject /Subtype /Form /BBox [0 0 10 10] /Resources";
    pdf.stream(&format!("{form} << /XObject << /X 6 0 R >> >>"), b"/X Do /X Do");
    pdf.stream(&format!("{form} << /XObject << /X 5 0 R >> >>"), b"/X Do /X Do");
    assert!(["drawn", "preview.page-too-complex"].contains(&code(pdf.bytes())));
}

#[test]
fn a_font_with_widths_for_four_billion_characters_is_refused() {
    let mut pdf = Pdf::page("BT /F 12 Tf (A) Tj ET", "/Resources << /Font << /F 5 0 R >> >>");
    let system = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>";
    let descendant =
        format!("/Subtype /CIDFontType2 /BaseFont /X /W [0 4294967295 500] /CIDSystemInfo {system}");
    pdf.object(&format!(
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< {descendant} >>] >>"
    ));
    assert_eq!(code(pdf.bytes()), "preview.page-too-complex");
}

#[test]
fn pages_in_a_circle_are_no_pages() {
    let mut pdf = Pdf::default();
    pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
    pdf.object("<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 /Parent 3 0 R >>");
    pdf.object("<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 9999999 /Parent 2 0 R >>");
    assert_eq!(code(pdf.bytes()), "preview.damaged");
}

#[test]
fn lengths_and_references_in_a_circle_end() {
    let mut pdf = Pdf::page("", "/Resources 5 0 R /Annots 6 0 R /Rotate 7 0 R");
    pdf.object("5 0 R");
    pdf.object("[6 0 R 6 0 R << /AP << /N 6 0 R >> >>]");
    pdf.object("8 0 R");
    pdf.object("7 0 R");
    pdf.stream("/Length 9 0 R", b"x");
    assert_eq!(code(pdf.bytes()), "drawn");
}

#[test]
fn deep_nesting_ends() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(100_000), close.repeat(100_000));
    for entries in [
        format!("/Resources << /Font {} >>", deep("<< /A ", ">>")),
        format!("/Annots {}", deep("[", "]")),
        "/Annots [".repeat(50_000),
    ] {
        let code = code(Pdf::page("0 0 5 5 re f", &entries).bytes());
        assert!(["drawn", "preview.damaged"].contains(&code), "{code}");
    }
    assert_eq!(code(Pdf::page(&deep("q ", "Q "), "").bytes()), "drawn");
    assert_eq!(code(Pdf::page(&deep("[", "] 0 d"), "").bytes()), "drawn");
    assert_eq!(code(Pdf::page(&deep("/A BMC ", "EMC "), "").bytes()), "drawn");
}

#[test]
fn ten_thousand_pages_open_and_the_first_is_drawn() {
    let mut pdf = Pdf::default();
    let mut kids = String::new();
    for number in 4..10_004 {
        write!(kids, "{number} 0 R ").unwrap();
    }
    pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
    pdf.object(&format!("<< /Type /Pages /Kids [{kids}] /Count 10000 /MediaBox [0 0 595 842] >>"));
    pdf.stream("", b"0 0 5 5 re f");
    for _ in 0..10_000 {
        pdf.object("<< /Type /Page /Parent 2 0 R /Contents 3 0 R >>");
    }
    let document = Document::open(pdf.bytes(), None, strict()).unwrap();
    assert_eq!(document.page_count(), 10_000);
    assert!(document.viewer().render(10_000, RenderOptions::default()).is_ok());
    let few = Limits { pages: 9_999, ..strict() };
    let refusal = Document::open(pdf.bytes(), None, few).unwrap_err();
    assert_eq!(refusal, PreviewError::TooManyPages { pages: 10_000, limit: 9_999 });
}

#[test]
fn a_file_larger_than_allowed_is_not_even_looked_at() {
    let refusal = Document::open(vec![0; 2_000], None, Limits { file_bytes: 1_000, ..strict() }).unwrap_err();
    assert_eq!(refusal, PreviewError::FileTooLarge { bytes: 2_000, limit: 1_000 });
}

#[test]
fn what_is_no_pdf_is_said_not_to_be_one() {
    for bytes in [&b""[..], b"PK\x03\x04", b"<html>", b"%PDX-1.7"] {
        assert_eq!(code(bytes.to_vec()), "preview.not-pdf");
    }
    for bytes in
        [&b"%PDF-"[..], b"%PDF-1.7\n%%EOF", b"%PDF-1.7\n1 0 obj << >> endobj trailer << /Root 1 0 R >>"]
    {
        assert_eq!(code(bytes.to_vec()), "preview.damaged");
    }
}
