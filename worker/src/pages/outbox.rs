//! The development outbox: letters of a demonstration, for its developers to read.

use askama::Template;
use mydata_consent::Moment;

use super::{Shell, html};
use crate::texts::Locale;

/// A letter.
#[derive(Debug, Clone)]
pub struct OutboxEntry {
    /// When it was sent.
    pub at: Moment,
    /// To whom, in full: these people are invented.
    pub to: String,
    /// In which language.
    pub locale: Locale,
    /// The subject; a short message has none.
    pub subject: Option<String>,
    /// What it says.
    pub text: String,
    /// The code in it.
    pub code: Option<String>,
    /// As how many short messages it would have gone.
    pub parts: usize,
}

impl OutboxEntry {
    fn is_mail(&self) -> bool {
        self.subject.is_some()
    }
}

/// The page of the outbox.
#[derive(Debug, Clone, Template)]
#[template(path = "outbox.html")]
pub struct Outbox {
    /// The frame.
    pub shell: Shell,
    /// The letters, newest first.
    pub letters: Vec<OutboxEntry>,
    /// The contact whose letters are wanted; empty for all.
    pub wanted: String,
}

impl Outbox {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}
