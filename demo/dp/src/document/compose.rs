//! Puts what is recorded about a person into the form of her dataset's document.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::catalogue::{Agency, ColumnLayout, ContentLayout, Dataset, FieldLayout, Layout, SectionLayout};
use crate::persona::{Persona, Record};
use crate::selection::Answers;
use crate::taiwan_time::TaiwanTime;

/// A document's content. It prints as `***`.
#[derive(Clone, Eq, PartialEq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// The name of its files, without extension.
    pub file_name: String,
    /// Who issues it.
    pub agency: String,
    /// Whom to ask about it.
    pub contact: String,
    /// Its number, the same on every retry of one request.
    pub number: String,
    /// When it was made.
    pub printed_at: TaiwanTime,
    /// Whom it is about.
    pub applicant: Vec<Field>,
    /// What it says.
    pub sections: Vec<(String, Section)>,
    /// What stands below.
    pub notes: Vec<String>,
}

/// What stands under a heading.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Section {
    /// Labelled values.
    Fields(Vec<Field>),
    /// A table.
    Table(Table),
}

/// A labelled value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Field {
    /// What stands before it.
    pub label: String,
    /// The value.
    pub value: String,
    /// Whether it has a line to itself.
    pub wide: bool,
}

/// A table; every row has a cell per column.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Table {
    /// Label and share of the line of every column.
    pub columns: Vec<(String, u16)>,
    /// The rows, top to bottom.
    pub rows: Vec<Vec<String>>,
}

/// The request a document is made for.
#[derive(Clone, Copy, Debug)]
pub struct Occasion<'a> {
    /// The platform's name for the request, the same on every retry.
    pub transaction_uid: &'a str,
    /// When it is made.
    pub at: TaiwanTime,
    /// What she filled in for it.
    pub answers: &'a Answers,
}

impl Document {
    /// Composes `persona`'s document of a dataset, if anything is recorded about her there that she asks for.
    #[must_use]
    pub fn compose(
        dataset: &Dataset,
        agency: &Agency,
        persona: &Persona,
        occasion: Occasion<'_>,
    ) -> Option<Self> {
        let record = persona.record(&dataset.resource_id)?.select(&dataset.selections, occasion.answers)?;
        let Layout { title, file_name, notes, sections } = &dataset.document;
        Some(Self {
            title: title.clone(),
            file_name: file_name.clone(),
            agency: agency.name_zh.clone(),
            contact: agency.contact.clone(),
            number: number(dataset, occasion),
            printed_at: occasion.at,
            applicant: applicant(persona),
            sections: sections.iter().map(|layout| section(layout, &record, persona)).collect(),
            notes: notes.clone(),
        })
    }

    /// The name of the PDF in the package.
    #[must_use]
    pub fn pdf_name(&self) -> String {
        format!("{}.pdf", self.file_name)
    }

    /// The name of the JSON in the package.
    #[must_use]
    pub fn json_name(&self) -> String {
        format!("{}.json", self.file_name)
    }
}

impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Document(***)")
    }
}

fn number(dataset: &Dataset, occasion: Occasion<'_>) -> String {
    let digest = Sha256::new()
        .chain_update(&dataset.resource_id)
        .chain_update(":")
        .chain_update(occasion.transaction_uid)
        .finalize();
    digest.iter().take(4).fold(format!("DEMO-{}-", occasion.at.to_roc()), |mut number, byte| {
        let _ = write!(number, "{byte:02X}");
        number
    })
}

fn applicant(persona: &Persona) -> Vec<Field> {
    [("姓名", "name"), ("統一編號", "uid"), ("出生日期", "birthdate_roc"), ("性別", "gender_zh")]
        .into_iter()
        .map(|(label, key)| field(label, persona.value(key)))
        .collect()
}

fn field(label: &str, value: Option<String>) -> Field {
    Field { label: label.to_owned(), value: value.unwrap_or_default(), wide: false }
}

fn section(layout: &SectionLayout, record: &Record, persona: &Persona) -> (String, Section) {
    let content = match &layout.content {
        ContentLayout::Fields { fields } => {
            Section::Fields(fields.iter().map(|field| filled(field, record, persona)).collect())
        }
        ContentLayout::Table { rows, columns } => Section::Table(table(record, rows, columns)),
    };
    (layout.heading.clone(), content)
}

fn filled(layout: &FieldLayout, record: &Record, persona: &Persona) -> Field {
    let value = record.text(&layout.key).map(str::to_owned).or_else(|| persona.value(&layout.key));
    Field { wide: layout.wide, ..field(&layout.label, value) }
}

fn table(record: &Record, rows: &str, columns: &[ColumnLayout]) -> Table {
    let cell = |row: &std::collections::BTreeMap<String, String>, column: &ColumnLayout| {
        row.get(&column.key).cloned().unwrap_or_default()
    };
    Table {
        columns: columns.iter().map(|column| (column.label.clone(), column.width)).collect(),
        rows: record
            .rows(rows)
            .iter()
            .map(|row| columns.iter().map(|column| cell(row, column)).collect())
            .collect(),
    }
}
