//! Date and time as Taiwan's agencies print them.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike};

/// Taiwan has been eight hours ahead of UTC, without summer time, since 1979.
const TAIPEI: Option<FixedOffset> = FixedOffset::east_opt(8 * 3600);
/// ROC year 1 is 1912.
const ROC_EPOCH: i32 = 1911;

/// A moment on a clock in Taipei.
///
/// ```
/// use mydata_demo_dp::TaiwanTime;
/// let time = TaiwanTime::from_unix_millis(1_795_572_000_000)?;
/// assert_eq!(time.on_paper(), "民國115年11月25日 10時00分00秒");
/// assert_eq!(time.to_iso(), "2026-11-25T10:00:00+08:00");
/// # Ok::<(), mydata_demo_dp::OutOfCalendar>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct TaiwanTime(DateTime<FixedOffset>);

/// A moment no calendar of Taiwan has: before 1912, or absurdly late.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("no moment of Taiwan's calendar")]
pub struct OutOfCalendar;

impl TaiwanTime {
    /// A moment from Unix milliseconds.
    ///
    /// # Errors
    /// [`OutOfCalendar`].
    pub fn from_unix_millis(millis: i64) -> Result<Self, OutOfCalendar> {
        let utc = DateTime::from_timestamp_millis(millis).ok_or(OutOfCalendar)?;
        let here = utc.with_timezone(&TAIPEI.ok_or(OutOfCalendar)?);
        if (ROC_EPOCH + 1..=ROC_EPOCH + 999).contains(&here.year()) {
            Ok(Self(here))
        } else {
            Err(OutOfCalendar)
        }
    }

    /// The year of the Republic.
    #[must_use]
    pub fn roc_year(self) -> i32 {
        self.0.year() - ROC_EPOCH
    }

    /// The day of the Gregorian calendar.
    pub(crate) fn date(self) -> NaiveDate {
        self.0.date_naive()
    }

    /// `YYYMMDD` in ROC years.
    #[must_use]
    pub fn to_roc(self) -> String {
        format!("{:03}{:02}{:02}", self.roc_year(), self.0.month(), self.0.day())
    }

    /// As printed on a document.
    #[must_use]
    pub fn on_paper(self) -> String {
        let (hour, minute, second) = (self.0.hour(), self.0.minute(), self.0.second());
        let date = format!("民國{}年{:02}月{:02}日", self.roc_year(), self.0.month(), self.0.day());
        format!("{date} {hour:02}時{minute:02}分{second:02}秒")
    }

    /// The line at the end of a document.
    #[must_use]
    pub fn as_closing_line(self) -> String {
        format!("中　華　民　國　{}　年　{}　月　{}　日", self.roc_year(), self.0.month(), self.0.day())
    }

    /// ISO 8601 with the offset.
    #[must_use]
    pub fn to_iso(self) -> String {
        let (date, time) = (self.0.date_naive(), self.0.time());
        let (year, month, day) = (date.year(), date.month(), date.day());
        format!(
            "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}+08:00",
            time.hour(),
            time.minute(),
            time.second()
        )
    }

    pub(crate) fn for_pdf(self) -> krilla::metadata::DateTime {
        let narrow = |number: u32| u8::try_from(number).unwrap_or_default();
        krilla::metadata::DateTime::new(u16::try_from(self.0.year()).unwrap_or_default())
            .month(narrow(self.0.month()))
            .day(narrow(self.0.day()))
            .hour(narrow(self.0.hour()))
            .minute(narrow(self.0.minute()))
            .second(narrow(self.0.second()))
            .utc_offset_hour(8)
            .utc_offset_minute(0)
    }
}
