//! The counter's code in the hands of whoever goes there for somebody else.

use std::borrow::Borrow;

use askama::Template;
use mydata_consent::Moment;

use super::counter_code::{CodeLine, CodeStage};
use super::{MandateEntry, Shell, html, minutes_left};

/// The page. Its form posts `csrf` and `decision`: `issue` or `decline`.
#[derive(Clone, Template)]
#[template(path = "member-mandate-code.html")]
pub struct MandateCode {
    /// The frame.
    pub shell: Shell,
    /// The token its form carries.
    pub csrf: String,
    /// What she does for whom.
    pub mandate: MandateEntry,
    /// Where the passcode goes, masked.
    pub masked_contact: String,
    /// How far the code has come.
    pub stage: CodeStage,
    /// How many more codes can be made.
    pub codes_left: usize,
    /// The datasets that the counter will not see.
    pub missing: Vec<String>,
    /// What has come of it, the earliest first.
    pub history: Vec<CodeLine>,
    /// The time of this answer.
    pub now: Moment,
    /// Tells one state of the page from another.
    pub state: String,
    /// The code of why what she wanted was refused.
    pub problem: Option<String>,
}

impl MandateCode {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn heading(&self) -> &'static str {
        match self.stage {
            CodeStage::Shown(_) => "counter-shown-heading",
            CodeStage::Passcode(_) => "counter-passcode-heading",
            CodeStage::Open(_) => "counter-open-heading",
            _ => "mandate-code-title",
        }
    }

    fn can_issue(&self) -> bool {
        self.codes_left > 0 && !matches!(self.stage, CodeStage::Collecting)
    }

    /// Without script, the page is made anew by itself only while something can come of a code: one that is left open must not
    /// keep its member signed in.
    fn asks_again(&self) -> bool {
        matches!(self.stage, CodeStage::Shown(_) | CodeStage::Passcode(_) | CodeStage::Open(_))
    }

    fn can_give_back(&self) -> bool {
        !matches!(self.stage, CodeStage::Open(_))
    }

    fn issue_key(&self) -> &'static str {
        match self.stage {
            CodeStage::Shown(_) | CodeStage::Passcode(_) => "counter-refresh",
            _ if !self.missing.is_empty() => "counter-issue-partly",
            _ => "counter-issue",
        }
    }

    /// What is said where there is no further code.
    fn last_key(&self) -> &'static str {
        if let CodeStage::Shown(_) = self.stage { "mandate-last-code" } else { "mandate-used-up" }
    }

    fn minutes_until(&self, moment: impl Borrow<Moment>) -> u64 {
        minutes_left(self.now, *moment.borrow())
    }
}
