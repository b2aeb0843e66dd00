//! Terms of service (服務條款) and privacy policy (隱私權政策), each with its version.

use askama::Template;

use super::{Shell, html};

/// The version of the terms a citizen acknowledges.
pub const TERMS_VERSION: &str = "1.0";

/// The version of the privacy policy.
pub const PRIVACY_VERSION: &str = "1.0";

/// 服務條款
#[derive(Debug, Clone, Template)]
#[template(path = "terms.html")]
pub struct TermsOfService {
    /// The frame.
    pub shell: Shell,
}

impl TermsOfService {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}

/// 隱私權政策
#[derive(Debug, Clone, Template)]
#[template(path = "privacy.html")]
pub struct PrivacyPolicy {
    /// The frame.
    pub shell: Shell,
}

impl PrivacyPolicy {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}
