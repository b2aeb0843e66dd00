//! A point in time, handed in by the caller.

use core::time::Duration;

use serde::{Deserialize, Serialize};

/// Seconds since 1970-01-01T00:00:00Z.
///
/// ```
/// use std::time::Duration;
/// use mydata_identity::evidence::UnixSeconds;
/// let noon = UnixSeconds(43_200);
/// assert!(noon.is_within(Duration::from_secs(60), UnixSeconds(43_200)));
/// assert!(!noon.is_within(Duration::from_secs(60), UnixSeconds(43_261)));
/// assert!(!noon.is_within(Duration::from_secs(60), UnixSeconds(43_199)));
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct UnixSeconds(pub i64);

impl UnixSeconds {
    /// Whether `at` is no earlier than this, and no later than this and so long.
    #[must_use]
    pub fn is_within(self, span: Duration, at: Self) -> bool {
        let elapsed = i128::from(at.0) - i128::from(self.0);
        (0..=i128::from(span.as_secs())).contains(&elapsed)
    }
}
