//! The one clock: everything that decides by time is handed a moment from here.

use mydata_consent::Moment;
use worker::{Date, Env};

/// Seconds a demonstration may be moved ahead, so that a test need not wait eight hours.
const OFFSET: &str = "CLOCK_OFFSET_SECONDS";

/// Tells the time.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    ahead_millis: i64,
}

impl Clock {
    /// The clock of this deployment. Only a demonstration can be moved; elsewhere the setting is ignored.
    #[must_use]
    pub fn of(env: &Env) -> Self {
        let offset = crate::config::is_demonstration(env).then(|| crate::config::text(env, OFFSET)).flatten();
        Self { ahead_millis: offset.and_then(|seconds| seconds.parse::<i64>().ok()).unwrap_or(0) * 1_000 }
    }

    /// Now.
    #[must_use]
    pub fn now(self) -> Moment {
        Moment::from_unix_millis(wall_millis() + self.ahead_millis)
    }

    /// What the machine's own clock shows at `moment`: alarms are set on that one.
    #[must_use]
    pub fn on_the_wall(self, moment: Moment) -> i64 {
        moment.unix_millis() - self.ahead_millis
    }
}

/// What the machine's own clock shows, in milliseconds since 1970.
#[must_use]
pub fn wall_millis() -> i64 {
    i64::try_from(Date::now().as_millis()).unwrap_or(i64::MAX)
}
