//! What a counter may do with a dataset.

use serde::{Deserialize, Serialize};

/// What the clerks of a counter may do with one of its datasets (臨櫃項目).
///
/// ```
/// use mydata_consent::ItemRule;
/// assert_eq!(ItemRule::parse("preview-only"), Some(ItemRule::PreviewOnly));
/// assert!(ItemRule::PreviewOnly.may_be_seen() && !ItemRule::PreviewOnly.may_be_saved());
/// assert!(ItemRule::Both.may_be_seen() && ItemRule::Both.may_be_saved());
/// assert_eq!(ItemRule::parse("neither"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemRule {
    /// Look at it on the screen.
    PreviewOnly,
    /// Save it for the file of the case.
    TransferOnly,
    /// Either.
    Both,
}

impl ItemRule {
    /// The rule of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::PreviewOnly, Self::TransferOnly, Self::Both].into_iter().find(|rule| rule.name() == name)
    }

    /// Its name in the catalogue.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PreviewOnly => "preview-only",
            Self::TransferOnly => "transfer-only",
            Self::Both => "both",
        }
    }

    /// Whether a clerk may look at it.
    #[must_use]
    pub const fn may_be_seen(self) -> bool {
        matches!(self, Self::PreviewOnly | Self::Both)
    }

    /// Whether a clerk may save it.
    #[must_use]
    pub const fn may_be_saved(self) -> bool {
        matches!(self, Self::TransferOnly | Self::Both)
    }
}
