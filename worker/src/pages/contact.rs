//! 聯絡我們: whom to ask about what.

use askama::Template;

use super::{Shell, html};

/// An agency, and where it answers.
#[derive(Debug, Clone)]
pub struct AgencyContact {
    /// The agency.
    pub name: String,
    /// An address or a telephone number.
    pub contact: String,
}

impl AgencyContact {
    /// The address to write to, where it is one.
    fn mail(&self) -> Option<String> {
        self.contact.contains('@').then(|| format!("mailto:{}", self.contact))
    }
}

/// 聯絡我們
#[derive(Debug, Clone, Template)]
#[template(path = "contact.html")]
pub struct ContactPage {
    /// The frame.
    pub shell: Shell,
    /// The telephone number of the help desk, if there is one.
    pub desk: Option<String>,
    /// The agencies that hold data.
    pub agencies: Vec<AgencyContact>,
}

impl ContactPage {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}
