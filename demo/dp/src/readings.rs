//! What an electricity meter says every quarter of an hour, for years: a file of some megabytes that nobody had to type.

use std::fmt::Write;

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use crate::persona::Persona;
use crate::taiwan_time::TaiwanTime;

const QUARTERS_A_DAY: u32 = 96;

/// A file of readings that goes with a dataset's document.
#[derive(Clone, Debug, Deserialize)]
pub struct Readings {
    /// Its name, without extension.
    pub file_name: String,
    /// How many years back they reach.
    pub years: u16,
}

impl Readings {
    /// The name of the file in the package.
    #[must_use]
    pub fn csv_name(&self) -> String {
        format!("{}.csv", self.file_name)
    }

    /// The readings up to yesterday, as CSV (RFC 4180) in UTF-8: the same for the same person, whenever it is asked.
    #[must_use]
    pub fn to_csv(&self, persona: &Persona, at: TaiwanTime) -> Vec<u8> {
        let mut csv = String::from("日期,時間,用電度數,電壓,功率因數\r\n");
        let seed = persona.uid.as_str().bytes().fold(0_u64, |seed, byte| seed * 31 + u64::from(byte));
        let last = at.date();
        let first = last.with_year(last.year() - i32::from(self.years)).unwrap_or(last);
        for day in first.iter_days().take_while(|day| *day < last) {
            write_day(&mut csv, day, seed);
        }
        csv.into_bytes()
    }
}

fn write_day(csv: &mut String, day: NaiveDate, seed: u64) {
    for quarter in 0..QUARTERS_A_DAY {
        let chance =
            mixed(seed ^ (u64::from(day.num_days_from_ce().unsigned_abs()) << 16) ^ u64::from(quarter));
        let (kwh, volts, factor) =
            (usual(quarter) + chance % 900, 1080 + (chance >> 16) % 50, 850 + (chance >> 32) % 150);
        let (hour, minute) = (quarter / 4, quarter % 4 * 15);
        // Writing into a text does not fail.
        let _ = write!(
            csv,
            "{day},{hour:02}:{minute:02},{}.{:04},{}.{},0.{factor:03}\r\n",
            kwh / 10_000,
            kwh % 10_000,
            volts / 10,
            volts % 10
        );
    }
}

/// What a household usually needs, in a ten-thousandth of a kWh: little at night, much in the evening.
fn usual(quarter: u32) -> u64 {
    match quarter / 4 {
        0..=5 => 300,
        6..=8 => 900,
        9..=16 => 600,
        17..=22 => 1_800,
        _ => 800,
    }
}

/// A number that looks drawn at random (the finalizer of `SplitMix64`).
fn mixed(number: u64) -> u64 {
    let first = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let second = (first ^ (first >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    second ^ (second >> 31)
}
