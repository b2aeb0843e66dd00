//! What has come of a counter's code, read off from how a step changed the state.

use mydata_consent::{
    DatasetEnding, DatasetIndex, DatasetState, Delegation, ExpectVisit, Moment, Transaction, Visit,
};

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
            | CodeHappening::PasscodeRefused
            | CodeHappening::PasscodeSent
            | CodeHappening::Redeemed
            | CodeHappening::Saved
            | CodeHappening::Viewed
            | CodeHappening::VisitLapsed => true,
            CodeHappening::ChangedHands
            | CodeHappening::Ended
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
    let is_agents = |state: &ExpectVisit| state.delegation().is_some_and(Delegation::is_agents);
    if is_agents(before) != is_agents(after) {
        let died = before.code().is_some() || before.visit().is_some();
        return died.then_some(Happened { at: now, what: CodeHappening::ChangedHands, dataset: None });
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

#[cfg(test)]
mod tests {
    use mydata_consent::{
        COUNTER_CODE_LIFE, CounterEvent, DatasetAnswer, Event, Handover, ItemRule, Patience, Seat,
        StoredPackage, Terms,
    };
    use mydata_identity::{AssuranceLevel, IdentityMethod};

    use super::*;

    const NOW: Moment = Moment::from_unix_millis(1_772_431_500_000);

    /// A transaction of two datasets, collected, and what has come of it since.
    struct Chronicle {
        transaction: Transaction,
        said: Vec<(CodeHappening, Option<usize>)>,
    }

    impl Chronicle {
        fn begin() -> Self {
            let terms = Terms {
                handover: Handover::ToCounter,
                minimum: AssuranceLevel::Four,
                datasets: vec![Patience::RealTime; 2],
                items: vec![ItemRule::Both; 2],
                shown: None,
            };
            let mut chronicle = Self { transaction: Transaction::open(terms, NOW).0, said: Vec::new() };
            chronicle.happens(Event::AcceptTerms, NOW);
            chronicle.happens(Event::Identified { method: IdentityMethod::DualDocuments }, NOW);
            for dataset in 0..2 {
                let sha256 = format!("{dataset:064x}");
                let package = StoredPackage { bytes: 1, sha256, crc32: 0, stored_at: NOW };
                let answer = DatasetAnswer::Stored(package);
                chronicle.happens(Event::DatasetAnswered { dataset: DatasetIndex(dataset), answer }, NOW);
            }
            chronicle
        }

        fn happens(&mut self, event: Event, now: Moment) {
            let next = self.transaction.clone().handle(event, now).unwrap().next;
            self.goes_on(next, now);
        }

        fn passes(&mut self, now: Moment) {
            let next = self.transaction.clone().settle(now).next;
            self.goes_on(next, now);
        }

        fn goes_on(&mut self, next: Transaction, now: Moment) {
            let all = between(&self.transaction, &next, now).into_iter();
            self.said.extend(all.map(|one| (one.what, one.dataset.map(|dataset| dataset.0))));
            self.transaction = next;
        }

        fn at_counter(&mut self, event: CounterEvent) {
            self.happens(Event::Counter(event), NOW);
        }

        fn opened() -> Self {
            let mut chronicle = Self::begin();
            chronicle.at_counter(issue());
            chronicle.at_counter(redeem());
            chronicle
                .at_counter(CounterEvent::TryPasscode { clerk: clerk(), passcode: "passcode".to_owned() });
            chronicle
        }
    }

    fn clerk() -> Seat {
        Seat::new("session".to_owned())
    }

    fn issue() -> CounterEvent {
        CounterEvent::IssueCode { digest: "code".to_owned() }
    }

    fn redeem() -> CounterEvent {
        CounterEvent::Redeem { digest: "code".to_owned(), clerk: clerk(), passcode: "passcode".to_owned() }
    }

    fn look_at(dataset: usize) -> CounterEvent {
        CounterEvent::ViewItem { clerk: clerk(), dataset: DatasetIndex(dataset) }
    }

    fn save(dataset: usize) -> CounterEvent {
        CounterEvent::BeginTransfer { clerk: clerk(), datasets: vec![DatasetIndex(dataset)] }
    }

    fn leave() -> CounterEvent {
        CounterEvent::EndVisit { clerk: clerk() }
    }

    #[test]
    fn a_visit_is_told_from_the_code_to_the_end() {
        use CodeHappening::{Ended, Issued, Opened, Redeemed, Saved, Viewed};
        let mut chronicle = Chronicle::opened();
        for event in [look_at(0), look_at(0), save(1), CounterEvent::FinishTransfer { lease: 0 }, leave()] {
            chronicle.at_counter(event);
        }
        let told = [
            (Issued, None),
            (Redeemed, None),
            (Opened, None),
            (Viewed, Some(0)),
            (Saved, Some(1)),
            (Ended, None),
        ];
        assert_eq!(chronicle.said, told);
    }

    #[test]
    fn what_a_transfer_had_let_out_by_the_end_is_told_as_saved() {
        let mut chronicle = Chronicle::opened();
        chronicle.at_counter(save(1));
        chronicle.at_counter(leave());
        let (_, last) = chronicle.said.split_at(3);
        assert_eq!(last, [(CodeHappening::Saved, Some(1)), (CodeHappening::Ended, None)]);
    }

    #[test]
    fn a_code_in_the_place_of_another_or_of_a_visit_is_told_as_such() {
        use CodeHappening::{Issued, Redeemed, Replaced};
        let mut chronicle = Chronicle::begin();
        for event in [issue(), issue(), redeem(), issue()] {
            chronicle.at_counter(event);
        }
        let what: Vec<_> = chronicle.said.iter().map(|(what, _)| *what).collect();
        assert_eq!(what, [Issued, Replaced, Redeemed, Replaced]);
    }

    #[test]
    fn time_ends_a_code_when_it_was_to_end_whenever_that_is_seen() {
        let mut chronicle = Chronicle::begin();
        chronicle.at_counter(issue());
        let end = NOW.plus(COUNTER_CODE_LIFE);
        let seen = end.plus(std::time::Duration::from_secs(5));
        let before = chronicle.transaction.clone();
        chronicle.passes(seen);
        assert_eq!(chronicle.said.last(), Some(&(CodeHappening::Lapsed, None)));
        assert_eq!(between(&before, &chronicle.transaction, seen).first().map(|one| one.at), Some(end));
        chronicle.passes(seen);
        assert_eq!(chronicle.said.len(), 2);
    }

    #[test]
    fn a_visit_that_came_to_nothing_is_told_as_such() {
        let mut chronicle = Chronicle::opened();
        chronicle.at_counter(leave());
        assert_eq!(chronicle.said.last(), Some(&(CodeHappening::VisitLapsed, None)));
    }
}
