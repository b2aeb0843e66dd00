//! The telecom operator that knows whose mobile number is whose: a stand-in for the operators the platform would ask.

use mydata_identity::{Birthday, NationalId};
use serde::{Deserialize, Serialize};
use subtle::{Choice, ConstantTimeEq};

use crate::persona::{Persona, Personas, iso_birthday};

/// "Is this number hers?"
#[derive(Clone, Deserialize)]
pub struct TelecomQuestion {
    uid: NationalId,
    #[serde(deserialize_with = "iso_birthday")]
    birthdate: Birthday,
    mobile: String,
}

/// What the operator says: no more than whether ID, birthday and number belong together.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct TelecomAnswer {
    /// Whether they do.
    #[serde(rename = "match")]
    pub is_match: bool,
}

impl Personas {
    /// Compares with everybody, and every number in constant time: how long it takes says nothing about who exists or how
    /// much was right.
    #[must_use]
    pub fn match_mobile(&self, question: &TelecomQuestion) -> TelecomAnswer {
        let nobody = Choice::from(0);
        let found = self.all().iter().fold(nobody, |found, persona| found | question.is_about(persona));
        TelecomAnswer { is_match: found.into() }
    }
}

impl TelecomQuestion {
    fn is_about(&self, persona: &Persona) -> Choice {
        let uid = self.uid.as_str().as_bytes().ct_eq(persona.uid.as_str().as_bytes());
        let birthdate = self.birthdate.to_iso().as_bytes().ct_eq(persona.birthdate.to_iso().as_bytes());
        uid & birthdate & self.mobile.as_bytes().ct_eq(persona.mobile.as_bytes())
    }
}
