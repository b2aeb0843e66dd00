//! A paper as people read it: what stands under which heading, the same on every surface.

use serde::Serialize;

use crate::{Bilingual, Paper, PiiCategory, Timestamp};

/// All that a paper says, in order. Headings, labels and words are keys of the catalogue `papers.ftl`; who shows a sheet
/// only looks them up.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Sheet {
    /// What kind of paper it is.
    pub title: &'static str,
    /// Its parts.
    pub sections: Vec<SheetSection>,
}

/// A part of a sheet.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct SheetSection {
    /// What it is about.
    pub heading: &'static str,
    /// What it says.
    pub rows: Vec<SheetRow>,
}

/// One thing a paper says.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct SheetRow {
    /// What it is.
    pub label: &'static str,
    /// The values, none of them empty.
    pub values: Vec<SheetValue>,
}

/// A value, and how it is written.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SheetValue {
    /// How many bytes.
    Bytes(u64),
    /// A code with its name.
    Coded(Coded),
    /// What is the same in every language: an id, an address.
    Literal(String),
    /// A text in both languages.
    Text(Bilingual),
    /// A moment.
    Time(Timestamp),
    /// A word of the catalogue.
    Word(&'static str),
}

/// A code with its name.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Coded {
    /// The code.
    pub code: String,
    /// What it stands for.
    pub name: Bilingual,
}

impl Paper {
    /// All that the paper says.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        match self {
            Self::Consent(receipt) => receipt.sheet(),
            Self::Deletion(record) => record.sheet(),
        }
    }
}

impl SheetSection {
    /// A part; rows of which nothing is known are left out.
    pub(crate) fn new(heading: &'static str, rows: Vec<SheetRow>) -> Self {
        let rows = rows.into_iter().filter(|row| !row.values.is_empty()).collect();
        Self { heading, rows }
    }
}

impl SheetRow {
    pub(crate) fn of<V: Into<SheetValue>>(label: &'static str, values: impl IntoIterator<Item = V>) -> Self {
        let values = values.into_iter().map(Into::into).filter(|value| !value.is_empty()).collect();
        Self { label, values }
    }

    pub(crate) fn one(label: &'static str, value: impl Into<SheetValue>) -> Self {
        Self::of(label, [value.into()])
    }
}

impl SheetValue {
    fn is_empty(&self) -> bool {
        match self {
            Self::Literal(text) => text.is_empty(),
            _ => false,
        }
    }

    pub(crate) fn coded(code: &str, name: &Bilingual) -> Self {
        Self::Coded(Coded { code: code.to_owned(), name: name.clone() })
    }
}

impl From<&String> for SheetValue {
    fn from(text: &String) -> Self {
        Self::Literal(text.clone())
    }
}

impl From<&str> for SheetValue {
    fn from(text: &str) -> Self {
        Self::Literal(text.to_owned())
    }
}

impl From<&Bilingual> for SheetValue {
    fn from(text: &Bilingual) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&PiiCategory> for SheetValue {
    fn from(category: &PiiCategory) -> Self {
        Self::coded(&category.code, &category.name)
    }
}

impl From<Timestamp> for SheetValue {
    fn from(time: Timestamp) -> Self {
        Self::Time(time)
    }
}
