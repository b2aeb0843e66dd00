//! Which rows of a record an answer of the citizen selects: her year, her car, her period.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;
use serde::Deserialize;

use crate::persona::Record;
use crate::refusal::Refusal;

/// A rule of a dataset: rows of one of the record's lists are handed over if a column compares so with a parameter.
#[derive(Clone, Debug, Deserialize)]
pub struct Selection {
    /// The parameter, which travels in a header of its name.
    pub parameter: String,
    /// The record's list.
    pub rows: String,
    /// The row's value that is compared.
    pub column: String,
    /// How.
    #[serde(default)]
    pub compare: Comparison,
}

/// How a row's value is compared with what the citizen filled in. A date is compared as it is printed, 民國115年01月01日.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Comparison {
    /// The row is as the parameter says.
    #[default]
    Equal,
    /// The row is of that day or a later one.
    From,
    /// The row is of that day or an earlier one.
    Until,
}

/// What the citizen filled in, by parameter.
#[derive(Clone)]
pub struct Answers(BTreeMap<String, String>);

impl Answers {
    /// Nothing was filled in.
    #[must_use]
    pub const fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// Reads the headers the selections name; what is no ASCII in them is percent-encoded.
    ///
    /// # Errors
    /// [`Refusal::ParameterMissing`].
    pub fn read(selections: &[Selection], header: impl Fn(&str) -> Option<String>) -> Result<Self, Refusal> {
        let answers = selections.iter().map(|selection| {
            let value = header(&selection.parameter).ok_or(Refusal::ParameterMissing)?;
            let decoded = percent_decode_str(&value).decode_utf8().map_err(|_| Refusal::ParameterMissing)?;
            Ok((selection.parameter.clone(), on_paper(&decoded).unwrap_or_else(|| decoded.into_owned())))
        });
        answers.collect::<Result<_, _>>().map(Self)
    }
}

impl Record {
    /// The record with the selected rows only; nothing if there is a selection and no list has a row left.
    #[must_use]
    pub fn select(&self, selections: &[Selection], answers: &Answers) -> Option<Self> {
        let mut record = self.clone();
        for selection in selections {
            record.retain_rows(&selection.rows, |row| selection.takes(row, answers));
        }
        let left = selections.iter().any(|selection| !record.rows(&selection.rows).is_empty());
        (selections.is_empty() || left).then_some(record)
    }
}

impl Selection {
    fn takes(&self, row: &BTreeMap<String, String>, answers: &Answers) -> bool {
        let (Some(value), Some(answer)) = (row.get(&self.column), answers.0.get(&self.parameter)) else {
            return false;
        };
        match self.compare {
            Comparison::Equal => value == answer,
            Comparison::From => value >= answer,
            Comparison::Until => value <= answer,
        }
    }
}

impl std::fmt::Debug for Answers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Answers(***)")
    }
}

/// A date of the wire, `yyyy/MM/dd`, as documents print it: of this form days compare as texts do.
fn on_paper(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('/').collect();
    let [year, month, day] = parts.as_slice() else { return None };
    let year: u16 = year.parse().ok()?;
    Some(format!("民國{:03}年{month}月{day}日", year.checked_sub(1911)?))
}
