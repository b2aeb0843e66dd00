//! What `mydata verify` is told about revocation.

use std::fs;
use std::path::Path;
use std::time::Duration;

use clap::ValueEnum;
use mydata_trust::{Revocation, RevocationError};

use crate::arguments::RevocationOptions;
use crate::failure::Failure;

/// Whether revocation must be known.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Need {
    /// What is known to be revoked is refused; what is not known is a note.
    #[default]
    IfKnown,
    /// What is not known leaves the verdict uncertain.
    Required,
}

pub(crate) fn read(options: &RevocationOptions) -> Result<Revocation, Failure> {
    let mut revocation = match options.revocation {
        Need::IfKnown => Revocation::if_known(),
        Need::Required => Revocation::required(),
    };
    if let Some(freshness) = options.freshness {
        revocation = revocation.with_freshness(freshness);
    }
    for file in &options.crl {
        revocation = add(file, |lists| revocation.with_lists(lists))?;
    }
    for file in &options.ocsp {
        revocation = add(file, |response| revocation.with_response(response))?;
    }
    Ok(revocation)
}

fn add(
    file: &Path,
    add: impl FnOnce(&[u8]) -> Result<Revocation, RevocationError>,
) -> Result<Revocation, Failure> {
    let bytes = fs::read(file).map_err(Failure::of_file(file))?;
    add(&bytes).map_err(|error| Failure::Revocation { file: file.to_owned(), error })
}

/// A span of time as people type it: `90m`, `24h`, `7d`; seconds without a unit.
pub(crate) fn parse_span(text: &str) -> Result<Duration, String> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit: u64 = match text.get(digits.len()..).unwrap_or_default() {
        "" | "s" => 1,
        "m" => 60,
        "h" => 60 * 60,
        "d" => 24 * 60 * 60,
        _ => return Err("the units are s, m, h and d".to_owned()),
    };
    let count: u64 = digits.parse().map_err(|_| "a number and a unit, such as 24h".to_owned())?;
    count.checked_mul(unit).map(Duration::from_secs).ok_or_else(|| "that is longer than time".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_read_as_people_type_them() {
        for (text, seconds) in [("90", 90), ("90s", 90), ("90m", 5_400), ("24h", 86_400), ("7d", 604_800)] {
            assert_eq!(parse_span(text), Ok(Duration::from_secs(seconds)), "{text}");
        }
        for text in
            ["", "h", "-1h", "1.5h", "24 h", "24x", "1w", "99999999999999999999", "9999999999999999999d"]
        {
            assert!(parse_span(text).is_err(), "{text}");
        }
    }
}
