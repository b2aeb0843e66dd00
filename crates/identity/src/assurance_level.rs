//! How sure the platform is of who somebody is.

use serde::{Deserialize, Serialize};

use crate::error::IdentityError;

/// One of the four assurance levels; **1 is the strongest**.
///
/// ```
/// use mydata_identity::AssuranceLevel;
/// assert!(AssuranceLevel::One.satisfies(AssuranceLevel::Three));
/// assert!(!AssuranceLevel::Four.satisfies(AssuranceLevel::Three));
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum AssuranceLevel {
    /// Smart cards: citizen certificate, bank card, hardware certificate.
    One,
    /// A device once bound with a citizen certificate.
    Two,
    /// NHI card with password, software certificate.
    Three,
    /// Two documents.
    Four,
}

impl AssuranceLevel {
    /// All levels, strongest first.
    pub const ALL: [Self; 4] = [Self::One, Self::Two, Self::Three, Self::Four];

    /// The level's number, 1 to 4.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Three => 3,
            Self::Four => 4,
        }
    }

    /// Whether an identification of this level is enough where `minimum` is asked for.
    #[must_use]
    pub fn satisfies(self, minimum: Self) -> bool {
        self.number() <= minimum.number()
    }

    /// The strongest of several levels: what a service needs, given what its datasets need.
    ///
    /// ```
    /// use mydata_identity::AssuranceLevel::{Four, Two};
    /// assert_eq!(mydata_identity::AssuranceLevel::strongest_of([Four, Two]), Some(Two));
    /// ```
    #[must_use]
    pub fn strongest_of(levels: impl IntoIterator<Item = Self>) -> Option<Self> {
        levels.into_iter().min_by_key(|level| level.number())
    }
}

impl TryFrom<u8> for AssuranceLevel {
    type Error = IdentityError;

    fn try_from(number: u8) -> Result<Self, IdentityError> {
        Self::ALL.into_iter().find(|level| level.number() == number).ok_or(IdentityError::AssuranceLevel)
    }
}

impl From<AssuranceLevel> for u8 {
    fn from(level: AssuranceLevel) -> Self {
        level.number()
    }
}
