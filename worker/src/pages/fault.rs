//! Something went wrong: what happened, what was kept, what to do.

use askama::Template;

use super::{Shell, html};

/// What kind of trouble it is, as far as a visitor is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// The address was asked in a way it does not answer (400, 405).
    BadRequest,
    /// The form was opened too long ago or in another browser (403).
    StaleForm,
    /// Too many requests (429).
    TooMany,
    /// Another system cannot be reached just now (502, 503).
    Unavailable,
    /// Our own mistake (500).
    Unexpected,
}

impl FaultKind {
    /// All kinds.
    pub const ALL: [Self; 5] =
        [Self::BadRequest, Self::StaleForm, Self::TooMany, Self::Unavailable, Self::Unexpected];

    fn key(self, suffix: &str) -> String {
        let name = match self {
            Self::BadRequest => "bad-request",
            Self::StaleForm => "stale-form",
            Self::TooMany => "too-many",
            Self::Unavailable => "unavailable",
            Self::Unexpected => "unexpected",
        };
        format!("fault-{name}{suffix}")
    }
}

/// The error page.
#[derive(Debug, Clone, Template)]
#[template(path = "fault.html")]
pub struct Fault {
    /// The frame.
    pub shell: Shell,
    /// What kind of trouble it is.
    pub kind: FaultKind,
    /// The stable code, shown in small type.
    pub code: String,
    /// The id under which the help desk finds it.
    pub correlation_id: String,
}

impl Fault {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}

/// There is no such page.
#[derive(Debug, Clone, Template)]
#[template(path = "not-found.html")]
pub struct NotFound {
    /// The frame.
    pub shell: Shell,
}

impl NotFound {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}
