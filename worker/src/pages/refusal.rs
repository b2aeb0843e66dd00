//! A service's redirect that cannot be followed, explained to the citizen and to the service's developer.

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
    /// The word for it in keys of the catalogue.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Deactivated => "deactivated",
            Self::Offline => "offline",
            Self::Pilot => "pilot",
        }
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
