//! Last step of a transaction: the service is being told, then the browser goes back to it.

use askama::Template;

use super::step::{Step, Steps};
use super::{Conclusion, ServiceBrief, Shell, html};

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
    /// The return URL with its code; `None` while the service is being told.
    pub return_url: Option<String>,
}

impl Leaving {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}
