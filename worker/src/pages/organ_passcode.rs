//! The page on which a clerk types the passcode that the holder of the code has received.

use askama::Template;
use mydata_consent::Moment;

use super::{ClerkHead, OrganProblem, Shell, html, minutes_left};
use crate::objects::transaction::Sending;

/// The passcode page. Of the citizen it shows the masked contact and nothing else. Its form posts `csrf` and `passcode`.
#[derive(Clone, Template)]
#[template(path = "organ-passcode.html")]
pub struct OrganPasscode {
    /// The frame.
    pub shell: Shell,
    /// Who is at work.
    pub head: ClerkHead,
    /// When the page was made.
    pub now: Moment,
    /// Where the passcode goes, masked.
    pub sent_to: Option<String>,
    /// Whether it has gone out.
    pub sending: Sending,
    /// Until when it is good.
    pub valid_until: Moment,
    /// When another may be sent.
    pub resend_at: Moment,
    /// How many more may be sent for this code.
    pub passcodes_left: usize,
    /// How many more may be typed before it is dead.
    pub tries_left: usize,
    /// When the visit is over unless the right passcode has been typed by then.
    pub until: Moment,
    /// What is wrong with what was typed or pressed.
    pub problem: Option<OrganProblem>,
}

impl OrganPasscode {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    /// Whether there is a passcode that somebody can have received.
    const fn may_be_typed(&self) -> bool {
        !matches!(self.sending, Sending::Refused { .. })
    }

    /// Whether another can be sent while the visit lasts.
    fn may_be_sent_again(&self) -> bool {
        self.passcodes_left > 0 && self.resend_at < self.until
    }

    /// Where to go from what is wrong.
    const fn place_of_problem(&self) -> &'static str {
        if self.may_be_typed() { "passcode" } else { "again-title" }
    }

    fn is_live(&self) -> bool {
        self.tries_left > 0 && self.now < self.valid_until
    }

    fn seconds_left(&self) -> u64 {
        self.valid_until.since(self.now).as_secs()
    }

    fn minutes_left(&self) -> u64 {
        minutes_left(self.now, self.valid_until)
    }
}
