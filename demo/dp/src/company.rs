//! The companies of the demonstration: `companies.json`, made from the seed files.

use mydata_identity::{BusinessNumber, NationalId};
use serde::Deserialize;

/// All of them.
#[derive(Clone, Debug, Deserialize)]
pub struct Companies {
    #[serde(rename = "company")]
    list: Vec<Company>,
}

/// An invented company.
#[derive(Clone, Debug, Deserialize)]
pub struct Company {
    /// 統一編號.
    pub business_number: BusinessNumber,
    /// Its name.
    pub name: String,
    /// Who speaks for it.
    pub responsible_uid: NationalId,
    /// The PIN of its 工商憑證, if it has one.
    pub card_pin: Option<String>,
}

impl Companies {
    /// Reads `companies.json`.
    ///
    /// # Errors
    /// When it is not what the seed tool writes.
    pub fn from_json(json: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(json)
    }

    /// All, in the order of the seed file.
    #[must_use]
    pub fn all(&self) -> &[Company] {
        &self.list
    }
}
