//! A category of personal data, as the authorities number them.

use serde::{Deserialize, Serialize};

use crate::{Bilingual, ReceiptError, check};

/// A category of personal data (個人資料之類別), such as C001, with its name.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PiiCategory {
    /// Its code: `C` and three digits.
    pub code: String,
    /// Its name.
    pub name: Bilingual,
}

impl PiiCategory {
    pub(crate) fn check(&self) -> Result<(), ReceiptError> {
        check::code("category", "C", &self.code)?;
        check::bilingual("category", &self.name)
    }
}
