//! A consent receipt or a deletion record in the language of a page.

use fluent_bundle::FluentValue;
use mydata_consent::Moment;
use mydata_receipt::{Bilingual, Coded, Paper, SheetSection, SheetValue};

use super::Shell;

/// What a paper says under one heading.
#[derive(Debug, Clone)]
pub struct PaperPart {
    /// What it is about.
    pub heading: String,
    /// What it says, line by line.
    pub lines: Vec<PaperLine>,
}

/// One line of a paper.
#[derive(Debug, Clone)]
pub struct PaperLine {
    /// What it is.
    pub name: String,
    /// What it says.
    pub values: Vec<String>,
}

/// All that a paper says.
#[must_use]
pub fn paper_in_words(paper: &Paper, shell: &Shell) -> Vec<PaperPart> {
    paper.sheet().sections.into_iter().map(|section| part(section, shell)).collect()
}

fn part(section: SheetSection, shell: &Shell) -> PaperPart {
    let lines = section.rows.into_iter().map(|row| PaperLine {
        name: shell.text(row.label).into_owned(),
        values: row.values.iter().map(|value| in_words(value, shell)).collect(),
    });
    PaperPart { heading: shell.text(section.heading).into_owned(), lines: lines.collect() }
}

fn in_words(value: &SheetValue, shell: &Shell) -> String {
    match value {
        SheetValue::Bytes(count) => shell.with("paper-bytes", &[("count", *count)]).into_owned(),
        SheetValue::Coded(Coded { code, name }) => {
            let name = FluentValue::from(text(name, shell));
            shell.with("paper-coded", &[("name", name), ("code", code.as_str().into())]).into_owned()
        }
        SheetValue::Literal(literal) => literal.clone(),
        SheetValue::Text(bilingual) => text(bilingual, shell).to_owned(),
        SheetValue::Time(time) => {
            let at = Moment::from_unix_millis(time.unix_millis());
            format!("{} {}", shell.date(at), Shell::clock(at))
        }
        SheetValue::Word(key) => shell.text(key).into_owned(),
    }
}

fn text<'t>(text: &'t Bilingual, shell: &Shell) -> &'t str {
    shell.locale.choose(&text.zh, &text.en)
}
