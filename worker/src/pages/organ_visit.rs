//! A citizen's data at a counter: who looks at it, whose it is and what for, what may be done with each dataset, and until when.

use askama::Template;
use mydata_consent::{ItemRule, Moment};

use super::counter::rule_key;
use super::{ClerkHead, DatasetBrief, DatasetState, Shell, html, minutes_left};

/// A dataset at a counter.
#[derive(Debug, Clone)]
pub struct OrganItem {
    /// What it is.
    pub dataset: DatasetBrief,
    /// What may be done with it.
    pub rule: ItemRule,
    /// How it has come, or that it has been saved.
    pub state: DatasetState,
    /// Whether it has been opened.
    pub seen: bool,
}

impl OrganItem {
    fn rule_key(&self) -> String {
        rule_key(self.rule, "")
    }

    fn bytes(&self) -> Option<u64> {
        let DatasetState::Ready { bytes } = self.state else { return None };
        Some(bytes)
    }

    fn opens(&self) -> bool {
        self.bytes().is_some() && self.rule.may_be_seen()
    }

    fn ready_key(&self) -> &'static str {
        if self.opens() { "organ-visit-ready" } else { "organ-visit-ready-to-save" }
    }

    fn saves(&self) -> bool {
        self.bytes().is_some() && self.rule.may_be_saved()
    }
}

/// The documents of a visit. Its forms post the head's `csrf`: to `/organ/visit/save` with `shown`, the datasets that it offers to save, to
/// `/organ/visit/end`, and to `/organ/sign-out`.
#[derive(Clone, Template)]
#[template(path = "organ-visit.html")]
pub struct OrganVisit {
    /// The frame.
    pub shell: Shell,
    /// Who looks.
    pub head: ClerkHead,
    /// What she has come for.
    pub service: String,
    /// Whose data it is.
    pub person: String,
    /// Her ID, masked.
    pub masked_id: String,
    /// Who has come in her place.
    pub agent: Option<String>,
    /// The datasets.
    pub items: Vec<OrganItem>,
    /// Until when they can be looked at.
    pub until: Moment,
    /// The time of this answer.
    pub now: Moment,
}

impl OrganVisit {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    /// What stands across every document, before the time.
    fn watermark(&self) -> String {
        let ClerkHead { name, counter, agency, .. } = &self.head;
        format!("{agency} · {counter} · {name}")
    }

    fn seconds_left(&self) -> u64 {
        self.until.since(self.now).as_secs()
    }

    fn minutes_left(&self) -> u64 {
        minutes_left(self.now, self.until)
    }

    fn saved_count(&self) -> usize {
        self.items.iter().filter(|item| item.saves()).count()
    }

    fn saved_bytes(&self) -> u64 {
        self.items.iter().filter(|item| item.saves()).filter_map(OrganItem::bytes).sum()
    }

    fn saved_resources(&self) -> String {
        let saved = self.items.iter().filter(|item| item.saves());
        saved.map(|item| item.dataset.resource_id.as_str()).collect::<Vec<_>>().join(" ")
    }
}
