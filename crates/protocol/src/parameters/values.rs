//! What a citizen filled in for one dataset, ready to be sent.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{LONGEST_ANSWER, MOST_PARAMETERS, ParameterName};
use crate::ProtocolError;

/// A value by parameter, the ones left empty included. It prints as `***`: a plate number tells whose car it is.
#[derive(Clone, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "BTreeMap<ParameterName, String>", into = "BTreeMap<ParameterName, String>")]
pub struct ParameterValues(BTreeMap<ParameterName, String>);

impl ParameterValues {
    /// The value of a parameter; an empty one was not given.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(each, _)| *each == name).map(|(_, value)| value)
    }

    /// Names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn insert(&mut self, name: &ParameterName, value: String) {
        self.0.insert(name.clone(), value);
    }
}

/// Values that were kept are held again to what can be sent, whoever kept them.
impl TryFrom<BTreeMap<ParameterName, String>> for ParameterValues {
    type Error = ProtocolError;

    fn try_from(values: BTreeMap<ParameterName, String>) -> Result<Self, ProtocolError> {
        let refused = |reason| Err(ProtocolError::ParametersForm { reason });
        if values.len() > MOST_PARAMETERS {
            return refused("more values than there can be parameters");
        }
        let sendable = |value: &String| {
            !value.chars().any(char::is_control) && value.chars().nth(LONGEST_ANSWER).is_none()
        };
        if values.values().all(sendable) { Ok(Self(values)) } else { refused("a value cannot be sent") }
    }
}

impl From<ParameterValues> for BTreeMap<ParameterName, String> {
    fn from(values: ParameterValues) -> Self {
        values.0
    }
}

impl core::fmt::Debug for ParameterValues {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("ParameterValues(***)")
    }
}
