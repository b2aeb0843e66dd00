//! What a parameter is, and how an answer to it is read.

use mydata_identity::{Birthday, IdentityError};
use serde::{Deserialize, Serialize};

use super::{
    LONGEST_ANSWER, MOST_OPTIONS, Parameter, ParameterError, ParameterName, ParameterValues, Wording,
    plate_number,
};

/// What a parameter is.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ParameterKind {
    /// One of the options.
    Choice {
        /// In the order of the form.
        options: Vec<ParameterOption>,
    },
    /// A day, typed `YYYMMDD` in ROC years or `yyyy-MM-dd`; on the wire `yyyy/MM/dd`, as `birthdate` is.
    Date {
        /// The parameter that begins the period this one ends; it stands before it in the form.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        not_before: Option<ParameterName>,
    },
    /// 車牌號碼, in capitals with its dash.
    PlateNumber,
    /// A year of the Republic: two or three digits.
    RocYear {
        /// The first year there are records of.
        earliest: u16,
        /// How many years the last records lie behind the present one: 1 where a year is recorded when it is over.
        #[serde(default)]
        years_behind: u16,
    },
    /// A line of free text.
    Text {
        /// How many characters it may have.
        #[serde(default = "longest")]
        most_characters: usize,
    },
}

/// One option.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ParameterOption {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: Wording,
}

impl ParameterKind {
    /// The last ROC year that may be asked for, if it is a year.
    #[must_use]
    pub fn latest_year(&self, this_roc_year: u16) -> Option<u16> {
        match self {
            Self::RocYear { years_behind, .. } => Some(this_roc_year.saturating_sub(*years_behind)),
            _ => None,
        }
    }

    /// Whether the kind as registered can be answered at all; `before` are the parameters above it.
    pub(super) fn check(&self, before: &[Parameter]) -> Result<(), &'static str> {
        match self {
            Self::Choice { options } => check_options(options),
            Self::Date { not_before: Some(start) } => {
                let is_start =
                    |other: &Parameter| other.name == *start && matches!(other.kind, Self::Date { .. });
                before.iter().any(is_start).then_some(()).ok_or("a period begins with a date above its end")
            }
            Self::Text { most_characters } if !(1..=LONGEST_ANSWER).contains(most_characters) => {
                Err("a text has as many characters as an answer at most")
            }
            Self::Date { not_before: None }
            | Self::PlateNumber
            | Self::RocYear { .. }
            | Self::Text { .. } => Ok(()),
        }
    }

    /// Reads a text that is neither empty nor too long for any kind.
    pub(super) fn read(
        &self,
        text: &str,
        this_roc_year: u16,
        before: &ParameterValues,
    ) -> Result<String, ParameterError> {
        match self {
            Self::Choice { options } => options
                .iter()
                .find(|option| option.value == text)
                .map(|option| option.value.clone())
                .ok_or(ParameterError::ChoiceUnknown),
            Self::Date { not_before } => {
                let day = date(text)?.to_slashes();
                let start = not_before.as_ref().and_then(|start| before.get(start.as_str()));
                // Of this form, days compare as texts do; an empty start is before every day.
                if start.is_some_and(|start| day.as_str() < start) {
                    return Err(ParameterError::DateBeforeStart);
                }
                Ok(day)
            }
            Self::PlateNumber => plate_number::read(text).ok_or(ParameterError::PlateNumberForm),
            Self::RocYear { earliest, years_behind } => {
                year(text, *earliest, this_roc_year.saturating_sub(*years_behind))
            }
            Self::Text { most_characters } if text.chars().nth(*most_characters).is_some() => {
                Err(ParameterError::TooLong { limit: *most_characters })
            }
            Self::Text { .. } => Ok(text.to_owned()),
        }
    }
}

fn check_options(options: &[ParameterOption]) -> Result<(), &'static str> {
    let sendable = |value: &str| {
        !value.is_empty()
            && value.trim() == value
            && !value.chars().any(char::is_control)
            && value.len() <= LONGEST_ANSWER
    };
    if !(2..=MOST_OPTIONS).contains(&options.len()) {
        return Err("a choice has two options or more, and not too many");
    }
    if options.iter().any(|option| !sendable(&option.value)) {
        return Err("an option's value cannot be sent");
    }
    Ok(())
}

/// A birthday is a day of the calendar like any other.
fn date(text: &str) -> Result<Birthday, ParameterError> {
    let read = if text.contains('-') { Birthday::parse_iso(text) } else { Birthday::parse_roc(text) };
    read.map_err(|error| match error {
        IdentityError::BirthdayNotInCalendar => ParameterError::DateNotInCalendar,
        _ => ParameterError::DateForm,
    })
}

fn year(text: &str, earliest: u16, latest: u16) -> Result<String, ParameterError> {
    let digits = (2..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let year: u16 = digits.then(|| text.parse().ok()).flatten().ok_or(ParameterError::YearForm)?;
    if !(earliest..=latest).contains(&year) {
        return Err(ParameterError::YearOutOfRange { earliest, latest });
    }
    Ok(year.to_string())
}

fn longest() -> usize {
    LONGEST_ANSWER
}
