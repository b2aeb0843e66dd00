//! A text in both languages of the platform.

use serde::{Deserialize, Serialize};

/// A text in Traditional Chinese and in English. One that is not translated stands in Chinese alone.
///
/// ```
/// use mydata_receipt::Bilingual;
/// let name = Bilingual::new("戶政司", "Household Registration");
/// assert_eq!(serde_json::to_string(&name)?, r#"{"zh-Hant":"戶政司","en":"Household Registration"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// 繁體中文.
    #[serde(rename = "zh-Hant")]
    pub zh: String,
    /// English; empty where there is no translation.
    pub en: String,
}

impl Bilingual {
    /// A text in both languages.
    #[must_use]
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }
}
