//! Whether a dataset can be had at present: what its registration says, which maintenance is announced, how its system is.

use serde::{Deserialize, Serialize};

use crate::Moment;

/// So many failures in a row make a dataset out of order: one lost packet does not, and at a question every two minutes
/// nobody waits long to be told.
pub const FAILURES_TO_BE_OUT_OF_ORDER: u32 = 3;

const CLOSED: &str = "provider.closed";
const FAILING: &str = "provider.failing";
const MAINTENANCE: &str = "provider.maintenance";

/// A time in which an agency works on its system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Maintenance {
    /// From this moment on.
    pub begins_at: Moment,
    /// Until just before this one.
    pub ends_at: Moment,
}

impl Maintenance {
    /// Whether it is going on.
    #[must_use]
    pub fn covers(&self, now: Moment) -> bool {
        self.begins_at <= now && now < self.ends_at
    }
}

/// How an agency's system answered the question whether it is well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pulse {
    /// It did not say that it is well, or nothing at all.
    Unwell,
    /// It said that it is well.
    Well,
}

/// What is known of an agency's system.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Health {
    /// How often in a row it was not well, maintenance not counted.
    pub failures: u32,
    /// Since the first of these.
    pub failing_since: Option<Moment>,
}

impl Health {
    /// What is known after one more question. Failures during maintenance do not count; a success does.
    ///
    /// ```
    /// use mydata_consent::{Health, Moment, Pulse};
    /// let now = Moment::from_unix_millis(0);
    /// let sick = (0..3).fold(Health::default(), |health, _| health.after(Pulse::Unwell, false, now));
    /// assert!(sick.is_out_of_order());
    /// assert!(!sick.after(Pulse::Well, false, now).is_out_of_order());
    /// ```
    #[must_use]
    pub fn after(self, pulse: Pulse, in_maintenance: bool, now: Moment) -> Self {
        match pulse {
            Pulse::Well => Self::default(),
            Pulse::Unwell if in_maintenance => self,
            Pulse::Unwell => Self {
                failures: self.failures.saturating_add(1),
                failing_since: self.failing_since.or(Some(now)),
            },
        }
    }

    /// Whether its datasets count as out of order.
    #[must_use]
    pub const fn is_out_of_order(&self) -> bool {
        self.failures >= FAILURES_TO_BE_OUT_OF_ORDER
    }
}

/// Whether a dataset can be had at present.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Availability {
    /// It can be asked for.
    Available,
    /// Its registration says that it is not given out.
    Closed,
    /// Its agency's system is not well.
    Failing {
        /// Since when.
        since: Moment,
    },
    /// Its agency works on the system.
    Maintenance {
        /// Until when.
        until: Moment,
    },
}

impl Availability {
    /// Judges a dataset. Of two reasons the one that tells most about when it is over counts: maintenance before failure.
    #[must_use]
    pub fn judge(is_open: bool, maintenance: &[Maintenance], health: Health, now: Moment) -> Self {
        if !is_open {
            return Self::Closed;
        }
        if let Some(until) = end_of_maintenance(maintenance, now) {
            return Self::Maintenance { until };
        }
        match health.failing_since {
            Some(since) if health.is_out_of_order() => Self::Failing { since },
            _ => Self::Available,
        }
    }

    /// Whether this code is one of those by which a dataset cannot be asked for at all.
    ///
    /// ```
    /// use mydata_consent::Availability;
    /// assert!(Availability::is_code("provider.maintenance") && !Availability::is_code("provider.timed-out"));
    /// ```
    #[must_use]
    pub fn is_code(code: &str) -> bool {
        [CLOSED, FAILING, MAINTENANCE].contains(&code)
    }

    /// Whether it can be asked for.
    #[must_use]
    pub const fn is_available(&self) -> bool {
        matches!(self, Self::Available)
    }

    /// The stable code of the reason why it cannot, if there is one.
    #[must_use]
    pub const fn code(&self) -> Option<&'static str> {
        match self {
            Self::Available => None,
            Self::Closed => Some(CLOSED),
            Self::Failing { .. } => Some(FAILING),
            Self::Maintenance { .. } => Some(MAINTENANCE),
        }
    }
}

/// The end of what is going on, and of what follows without a break.
fn end_of_maintenance(maintenance: &[Maintenance], now: Moment) -> Option<Moment> {
    let mut until = None;
    let mut at = now;
    while let Some(next) = maintenance.iter().filter(|window| window.covers(at)).map(|w| w.ends_at).max() {
        at = next;
        until = Some(next);
    }
    until
}
