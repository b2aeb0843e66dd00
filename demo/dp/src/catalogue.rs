//! Which agencies hold which datasets, and how their documents look: `catalogue.json`, made from the seed files.

use mydata_identity::AssuranceLevel;
use serde::Deserialize;

use crate::persona::Persona;
use crate::readings::Readings;
use crate::selection::Selection;

/// All agencies and datasets of the demonstration.
#[derive(Clone, Debug, Deserialize)]
pub struct Catalogue {
    #[serde(rename = "agency")]
    agencies: Vec<Agency>,
    #[serde(rename = "dataset")]
    datasets: Vec<Dataset>,
}

/// An agency, as its documents name it.
#[derive(Clone, Debug, Deserialize)]
pub struct Agency {
    /// Its id in the seed files; its signing key has the same name.
    pub provider_id: String,
    /// Its name.
    pub name_zh: String,
    /// Whom to ask about its data.
    pub contact: String,
}

/// A dataset of one agency.
#[derive(Clone, Debug, Deserialize)]
pub struct Dataset {
    /// Its id at the platform.
    pub resource_id: String,
    /// The agency that holds it.
    pub provider_id: String,
    /// Its name.
    pub name_zh: String,
    /// The URL the platform asks.
    pub endpoint: String,
    /// How the platform asks.
    pub method: Method,
    /// The weakest identification that is enough.
    pub minimum_level: AssuranceLevel,
    /// How long it takes to get the data ready.
    pub ready_after_seconds: u32,
    /// Which rows of a record are handed over.
    #[serde(default, rename = "selection")]
    pub selections: Vec<Selection>,
    /// What goes with the document.
    pub readings: Option<Readings>,
    /// How its document looks.
    pub document: Layout,
}

/// How a dataset is asked for.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// Without a body.
    Get,
    /// With a JSON body.
    Post,
}

/// How a document looks, whoever it is about.
#[derive(Clone, Debug, Deserialize)]
pub struct Layout {
    /// Its title.
    pub title: String,
    /// The name of its files, without extension.
    pub file_name: String,
    /// What stands below the data.
    pub notes: Vec<String>,
    /// Its sections.
    #[serde(rename = "section")]
    pub sections: Vec<SectionLayout>,
}

/// One section of a document.
#[derive(Clone, Debug, Deserialize)]
pub struct SectionLayout {
    /// Its heading.
    pub heading: String,
    /// What stands in it.
    #[serde(flatten)]
    pub content: ContentLayout,
}

/// Labelled values, or a table.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum ContentLayout {
    /// Labelled values.
    Fields {
        /// In this order.
        fields: Vec<FieldLayout>,
    },
    /// A table.
    Table {
        /// The record's list.
        rows: String,
        /// From left to right.
        columns: Vec<ColumnLayout>,
    },
}

/// A labelled value.
#[derive(Clone, Debug, Deserialize)]
pub struct FieldLayout {
    /// Names the value in the record.
    pub key: String,
    /// What stands before it.
    pub label: String,
    /// Whether it has a line to itself.
    #[serde(default)]
    pub wide: bool,
}

/// A column of a table.
#[derive(Clone, Debug, Deserialize)]
pub struct ColumnLayout {
    /// Names the value in a row.
    pub key: String,
    /// What stands above it.
    pub label: String,
    /// Its share of the line.
    pub width: u16,
}

impl Catalogue {
    /// Reads `catalogue.json`.
    ///
    /// # Errors
    /// When it is not what the seed tool writes.
    pub fn from_json(json: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(json)
    }

    /// The dataset asked for at `path`, with the agency that holds it.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<(&Dataset, &Agency)> {
        self.entries().find(|(dataset, _)| dataset.path() == path)
    }

    /// All datasets, each with the agency that holds it.
    pub fn entries(&self) -> impl Iterator<Item = (&Dataset, &Agency)> {
        self.datasets.iter().filter_map(|dataset| {
            let agency = self.agencies.iter().find(|agency| agency.provider_id == dataset.provider_id)?;
            Some((dataset, agency))
        })
    }
}

impl Dataset {
    /// The path of its endpoint.
    #[must_use]
    pub fn path(&self) -> &str {
        let after_scheme = self.endpoint.split_once("://").map_or("", |(_, rest)| rest);
        after_scheme.find('/').and_then(|start| after_scheme.get(start..)).unwrap_or("/")
    }

    /// How long it takes to get `persona`'s data ready.
    #[must_use]
    pub fn seconds_for(&self, persona: &Persona) -> u32 {
        persona.ready_after_seconds.get(&self.resource_id).copied().unwrap_or(self.ready_after_seconds)
    }
}
