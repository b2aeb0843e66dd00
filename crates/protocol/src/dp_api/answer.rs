//! What a data provider's answer means.

use core::time::Duration;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

/// When a DP gives no usable `Retry-After`.
const DEFAULT_RETRY: Duration = Duration::from_secs(10);
/// No DP is asked more often than this, whatever it says.
const SHORTEST_RETRY: Duration = Duration::from_secs(2);
/// No DP puts a citizen off for longer between two questions.
const LONGEST_RETRY: Duration = Duration::from_mins(10);

/// A data provider's answer (protocol section 5).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DpAnswer {
    /// Any other answer: the dataset failed.
    Failed {
        /// Its status.
        status: u16,
    },
    /// 204: no record of this person, a success without a file.
    NoRecord,
    /// 200: the body is a package.
    Package,
    /// 429 or 426: ask again, with the same `transaction_uid`.
    StillPreparing {
        /// After this long.
        after: Duration,
    },
    /// 401: the DP does not accept the token.
    TokenRefused,
}

impl DpAnswer {
    /// Reads status, `Retry-After` and `Content-Type` at `now`, in seconds since 1970. A `Retry-After` that is neither a number
    /// of seconds nor a date (RFC 9110, 10.2.3) counts as none; a content type that cannot be a ZIP makes a 200 a failure, a
    /// missing one does not.
    ///
    /// ```
    /// use core::time::Duration;
    /// use mydata_protocol::dp_api::DpAnswer;
    /// assert_eq!(DpAnswer::classify(200, None, Some("application/zip"), 0), DpAnswer::Package);
    /// let wait = DpAnswer::StillPreparing { after: Duration::from_secs(20) };
    /// assert_eq!(DpAnswer::classify(429, Some("20"), None, 0), wait);
    /// assert_eq!(DpAnswer::classify(429, Some("Thu, 01 Jan 1970 00:00:30 GMT"), None, 10), wait);
    /// ```
    #[must_use]
    pub fn classify(status: u16, retry_after: Option<&str>, content_type: Option<&str>, now: u64) -> Self {
        match status {
            200 if may_be_zip(content_type) => Self::Package,
            204 => Self::NoRecord,
            401 => Self::TokenRefused,
            426 | 429 => Self::StillPreparing { after: retry_wait(retry_after, now) },
            _ => Self::Failed { status },
        }
    }
}

fn retry_wait(header: Option<&str>, now: u64) -> Duration {
    let wait = header.and_then(|text| seconds(text.trim()).or_else(|| until(text.trim(), now)));
    wait.unwrap_or(DEFAULT_RETRY).clamp(SHORTEST_RETRY, LONGEST_RETRY)
}

fn seconds(text: &str) -> Option<Duration> {
    text.parse().ok().map(Duration::from_secs)
}

/// How long it is until a date; nothing if it has passed.
fn until(text: &str, now: u64) -> Option<Duration> {
    let date = httpdate::parse_http_date(text).ok()?;
    let since_1970 = date.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Some(since_1970.saturating_sub(Duration::from_secs(now)))
}

fn may_be_zip(content_type: Option<&str>) -> bool {
    let Some(content_type) = content_type else { return true };
    let media = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    matches!(
        media.as_str(),
        "application/zip" | "application/x-zip-compressed" | "application/octet-stream" | ""
    )
}

/// Whether a dataset answers at once (即時) or after a while (非即時).
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Timeliness {
    /// 非即時.
    Delayed,
    /// 即時.
    Realtime,
}

impl Timeliness {
    /// What the catalogue's `realtime` says.
    #[must_use]
    pub fn of(realtime: bool) -> Self {
        if realtime { Self::Realtime } else { Self::Delayed }
    }

    /// How long after the first request a dataset is given up.
    ///
    /// ```
    /// use mydata_protocol::dp_api::Timeliness;
    /// assert_eq!(Timeliness::Realtime.give_up_after().as_secs(), 180);
    /// ```
    #[must_use]
    pub fn give_up_after(self) -> Duration {
        match self {
            Self::Delayed => Duration::from_mins(90),
            Self::Realtime => Duration::from_mins(3),
        }
    }
}
