//! A birthday as Taiwan writes it, in years of the Republic, and as machines write it.

use crate::error::IdentityError;
use crate::parsed::{parsed_text, printed_as_stars};

/// ROC year 1 is 1912.
const ROC_EPOCH: u16 = 1911;

/// A day of the calendar on which somebody was born.
///
/// Days compare by time, so that a caller with a clock can refuse one in the future.
///
/// ```
/// use mydata_identity::Birthday;
/// let birthday = Birthday::parse_roc("0770101")?;
/// assert_eq!(birthday.to_iso(), "1988-01-01");
/// assert_eq!(birthday.to_roc(), "0770101");
/// assert_eq!(format!("{birthday:?}"), "Birthday(***)");
/// # Ok::<(), mydata_identity::IdentityError>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Birthday {
    year: u16,
    month: u8,
    day: u8,
}

impl Birthday {
    /// Reads the seven digits `YYYMMDD` of a form, in ROC years.
    ///
    /// # Errors
    /// [`IdentityError::BirthdayForm`], or [`IdentityError::BirthdayNotInCalendar`] for days such as 29 February of
    /// a common year.
    pub fn parse_roc(text: &str) -> Result<Self, IdentityError> {
        let digits = digits::<7>(text).ok_or(IdentityError::BirthdayForm)?;
        let [y1, y2, y3, month @ .., d1, d2] = digits;
        let year = y1 * 100 + y2 * 10 + y3;
        if year == 0 {
            return Err(IdentityError::BirthdayNotInCalendar);
        }
        Self::from_calendar(ROC_EPOCH + year, two(month), two([d1, d2]))
    }

    /// Reads `yyyy-MM-dd`.
    ///
    /// # Errors
    /// [`IdentityError::BirthdayForm`] or [`IdentityError::BirthdayNotInCalendar`], also for days before ROC year 1.
    pub fn parse_iso(text: &str) -> Result<Self, IdentityError> {
        let mut parts = text.split('-');
        let (Some(year), Some(month), Some(day), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(IdentityError::BirthdayForm);
        };
        let [y1, y2, y3, y4] = digits::<4>(year).ok_or(IdentityError::BirthdayForm)?;
        let month = two(digits::<2>(month).ok_or(IdentityError::BirthdayForm)?);
        let day = two(digits::<2>(day).ok_or(IdentityError::BirthdayForm)?);
        Self::from_calendar(y1 * 1000 + y2 * 100 + y3 * 10 + y4, month, day)
    }

    /// Takes a day of the Gregorian calendar.
    ///
    /// # Errors
    /// [`IdentityError::BirthdayNotInCalendar`] if there is no such day, or it lies outside ROC years 1 to 999.
    pub fn from_calendar(year: u16, month: u16, day: u16) -> Result<Self, IdentityError> {
        let last = days_in(year, month).ok_or(IdentityError::BirthdayNotInCalendar)?;
        if !(ROC_EPOCH + 1..=ROC_EPOCH + 999).contains(&year) || !(1..=last).contains(&day) {
            return Err(IdentityError::BirthdayNotInCalendar);
        }
        let narrow = |number: u16| u8::try_from(number).map_err(|_| IdentityError::BirthdayNotInCalendar);
        Ok(Self { year, month: narrow(month)?, day: narrow(day)? })
    }

    /// `YYYMMDD` in ROC years, as citizens type it.
    #[must_use]
    pub fn to_roc(&self) -> String {
        format!("{:03}{:02}{:02}", self.year - ROC_EPOCH, self.month, self.day)
    }

    /// `yyyy-MM-dd`.
    #[must_use]
    pub fn to_iso(&self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// `yyyy/MM/dd`.
    #[must_use]
    pub fn to_slashes(&self) -> String {
        format!("{:04}/{:02}/{:02}", self.year, self.month, self.day)
    }

    /// `yyyyMMdd`.
    #[must_use]
    pub fn to_compact(&self) -> String {
        format!("{:04}{:02}{:02}", self.year, self.month, self.day)
    }

    /// `yyyy-MM-ddT00:00:00.000Z`, the `qbirthday` of DP request templates.
    #[must_use]
    pub fn to_qbirthday(&self) -> String {
        self.to_iso() + "T00:00:00.000Z"
    }

    fn parse(text: &str) -> Result<Self, IdentityError> {
        Self::parse_roc(text)
    }

    fn as_text(self) -> String {
        self.to_roc()
    }
}

/// Exactly `N` ASCII digits, as numbers.
fn digits<const N: usize>(text: &str) -> Option<[u16; N]> {
    let bytes: [u8; N] = text.as_bytes().try_into().ok()?;
    bytes.iter().all(u8::is_ascii_digit).then(|| bytes.map(|byte| u16::from(byte - b'0')))
}

fn two([tens, units]: [u16; 2]) -> u16 {
    tens * 10 + units
}

fn days_in(year: u16, month: u16) -> Option<u16> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => Some(if leap { 29 } else { 28 }),
        4 | 6 | 9 | 11 => Some(30),
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        _ => None,
    }
}

printed_as_stars!(Birthday);
parsed_text!(Birthday);
