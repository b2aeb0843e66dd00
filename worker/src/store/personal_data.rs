//! The official codes of what personal data is about and what it is collected for, with their names.
//!
//! Source: 個人資料保護法之特定目的及個人資料之類別, which lists both; the names stand in `personal-data.ftl`.

use std::borrow::Cow;

use crate::error::PlatformError;
use crate::texts::{Locale, Texts};

/// A category of personal data (個人資料之類別): `C` and three digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataCategory(String);

impl DataCategory {
    /// Reads a code.
    ///
    /// # Errors
    /// [`PlatformError::Catalogue`] for one that the official list does not have.
    ///
    /// ```
    /// # use mydata_worker::store::personal_data::DataCategory;
    /// # use mydata_worker::texts::Locale;
    /// let category = DataCategory::parse("C001")?;
    /// assert_eq!(category.name(Locale::ZhHant), "辨識個人者");
    /// assert!(DataCategory::parse("C999").is_err());
    /// # Ok::<(), mydata_worker::error::PlatformError>(())
    /// ```
    pub fn parse(code: &str) -> Result<Self, PlatformError> {
        known(code, &category_key(code)).map(Self)
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self, locale: Locale) -> Cow<'static, str> {
        Texts::of(locale).get(&category_key(&self.0))
    }
}

/// A specified purpose (特定目的): three digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PurposeCode(String);

impl PurposeCode {
    /// Reads a code.
    ///
    /// # Errors
    /// [`PlatformError::Catalogue`] for one whose name is not known here.
    ///
    /// ```
    /// # use mydata_worker::store::personal_data::PurposeCode;
    /// # use mydata_worker::texts::Locale;
    /// let purpose = PurposeCode::parse("158")?;
    /// assert_eq!(purpose.name(Locale::En), "Administration of students' and graduates' records");
    /// assert!(PurposeCode::parse("999").is_err());
    /// # Ok::<(), mydata_worker::error::PlatformError>(())
    /// ```
    pub fn parse(code: &str) -> Result<Self, PlatformError> {
        known(code, &purpose_key(code)).map(Self)
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self, locale: Locale) -> Cow<'static, str> {
        Texts::of(locale).get(&purpose_key(&self.0))
    }
}

fn category_key(code: &str) -> String {
    format!("data-category-{}", code.to_ascii_lowercase())
}

fn purpose_key(code: &str) -> String {
    format!("data-purpose-{code}")
}

fn known(code: &str, key: &str) -> Result<String, PlatformError> {
    let named = Texts::of(Locale::ZhHant).find(key).is_some();
    let unknown = || PlatformError::Catalogue(format!("{code:?} is no official code"));
    named.then(|| code.to_owned()).ok_or_else(unknown)
}
