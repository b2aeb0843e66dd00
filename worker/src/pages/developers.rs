//! The documentation for developers (開發者): what the build has made of `docs/developers`, in the frame of the site.

use askama::Template;
use serde::Deserialize;

use super::{Shell, html};

/// A page as the build wrote it, in one language.
#[derive(Debug, Clone, Deserialize)]
pub struct DeveloperText {
    /// Its title.
    pub title: String,
    /// What it is about, in a sentence.
    pub summary: String,
    /// Where its Markdown is.
    pub markdown: String,
    /// Its parts, for the list at its head.
    pub sections: Vec<DeveloperSection>,
    /// What it says. The build makes it of our own files only, and lets no HTML of theirs through.
    pub html: String,
    /// All pages.
    pub groups: Vec<DeveloperGroup>,
}

/// A part of a page.
#[derive(Debug, Clone, Deserialize)]
pub struct DeveloperSection {
    /// Its anchor.
    pub id: String,
    /// Its heading.
    pub title: String,
}

/// Pages that belong together.
#[derive(Debug, Clone, Deserialize)]
pub struct DeveloperGroup {
    /// What they are.
    pub title: String,
    /// The pages.
    pub pages: Vec<DeveloperLink>,
}

/// A way to a page.
#[derive(Debug, Clone, Deserialize)]
pub struct DeveloperLink {
    /// Where it is.
    pub address: String,
    /// Its title.
    pub title: String,
}

/// A page of the documentation.
#[derive(Debug, Clone, Template)]
#[template(path = "developers.html")]
pub struct DeveloperPage {
    /// The frame.
    pub shell: Shell,
    /// What it says.
    pub text: DeveloperText,
    /// Whether it is the first.
    pub is_start: bool,
}

impl DeveloperPage {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}
