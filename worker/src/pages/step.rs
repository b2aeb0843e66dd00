//! The steps of a transaction, for the bar 「第 3 步，共 5 步」.

use std::cmp::Ordering;

/// A step of a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Choose,
    Terms,
    Identify,
    Collect,
    Decide,
    Leave,
    Save,
    Show,
}

impl Step {
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Choose => "step-choose",
            Self::Terms => "step-terms",
            Self::Identify => "step-identify",
            Self::Collect => "step-collect",
            Self::Decide => "step-decide",
            Self::Leave => "step-leave",
            Self::Save => "step-save",
            Self::Show => "step-show",
        }
    }
}

/// The steps that a citizen counts, from the first to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Steps {
    /// Showing a code at a counter (臨櫃服務).
    Counter,
    /// Taking her own data (資料下載).
    Download,
    /// Giving data to a service (線上服務).
    OnlineService,
    /// The same, where she has signed at the service who she is.
    SignedAtService,
}

impl Steps {
    pub(super) const fn all(self) -> &'static [Step] {
        match self {
            Self::Counter => &[Step::Terms, Step::Identify, Step::Collect, Step::Show],
            Self::Download => &[Step::Choose, Step::Terms, Step::Identify, Step::Save],
            Self::OnlineService => &[Step::Terms, Step::Identify, Step::Collect, Step::Decide, Step::Leave],
            Self::SignedAtService => &[Step::Terms, Step::Collect, Step::Decide, Step::Leave],
        }
    }

    /// The number of a step, counted from 1.
    pub(super) fn number(self, step: Step) -> usize {
        self.position(step) + 1
    }

    /// Each step with the class of its part of the bar while the citizen is at `step`.
    pub(super) fn bar(self, step: Step) -> impl Iterator<Item = (Step, &'static str)> {
        let now = self.position(step);
        self.all().iter().enumerate().map(move |(position, each)| match position.cmp(&now) {
            Ordering::Less => (*each, "done"),
            Ordering::Equal => (*each, "now"),
            Ordering::Greater => (*each, "ahead"),
        })
    }

    fn position(self, step: Step) -> usize {
        self.all().iter().position(|each| *each == step).unwrap_or_default()
    }
}
