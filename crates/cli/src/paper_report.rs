//! What is known about a receipt or a deletion record, for programs (JSON) and for people (text).

use std::io::{self, Write};

use mydata_receipt::{AuthenticPaper, Paper, ReceiptError, Sheet, SheetRow, SheetValue};
use serde_json::{Value, json};

use crate::catalogue::Catalogue;
use crate::report::{Coded, write_coded};
use crate::time;

/// The outcome of `verify` for a paper.
pub(crate) struct PaperReport {
    file: String,
    outcome: Result<AuthenticPaper, ReceiptError>,
}

impl PaperReport {
    pub(crate) fn of(file: String, outcome: Result<AuthenticPaper, ReceiptError>) -> Self {
        Self { file, outcome }
    }

    /// Whether the platform signed it.
    pub(crate) fn is_good(&self) -> bool {
        self.outcome.is_ok()
    }

    /// Writes the report to standard output, and what is wrong to standard error, led by its code.
    pub(crate) fn write(
        &self,
        as_json: bool,
        catalogue: &Catalogue,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> io::Result<()> {
        let reasons: Vec<_> =
            self.outcome.as_ref().err().map(|error| Coded::receipt(error, catalogue)).into_iter().collect();
        reasons.iter().try_for_each(|reason| writeln!(err, "{reason}"))?;
        if as_json {
            serde_json::to_writer_pretty(&mut *out, &self.json(&reasons))?;
            return writeln!(out);
        }
        let verdict = if self.is_good() { "paper-authentic-meaning" } else { "paper-refused-meaning" };
        writeln!(out, "{}: {}", self.file, catalogue.text(verdict))?;
        if let Ok(paper) = &self.outcome {
            writeln!(out, "{}: {}", catalogue.text("paper-signed-by"), paper.key_id())?;
            return write_sheet(&paper.paper().sheet(), catalogue, out);
        }
        write_coded("label-reasons", &reasons, catalogue, out)
    }

    fn json(&self, reasons: &[Coded]) -> Value {
        let paper = self.outcome.as_ref().ok();
        json!({
            "verdict": if self.is_good() { "valid" } else { "invalid" },
            "paper": self.file,
            "type": paper.map(|paper| paper.paper().kind().media_type()),
            "key": paper.map(AuthenticPaper::key_id),
            "reasons": reasons,
            "content": paper.map(|paper| content(paper.paper())),
        })
    }
}

/// The document as it was signed.
fn content(paper: &Paper) -> Value {
    serde_json::from_slice(&paper.to_json()).unwrap_or_default()
}

fn write_sheet(sheet: &Sheet, catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n{}", catalogue.text(sheet.title))?;
    for section in &sheet.sections {
        writeln!(out, "\n{}", catalogue.text(section.heading))?;
        section.rows.iter().try_for_each(|row| write_row(row, catalogue, out))?;
    }
    Ok(())
}

fn write_row(
    SheetRow { label, values }: &SheetRow,
    catalogue: &Catalogue,
    out: &mut dyn Write,
) -> io::Result<()> {
    let label = catalogue.text(label);
    match values.as_slice() {
        [value] => writeln!(out, "  {label}: {}", written(value, catalogue)),
        values => {
            writeln!(out, "  {label}:")?;
            values.iter().try_for_each(|value| writeln!(out, "    {}", written(value, catalogue)))
        }
    }
}

fn written(value: &SheetValue, catalogue: &Catalogue) -> String {
    match value {
        SheetValue::Bytes(count) => catalogue.with("paper-bytes", &json!({ "count": count })),
        SheetValue::Coded(coded) => {
            let facts = json!({ "name": catalogue.choose(&coded.name), "code": coded.code });
            catalogue.with("paper-coded", &facts)
        }
        SheetValue::Literal(text) => text.clone(),
        SheetValue::Text(text) => catalogue.choose(text).to_owned(),
        SheetValue::Time(time) => time::display(time.unix_millis().div_euclid(1000)),
        SheetValue::Word(word) => catalogue.text(word),
    }
}
