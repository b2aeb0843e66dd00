//! What every step of a transaction shows: which service asks, and until when.

use mydata_consent::Moment;

use super::minutes_left;
use super::step::Steps;

/// A service as a citizen must see it: named in full.
#[derive(Debug, Clone)]
pub struct ServiceBrief {
    /// The service's full name.
    pub name: String,
    /// The agency or company behind it.
    pub agency: String,
    /// What it wants the data for.
    pub purpose: String,
}

/// The head of a transaction's pages.
///
/// It prints no more than its deadline, as the other fields open the transaction.
#[derive(Clone)]
pub struct TransactionHead {
    /// The transaction's id in `/t/{transaction}/…`.
    pub transaction: String,
    /// The token every form of this transaction carries.
    pub csrf: String,
    /// The service that asks.
    pub service: ServiceBrief,
    /// The steps that she counts.
    pub steps: Steps,
    /// When the transaction ends if nothing is decided.
    pub deadline: Moment,
    /// The time of this answer.
    pub now: Moment,
}

impl TransactionHead {
    pub(super) fn seconds_left(&self) -> u64 {
        self.deadline.since(self.now).as_secs()
    }

    /// Minutes left until the deadline.
    #[must_use]
    pub fn minutes_left(&self) -> u64 {
        minutes_left(self.now, self.deadline)
    }
}
