//! Writes PDFs that no decent program would.
#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// Objects, the first of which is the catalogue.
#[derive(Clone, Default)]
pub(crate) struct Pdf(Vec<Vec<u8>>);

impl Pdf {
    /// One page with this content and these entries of its dictionary.
    pub(crate) fn page(content: &str, entries: &str) -> Self {
        let mut pdf = Self::default();
        pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
        pdf.object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        let size = if entries.contains("/MediaBox") { "" } else { "/MediaBox [0 0 200 200]" };
        pdf.object(&format!("<< /Type /Page /Parent 2 0 R {size} /Contents 4 0 R {entries} >>"));
        pdf.stream("", content.as_bytes());
        pdf
    }

    /// Adds an object and answers its number.
    pub(crate) fn object(&mut self, body: &str) -> usize {
        self.0.push(body.as_bytes().to_vec());
        self.0.len()
    }

    /// Adds a stream.
    pub(crate) fn stream(&mut self, entries: &str, data: &[u8]) -> usize {
        let mut body = format!("<< {entries} /Length {} >>\nstream\n", data.len()).into_bytes();
        body.extend(data);
        body.extend(b"\nendstream");
        self.0.push(body);
        self.0.len()
    }

    /// Adds a stream, packed as often as said.
    pub(crate) fn packed(&mut self, entries: &str, data: &[u8], times: usize) -> usize {
        let filters = "/FlateDecode ".repeat(times);
        let data = (0..times).fold(data.to_vec(), |data, _| packed(&data));
        self.stream(&format!("{entries} /Filter [{filters}]"), &data)
    }

    /// The file with one object more.
    pub(crate) fn with(mut self, add: impl FnOnce(&mut Self) -> usize) -> Vec<u8> {
        add(&mut self);
        self.bytes()
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n".to_vec();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", self.0.len() + 1);
        for (number, body) in (1..).zip(&self.0) {
            writeln!(table, "{:010} 00000 n ", out.len()).unwrap();
            out.extend(format!("{number} 0 obj\n").bytes());
            out.extend(body);
            out.extend(b"\nendobj\n");
        }
        let start = out.len();
        out.extend(table.bytes());
        let size = self.0.len() + 1;
        out.extend(format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").bytes());
        out
    }
}

/// Deflated.
pub(crate) fn packed(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}
