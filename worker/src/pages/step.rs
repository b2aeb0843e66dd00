//! The steps of a transaction, for the bar 「第 3 步，共 5 步」.

use std::cmp::Ordering;

/// A step of a transaction, as the citizen counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Terms,
    Identify,
    Collect,
    Decide,
    Leave,
}

impl Step {
    pub(super) const COUNT: u8 = 5;
    pub(super) const ALL: [Self; 5] = [Self::Terms, Self::Identify, Self::Collect, Self::Decide, Self::Leave];

    pub(super) fn number(self) -> u8 {
        match self {
            Self::Terms => 1,
            Self::Identify => 2,
            Self::Collect => 3,
            Self::Decide => 4,
            Self::Leave => 5,
        }
    }

    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Terms => "step-terms",
            Self::Identify => "step-identify",
            Self::Collect => "step-collect",
            Self::Decide => "step-decide",
            Self::Leave => "step-leave",
        }
    }

    /// Each step with the class of its part of the bar while the citizen is at this one.
    pub(super) fn bar(self) -> impl Iterator<Item = (Self, &'static str)> {
        Self::ALL.into_iter().map(move |step| match step.cmp(&self) {
            Ordering::Less => (step, "done"),
            Ordering::Equal => (step, "now"),
            Ordering::Greater => (step, "ahead"),
        })
    }
}
