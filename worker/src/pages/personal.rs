//! 資料下載: the catalogue of datasets a citizen can take home, and the page of each.

use std::borrow::{Borrow, Cow};

use askama::Template;
use mydata_identity::{AssuranceLevel, IdentityMethod};

use super::{Category, Condition, DatasetBrief, Shell, html};

/// A dataset in the catalogue.
#[derive(Debug, Clone)]
pub struct DatasetEntry {
    /// What it is.
    pub dataset: DatasetBrief,
    /// Its 領域.
    pub category: Category,
    /// The weakest level that opens it.
    pub minimum_level: AssuranceLevel,
    /// How long it takes.
    pub waiting: Waiting,
    /// Whether it can be asked for just now, and what is announced.
    pub condition: Condition,
    /// What it asks of one besides identification, such as a year.
    pub asks: Vec<String>,
}

/// 預計下載時間
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// What its agency reckons with.
    pub minutes: u16,
    /// Whether one need not stay meanwhile (非即時).
    pub may_leave: bool,
}

impl Waiting {
    pub(super) fn words(self, shell: &Shell) -> Cow<'static, str> {
        let key = if self.may_leave { "dataset-waits-long" } else { "dataset-waits-little" };
        shell.with(key, &[("minutes", self.minutes)])
    }
}

/// A category, and how many datasets it has.
#[derive(Debug, Clone, Copy)]
pub struct CategoryCount {
    /// The category.
    pub category: Category,
    /// Its datasets.
    pub datasets: usize,
}

/// What somebody looked for.
#[derive(Debug, Clone, Default)]
pub struct Looked {
    /// As it was typed.
    pub typed: String,
    /// The stable code of why it could not be looked for.
    pub problem: Option<&'static str>,
}

/// 資料下載: all of it, one category, or what a search has found.
#[derive(Debug, Clone, Template)]
#[template(path = "personal.html")]
pub struct Personal {
    /// The frame.
    pub shell: Shell,
    /// The category, if the page is of one.
    pub category: Option<Category>,
    /// Every category.
    pub categories: Vec<CategoryCount>,
    /// What was looked for.
    pub looked: Looked,
    /// The datasets to list.
    pub datasets: Vec<DatasetEntry>,
}

impl Personal {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn title(&self) -> Cow<'static, str> {
        match self.category {
            Some(category) => {
                self.shell.with("personal-category-title", &[("category", category.name(&self.shell))])
            }
            None if self.is_search() => self.shell.text("personal-search-title"),
            None => self.shell.text("personal-title"),
        }
    }

    fn is_of(&self, category: impl Borrow<Category>) -> bool {
        self.category.as_ref() == Some(category.borrow())
    }

    fn is_search(&self) -> bool {
        !self.looked.typed.is_empty()
    }

    fn can_choose(&self) -> bool {
        self.datasets.iter().any(|entry| entry.condition.is_open())
    }
}

/// The page of one dataset.
#[derive(Debug, Clone, Template)]
#[template(path = "dataset.html")]
pub struct DatasetPage {
    /// The frame.
    pub shell: Shell,
    /// The dataset.
    pub entry: DatasetEntry,
    /// The methods that open it here, strongest first.
    pub methods: Vec<IdentityMethod>,
    /// Where the agency answers questions about its data.
    pub contact: String,
}

impl DatasetPage {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
    fn trail(&self) -> [(String, Cow<'static, str>); 2] {
        let category = self.entry.category;
        [
            ("/personal".to_owned(), self.shell.text("menu-personal")),
            (format!("/personal/category/{}", category.slug()), category.name(&self.shell)),
        ]
    }
}
