//! Terms or privacy policy have changed since somebody accepted them: what is new, and her acceptance.

use std::borrow::Cow;

use askama::Template;

use super::{IdentifyHead, PRIVACY_VERSION, Shell, TERMS_VERSION, html};

/// The versions of both texts, as somebody accepts them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versions {
    /// Of the terms of service.
    pub terms: String,
    /// Of the privacy policy.
    pub privacy: String,
}

impl Versions {
    /// Those that hold now.
    #[must_use]
    pub fn now() -> Self {
        Self { terms: TERMS_VERSION.to_owned(), privacy: PRIVACY_VERSION.to_owned() }
    }

    /// What the form that accepts them says they are.
    #[must_use]
    pub fn as_text(&self) -> String {
        format!("{}/{}", self.terms, self.privacy)
    }
}

/// One of the two texts, where it has changed.
struct Changed {
    key: &'static str,
    address: &'static str,
    before: String,
    now: &'static str,
    /// What is new in it.
    news: Cow<'static, str>,
}

/// The page. Its form posts `csrf`, `shown`, `acknowledged=1` and `decision=accept|refuse`.
#[derive(Clone, Template)]
#[template(path = "terms-changed.html")]
pub struct TermsChanged {
    /// The frame.
    pub shell: Shell,
    /// The identification that goes on afterwards.
    pub head: IdentifyHead,
    /// What she accepted before.
    pub accepted: Versions,
    /// Whether she pressed without the tick.
    pub unacknowledged: bool,
}

impl TermsChanged {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn changed(&self) -> Vec<Changed> {
        let one = |key: &'static str, address, before: &str, now: &'static str| {
            let news = || self.shell.text(format!("{key}-changes"));
            (before != now).then(|| Changed { key, address, before: before.to_owned(), now, news: news() })
        };
        let terms = one("terms", "/terms", &self.accepted.terms, TERMS_VERSION);
        let privacy = one("privacy", "/privacy", &self.accepted.privacy, PRIVACY_VERSION);
        terms.into_iter().chain(privacy).collect()
    }

    fn shown() -> String {
        Versions::now().as_text()
    }
}
