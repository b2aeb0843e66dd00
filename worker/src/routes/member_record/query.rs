//! What the address of the usage record says: what is looked for, and which page of the list.

use std::time::Duration;

use chrono::{FixedOffset, NaiveDate, NaiveTime};
use mydata_consent::Moment;
use mydata_protocol::ids::ResourceId;
use worker::Url;

use crate::objects::citizen::{EntryKind, Search};
use crate::pages::{FilterProblem, RecordFilter};

const DAY: Duration = Duration::from_hours(24);
/// Taiwan keeps UTC+8 all year.
const TAIWAN_SECONDS_EAST: i32 = 8 * 3600;
/// 民國元年 is 1912.
const YEARS_BEFORE_ROC: i32 = 1911;

/// What the address says.
pub(super) struct Query {
    /// What is looked for, as it was typed.
    pub(super) filter: RecordFilter,
    /// Which page of the list, from 1.
    pub(super) page: usize,
    /// Whether the proof of each entry is to be checked on it.
    pub(super) proofs: bool,
}

impl Query {
    /// Reads what stands behind the `?`.
    pub(super) fn read(query: &str) -> Self {
        let url = Url::parse(&format!("https://record/?{query}")).ok();
        let field = |wanted: &str| {
            let url = url.as_ref()?;
            let (_, value) = url.query_pairs().find(|(name, _)| name == wanted)?;
            Some(value.trim().to_owned())
        };
        let text = |wanted| field(wanted).unwrap_or_default();
        Self {
            filter: RecordFilter {
                kind: text("kind"),
                receiver: text("receiver"),
                dataset: text("dataset"),
                from: text("from"),
                to: text("to"),
            },
            proofs: field("proofs").is_some_and(|proofs| proofs == "1"),
            page: field("page").and_then(|page| page.parse().ok()).filter(|page| *page > 0).unwrap_or(1),
        }
    }

    /// What is looked for. A kind, receiver or dataset that is none finds nothing, or counts as not chosen where it can be
    /// no name of any.
    pub(super) fn search(&self) -> Result<Search, FilterProblem> {
        let RecordFilter { kind, receiver, dataset, from, to } = &self.filter;
        let day = |text: &str, problem| match text {
            "" => Ok(None),
            text => first_moment_of(text).map(Some).ok_or(problem),
        };
        let (from, last) = (day(from, FilterProblem::From)?, day(to, FilterProblem::To)?);
        if let (Some(from), Some(last)) = (from, last)
            && last < from
        {
            return Err(FilterProblem::Order);
        }
        Ok(Search {
            kind: EntryKind::parse(kind),
            receiver: (!receiver.is_empty()).then(|| receiver.clone()),
            dataset: ResourceId::parse(dataset).ok(),
            from,
            until: last.map(|last| last.plus(DAY)),
        })
    }
}

/// The first moment of a day in Taiwan: `115/3/2` in the ROC calendar, or `2026-03-02`; years below 1000 are ROC years.
fn first_moment_of(text: &str) -> Option<Moment> {
    let mut parts = text.split(['-', '/', '.']);
    let mut number = || {
        let part = parts.next()?.trim();
        let is_number = (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse::<u16>().ok()).flatten()
    };
    let (year, month, day) = (number()?, number()?, number()?);
    if parts.next().is_some() {
        return None;
    }
    let year = i32::from(year) + if year < 1000 { YEARS_BEFORE_ROC } else { 0 };
    let day = NaiveDate::from_ymd_opt(year, month.into(), day.into())?;
    let midnight =
        day.and_time(NaiveTime::MIN).and_local_timezone(FixedOffset::east_opt(TAIWAN_SECONDS_EAST)?);
    Some(Moment::from_unix_millis(midnight.single()?.timestamp_millis()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2 March 2026, 00:00 in Taiwan.
    const SECOND_OF_MARCH: Moment = Moment::from_unix_millis(1_772_380_800_000);

    fn search(query: &str) -> Result<Search, FilterProblem> {
        Query::read(query).search()
    }

    #[test]
    fn a_day_is_read_in_both_calendars_and_begins_at_midnight_in_taiwan() {
        for text in ["115/3/2", "115-03-02", "115.3.2", "2026-03-02", "2026/3/2"] {
            assert_eq!(first_moment_of(text), Some(SECOND_OF_MARCH), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in
            ["115/2/30", "3/2", "115/3/2/1", "115/3/", "今天", "115/+3/2", "11500/3/2", "115/13/1", "//"]
        {
            assert_eq!(first_moment_of(text), None, "{text}");
        }
    }

    #[test]
    fn the_last_day_is_looked_through_to_its_end() {
        let found = search("from=115/3/2&to=115/3/2").unwrap();
        assert_eq!((found.from, found.until), (Some(SECOND_OF_MARCH), Some(SECOND_OF_MARCH.plus(DAY))));
    }

    #[test]
    fn a_wrong_day_is_said_at_its_field() {
        assert_eq!(search("from=never"), Err(FilterProblem::From));
        assert_eq!(search("to=never"), Err(FilterProblem::To));
        assert_eq!(search("from=115/3/2&to=115/3/1"), Err(FilterProblem::Order));
    }

    #[test]
    fn what_is_chosen_is_looked_for_and_the_rest_does_not_matter() {
        let found = search("kind=use&receiver=herself&dataset=API.UDauDOLyZg&from=&to=&lang=en").unwrap();
        assert_eq!(found.kind, Some(EntryKind::Use));
        assert_eq!(found.receiver.as_deref(), Some("herself"));
        assert_eq!(found.dataset, ResourceId::parse("API.UDauDOLyZg").ok());
        assert_eq!(search(""), Ok(Search::default()));
    }

    #[test]
    fn the_page_is_a_number_from_one_on() {
        for (query, page) in [("page=3", 3), ("page=0", 1), ("page=-1", 1), ("page=x", 1), ("", 1)] {
            assert_eq!(Query::read(query).page, page, "{query}");
        }
    }
}
