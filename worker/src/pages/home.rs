//! The front page.

use askama::Template;

use super::{Category, NewsEntry, Shell, html};

/// A service that takes data with the citizen's consent, as listed.
#[derive(Debug, Clone)]
pub struct ServiceEntry {
    /// `CLI.` and ten characters.
    pub client_id: String,
    /// The service's full name.
    pub name: String,
    /// The agency or company behind it.
    pub agency: String,
    /// What it wants the data for.
    pub purpose: String,
    /// Its 領域.
    pub category: Category,
    /// Where the service begins, on its own site.
    pub front_url: String,
    /// The names of the datasets it uses.
    pub datasets: Vec<String>,
    /// The names of those of them that cannot be had at present.
    pub out_of_order: Vec<String>,
    /// Whether it is in pilot (試辦).
    pub pilot: bool,
}

impl ServiceEntry {
    /// Where its own page is on the platform.
    pub(super) fn address(&self) -> String {
        format!("/services/{}", self.client_id)
    }
}

/// 首頁
#[derive(Debug, Clone, Template)]
#[template(path = "home.html")]
pub struct Home {
    /// The frame.
    pub shell: Shell,
    /// The services that are online.
    pub services: Vec<ServiceEntry>,
    /// The latest news, newest first.
    pub news: Vec<NewsEntry>,
}

impl Home {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}
