//! The document's JSON: labels as in the printed document, in the same order.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::compose::{Document, Field, Section, Table};

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("文件名稱", &self.title)?;
        map.serialize_entry("製發機關", &self.agency)?;
        map.serialize_entry("申請編號", &self.number)?;
        map.serialize_entry("列印時間", &self.printed_at.to_iso())?;
        map.serialize_entry("申請人", &Fields(&self.applicant))?;
        for (heading, section) in &self.sections {
            match section {
                Section::Fields(fields) => map.serialize_entry(heading, &Fields(fields))?,
                Section::Table(table) => {
                    let rows: Vec<_> = table.rows.iter().map(|cells| Row { table, cells }).collect();
                    map.serialize_entry(heading, &rows)?;
                }
            }
        }
        map.serialize_entry("說明", &self.notes)?;
        map.end()
    }
}

struct Fields<'a>(&'a [Field]);

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|field| (&field.label, &field.value)))
    }
}

struct Row<'a> {
    table: &'a Table,
    cells: &'a [String],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.table.columns.iter().map(|(label, _)| label).zip(self.cells))
    }
}
