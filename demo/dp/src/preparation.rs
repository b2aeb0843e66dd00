//! How long data that is being prepared still takes.

/// Nobody is sent away for longer than this, so that whoever waits can show progress.
const LONGEST_WAIT_SECONDS: u32 = 10;

/// Data that began to be prepared at some moment.
///
/// ```
/// use mydata_demo_dp::Preparation;
/// let preparation = Preparation { begun_millis: 1_000, takes_seconds: 20 };
/// assert_eq!(preparation.retry_after_seconds(1_000), Some(10));
/// assert_eq!(preparation.retry_after_seconds(13_500), Some(8));
/// assert_eq!(preparation.retry_after_seconds(21_000), None);
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Preparation {
    /// When it was first asked for, in Unix milliseconds.
    pub begun_millis: u64,
    /// How long it takes.
    pub takes_seconds: u32,
}

impl Preparation {
    /// When to ask again; nothing if the data is ready.
    #[must_use]
    pub fn retry_after_seconds(self, now_millis: u64) -> Option<u32> {
        let ready = self.begun_millis.saturating_add(u64::from(self.takes_seconds) * 1_000);
        let remaining = ready.saturating_sub(now_millis).div_ceil(1_000);
        let seconds = u32::try_from(remaining).unwrap_or(LONGEST_WAIT_SECONDS).min(LONGEST_WAIT_SECONDS);
        (seconds > 0).then_some(seconds)
    }
}
