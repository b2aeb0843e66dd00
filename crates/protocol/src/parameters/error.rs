//! What can be wrong with what a citizen filled in. Nothing here repeats it.

use super::ParameterName;

/// Why an answer was not taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ParameterError {
    /// It holds a control character.
    #[error("the answer holds a control character")]
    Character,
    /// It is none of the options.
    #[error("the answer is none of the options")]
    ChoiceUnknown,
    /// A period ends before it begins.
    #[error("the period ends before it begins")]
    DateBeforeStart,
    /// A date is `YYYMMDD` in ROC years, or `yyyy-MM-dd`.
    #[error("a date is YYYMMDD in ROC years, or yyyy-MM-dd")]
    DateForm,
    /// The calendar has no such day.
    #[error("the calendar has no such day")]
    DateNotInCalendar,
    /// Nothing was filled in.
    #[error("nothing was filled in")]
    Missing,
    /// It is no plate number.
    #[error("a plate number is two groups of two to four letters or digits")]
    PlateNumberForm,
    /// It is longer than an answer may be.
    #[error("an answer has {limit} characters at most")]
    TooLong {
        /// The most it may have.
        limit: usize,
    },
    /// A year is two or three digits.
    #[error("a ROC year is two or three digits")]
    YearForm,
    /// There are no records of this year.
    #[error("the year is not from {earliest} to {latest}")]
    YearOutOfRange {
        /// The first ROC year there is.
        earliest: u16,
        /// The last one.
        latest: u16,
    },
}

impl ParameterError {
    /// The stable name of this refusal, for logs and translations.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Character => "parameter.character",
            Self::ChoiceUnknown => "parameter.choice-unknown",
            Self::DateBeforeStart => "parameter.date-before-start",
            Self::DateForm => "parameter.date-form",
            Self::DateNotInCalendar => "parameter.date-not-in-calendar",
            Self::Missing => "parameter.missing",
            Self::PlateNumberForm => "parameter.plate-number-form",
            Self::TooLong { .. } => "parameter.too-long",
            Self::YearForm => "parameter.year-form",
            Self::YearOutOfRange { .. } => "parameter.year-out-of-range",
        }
    }

    /// The numbers its sentence names.
    ///
    /// ```
    /// use mydata_protocol::parameters::ParameterError;
    /// let error = ParameterError::YearOutOfRange { earliest: 105, latest: 114 };
    /// assert_eq!(error.facts(), [("earliest", 105), ("latest", 114)]);
    /// ```
    #[must_use]
    pub fn facts(&self) -> Vec<(&'static str, usize)> {
        match self {
            Self::TooLong { limit } => vec![("limit", *limit)],
            Self::YearOutOfRange { earliest, latest } => {
                vec![("earliest", usize::from(*earliest)), ("latest", usize::from(*latest))]
            }
            _ => Vec::new(),
        }
    }
}

/// What is wrong with which answer.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ParameterFault {
    /// The parameter.
    pub name: ParameterName,
    /// What is wrong.
    pub error: ParameterError,
}
