//! What the platform tells everybody (最新消息).

use chrono::NaiveDate;
use mydata_consent::Moment;
use serde::Deserialize;

use super::catalogue::{Bilingual, Catalogue, inconsistent};
use crate::error::PlatformError;
use crate::pages::{NewsKind, TaiwanTime};
use crate::texts::Locale;

/// A piece of news.
pub struct News {
    /// Its name in addresses.
    pub id: String,
    /// The day from which it is shown.
    pub published: NaiveDate,
    /// What kind of news it is.
    pub kind: NewsKind,
    /// Its title.
    pub title: Bilingual,
    paragraphs: (Vec<String>, Vec<String>),
}

impl News {
    /// What it says, a paragraph each.
    #[must_use]
    pub fn paragraphs(&self, locale: Locale) -> &[String] {
        match locale {
            Locale::En if !self.paragraphs.1.is_empty() => &self.paragraphs.1,
            _ => &self.paragraphs.0,
        }
    }
}

impl Catalogue {
    /// The news that are published by `now`, newest first; of two on one day, in the order of their names.
    ///
    /// # Errors
    /// When the database fails or holds what cannot be read.
    pub async fn news(&self, now: Moment, most: u8) -> Result<Vec<News>, PlatformError> {
        let query = format!("{PUBLISHED} ORDER BY published_on DESC, news_id LIMIT {most}");
        let rows: Vec<NewsRow> = self.rows(&query, &[&today(now)]).await?;
        rows.into_iter().map(NewsRow::into_news).collect()
    }

    /// This piece of news, if there is one and it is published by `now`.
    ///
    /// # Errors
    /// When the database fails or holds what cannot be read.
    pub async fn news_named(&self, id: &str, now: Moment) -> Result<Option<News>, PlatformError> {
        let query = format!("{PUBLISHED} AND news_id = ?2");
        let rows: Vec<NewsRow> = self.rows(&query, &[&today(now), id]).await?;
        rows.into_iter().next().map(NewsRow::into_news).transpose()
    }
}

const PUBLISHED: &str = "SELECT * FROM news WHERE published_on <= ?1";

/// The day in Taiwan, as the database writes it.
fn today(now: Moment) -> String {
    TaiwanTime::from(now).day().to_string()
}

#[derive(Deserialize)]
struct NewsRow {
    news_id: String,
    published_on: String,
    kind: String,
    title_zh: String,
    title_en: String,
    body_zh: String,
    body_en: String,
}

impl NewsRow {
    fn into_news(self) -> Result<News, PlatformError> {
        let kind = NewsKind::parse(&self.kind);
        Ok(News {
            published: self.published_on.parse().map_err(inconsistent)?,
            kind: kind.ok_or_else(|| inconsistent(format!("no kind of news {}", self.kind)))?,
            title: Bilingual::new(self.title_zh, self.title_en),
            paragraphs: (serde_json::from_str(&self.body_zh)?, serde_json::from_str(&self.body_en)?),
            id: self.news_id,
        })
    }
}
