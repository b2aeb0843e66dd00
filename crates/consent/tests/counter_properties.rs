//! Laws of a counter's code that hold for every order of events and every passage of time, also backwards.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::collections::BTreeSet;

use mydata_consent::{
    COUNTER_CODE_LIFE, CounterEvent, DatasetAnswer, DatasetIndex, DatasetState, Effect, Event, Handover,
    ItemRule, KEEP_AT_MOST, MAX_CODES, MAX_PASSCODES, MAX_WRONG_CODES, Moment, Outcome, PASSCODE_LIFE,
    Patience, Seat, StopReason, StoredPackage, Terms, Transaction, VISIT_AT_MOST,
};
use mydata_identity::{AssuranceLevel, IdentityMethod};
use proptest::prelude::*;

const START: Moment = Moment::from_unix_millis(1_780_000_000_000);
const RULES: [ItemRule; 3] = [ItemRule::Both, ItemRule::PreviewOnly, ItemRule::TransferOnly];
const CLERKS: usize = 2;

/// What somebody does. Codes and passcodes are named by the number of their kind, so that right ones are typed often.
#[derive(Debug, Clone)]
enum Deed {
    Collect { dataset: usize, found: bool },
    Issue,
    Redeem { clerk: usize, code: usize },
    Resend { clerk: usize },
    Type { clerk: usize, passcode: usize },
    View { clerk: usize, dataset: usize },
    Begin { clerk: usize, datasets: Vec<usize> },
    Finish { lease: u64 },
    Leave { clerk: usize },
    Name,
    Stop,
}

fn deed() -> impl Strategy<Value = Deed> {
    let (clerk, dataset) = (0..CLERKS, 0..RULES.len() + 1);
    prop_oneof![
        2 => (0..RULES.len(), prop::bool::weighted(0.9)).prop_map(|(dataset, found)| Deed::Collect { dataset, found }),
        4 => Just(Deed::Issue),
        // The latest code, mostly.
        8 => (clerk.clone(), prop_oneof![4 => Just(0_usize), 1 => 0_usize..3]).prop_map(|(clerk, code)| Deed::Redeem { clerk, code }),
        2 => clerk.clone().prop_map(|clerk| Deed::Resend { clerk }),
        8 => (clerk.clone(), prop_oneof![3 => Just(0_usize), 2 => 0_usize..4])
            .prop_map(|(clerk, passcode)| Deed::Type { clerk, passcode }),
        8 => (clerk.clone(), dataset.clone()).prop_map(|(clerk, dataset)| Deed::View { clerk, dataset }),
        6 => (clerk.clone(), proptest::collection::vec(dataset, 0..3))
            .prop_map(|(clerk, datasets)| Deed::Begin { clerk, datasets }),
        4 => (0_u64..3).prop_map(|lease| Deed::Finish { lease }),
        1 => clerk.prop_map(|clerk| Deed::Leave { clerk }),
        1 => Just(Deed::Name),
        1 => Just(Deed::Stop),
    ]
}

/// Deeds with the milliseconds that pass before each: mostly moments, now and then the end of something to the millisecond,
/// and now and then a clock that is set back.
fn history() -> impl Strategy<Value = Vec<(i64, Deed)>> {
    let ends = [COUNTER_CODE_LIFE, PASSCODE_LIFE, VISIT_AT_MOST, KEEP_AT_MOST];
    let end = (prop::sample::select(ends.to_vec()), -1_i64..2)
        .prop_map(|(end, off)| i64::try_from(end.as_millis()).unwrap() + off);
    let pause = prop_oneof![20 => 0_i64..5_000, 2 => end, 1 => -600_000_i64..0];
    proptest::collection::vec((pause, deed()), 0..60)
}

struct Run {
    transaction: Transaction,
    now: Moment,
    /// Whether the clock has never been set back.
    is_straight: bool,
    effects: Vec<Effect>,
    codes: usize,
    has_named: bool,
    passcodes: usize,
    issued_at: Vec<Moment>,
    redeemed: BTreeSet<usize>,
    /// Which clerk redeemed last, and when, and whether the right passcode has been typed since.
    visit: Option<(usize, bool)>,
    passcode_sent_at: Moment,
    wrong: usize,
}

impl Run {
    fn start() -> Self {
        let terms = Terms {
            handover: Handover::ToCounter,
            minimum: AssuranceLevel::Four,
            datasets: vec![Patience::RealTime; RULES.len()],
            items: RULES.to_vec(),
            shown: None,
        };
        let mut transaction = Transaction::open(terms, START).0;
        let identified = Event::Identified { method: IdentityMethod::DualDocuments };
        let mut effects = Vec::new();
        for event in [Event::AcceptTerms, identified].into_iter().chain((0..RULES.len()).map(stored)) {
            let step = transaction.handle(event, START).unwrap();
            effects.extend(step.effects.into_iter().map(|(_, effect)| effect));
            transaction = step.next;
        }
        Self {
            transaction,
            now: START,

            is_straight: true,
            effects,
            codes: 0,
            has_named: false,
            passcodes: 0,
            issued_at: Vec::new(),
            redeemed: BTreeSet::new(),
            visit: None,
            passcode_sent_at: START,
            wrong: 0,
        }
    }

    fn pass(&mut self, millis: i64) {
        self.now = Moment::from_unix_millis(self.now.unix_millis() + millis);
        self.is_straight &= millis >= 0;

        let step = self.transaction.clone().settle(self.now);
        self.take(step);
    }

    fn take(&mut self, step: mydata_consent::Step) {
        self.transaction = step.next;
        self.effects.extend(step.effects.into_iter().map(|(_, effect)| effect));
    }

    fn event(&self, deed: &Deed) -> Event {
        let at = |datasets: &[usize]| datasets.iter().copied().map(DatasetIndex).collect();
        Event::Counter(match deed {
            Deed::Collect { dataset, found: true } => return stored(*dataset),
            Deed::Collect { dataset, found: false } => return failed(*dataset),
            Deed::Stop => return Event::Stop(StopReason::DeleteNow),
            Deed::Name => CounterEvent::NameAgent,
            Deed::Issue => CounterEvent::IssueCode { digest: code(self.codes) },
            Deed::Redeem { clerk, code: back } => CounterEvent::Redeem {
                digest: code(self.codes.wrapping_sub(back + 1)),
                clerk: seat(*clerk),
                passcode: passcode(self.passcodes),
            },
            Deed::Resend { clerk } => {
                CounterEvent::ResendPasscode { clerk: seat(*clerk), passcode: passcode(self.passcodes) }
            }
            Deed::Type { clerk, passcode: back } => CounterEvent::TryPasscode {
                clerk: seat(*clerk),
                passcode: passcode(self.passcodes.wrapping_sub(back + 1)),
            },
            Deed::View { clerk, dataset } => {
                CounterEvent::ViewItem { clerk: seat(*clerk), dataset: DatasetIndex(*dataset) }
            }
            Deed::Begin { clerk, datasets } => {
                CounterEvent::BeginTransfer { clerk: seat(*clerk), datasets: at(datasets) }
            }
            Deed::Finish { lease } => CounterEvent::FinishTransfer { lease: *lease },
            Deed::Leave { clerk } => CounterEvent::EndVisit { clerk: seat(*clerk) },
        })
    }

    fn is_open_to(&self, clerk: usize) -> bool {
        let Transaction::ExpectVisit(state) = &self.transaction else { return false };
        state.visit().is_some_and(|visit| visit.is_of(&seat(clerk)) && visit.open().is_some())
    }

    fn is_open(&self) -> bool {
        (0..CLERKS).any(|clerk| self.is_open_to(clerk))
    }

    fn has_visit(&self) -> bool {
        matches!(&self.transaction, Transaction::ExpectVisit(state) if state.visit().is_some())
    }

    fn has_ended(&self) -> bool {
        matches!(self.transaction, Transaction::Ended(_))
    }

    fn count(&self, wanted: impl Fn(&Effect) -> bool) -> usize {
        self.effects.iter().filter(|effect| wanted(effect)).count()
    }

    fn recorded(&self, dataset: DatasetIndex, as_what: Outcome) -> usize {
        self.count(|effect| {
            matches!(effect, Effect::RecordUse { outcome, datasets, .. } if *outcome == as_what && datasets.contains(&dataset))
        })
    }
}

fn stored(dataset: usize) -> Event {
    let sha256 = format!("{dataset:064x}");
    let package = StoredPackage { bytes: 10, sha256, crc32: 0, stored_at: START };
    Event::DatasetAnswered { dataset: DatasetIndex(dataset), answer: DatasetAnswer::Stored(package) }
}

fn failed(dataset: usize) -> Event {
    let answer = DatasetAnswer::Failed { reason: "provider.status-500".to_owned() };
    Event::DatasetAnswered { dataset: DatasetIndex(dataset), answer }
}

fn code(number: usize) -> String {
    format!("code {number}")
}

fn passcode(number: usize) -> String {
    format!("passcode {number}")
}

fn seat(clerk: usize) -> Seat {
    Seat::new(format!("session {clerk}"))
}

proptest! {
    #[test]
    fn laws_hold_for_every_history(history in history()) {
        let mut run = Run::start();
        for (millis, deed) in history {
            run.pass(millis);
            if !run.has_visit() {
                run.visit = None;
            }
            let before = run.transaction.clone();
            let (was_open, had_ended) = (run.is_open(), run.has_ended());
            let event = run.event(&deed);
            let Ok(step) = run.transaction.clone().handle(event, run.now) else { continue };
            let changed = step.next != before;
            run.take(step);

            // Over is over.
            prop_assert!(!had_ended);
            match &deed {
                Deed::Issue => {
                    // Nothing is issued under a clerk's hands, and no more than there may be.
                    prop_assert!(!was_open);
                    run.codes += 1;
                    run.issued_at.push(run.now);
                    run.visit = None;
                    prop_assert!(run.codes <= MAX_CODES);
                }
                Deed::Redeem { clerk, code: back } => {
                    // The latest code only, once, and in its time.
                    let number = run.codes.wrapping_sub(back + 1);
                    prop_assert_eq!(number.wrapping_add(1), run.codes);
                    prop_assert!(run.redeemed.insert(number));
                    prop_assert!(run.now < run.issued_at[number].plus(COUNTER_CODE_LIFE));
                    run.visit = Some((*clerk, false));
                    run.passcodes += 1;
                    run.passcode_sent_at = run.now;
                    run.wrong = 0;
                }
                Deed::Resend { clerk } => {
                    prop_assert_eq!(run.visit, Some((*clerk, false)));
                    run.passcodes += 1;
                    run.passcode_sent_at = run.now;
                    run.wrong = 0;
                }
                Deed::Type { clerk, passcode: back } => {
                    // By the clerk who redeemed, in its time, and after no more wrong ones than there may be.
                    prop_assert_eq!(run.visit, Some((*clerk, false)));
                    prop_assert!(run.now < run.passcode_sent_at.plus(PASSCODE_LIFE));
                    prop_assert!(run.wrong < MAX_WRONG_CODES);
                    let is_right = *back == 0;
                    prop_assert_eq!(run.is_open_to(*clerk), is_right);
                    run.wrong += usize::from(!is_right);
                    run.visit = Some((*clerk, is_right));
                }
                Deed::View { clerk, dataset } => {
                    // After the right passcode, by whoever typed it, and only what may be looked at.
                    prop_assert_eq!(run.visit, Some((*clerk, true)));
                    prop_assert!(RULES[*dataset].may_be_seen());
                }
                Deed::Begin { clerk, datasets } => {
                    prop_assert_eq!(run.visit, Some((*clerk, true)));
                    prop_assert!(datasets.iter().all(|dataset| RULES[*dataset].may_be_saved()));
                }
                Deed::Finish { .. } => prop_assert!(was_open),
                Deed::Leave { clerk } => prop_assert_eq!(run.visit.map(|(whose, _)| whose), Some(*clerk)),
                Deed::Collect { .. } => prop_assert!(!changed, "all had been settled"),
                Deed::Name => run.has_named = true,
                Deed::Stop => prop_assert!(run.has_ended()),
            }
        }

        // What is said of the whole.
        run.pass(0);
        let sent = run.count(|effect| matches!(effect, Effect::SendPasscode { .. }));
        prop_assert_eq!(sent, run.passcodes);
        prop_assert!(sent <= run.redeemed.len() * MAX_PASSCODES);
        let receipts = run.count(|effect| matches!(effect, Effect::IssueReceipt { .. }));
        prop_assert_eq!(receipts, usize::from(run.codes > 0 || run.has_named));
        prop_assert_eq!(run.count(|effect| matches!(effect, Effect::CloseCounter { .. })), usize::from(run.has_ended()));
        prop_assert_eq!(run.count(|effect| *effect == Effect::Forget), usize::from(run.has_ended()));
        if run.is_straight {
            prop_assert!(run.has_ended() || run.now < START.plus(KEEP_AT_MOST));
        }
        for dataset in (0..RULES.len()).map(DatasetIndex) {
            let erased = run.count(|effect| matches!(effect, Effect::Erase(erasure) if erasure.dataset == dataset));
            let (viewed, taken) = (run.recorded(dataset, Outcome::Viewed), run.recorded(dataset, Outcome::Taken));
            prop_assert!(erased <= 1 && viewed <= 1 && taken <= 1);
            prop_assert!(!run.has_ended() || erased == 1);
            prop_assert!(viewed == 0 || RULES[dataset.0].may_be_seen());
            prop_assert!(taken == 0 || RULES[dataset.0].may_be_saved());
            let otherwise = run.recorded(dataset, Outcome::Deleted) + run.recorded(dataset, Outcome::Expired);
            prop_assert!(otherwise == 0 || viewed + taken == 0);
        }
    }

    #[test]
    fn a_code_and_a_visit_are_never_there_together(history in history()) {
        let mut run = Run::start();
        for (millis, deed) in history {
            run.pass(millis);
            if let Ok(step) = run.transaction.clone().handle(run.event(&deed), run.now) {
                run.take(step);
                run.codes += usize::from(matches!(deed, Deed::Issue));
                run.passcodes += usize::from(matches!(deed, Deed::Redeem { .. } | Deed::Resend { .. }));
            }
            if let Transaction::ExpectVisit(state) = &run.transaction {
                prop_assert!(state.code().is_none() || state.visit().is_none());
                let all = state.collection.states();
                let saved = all.filter(|(_, state)| matches!(state, DatasetState::Taken(_))).count();
                prop_assert!(saved == 0 || run.is_open(), "what saved something ends with its visit");
            }
        }
    }

    #[test]
    fn a_stored_state_reads_back_the_same(history in history()) {
        let mut run = Run::start();
        for (millis, deed) in history {
            run.pass(millis);
            if let Ok(step) = run.transaction.clone().handle(run.event(&deed), run.now) {
                run.take(step);
                run.codes += usize::from(matches!(deed, Deed::Issue));
                run.passcodes += usize::from(matches!(deed, Deed::Redeem { .. } | Deed::Resend { .. }));
            }
            let stored = serde_json::to_string(&run.transaction).unwrap();
            prop_assert_eq!(serde_json::from_str::<Transaction>(&stored).unwrap(), run.transaction.clone());
        }
    }
}
