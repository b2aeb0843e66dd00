//! The usage record as a table: CSV (RFC 4180) that no spreadsheet takes for formulas, and JSON.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};
use serde::Serialize;

use crate::error::PlatformError;
use crate::objects::citizen::{Entry, Occasion};
use crate::pages::{EntryWords, Shell, TaiwanTime};

/// Tells spreadsheets that the text is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";
/// What spreadsheets take a cell for a formula by, also in the width of Chinese text; see OWASP, "CSV Injection".
const FORMULA_STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// One entry as programs read it.
#[derive(Debug, Serialize)]
pub(super) struct TableRow {
    number: u64,
    at: String,
    begun_at: Option<String>,
    kind: &'static str,
    title: String,
    receiver: Option<String>,
    receiver_name: Option<String>,
    purpose: Option<String>,
    datasets: Vec<TableDataset>,
    method: Option<&'static str>,
    outcome: Option<String>,
    outcome_in_words: Option<String>,
    clerk: Option<String>,
    is_in_ledger: bool,
}

#[derive(Debug, Serialize)]
struct TableDataset {
    id: String,
    name: String,
}

/// The columns of the CSV, by the names of the fields.
const COLUMNS: [&str; 14] = [
    "number",
    "at",
    "begun-at",
    "kind",
    "title",
    "receiver",
    "receiver-name",
    "purpose",
    "datasets",
    "dataset-names",
    "method",
    "outcome",
    "clerk",
    "is-in-ledger",
];

impl TableRow {
    /// The row of an entry.
    pub(super) fn of(words: &EntryWords) -> Self {
        let noted = words.noted();
        let about = noted.entry.about();
        Self {
            number: noted.number,
            at: TaiwanTime::from(noted.entry.at()).iso(),
            begun_at: begun_at(&noted.entry),
            kind: noted.entry.kind().as_str(),
            title: words.title().into_owned(),
            receiver: about.map(|about| about.receiver.id().to_owned()),
            receiver_name: words.receiver(),
            purpose: words.purpose(),
            datasets: about.map(|about| datasets(about, words)).unwrap_or_default(),
            method: words.method_used().map(mydata_identity::IdentityMethod::code),
            outcome: outcome(&noted.entry),
            outcome_in_words: words.outcome().map(Cow::into_owned),
            clerk: words.clerk(),
            is_in_ledger: noted.is_in_ledger,
        }
    }

    fn cells(&self) -> [String; COLUMNS.len()] {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let join =
            |part: fn(&TableDataset) -> &str| self.datasets.iter().map(part).collect::<Vec<_>>().join("; ");
        [
            self.number.to_string(),
            self.at.clone(),
            text(&self.begun_at),
            self.kind.to_owned(),
            self.title.clone(),
            text(&self.receiver),
            text(&self.receiver_name),
            text(&self.purpose),
            join(|dataset| &dataset.id),
            join(|dataset| &dataset.name),
            self.method.unwrap_or_default().to_owned(),
            text(&self.outcome_in_words),
            text(&self.clerk),
            self.is_in_ledger.to_string(),
        ]
    }
}

fn datasets(about: &Occasion, words: &EntryWords) -> Vec<TableDataset> {
    let ids = about.datasets.iter().map(|dataset| dataset.id.to_string());
    ids.zip(words.datasets()).map(|(id, name)| TableDataset { id, name }).collect()
}

fn begun_at(entry: &Entry) -> Option<String> {
    match entry {
        Entry::Use(entry) => Some(TaiwanTime::from(entry.begun_at).iso()),
        _ => None,
    }
}

fn outcome(entry: &Entry) -> Option<String> {
    match entry {
        Entry::Use(entry) => serde_json::to_value(entry.outcome).ok()?.as_str().map(str::to_owned),
        Entry::Delegation(delegated) => Some(delegated.news.as_str().to_owned()),
        Entry::Erasure(erasure) => Some(erasure.why.code().to_owned()),
        Entry::Membership { event, .. } => Some(event.as_str().to_owned()),
        Entry::Consent(_) => None,
    }
}

/// The table as CSV, with headings in the language of the page.
pub(super) fn csv(rows: &[TableRow], shell: &Shell) -> Result<String, PlatformError> {
    let headings = COLUMNS.map(|column| shell.text(format!("record-column-{column}")).into_owned());
    let cells = rows.iter().map(TableRow::cells);
    write(std::iter::once(headings).chain(cells)).ok_or_else(|| PlatformError::Object("csv".to_owned()))
}

fn write<const N: usize>(rows: impl Iterator<Item = [String; N]>) -> Option<String> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.iter().map(|cell| harmless(cell).into_owned())).ok()?;
    }
    let text = String::from_utf8(writer.into_inner().ok()?).ok()?;
    Some(format!("{BYTE_ORDER_MARK}{text}"))
}

/// The cell as text that nothing calculates: an apostrophe stands before what a spreadsheet would take for a formula.
fn harmless(cell: &str) -> Cow<'_, str> {
    // Blanks in front are dropped by some spreadsheets before they look.
    if cell.trim_start_matches([' ', '\u{3000}']).starts_with(FORMULA_STARTS) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Vec<Vec<String>> {
        let bytes = text.strip_prefix(BYTE_ORDER_MARK).unwrap().as_bytes();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn a_cell_that_would_calculate_is_text() {
        for cell in
            ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", " =1", "　=cmd|' /C calc'!A0"]
        {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        for cell in ["", "1", "王小明", "2026-03-02", "a=b", "'=1"] {
            assert_eq!(harmless(cell), cell);
        }
    }

    #[test]
    fn the_text_begins_with_its_mark_and_its_lines_end_as_rfc_4180_says() {
        let text = write([["a".to_owned(), "b,\"c\"".to_owned()]].into_iter()).unwrap();
        assert_eq!(text, "\u{feff}a,\"b,\"\"c\"\"\"\r\n");
    }

    proptest! {
        #[test]
        fn whatever_stands_in_a_cell_comes_back_and_never_begins_as_a_formula(
            cells in prop::array::uniform4("[=+@\\-\t\r\n＝＋－＠ ,;\"'a甲]{0,8}"),
        ) {
            let text = write([cells.clone()].into_iter()).unwrap();
            let row = read(&text).remove(0);
            for (read, cell) in row.iter().zip(&cells) {
                let calculates = read.trim_start_matches([' ', '\u{3000}']).starts_with(FORMULA_STARTS);
                prop_assert!(!calculates, "{read:?}");
                prop_assert!([cell.clone(), format!("'{cell}")].contains(read), "{read:?}");
            }
            prop_assert_eq!(row.len(), cells.len());
        }
    }
}
