//! The front page.

use askama::Template;

use super::{Shell, html};

/// A service that takes data with the citizen's consent, as listed on the front page.
#[derive(Debug, Clone)]
pub struct ServiceEntry {
    /// The service's full name.
    pub name: String,
    /// The agency or company behind it.
    pub agency: String,
    /// What it wants the data for.
    pub purpose: String,
    /// Its category (領域) as shown.
    pub category: String,
    /// Where the service begins, on its own site.
    pub front_url: String,
    /// The names of the datasets it uses.
    pub datasets: Vec<String>,
    /// Whether it is in pilot (試辦).
    pub pilot: bool,
}

/// 首頁
#[derive(Debug, Clone, Template)]
#[template(path = "home.html")]
pub struct Home {
    /// The frame.
    pub shell: Shell,
    /// The services that are online.
    pub services: Vec<ServiceEntry>,
}

impl Home {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}
