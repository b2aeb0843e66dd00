//! 線上服務: the services that take data with the citizen's consent, and the page of each.

use std::borrow::Borrow;

use askama::Template;

use super::{Category, DatasetBrief, Looked, ServiceEntry, Shell, html};

/// What the list of services is narrowed down to.
#[derive(Debug, Clone, Default)]
pub struct Narrowed {
    /// The 領域, if one was chosen.
    pub category: Option<Category>,
    /// The agency, if one was chosen.
    pub agency: String,
    /// What was looked for.
    pub looked: Looked,
}

impl Narrowed {
    pub(super) fn is_by_anything(&self) -> bool {
        self.category.is_some() || !self.agency.is_empty() || !self.looked.typed.is_empty()
    }
}

/// 線上服務
#[derive(Debug, Clone, Template)]
#[template(path = "services.html")]
pub struct Services {
    /// The frame.
    pub shell: Shell,
    /// What the list is narrowed down to.
    pub narrowed: Narrowed,
    /// The agencies that have services.
    pub agencies: Vec<String>,
    /// The categories that have services.
    pub categories: Vec<Category>,
    /// The services to list.
    pub services: Vec<ServiceEntry>,
}

impl Services {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn is_of(&self, category: impl Borrow<Category>) -> bool {
        self.narrowed.category.as_ref() == Some(category.borrow())
    }

    fn looked(&self) -> &Looked {
        &self.narrowed.looked
    }
}

/// The page of one service.
#[derive(Debug, Clone, Template)]
#[template(path = "service.html")]
pub struct ServicePage {
    /// The frame.
    pub shell: Shell,
    /// The service.
    pub service: ServiceEntry,
    /// What it asks for.
    pub datasets: Vec<DatasetBrief>,
}

impl ServicePage {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}
