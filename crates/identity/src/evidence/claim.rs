//! Who somebody says he is, before he has shown it.

use subtle::ConstantTimeEq;

use crate::{BusinessNumber, HolderKind, NationalId};

/// Who somebody says he is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Claim {
    /// A company, spoken for by whoever holds its certificate.
    Company(BusinessNumber),
    /// A person.
    Person(NationalId),
}

/// What kind of holder a claim is about; methods differ in whom they serve.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Claimant {
    /// A legal person.
    Company,
    /// A national with household registration.
    National,
    /// A resident, by a number of either form.
    Resident,
}

impl Claim {
    /// What kind of holder this is about.
    ///
    /// ```
    /// use mydata_identity::NationalId;
    /// use mydata_identity::evidence::{Claim, Claimant};
    /// assert_eq!(Claim::Person(NationalId::parse("A123456789")?).claimant(), Claimant::National);
    /// # Ok::<(), mydata_identity::IdentityError>(())
    /// ```
    #[must_use]
    pub fn claimant(&self) -> Claimant {
        match self {
            Self::Company(_) => Claimant::Company,
            Self::Person(id) => match id.holder_kind() {
                HolderKind::National => Claimant::National,
                HolderKind::Resident | HolderKind::ResidentOldForm => Claimant::Resident,
            },
        }
    }

    /// The number claimed.
    pub(super) fn number(&self) -> &str {
        match self {
            Self::Company(number) => number.as_str(),
            Self::Person(id) => id.as_str(),
        }
    }

    /// Whether it is about just this person.
    pub(super) fn is_of(&self, person: &NationalId) -> bool {
        match self {
            Self::Company(_) => false,
            Self::Person(id) => id.as_str().as_bytes().ct_eq(person.as_str().as_bytes()).into(),
        }
    }
}
