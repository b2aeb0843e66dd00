//! The pages of a counter's clerk before a passcode is asked for: sign-in, the field for a code, and a wrong address.

use std::borrow::{Borrow, Cow};

use askama::Template;
use mydata_consent::Moment;
use serde::Deserialize;

use super::{Shell, html};

/// Who is at work; stands at the head of every page of a clerk.
#[derive(Clone)]
pub struct ClerkHead {
    /// The token of the page's forms.
    pub csrf: String,
    /// Whose clerk.
    pub agency: String,
    /// The clerk's name.
    pub name: String,
    /// Which desk.
    pub counter: String,
}

/// What is wrong with what a clerk typed, or why it was not looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganProblem {
    /// The stable code.
    pub code: &'static str,
    /// Tries left, after a wrong one.
    pub remaining: Option<usize>,
    /// When the same may be tried again, where it was tried too often or too soon.
    pub until: Option<Moment>,
}

impl OrganProblem {
    /// Something that was typed in another form than it has.
    #[must_use]
    pub const fn form(code: &'static str) -> Self {
        Self { code, remaining: None, until: None }
    }

    /// A wrong try.
    #[must_use]
    pub const fn wrong(code: &'static str, remaining: usize) -> Self {
        Self { code, remaining: Some(remaining), until: None }
    }

    /// Nothing is looked at before this moment.
    #[must_use]
    pub const fn paused(code: &'static str, until: Moment) -> Self {
        Self { code, remaining: None, until: Some(until) }
    }

    pub(super) fn sentence(&self, shell: &Shell) -> Cow<'static, str> {
        let key = self.code.replace('.', "-");
        match self.until {
            Some(until) => shell.with(key, &[("clock", Shell::clock(until))]),
            None => shell.text(key),
        }
    }
}

/// What has happened before a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrganNotice {
    /// Nobody did anything for a while, so that the page has locked itself.
    Locked,
    /// The session had ended.
    Over,
    /// The last passcode of a code was guessed at too often.
    PasscodesUsedUp,
    /// The clerk has signed out.
    SignedOut,
    /// The visit has ended, and not by the clerk.
    VisitLost,
    /// The clerk has ended the visit.
    VisitOver,
}

impl OrganNotice {
    const ALL: [Self; 6] =
        [Self::Locked, Self::Over, Self::PasscodesUsedUp, Self::SignedOut, Self::VisitLost, Self::VisitOver];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Locked => "locked",
            Self::Over => "over",
            Self::PasscodesUsedUp => "passcodes-used-up",
            Self::SignedOut => "signed-out",
            Self::VisitLost => "visit-lost",
            Self::VisitOver => "visit-over",
        }
    }

    /// The address of the page that says so.
    #[must_use]
    pub fn address(self) -> String {
        format!("/organ?done={}", self.as_str())
    }

    /// The one that an address names.
    #[must_use]
    pub fn of_query(query: &str) -> Option<Self> {
        let done = query.split('&').find_map(|pair| pair.strip_prefix("done="))?;
        Self::ALL.into_iter().find(|notice| notice.as_str() == done)
    }

    /// Whether it is about a visit, and may be said to a clerk who is signed in. The others would be untrue.
    #[must_use]
    pub const fn is_of_visit(self) -> bool {
        matches!(self, Self::PasscodesUsedUp | Self::VisitLost | Self::VisitOver)
    }

    /// Whether it came unlooked-for.
    const fn is_unexpected(self) -> bool {
        matches!(self, Self::PasscodesUsedUp | Self::VisitLost)
    }

    fn key(self) -> String {
        format!("organ-notice-{}", self.as_str())
    }
}

/// A clerk of the demonstration, as whom everybody may sign in.
#[derive(Debug, Clone, Deserialize)]
pub struct DemoClerk {
    /// The account.
    pub account: String,
    /// The password, which is printed for everybody to read.
    pub password: String,
    /// Whose clerk.
    pub agency_zh: String,
    /// The same in English.
    pub agency_en: String,
    /// Which desk.
    pub counter: String,
}

/// The sign-in page. Its form posts `csrf`, `account` and `password`.
#[derive(Clone, Template)]
#[template(path = "organ-sign-in.html")]
pub struct OrganSignIn {
    /// The frame.
    pub shell: Shell,
    /// The form's token.
    pub csrf: String,
    /// What has happened before.
    pub notice: Option<OrganNotice>,
    /// The account as it was typed.
    pub typed: String,
    /// What is wrong with it.
    pub problem: Option<OrganProblem>,
    /// Whom one can be, in a demonstration.
    pub demo_clerks: Vec<DemoClerk>,
}

impl OrganSignIn {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}

/// The page with the field for a code. Its form posts `csrf` and `code`.
#[derive(Clone, Template)]
#[template(path = "organ-code.html")]
pub struct OrganCode {
    /// The frame.
    pub shell: Shell,
    /// Who is at work.
    pub head: ClerkHead,
    /// What has happened before.
    pub notice: Option<OrganNotice>,
    /// What is wrong with what was typed.
    pub problem: Option<OrganProblem>,
    /// When somebody signed in with the account before this session.
    pub signed_in_before: Option<Moment>,
    /// Wrong passwords between that and this session.
    pub wrong_before: u32,
}

impl OrganCode {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn day_and_clock(&self, moment: impl Borrow<Moment>) -> String {
        format!("{} {}", self.shell.date(moment.borrow()), Shell::clock(moment.borrow()))
    }
}

/// The page at an address at which no agency's clerks work, or not this clerk's.
#[derive(Clone, Template)]
#[template(path = "organ-elsewhere.html")]
pub struct OrganElsewhere {
    /// The frame.
    pub shell: Shell,
    /// The address, as the platform sees it.
    pub address: Option<String>,
}

impl OrganElsewhere {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}
