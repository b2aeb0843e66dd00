//! What surrounds every page: language, text size, the address for their links, the demonstration notice.

use std::borrow::{Borrow, Cow};

use fluent_bundle::FluentValue;
use mydata_consent::Moment;

use super::TaiwanTime;
use crate::texts::{Locale, Texts};

/// The text size a visitor chose (字級).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextSize {
    /// 小
    Small,
    /// 中
    #[default]
    Medium,
    /// 大
    Large,
}

impl TextSize {
    /// All sizes, smallest first.
    pub const ALL: [Self; 3] = [Self::Small, Self::Medium, Self::Large];

    /// Reads the value of `?size=` or of the text size cookie.
    ///
    /// ```
    /// # use mydata_worker::pages::TextSize;
    /// assert_eq!(TextSize::parse("large"), Some(TextSize::Large));
    /// assert_eq!(TextSize::parse("huge"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.as_str() == text)
    }

    /// The value `?size=` and the cookie carry.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }
}

/// The main menu: where each entry leads, and its key in the catalogue.
pub(super) const MENU: [(&str, &str); 4] = [
    ("/personal", "menu-personal"),
    ("/services", "menu-services"),
    ("/counter", "menu-counter"),
    ("/member", "menu-member"),
];

/// The links at the foot of every page.
pub(super) const FOOTER: [(&str, &str); 14] = [
    ("/about", "about-title"),
    ("/news", "news-title"),
    ("/faq", "faq-title"),
    ("/verify", "menu-verify"),
    ("/ledger", "footer-ledger"),
    ("/terms", "footer-terms"),
    ("/privacy", "footer-privacy"),
    ("/accessibility", "accessibility-title"),
    ("/contact", "contacts-title"),
    ("/status", "status-title"),
    ("/sitemap", "sitemap-title"),
    ("/developers", "developers-title"),
    ("/organ", "organ-for-staff"),
    ("/about#source", "footer-source"),
];

/// Something a visitor must know before the page itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// What the page showed has changed since it was shown, so the decision did not count.
    ChangedMeanwhile,
}

impl Notice {
    pub(super) fn key(self, suffix: &str) -> String {
        let name = match self {
            Self::ChangedMeanwhile => "changed-meanwhile",
        };
        format!("notice-{name}{suffix}")
    }
}

/// A text size in the header.
pub(super) struct SizeLink {
    pub(super) size: TextSize,
    pub(super) name: Cow<'static, str>,
    pub(super) label: Cow<'static, str>,
    pub(super) address: String,
    pub(super) is_current: bool,
}

/// The frame of a page.
#[derive(Debug, Clone)]
pub struct Shell {
    /// The language of the page.
    pub locale: Locale,
    /// The text size of the page.
    pub text_size: TextSize,
    /// Path and query of the page without `lang` and `size`; the switches lead back to it.
    pub address: String,
    /// Whether this platform is a demonstration with invented data, which every page then says.
    pub demonstration: bool,
    /// Something to say above the page.
    pub notice: Option<Notice>,
}

impl Shell {
    /// The frame of the page at `path_and_query`. However many slashes a visitor put in front, its links stay on this platform:
    /// two would begin the name of a host.
    ///
    /// ```
    /// # use mydata_worker::{pages::{Shell, TextSize}, texts::Locale};
    /// let shell = Shell::new(Locale::En, TextSize::Medium, "/verify?lang=en&from=mail");
    /// assert_eq!(shell.address, "/verify?from=mail");
    /// assert_eq!(shell.address_in(Locale::ZhHant), "/verify?from=mail&lang=zh-Hant");
    /// let shell = Shell::new(Locale::En, TextSize::Medium, "//elsewhere.example/verify");
    /// assert_eq!(shell.address, "/elsewhere.example/verify");
    /// ```
    #[must_use]
    pub fn new(locale: Locale, text_size: TextSize, path_and_query: &str) -> Self {
        let (path, query) = path_and_query.split_once('?').unwrap_or((path_and_query, ""));
        let kept: Vec<&str> = query
            .split('&')
            .filter(|pair| !pair.is_empty() && !pair.starts_with("lang=") && !pair.starts_with("size="))
            .collect();
        let path = format!("/{}", path.trim_start_matches(['/', '\\']));
        let address = if kept.is_empty() { path } else { format!("{path}?{}", kept.join("&")) };
        Self { locale, text_size, address, demonstration: false, notice: None }
    }

    /// The same frame, saying that this is a demonstration.
    #[must_use]
    pub fn demonstration(self, demonstration: bool) -> Self {
        Self { demonstration, ..self }
    }

    /// The same frame, with something to say above the page.
    #[must_use]
    pub fn saying(self, notice: Notice) -> Self {
        Self { notice: Some(notice), ..self }
    }

    /// This page in another language.
    #[must_use]
    pub fn address_in(&self, locale: Locale) -> String {
        self.address_with("lang", locale.as_str())
    }

    /// This page in another text size.
    #[must_use]
    pub fn address_at(&self, size: TextSize) -> String {
        self.address_with("size", size.as_str())
    }

    /// The sentence under `key` in the page's language.
    #[must_use]
    pub fn text(&self, key: impl AsRef<str>) -> Cow<'static, str> {
        Texts::of(self.locale).get(key.as_ref())
    }

    /// The sentence under `key` with its variables filled in.
    #[must_use]
    pub fn with<'a, V>(&self, key: impl AsRef<str>, variables: &[(&'a str, V)]) -> Cow<'static, str>
    where
        V: Clone + Into<FluentValue<'a>>,
    {
        Texts::of(self.locale).with(key.as_ref(), variables)
    }

    pub(super) fn text_of_code(&self, code: &str) -> Option<Cow<'static, str>> {
        Texts::of(self.locale).of_code(code)
    }

    pub(super) fn sizes(&self) -> impl Iterator<Item = SizeLink> {
        TextSize::ALL.into_iter().map(|size| {
            let name = self.text(format!("size-{}", size.as_str()));
            let label = self.with("size-choose", &[("size", name.as_ref())]);
            let (address, is_current) = (self.address_at(size), size == self.text_size);
            SizeLink { size, name, label, address, is_current }
        })
    }

    pub(super) fn clock(moment: impl Borrow<Moment>) -> String {
        TaiwanTime::from(*moment.borrow()).clock()
    }

    pub(super) fn date(&self, moment: impl Borrow<Moment>) -> String {
        TaiwanTime::from(*moment.borrow()).date(self.locale)
    }

    pub(super) fn iso(moment: impl Borrow<Moment>) -> String {
        TaiwanTime::from(*moment.borrow()).iso()
    }

    /// The time left in words: nobody counts hours in minutes.
    pub(super) fn time_left(&self, minutes: impl Borrow<u64>) -> Cow<'static, str> {
        match *minutes.borrow() {
            minutes @ 0..120 => self.with("deadline-left", &[("minutes", minutes)]),
            minutes => self.with("kept-hours", &[("hours", minutes / 60)]),
        }
    }

    fn address_with(&self, name: &str, value: &str) -> String {
        let joint = if self.address.contains('?') { '&' } else { '?' };
        format!("{}{joint}{name}={value}", self.address)
    }

    pub(super) fn is_at(&self, path: &str) -> bool {
        self.path() == path
    }

    /// What `aria-current` says of a link to `path`: this page, or one that this page belongs to.
    pub(super) fn current(&self, path: &str) -> Option<&'static str> {
        let below = self.path().strip_prefix(path)?;
        match below.chars().next() {
            None => Some("page"),
            Some('/') => Some("true"),
            Some(_) => None,
        }
    }

    fn path(&self) -> &str {
        self.address.split('?').next().unwrap_or_default()
    }
}
