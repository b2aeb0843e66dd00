//! The member area (會員專區): who is signed in and how, her devices, her sessions, and the uses of her data.

use std::borrow::Borrow;

use askama::Template;
use fluent_bundle::FluentValue;
use mydata_consent::Moment;
use mydata_identity::IdentityMethod;

use super::{Shell, UsageEntry, html};

/// A device she has bound.
#[derive(Debug, Clone)]
pub struct DeviceEntry {
    /// What the form that removes it posts as `device`.
    pub name: String,
    /// When it was bound.
    pub bound_at: Moment,
    /// Whether copies of its key exist on other devices of hers.
    pub is_backed_up: bool,
}

/// A place where she is signed in.
#[derive(Debug, Clone)]
pub struct SessionEntry {
    /// When it began.
    pub began_at: Moment,
    /// When a page was last looked at.
    pub last_seen_at: Moment,
    /// How she identified there.
    pub method: Option<IdentityMethod>,
    /// Whether it is the browser that asks.
    pub is_this: bool,
}

/// How she was identified in this session.
#[derive(Debug, Clone, Copy)]
pub struct HowShown {
    /// The strongest method.
    pub method: IdentityMethod,
    /// When.
    pub at: Moment,
}

/// Which terms she agreed to.
#[derive(Debug, Clone)]
pub struct AcceptedTerms {
    /// The version of the terms of service.
    pub terms: String,
    /// The version of the privacy policy.
    pub privacy: String,
    /// When.
    pub at: Moment,
}

/// What she is known by, once she is a member.
#[derive(Debug, Clone)]
pub struct MemberBrief {
    /// Her name.
    pub name: String,
    /// Where notices go, masked.
    pub masked_contact: String,
    /// Since when.
    pub since: Moment,
    /// Which terms she agreed to.
    pub accepted: AcceptedTerms,
}

/// Something that has just happened, said above the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberDone {
    /// Somebody else's evidence was shown; nothing has changed.
    AnotherPerson,
    /// Notices go elsewhere from now on.
    ContactChanged,
    /// A device was bound.
    DeviceBound,
    /// A device was removed.
    DeviceRemoved,
    /// Transfers are possible again.
    FreezeLifted,
    /// She has shown who she is once more.
    SteppedUp,
}

impl MemberDone {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::AnotherPerson,
        Self::ContactChanged,
        Self::DeviceBound,
        Self::DeviceRemoved,
        Self::FreezeLifted,
        Self::SteppedUp,
    ];

    /// The value of `?done=`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AnotherPerson => "another-person",
            Self::ContactChanged => "contact-changed",
            Self::DeviceBound => "device-bound",
            Self::DeviceRemoved => "device-removed",
            Self::FreezeLifted => "freeze-lifted",
            Self::SteppedUp => "stepped-up",
        }
    }

    /// Reads the value of `?done=`.
    ///
    /// ```
    /// # use mydata_worker::pages::MemberDone;
    /// assert_eq!(MemberDone::parse("device-bound"), Some(MemberDone::DeviceBound));
    /// assert_eq!(MemberDone::parse("everything"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|done| done.as_str() == text)
    }

    fn key(self) -> String {
        format!("member-done-{}", self.as_str())
    }

    fn tone(self) -> &'static str {
        if self == Self::AnotherPerson { "warn" } else { "ok" }
    }

    fn icon(self) -> &'static str {
        if self == Self::AnotherPerson { "alert" } else { "check" }
    }
}

/// The front page of the member area. Its forms post `csrf`, and the one of a device `device`.
#[derive(Clone, Template)]
#[template(path = "member.html")]
pub struct MemberHome {
    /// The frame.
    pub shell: Shell,
    /// The token its forms carry.
    pub csrf: String,
    /// The time of this answer.
    pub now: Moment,
    /// Something that has just happened.
    pub done: Option<MemberDone>,
    /// Her national ID, masked.
    pub masked_id: String,
    /// What she is known by; nothing for somebody who is signed in but no member.
    pub member: Option<MemberBrief>,
    /// How she was identified.
    pub shown: Option<HowShown>,
    /// When the session ends unless another page is looked at.
    pub idle_until: Moment,
    /// When it ends in any case.
    pub ends_at: Moment,
    /// Since when she has everything frozen, if she has.
    pub frozen_since: Option<Moment>,
    /// How many transfers are under way.
    pub live: usize,
    /// Her devices.
    pub devices: Vec<DeviceEntry>,
    /// Where she is signed in, this browser included.
    pub sessions: Vec<SessionEntry>,
    /// The last uses of her data, newest first.
    pub recent_uses: Vec<UsageEntry>,
}

impl MemberHome {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    /// The visible part of the masked ID, one character after the other, for screen readers.
    fn spoken_id(&self) -> String {
        let visible = self.masked_id.chars().filter(|character| *character != '*');
        visible.map(String::from).collect::<Vec<_>>().join(" ")
    }

    fn day_and_clock(&self, moment: impl Borrow<Moment>) -> String {
        format!("{} {}", self.shell.date(moment.borrow()), Shell::clock(moment.borrow()))
    }

    /// A method in words: its name and its level, if it has one.
    fn words_of(&self, method: impl Borrow<IdentityMethod>) -> String {
        let method = method.borrow();
        let name = self.shell.text(format!("identify-method-{}", method.code()));
        let Some(level) = method.level() else { return name.into_owned() };
        let variables =
            [("method", FluentValue::from(name.as_ref())), ("level", FluentValue::from(level.number()))];
        self.shell.with("member-method-and-level", &variables).into_owned()
    }
}

/// Signed out: nothing of the session is left in this browser, or anywhere.
#[derive(Debug, Clone, Template)]
#[template(path = "member-signed-out.html")]
pub struct SignedOut {
    /// The frame.
    pub shell: Shell,
    /// Whether every session was ended.
    pub everywhere: bool,
}

impl SignedOut {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn key(&self, suffix: &str) -> String {
        format!("signed-out{}{suffix}", if self.everywhere { "-everywhere" } else { "" })
    }
}
