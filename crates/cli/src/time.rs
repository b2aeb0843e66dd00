//! Points in time, as the command reads the clock and writes them for people.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use chrono::DateTime;
use mydata_trust::UnixSeconds;

/// The clock of this machine: the only place the command looks at it.
pub(crate) fn now() -> UnixSeconds {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    UnixSeconds(i64::try_from(since_epoch.as_secs()).unwrap_or(i64::MAX))
}

/// How long something has been going on.
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    pub(crate) fn started() -> Self {
        Self(Instant::now())
    }

    pub(crate) fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// `2030-12-31 23:59:59 UTC`, or the bare seconds if no calendar reaches that far.
pub(crate) fn display(seconds: i64) -> String {
    DateTime::from_timestamp_secs(seconds)
        .map_or_else(|| seconds.to_string(), |time| time.format("%Y-%m-%d %H:%M:%S UTC").to_string())
}
