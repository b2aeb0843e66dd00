//! A moment as papers write it.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use crate::ReceiptError;

/// A moment in UTC with milliseconds, written in the one form `2026-05-28T20:26:40.000Z` (RFC 3339).
///
/// ```
/// use mydata_receipt::{ReceiptError, Timestamp};
/// let time = Timestamp::from_unix_millis(1_780_000_000_000)?;
/// assert_eq!(time.to_string(), "2026-05-28T20:26:40.000Z");
/// assert_eq!("2026-05-28T20:26:40.000Z".parse(), Ok(time));
/// assert_eq!("2026-05-28T20:26:40Z".parse::<Timestamp>(), Err(ReceiptError::TimeMalformed));
/// # Ok::<(), ReceiptError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Timestamp(DateTime<Utc>);

/// The year 10000 has five digits and would need another form.
const AFTER_THE_LAST: i64 = 253_402_300_800_000;

impl Timestamp {
    /// The moment `millis` milliseconds after the Unix epoch.
    ///
    /// # Errors
    /// [`ReceiptError::TimeMalformed`] before 1970 and after the year 9999.
    pub fn from_unix_millis(millis: i64) -> Result<Self, ReceiptError> {
        DateTime::from_timestamp_millis(millis)
            .filter(|_| (0..AFTER_THE_LAST).contains(&millis))
            .map(Self)
            .ok_or(ReceiptError::TimeMalformed)
    }

    /// Milliseconds since the Unix epoch.
    #[must_use]
    pub const fn unix_millis(self) -> i64 {
        self.0.timestamp_millis()
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

impl FromStr for Timestamp {
    type Err = ReceiptError;

    /// Reads the one form.
    ///
    /// # Errors
    /// [`ReceiptError::TimeMalformed`].
    fn from_str(text: &str) -> Result<Self, ReceiptError> {
        let read = DateTime::parse_from_rfc3339(text).map_err(|_| ReceiptError::TimeMalformed)?;
        let time = Self::from_unix_millis(read.timestamp_millis())?;
        if time.to_string() == text { Ok(time) } else { Err(ReceiptError::TimeMalformed) }
    }
}

impl TryFrom<String> for Timestamp {
    type Error = ReceiptError;

    fn try_from(text: String) -> Result<Self, ReceiptError> {
        text.parse()
    }
}

impl From<Timestamp> for String {
    fn from(time: Timestamp) -> Self {
        time.to_string()
    }
}
