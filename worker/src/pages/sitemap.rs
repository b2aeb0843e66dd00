//! 網站導覽: every page anybody may open, and the keys that lead around a page.

use askama::Template;

use super::{Category, Shell, html};

/// 網站導覽
#[derive(Debug, Clone, Template)]
#[template(path = "sitemap.html")]
pub struct Sitemap {
    /// The frame.
    pub shell: Shell,
}

/// The groups: the catalogue's key of each, and its pages with their keys.
const GROUPS: [(&str, &[(&str, &str)]); 3] = [
    (
        "sitemap-services",
        &[
            ("/", "menu-home"),
            ("/personal", "menu-personal"),
            ("/services", "menu-services"),
            ("/counter", "menu-counter"),
            ("/member", "menu-member"),
            ("/verify", "menu-verify"),
            ("/organ", "organ-for-staff"),
        ],
    ),
    (
        "sitemap-information",
        &[
            ("/about", "about-title"),
            ("/news", "news-title"),
            ("/faq", "faq-title"),
            ("/contact", "contacts-title"),
            ("/status", "status-title"),
            ("/ledger", "footer-ledger"),
            ("/developers", "developers-title"),
        ],
    ),
    (
        "sitemap-rules",
        &[
            ("/terms", "terms-title"),
            ("/privacy", "privacy-title"),
            ("/accessibility", "accessibility-title"),
            ("/sitemap", "sitemap-title"),
        ],
    ),
];

/// The access keys, and the catalogue's key of what each leads to.
const KEYS: [(&str, &str); 4] = [
    ("U", "sitemap-key-top"),
    ("C", "sitemap-key-main"),
    ("Z", "sitemap-key-bottom"),
    ("S", "sitemap-key-search"),
];

impl Sitemap {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}
