//! Documents put together by hand, object by object.
#![allow(dead_code, reason = "each test takes what it needs")]

use mydata_preview::{Document, Limits};

/// A page of 200 × 200 points with these contents and resources, and more objects from number 5 on.
pub(crate) fn page(contents: &str, resources: &str, more: &[Vec<u8>]) -> Document {
    let contents = stream(4, "", contents.as_bytes());
    page_with(&format!("/Contents 4 0 R /Resources << {resources} >>"), &[&[contents], more].concat())
}

/// A page with these entries of its own.
pub(crate) fn page_with(entries: &str, more: &[Vec<u8>]) -> Document {
    let mut file = b"%PDF-1.7\n".to_vec();
    file.extend(object(1, "/Type /Catalog /Pages 2 0 R"));
    file.extend(object(2, "/Type /Pages /Kids [3 0 R] /Count 1"));
    file.extend(object(3, &format!("/Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] {entries}")));
    file.extend(more.concat());
    file.extend(b"trailer << /Root 1 0 R >>\n");
    Document::open(file, None, Limits::default()).unwrap()
}

pub(crate) fn object(number: usize, dict: &str) -> Vec<u8> {
    format!("{number} 0 obj << {dict} >> endobj\n").into_bytes()
}

pub(crate) fn stream(number: usize, dict: &str, contents: &[u8]) -> Vec<u8> {
    let mut out = format!("{number} 0 obj << {dict} /Length {} >> stream\n", contents.len()).into_bytes();
    out.extend(contents);
    out.extend(b"\nendstream endobj\n");
    out
}

/// A composite font that is only named.
pub(crate) fn named_font(number: usize, name: &str, encoding: &str) -> Vec<u8> {
    composite_font(number, name, encoding, "CNS1", "")
}

pub(crate) fn composite_font(
    number: usize,
    name: &str,
    encoding: &str,
    ordering: &str,
    more: &str,
) -> Vec<u8> {
    let collection = format!("<< /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >>");
    let descendant = format!(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo {collection} {more} >>"
    );
    let dict = format!(
        "/Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /{encoding} /DescendantFonts [{descendant}]"
    );
    object(number, &dict)
}
