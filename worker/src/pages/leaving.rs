//! Last step of a transaction: the service is being told, then the browser goes back to it.

use std::borrow::Cow;

use askama::Template;

use super::step::{Step, Steps};
use super::{Conclusion, Condition, DatasetBrief, ServiceBrief, Shell, html};

/// The leaving page. It looks again by itself until there is a way back.
///
/// It is a page and not a redirect because browsers hold redirects after a form to the `form-action` of the policy.
#[derive(Debug, Clone, Template)]
#[template(path = "leaving.html")]
pub struct Leaving {
    /// The frame.
    pub shell: Shell,
    /// The service.
    pub service: ServiceBrief,
    /// The steps that she has counted.
    pub steps: Steps,
    /// How the transaction came out; `None` while the service is being told.
    pub conclusion: Option<Conclusion>,
    /// What cannot be had at present, if that is why it ends; nothing has been collected then.
    pub out_of_order: Vec<OutOfOrder>,
    /// Where the browser goes now.
    pub way_back: WayBack,
}

/// The way back to the service.
#[derive(Debug, Clone, Eq, PartialEq)]
pub enum WayBack {
    /// The service is being told: there is none yet.
    NotYet,
    /// The return URL with its code.
    To(String),
    /// The return URL is no longer registered, so nobody is led there.
    StruckOff,
}

/// A dataset that cannot be had at present.
#[derive(Debug, Clone)]
pub struct OutOfOrder {
    /// What it is.
    pub dataset: DatasetBrief,
    /// The stable code of why it could not be had when the service asked for it.
    pub code: String,
    /// How it is by now.
    pub condition: Condition,
}

impl OutOfOrder {
    /// What is said once it is back.
    fn reason(&self, shell: &Shell) -> Cow<'static, str> {
        shell.text_of_code(&self.code).unwrap_or_default()
    }
}

impl Leaving {
    fn return_url(&self) -> Option<&str> {
        match &self.way_back {
            WayBack::To(url) => Some(url),
            WayBack::NotYet | WayBack::StruckOff => None,
        }
    }

    fn looks_again(&self) -> bool {
        self.way_back == WayBack::NotYet
    }

    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}
