//! A service's redirect that cannot be followed, explained to the citizen and to the service's developer.

use std::borrow::Cow;

use askama::Template;

use super::{ServiceBrief, Shell, html};

/// A fact for the developer of the service.
#[derive(Debug, Clone)]
pub struct Detail {
    /// The name of the thing, such as `returnUrl`.
    pub name: String,
    /// What was received or expected; never personal data.
    pub value: String,
}

/// A redirect that is refused without going back, because there is no address to trust.
#[derive(Debug, Clone, Template)]
#[template(path = "redirect-refused.html")]
pub struct RedirectRefused {
    /// The frame.
    pub shell: Shell,
    /// The stable code, such as `redirect.return-url-unregistered`.
    pub code: String,
    /// The HTTP status, which is the code an SP would see.
    pub status: u16,
    /// The service, if it is known.
    pub service: Option<ServiceBrief>,
    /// Facts for the developer.
    pub details: Vec<Detail>,
    /// The id under which the help desk finds this answer.
    pub correlation_id: String,
}

impl RedirectRefused {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}

impl RedirectRefused {
    fn reason(&self) -> Cow<'static, str> {
        let sentence = self.shell.text_of_code(&self.code);
        sentence.unwrap_or_else(|| self.shell.text("redirect-unknown"))
    }

    fn advice(&self) -> Cow<'static, str> {
        let advice = self.shell.text_of_code(&format!("{}-developer", self.code));
        advice.unwrap_or_else(|| self.shell.text("redirect-unknown-developer"))
    }
}

/// Why a known service cannot be used now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServiceClosed {
    /// It has been deactivated (423).
    Deactivated,
    /// It is not online yet.
    Offline,
    /// It is in pilot and open to registered addresses only.
    Pilot,
}

impl ServiceClosed {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Deactivated, Self::Offline, Self::Pilot];

    /// The stable code, shown in small type.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Deactivated => "redirect.service-deactivated",
            Self::Offline => "redirect.service-offline",
            Self::Pilot => "redirect.address-not-on-pilot",
        }
    }

    fn key(self, suffix: &str) -> String {
        format!("{}{suffix}", self.code().replace('.', "-"))
    }
}

/// A known service that is not open.
#[derive(Debug, Clone, Template)]
#[template(path = "service-offline.html")]
pub struct ServiceOffline {
    /// The frame.
    pub shell: Shell,
    /// The service.
    pub service: ServiceBrief,
    /// Why it is not open.
    pub closed: ServiceClosed,
    /// The id under which the help desk finds this answer.
    pub correlation_id: String,
}

impl ServiceOffline {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}
