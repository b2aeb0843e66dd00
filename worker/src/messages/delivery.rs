//! What became of a try to send a letter, and when the next one follows.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// Pauses before the second try, the third, and so on: a mail server that lists unknown senders grey (RFC 6647) lets
/// the second or third through, and whoever is down for a night gets no hundred letters in the morning.
const PAUSES: [Duration; 5] = [
    Duration::from_secs(10),
    Duration::from_mins(1),
    Duration::from_mins(5),
    Duration::from_mins(30),
    Duration::from_hours(2),
];

/// No gateway makes us wait longer than this.
pub(super) const LONGEST_PAUSE: Duration = Duration::from_hours(2);

/// What became of a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "delivery", rename_all = "kebab-case")]
pub enum Delivery {
    /// The next server or gateway has taken it on.
    Sent,
    /// Not now. It may go later.
    Later(Setback),
    /// It will never go.
    Never(Setback),
}

/// Why a letter has not gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Setback {
    /// The stable code.
    pub code: Reason,
    /// How long the other side asks us to wait, if it said so.
    #[serde(rename = "after_seconds", serialize_with = "seconds", skip_serializing_if = "Option::is_none")]
    pub after: Option<Duration>,
}

/// The reasons, by their stable codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Reason {
    /// The connection broke off, or what came was no answer.
    #[serde(rename = "message.broken-off")]
    BrokenOff,
    /// The server or gateway says that it cannot do it now.
    #[serde(rename = "message.busy")]
    Busy,
    /// There is nobody at this address or number, or nobody who takes letters of ours.
    #[serde(rename = "message.contact-refused")]
    ContactRefused,
    /// The code in it is over.
    #[serde(rename = "message.expired")]
    Expired,
    /// The server or gateway takes neither this letter nor a repeat of it.
    #[serde(rename = "message.refused")]
    Refused,
    /// The server or gateway does not take us for whom we are. The operator can mend that.
    #[serde(rename = "message.sign-in-refused")]
    SignInRefused,
    /// No answer came in time.
    #[serde(rename = "message.timed-out")]
    TimedOut,
    /// The server offers no encryption, without which nothing is sent.
    #[serde(rename = "message.tls-missing")]
    TlsMissing,
    /// There is no connection to the server or gateway.
    #[serde(rename = "message.unreachable")]
    Unreachable,
}

impl Delivery {
    /// Not now, for this reason.
    #[must_use]
    pub const fn later(code: Reason) -> Self {
        Self::Later(Setback { code, after: None })
    }

    /// Never, for this reason.
    #[must_use]
    pub const fn never(code: Reason) -> Self {
        Self::Never(Setback { code, after: None })
    }

    /// The pause before the next try of a letter that had been tried `attempts` times before this try, if there is to be a
    /// next one. Whoever asks us to wait longer gets his time, but no more tries.
    ///
    /// ```
    /// use std::time::Duration;
    /// use mydata_worker::messages::{Delivery, Reason};
    ///
    /// let busy = Delivery::later(Reason::Busy);
    /// assert_eq!(busy.next_try(0), Some(Duration::from_secs(10)));
    /// assert_eq!(busy.next_try(4), Some(Duration::from_hours(2)));
    /// assert_eq!(busy.next_try(5), None);
    /// assert_eq!(Delivery::Sent.next_try(0), None);
    /// ```
    #[must_use]
    pub fn next_try(&self, attempts: u32) -> Option<Duration> {
        let Self::Later(setback) = self else { return None };
        let pause = PAUSES.get(usize::try_from(attempts).ok()?)?;
        Some(setback.after.map_or(*pause, |after| after.max(*pause)))
    }

    /// The stable code of the reason, or `message.sent`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Sent => "message.sent",
            Self::Later(setback) | Self::Never(setback) => setback.code.as_str(),
        }
    }
}

impl Reason {
    /// The stable code.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BrokenOff => "message.broken-off",
            Self::Busy => "message.busy",
            Self::ContactRefused => "message.contact-refused",
            Self::Expired => "message.expired",
            Self::Refused => "message.refused",
            Self::SignInRefused => "message.sign-in-refused",
            Self::TimedOut => "message.timed-out",
            Self::TlsMissing => "message.tls-missing",
            Self::Unreachable => "message.unreachable",
        }
    }
}

/// The signature is serde's.
#[allow(clippy::ref_option, reason = "serde hands the field over like this")]
fn seconds<S: serde::Serializer>(after: &Option<Duration>, serializer: S) -> Result<S::Ok, S::Error> {
    match after {
        Some(after) => serializer.serialize_u64(after.as_secs()),
        None => serializer.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end() {
        let busy = Delivery::later(Reason::Busy);
        let pauses: Vec<Duration> = (0..).map_while(|attempts| busy.next_try(attempts)).collect();
        assert_eq!(pauses.len(), 5);
        assert!(pauses.is_sorted() && *pauses.last().unwrap() <= LONGEST_PAUSE);
        assert_eq!(busy.next_try(u32::MAX), None);
    }

    #[test]
    fn whoever_asks_for_more_time_gets_it_but_no_more_tries() {
        let asked = |after| Delivery::Later(Setback { code: Reason::Busy, after: Some(after) });
        assert_eq!(asked(Duration::from_mins(2)).next_try(0), Some(Duration::from_mins(2)));
        assert_eq!(asked(Duration::from_secs(1)).next_try(0), Some(Duration::from_secs(10)));
        assert_eq!(asked(Duration::from_mins(2)).next_try(5), None);
        assert_eq!((Delivery::Sent.next_try(0), Delivery::never(Reason::Refused).next_try(0)), (None, None));
    }

    #[test]
    fn a_delivery_is_told_by_its_code() {
        let later = Delivery::Later(Setback { code: Reason::Busy, after: Some(Duration::from_mins(2)) });
        let told = serde_json::to_string(&later).unwrap();
        assert_eq!(told, r#"{"delivery":"later","code":"message.busy","after_seconds":120}"#);
        let never = serde_json::to_string(&Delivery::never(Reason::Refused)).unwrap();
        assert_eq!(never, r#"{"delivery":"never","code":"message.refused"}"#);
        assert_eq!(serde_json::to_string(&Delivery::Sent).unwrap(), r#"{"delivery":"sent"}"#);
    }

    #[test]
    fn every_reason_is_written_as_its_code() {
        for reason in [
            Reason::BrokenOff,
            Reason::Busy,
            Reason::ContactRefused,
            Reason::Expired,
            Reason::Refused,
            Reason::SignInRefused,
            Reason::TimedOut,
            Reason::TlsMissing,
            Reason::Unreachable,
        ] {
            assert_eq!(serde_json::to_value(reason).unwrap(), reason.as_str());
        }
    }
}
