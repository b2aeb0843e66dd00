//! The package verifier (離線驗證): a file is checked in the visitor's own browser.

use askama::Template;
use mydata_consent::Moment;

use super::{Shell, html};

/// A root certificate the verifier trusts.
#[derive(Debug, Clone)]
pub struct AnchorEntry {
    /// Its subject as people read it.
    pub name: String,
    /// The SHA-256 of the certificate, hexadecimal.
    pub sha256: String,
    /// When it ends.
    pub not_after: Moment,
}

impl AnchorEntry {
    /// The digest in groups of four, which eyes can compare.
    fn grouped_digest(&self) -> String {
        let digits: Vec<char> = self.sha256.chars().collect();
        digits.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
    }
}

/// 離線驗證
#[derive(Debug, Clone, Template)]
#[template(path = "verify.html")]
pub struct Verify {
    /// The frame.
    pub shell: Shell,
    /// The pinned roots.
    pub anchors: Vec<AnchorEntry>,
}

impl Verify {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}
