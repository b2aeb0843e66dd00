//! Points in time as people in Taiwan read them.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, SecondsFormat};
use mydata_consent::Moment;

use crate::texts::Locale;

/// Taiwan keeps UTC+8 all year.
const TAIWAN_SECONDS_EAST: i32 = 8 * 3600;

/// A moment on the calendar and the clock of Taiwan.
#[derive(Debug, Clone, Copy)]
pub struct TaiwanTime(DateTime<FixedOffset>);

impl From<Moment> for TaiwanTime {
    fn from(moment: Moment) -> Self {
        let utc = DateTime::from_timestamp_millis(moment.unix_millis()).unwrap_or_default();
        let taiwan = FixedOffset::east_opt(TAIWAN_SECONDS_EAST);
        Self(taiwan.map_or_else(|| utc.fixed_offset(), |taiwan| utc.with_timezone(&taiwan)))
    }
}

impl TaiwanTime {
    /// The clock time, `14:05`.
    ///
    /// ```
    /// # use mydata_consent::Moment;
    /// # use mydata_worker::pages::TaiwanTime;
    /// let moment = Moment::from_unix_millis(1_772_431_500_000);
    /// assert_eq!(TaiwanTime::from(moment).clock(), "14:05");
    /// ```
    #[must_use]
    pub fn clock(self) -> String {
        self.0.format("%H:%M").to_string()
    }

    /// The date, in the ROC calendar for Chinese.
    ///
    /// ```
    /// # use mydata_consent::Moment;
    /// # use mydata_worker::{pages::TaiwanTime, texts::Locale};
    /// let time = TaiwanTime::from(Moment::from_unix_millis(1_772_431_500_000));
    /// assert_eq!(time.date(Locale::ZhHant), "115 年 3 月 2 日");
    /// assert_eq!(time.date(Locale::En), "2 March 2026");
    /// ```
    #[must_use]
    pub fn date(self, locale: Locale) -> String {
        Self::date_of(self.day(), locale)
    }

    /// The day in Taiwan.
    #[must_use]
    pub fn day(self) -> NaiveDate {
        self.0.date_naive()
    }

    /// A day, in the ROC calendar for Chinese.
    #[must_use]
    pub fn date_of(day: NaiveDate, locale: Locale) -> String {
        match locale {
            Locale::ZhHant => format!("{} 年 {} 月 {} 日", day.year() - 1911, day.month(), day.day()),
            Locale::En => day.format("%-d %B %Y").to_string(),
        }
    }

    /// The year of the Republic; 0 before the first.
    ///
    /// ```
    /// # use mydata_consent::Moment;
    /// # use mydata_worker::pages::TaiwanTime;
    /// assert_eq!(TaiwanTime::from(Moment::from_unix_millis(1_772_431_500_000)).roc_year(), 115);
    /// ```
    #[must_use]
    pub fn roc_year(self) -> u16 {
        u16::try_from(self.0.year() - 1911).unwrap_or_default()
    }

    /// Date and time as fourteen digits, for the names of files.
    ///
    /// ```
    /// # use mydata_consent::Moment;
    /// # use mydata_worker::pages::TaiwanTime;
    /// assert_eq!(TaiwanTime::from(Moment::from_unix_millis(1_772_431_500_000)).stamp(), "20260302140500");
    /// ```
    #[must_use]
    pub fn stamp(self) -> String {
        self.0.format("%Y%m%d%H%M%S").to_string()
    }

    /// The machine-readable form for `<time datetime>`.
    #[must_use]
    pub fn iso(self) -> String {
        self.0.to_rfc3339_opts(SecondsFormat::Secs, false)
    }
}

/// Whole minutes from `now` to `end`, begun minutes counted; none once it is over.
///
/// ```
/// # use mydata_consent::Moment;
/// # use mydata_worker::pages::minutes_left;
/// let (now, end) = (Moment::from_unix_millis(0), Moment::from_unix_millis(60_001));
/// assert_eq!(minutes_left(now, end), 2);
/// assert_eq!(minutes_left(end, now), 0);
/// ```
#[must_use]
pub fn minutes_left(now: Moment, end: Moment) -> u64 {
    u64::try_from(end.since(now).as_millis().div_ceil(60_000)).unwrap_or(u64::MAX)
}
