//! Terms of service (服務條款) and privacy policy (隱私權政策), each with its version.

use std::borrow::Cow;

use askama::Template;

use super::{Shell, html};
use crate::texts::Texts;

/// The version of the terms a citizen acknowledges.
pub const TERMS_VERSION: &str = "1.0";

/// The version of the privacy policy.
pub const PRIVACY_VERSION: &str = "1.0";

/// 服務條款
#[derive(Debug, Clone)]
pub struct TermsOfService {
    /// The frame.
    pub shell: Shell,
}

impl TermsOfService {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(&LegalText { shell: &self.shell, name: "terms", version: TERMS_VERSION })
    }
}

/// 隱私權政策
#[derive(Debug, Clone)]
pub struct PrivacyPolicy {
    /// The frame.
    pub shell: Shell,
}

impl PrivacyPolicy {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(&LegalText { shell: &self.shell, name: "privacy", version: PRIVACY_VERSION })
    }
}

#[derive(Template)]
#[template(path = "legal.html")]
struct LegalText<'a> {
    shell: &'a Shell,
    name: &'static str,
    version: &'static str,
}

struct Section {
    title: Cow<'static, str>,
    paragraphs: Vec<String>,
}

impl LegalText<'_> {
    fn key(&self, part: &str) -> String {
        format!("{}-{part}", self.name)
    }

    /// The numbered sections of the catalogue, up to the first number that is missing.
    fn sections(&self) -> Vec<Section> {
        let texts = Texts::of(self.shell.locale);
        let section = |number: u8| {
            let title = texts.find(&self.key(&format!("{number}-title")))?;
            let body = texts.find(&self.key(&format!("{number}-body")))?;
            Some(Section { title, paragraphs: body.split("\n\n").map(str::to_owned).collect() })
        };
        (1..).map_while(section).collect()
    }
}
