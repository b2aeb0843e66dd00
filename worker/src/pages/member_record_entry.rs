//! One entry of the usage record: all that is known of it, its signed paper, and the proof that the ledger holds it.

use askama::Template;
use mydata_consent::Moment;

use super::{EntryWords, PaperPart, Shell, html};
use crate::objects::citizen::{Entry, EntryKind, MembershipEvent};

/// The page of one entry.
#[derive(Debug, Clone, Template)]
#[template(path = "member-record-entry.html")]
pub struct MemberRecordEntry {
    /// The frame.
    pub shell: Shell,
    /// The entry.
    pub words: EntryWords,
    /// Its paper, if it has one: what it says, or the code for why it cannot be read.
    pub paper: Option<Result<Vec<PaperPart>, &'static str>>,
}

impl MemberRecordEntry {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn entry(&self) -> &Entry {
        &self.words.noted.entry
    }

    /// The address of something that belongs to the entry.
    fn address(&self, what: &str) -> String {
        format!("/member/record/{}/{what}", self.words.noted.number)
    }

    fn begun_at(&self) -> Option<Moment> {
        match self.entry() {
            Entry::Use(entry) => Some(entry.begun_at),
            _ => None,
        }
    }

    /// The number of the report that the entry is about.
    fn reference(&self) -> Option<&str> {
        match self.entry() {
            Entry::Membership { event: MembershipEvent::Disputed { reference }, .. } => Some(reference),
            _ => None,
        }
    }

    /// Whether it may be something that was not her doing.
    fn is_disputable(&self) -> bool {
        self.entry().kind() != EntryKind::Erasure
    }

    fn paper_key(&self, key: &str) -> String {
        let kind = if self.entry().kind() == EntryKind::Erasure { "deletion" } else { "consent" };
        format!("record-{kind}-{key}")
    }
}
