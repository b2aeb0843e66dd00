//! A counter's code that has been issued and not been redeemed.

use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use crate::{Effect, Moment};

/// A code that can be redeemed. Only its digest is kept here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedCode {
    digest: String,
    /// Which of the transaction's codes it is, counted from 1.
    pub serial: usize,
    /// Since when.
    pub issued_at: Moment,
    /// Until when.
    pub valid_until: Moment,
}

impl IssuedCode {
    pub(super) const fn new(digest: String, serial: usize, issued_at: Moment, valid_until: Moment) -> Self {
        Self { digest, serial, issued_at, valid_until }
    }

    /// Whether it can be redeemed at `now`.
    pub(super) fn is_live(&self, now: Moment) -> bool {
        now < self.valid_until
    }

    /// Whether this is its digest, and it can be redeemed at `now`. Compares in constant time.
    #[must_use]
    pub fn is(&self, digest: &str, now: Moment) -> bool {
        bool::from(self.digest.as_bytes().ct_eq(digest.as_bytes())) && self.is_live(now)
    }

    pub(super) fn unpoint(&self) -> Effect {
        Effect::UnpointCode { digest: self.digest.clone() }
    }
}
