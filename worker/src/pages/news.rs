//! 最新消息: what the platform tells everybody.

use askama::Template;
use chrono::NaiveDate;

use super::{Shell, TaiwanTime, html};

/// A piece of news.
#[derive(Debug, Clone)]
pub struct NewsEntry {
    /// Its name in addresses.
    pub id: String,
    /// The day from which it is shown.
    pub published: NaiveDate,
    /// What kind of news it is.
    pub kind: NewsKind,
    /// Its title.
    pub title: String,
    /// What it says, a paragraph each.
    pub paragraphs: Vec<String>,
}

impl NewsEntry {
    pub(super) fn date(&self, shell: &Shell) -> String {
        TaiwanTime::date_of(self.published, shell.locale)
    }
}

/// What kind of news something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewsKind {
    /// Something new can be done.
    Service,
    /// Something will not work for a while.
    Maintenance,
    /// Something to beware of.
    Safety,
}

impl NewsKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Service, Self::Maintenance, Self::Safety];

    /// Reads a kind as the catalogue writes it.
    ///
    /// ```
    /// # use mydata_worker::pages::NewsKind;
    /// assert_eq!(NewsKind::parse("safety"), Some(NewsKind::Safety));
    /// assert_eq!(NewsKind::parse("rumour"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Maintenance => "maintenance",
            Self::Safety => "safety",
        }
    }

    pub(super) fn key(self) -> String {
        format!("news-kind-{}", self.as_str())
    }

    pub(super) fn tone(self) -> &'static str {
        if self == Self::Service { "" } else { " tag-warn" }
    }
}

/// The list of news.
#[derive(Debug, Clone, Template)]
#[template(path = "news.html")]
pub struct NewsList {
    /// The frame.
    pub shell: Shell,
    /// The news, newest first.
    pub news: Vec<NewsEntry>,
}

impl NewsList {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}

/// The page of one piece of news.
#[derive(Debug, Clone, Template)]
#[template(path = "news-item.html")]
pub struct NewsPage {
    /// The frame.
    pub shell: Shell,
    /// The piece of news.
    pub entry: NewsEntry,
}

impl NewsPage {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}
