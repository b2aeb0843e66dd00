//! She has to show once more who she is before she can do what she has come for.

use askama::Template;

use super::{Shell, html};

/// What she has come for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FreshFor {
    /// Changing the main contact.
    Contact,
    /// Going to a counter for somebody.
    Delegation,
    /// Removing a device.
    Device,
    /// Going on with a transfer.
    Transfer {
        /// The level it needs.
        level: u8,
    },
    /// Withdrawing from membership.
    Withdrawal,
}

impl FreshFor {
    const fn name(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Delegation => "delegation",
            Self::Device => "device",
            Self::Transfer { .. } => "transfer",
            Self::Withdrawal => "withdrawal",
        }
    }
}

/// The page that says so.
#[derive(Debug, Clone, Template)]
#[template(path = "member-fresh.html")]
pub struct FreshFirst {
    /// The frame.
    pub shell: Shell,
    /// What she has come for.
    pub purpose: FreshFor,
    /// Where she shows who she is.
    pub go_at: String,
}

impl FreshFirst {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn what(&self) -> String {
        let key = format!("fresh-first-{}", self.purpose.name());
        match self.purpose {
            FreshFor::Transfer { level } => self.shell.with(key, &[("level", level)]).into_owned(),
            _ => self.shell.text(key).into_owned(),
        }
    }
}
