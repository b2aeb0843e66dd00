//! What a citizen fills in herself before a dataset is asked for: a year, a plate number, a period (protocol section 5).
//!
//! A dataset registers its [`Parameters`]; what is typed becomes [`ParameterValues`], which
//! [`RequestValues`](crate::dp_api::RequestValues) takes and which cannot hold what HTTP does not carry.

mod error;
mod kind;
mod name;
mod plate_number;
mod values;

use serde::{Deserialize, Serialize};

use crate::ProtocolError;
use crate::narrow::narrow;

pub use error::{ParameterError, ParameterFault};
pub use kind::{ParameterKind, ParameterOption};
pub use name::{LONGEST_NAME, ParameterName};
pub use values::ParameterValues;

pub(crate) use name::is_name;

/// How many a dataset may ask for: more is a form nobody fills in on a phone.
pub const MOST_PARAMETERS: usize = 8;
/// How many characters any answer may have; a dataset may allow fewer.
pub const LONGEST_ANSWER: usize = 100;
/// How many options one may choose from.
pub const MOST_OPTIONS: usize = 60;

/// A text in both languages, as a dataset was registered with it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// In Traditional Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// One question to the citizen.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Parameter {
    /// Its name in templates and headers.
    pub name: ParameterName,
    /// What stands above its field.
    pub label: Wording,
    /// What stands below its label, with an example.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Wording>,
    /// Whether the dataset cannot be asked for without it.
    #[serde(default = "yes")]
    pub required: bool,
    /// What it is.
    #[serde(flatten)]
    pub kind: ParameterKind,
}

/// What a dataset asks for, in the order of its form.
///
/// ```
/// use mydata_protocol::parameters::Parameters;
/// let parameters = Parameters::parse(
///     r#"[{"name": "INQ_YR", "kind": "roc-year", "earliest": 105, "years_behind": 1,
///          "label": {"zh": "所得年度", "en": "Year of income"}}]"#,
/// )?;
/// let values = parameters.read(115, |_| Some("１１３")).map_err(|faults| faults[0].error)?;
/// assert_eq!(values.get("INQ_YR"), Some("113"));
/// let faults = parameters.read(115, |_| Some("115")).unwrap_err();
/// assert_eq!(faults[0].error.code(), "parameter.year-out-of-range");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Parameters(Vec<Parameter>);

impl Parameters {
    /// Reads the list of a registration; an empty text is an empty list.
    ///
    /// # Errors
    /// [`ProtocolError::ParametersForm`] or [`ProtocolError::CustomParameterName`].
    pub fn parse(json: &str) -> Result<Self, ProtocolError> {
        if json.trim().is_empty() {
            return Ok(Self::default());
        }
        let refused = |reason| ProtocolError::ParametersForm { reason };
        let list: Vec<Parameter> =
            serde_json::from_str(json).map_err(|_| refused("not a JSON list of parameters"))?;
        if list.len() > MOST_PARAMETERS {
            return Err(refused("more parameters than a form holds"));
        }
        for (place, parameter) in list.iter().enumerate() {
            let before = list.get(..place).unwrap_or_default();
            if before.iter().any(|other| other.name.is_header_of(&parameter.name)) {
                return Err(refused("two parameters have one name"));
            }
            parameter.kind.check(before).map_err(refused)?;
        }
        Ok(Self(list))
    }

    /// Reads what the citizen filled in: `given` finds the text of a field by the parameter's name. Full-width
    /// characters count as their narrow ones, and spaces around do not count. What was left empty and need not be given
    /// becomes an empty value.
    ///
    /// # Errors
    /// Every fault, in the order of the form.
    pub fn read<'a>(
        &self,
        this_roc_year: u16,
        given: impl Fn(&str) -> Option<&'a str>,
    ) -> Result<ParameterValues, Vec<ParameterFault>> {
        let mut values = ParameterValues::default();
        let mut faults = Vec::new();
        for parameter in &self.0 {
            let typed = given(parameter.name.as_str()).unwrap_or_default();
            match parameter.read(typed, this_roc_year, &values) {
                Ok(value) => values.insert(&parameter.name, value),
                Err(error) => faults.push(ParameterFault { name: parameter.name.clone(), error }),
            }
        }
        if faults.is_empty() { Ok(values) } else { Err(faults) }
    }

    /// All of them.
    pub fn iter(&self) -> core::slice::Iter<'_, Parameter> {
        self.0.iter()
    }

    /// Whether the citizen is asked for nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Their names.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|parameter| parameter.name.as_str())
    }
}

impl<'a> IntoIterator for &'a Parameters {
    type Item = &'a Parameter;
    type IntoIter = core::slice::Iter<'a, Parameter>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Parameter {
    fn read(
        &self,
        typed: &str,
        this_roc_year: u16,
        before: &ParameterValues,
    ) -> Result<String, ParameterError> {
        // Counted before anything looks at it: a form can carry megabytes.
        if typed.chars().nth(LONGEST_ANSWER).is_some() {
            return Err(ParameterError::TooLong { limit: LONGEST_ANSWER });
        }
        let text: String = typed.chars().map(narrow).collect();
        let text = text.trim();
        if text.chars().any(char::is_control) {
            return Err(ParameterError::Character);
        }
        match (text.is_empty(), self.required) {
            (true, true) => Err(ParameterError::Missing),
            (true, false) => Ok(String::new()),
            (false, _) => self.kind.read(text, this_roc_year, before),
        }
    }
}

fn yes() -> bool {
    true
}
