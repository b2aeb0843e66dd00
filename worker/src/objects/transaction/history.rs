//! What has come of a counter's code, read off from how a step changed the state.

use mydata_consent::{DatasetEnding, DatasetIndex, DatasetState, ExpectVisit, Moment, Transaction, Visit};

use super::counter_messages::CodeHappening;

/// Something that has come of a code.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Happened {
    pub(super) at: Moment,
    pub(super) what: CodeHappening,
    /// Which dataset it was about.
    pub(super) dataset: Option<DatasetIndex>,
}

impl Happened {
    /// Whether a clerk did it, and may be named for it.
    pub(super) const fn is_the_clerks(&self) -> bool {
        match self.what {
            CodeHappening::Opened
            | CodeHappening::PasscodeSent
            | CodeHappening::Redeemed
            | CodeHappening::Saved
            | CodeHappening::Viewed
            | CodeHappening::VisitLapsed => true,
            CodeHappening::Ended
            | CodeHappening::Issued
            | CodeHappening::Lapsed
            | CodeHappening::Replaced => false,
        }
    }
}

/// What happened between two states of a transaction with a counter, in its order.
pub(super) fn between(before: &Transaction, after: &Transaction, now: Moment) -> Vec<Happened> {
    let Transaction::ExpectVisit(before) = before else { return Vec::new() };
    let happened = |what| Happened { at: now, what, dataset: None };
    let mut all = Vec::new();
    match after {
        Transaction::ExpectVisit(after) => {
            all.extend(of_code(before, after, now));
            all.extend(of_visit(before, after).map(happened));
            let seen = |dataset: &DatasetIndex| after.is_seen(*dataset) && !before.is_seen(*dataset);
            all.extend(datasets(before).filter(seen).map(|dataset| viewed(dataset, now)));
            let saved = |dataset: &DatasetIndex| is_taken(after, *dataset) && !is_taken(before, *dataset);
            all.extend(datasets(before).filter(saved).map(|dataset| saved_at(dataset, now)));
        }
        Transaction::Ended(ended) => {
            let is_saved = |dataset: &DatasetIndex| {
                ended.datasets.get(dataset.0) == Some(&DatasetEnding::Taken) && !is_taken(before, *dataset)
            };
            all.extend(datasets(before).filter(is_saved).map(|dataset| saved_at(dataset, now)));
            all.push(Happened { at: ended.at, what: CodeHappening::Ended, dataset: None });
        }
        _ => {}
    }
    all
}

fn of_code(before: &ExpectVisit, after: &ExpectVisit, now: Moment) -> Option<Happened> {
    if after.codes_left() < before.codes_left() {
        let replaces = before.code().is_some() || before.visit().is_some();
        let what = if replaces { CodeHappening::Replaced } else { CodeHappening::Issued };
        return Some(Happened { at: now, what, dataset: None });
    }
    match (before.code(), after.code(), after.visit()) {
        (Some(code), None, None) => {
            Some(Happened { at: code.valid_until, what: CodeHappening::Lapsed, dataset: None })
        }
        _ => None,
    }
}

fn of_visit(before: &ExpectVisit, after: &ExpectVisit) -> Option<CodeHappening> {
    let is_open = |visit: &Visit| visit.open().is_some();
    match (before.visit(), after.visit()) {
        (None, Some(_)) => Some(CodeHappening::Redeemed),
        (Some(earlier), Some(later)) if !is_open(earlier) && is_open(later) => Some(CodeHappening::Opened),
        // Where a code was issued in its place, that says it.
        (Some(_), None) if after.codes_left() == before.codes_left() => Some(CodeHappening::VisitLapsed),
        _ => None,
    }
}

fn datasets(state: &ExpectVisit) -> impl Iterator<Item = DatasetIndex> {
    state.collection.states().map(|(dataset, _)| dataset)
}

fn is_taken(state: &ExpectVisit, dataset: DatasetIndex) -> bool {
    matches!(state.collection.state(dataset), Some(DatasetState::Taken(_)))
}

const fn viewed(dataset: DatasetIndex, at: Moment) -> Happened {
    Happened { at, what: CodeHappening::Viewed, dataset: Some(dataset) }
}

const fn saved_at(dataset: DatasetIndex, at: Moment) -> Happened {
    Happened { at, what: CodeHappening::Saved, dataset: Some(dataset) }
}
