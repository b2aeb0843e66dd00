//! The transfers that are under way in her name: how far each has come, going on with it, deleting it now.

use std::borrow::{Borrow, Cow};

use askama::Template;
use mydata_consent::Moment;

use super::{DatasetState, Shell, html};

/// A transfer that is under way.
#[derive(Debug, Clone)]
pub struct LiveEntry {
    /// Names it in addresses.
    pub name: String,
    /// The service that gets the data; none where she takes it herself.
    pub receiver: Option<String>,
    /// What for; empty where she takes it herself.
    pub purpose: String,
    /// Each dataset's name and how far it has come.
    pub datasets: Vec<(String, DatasetState)>,
    /// When she identified.
    pub since: Moment,
    /// Until when its data is kept at most.
    pub kept_until: Option<Moment>,
    /// Until when its code can be redeemed, where it has one just now.
    pub code_until: Option<Moment>,
    /// How far it has come.
    pub stage: LiveStage,
}

/// How far a transfer has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LiveStage {
    /// It waits for a counter, or a clerk is at work with it.
    AtCounter {
        /// Whether she has shown enough to go on with it here.
        may_go_on: bool,
    },
    /// The data waits for her decision, or for her to take it.
    Hers {
        /// Whether she has shown enough to go on with it here.
        may_go_on: bool,
    },
    /// She has agreed; the service has yet to fetch it.
    Sent,
}

impl LiveEntry {
    fn stage_key(&self) -> &'static str {
        match (self.stage, &self.receiver) {
            (LiveStage::AtCounter { .. }, _) => "live-stage-counter",
            (LiveStage::Sent, _) => "live-stage-sent",
            (LiveStage::Hers { .. }, Some(_)) => "live-stage-consent",
            (LiveStage::Hers { .. }, None) => "live-stage-own",
        }
    }

    fn is_at_counter(&self) -> bool {
        matches!(self.stage, LiveStage::AtCounter { .. })
    }

    /// What the button is called that stops it.
    fn delete_key(&self) -> &'static str {
        if self.is_at_counter() { "live-delete-code" } else { "live-delete" }
    }

    /// Where she goes on, if there is anything for her to do.
    fn go_on(&self) -> Option<bool> {
        match self.stage {
            LiveStage::AtCounter { may_go_on } | LiveStage::Hers { may_go_on } => Some(may_go_on),
            LiveStage::Sent => None,
        }
    }
}

/// What has just happened on this page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LiveDone {
    /// A transfer was stopped, its data is being deleted.
    Deleted,
    /// It had ended already.
    EndedBefore,
}

impl LiveDone {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Deleted, Self::EndedBefore];

    /// The value of `?done=`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Deleted => "deleted",
            Self::EndedBefore => "ended-before",
        }
    }

    /// Reads the value of `?done=`.
    ///
    /// ```
    /// # use mydata_worker::pages::LiveDone;
    /// assert_eq!(LiveDone::parse("deleted"), Some(LiveDone::Deleted));
    /// assert_eq!(LiveDone::parse("saved"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|done| done.as_str() == text)
    }

    fn key(self) -> String {
        format!("live-done-{}", self.as_str())
    }
}

/// All transfers that are under way. Each form posts `csrf` to `/member/live/{name}/go-on`.
#[derive(Clone, Template)]
#[template(path = "member-live.html")]
pub struct MemberLive {
    /// The frame.
    pub shell: Shell,
    /// The token its forms carry.
    pub csrf: String,
    /// What has just happened.
    pub done: Option<LiveDone>,
    /// The transfers, the latest first.
    pub entries: Vec<LiveEntry>,
}

impl MemberLive {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    /// Each with what it is called.
    fn named(&self) -> Vec<(Cow<'_, str>, &LiveEntry)> {
        let entries = self.entries.iter().enumerate();
        entries.map(|(place, entry)| (self.name(place, entry), entry)).collect()
    }

    /// By its receiver; where one receiver has several, by a number too, counted from the earliest: whoever hears the page
    /// tells them apart by that.
    fn name<'a>(&self, place: usize, entry: &'a LiveEntry) -> Cow<'a, str> {
        let receiver = entry.receiver.as_deref().map_or_else(|| self.shell.text("live-herself"), Into::into);
        let is_alike = |other: &&LiveEntry| other.receiver == entry.receiver;
        if self.entries.iter().filter(is_alike).count() == 1 {
            return receiver;
        }
        let number = self.entries.iter().skip(place).filter(is_alike).count().to_string();
        self.shell
            .with("live-one-of-several", &[("receiver", receiver.as_ref()), ("number", number.as_str())])
    }

    fn day_and_clock(&self, moment: impl Borrow<Moment>) -> String {
        format!("{} {}", self.shell.date(moment.borrow()), Shell::clock(moment.borrow()))
    }
}

/// Whether a transfer is really to be deleted. Its form posts `csrf` and `decision=delete`.
#[derive(Clone, Template)]
#[template(path = "member-live-delete.html")]
pub struct MemberLiveDelete {
    /// The frame.
    pub shell: Shell,
    /// The token its form carries.
    pub csrf: String,
    /// The transfer.
    pub entry: LiveEntry,
}

impl MemberLiveDelete {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}
