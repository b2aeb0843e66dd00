//! What a transaction with a counter does, step by step.

#![allow(clippy::panic, clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::time::Duration;

use mydata_consent::{
    COUNTER_CODE_LIFE, CounterEvent, DatasetAnswer, DatasetEnding, DatasetIndex, DatasetState, Effect, Event,
    ExpectVisit, Handover, ItemRule, KEEP_AT_MOST, MAX_CODES, MAX_PASSCODES, MAX_WRONG_CODES, Moment,
    Outcome, PASSCODE_LIFE, PASSCODE_RESEND_AFTER, Patience, Refusal, Seat, StopReason, StoredPackage,
    TELL_AFTER, Terms, Transaction, VISIT_AT_MOST, VisitStage,
};
use mydata_identity::{AssuranceLevel, IdentityMethod};

const START: Moment = Moment::from_unix_millis(1_780_000_000_000);
/// The three rules, each on a dataset of its own.
const BOTH: usize = 0;
const PREVIEW_ONLY: usize = 1;
const TRANSFER_ONLY: usize = 2;

fn collecting() -> Transaction {
    let terms = Terms {
        handover: Handover::ToCounter,
        minimum: AssuranceLevel::Four,
        datasets: vec![Patience::Delayed; 3],
        items: vec![ItemRule::Both, ItemRule::PreviewOnly, ItemRule::TransferOnly],
        shown: None,
    };
    let opened = Transaction::open(terms, START).0;
    let identified = Event::Identified { method: IdentityMethod::DualDocuments };
    walk(opened, &[Event::AcceptTerms, identified], START).0
}

fn stored(dataset: usize) -> Event {
    let package = StoredPackage { bytes: 10, sha256: format!("{dataset:064x}"), crc32: 0, stored_at: START };
    answered(dataset, DatasetAnswer::Stored(package))
}

fn answered(dataset: usize, answer: DatasetAnswer) -> Event {
    Event::DatasetAnswered { dataset: DatasetIndex(dataset), answer }
}

fn failed(dataset: usize) -> Event {
    answered(dataset, DatasetAnswer::Failed { reason: "provider.status-500".to_owned() })
}

fn collected() -> Transaction {
    walk(collecting(), &[stored(0), stored(1), stored(2)], START).0
}

fn clerk() -> Seat {
    Seat::new("a clerk's session".to_owned())
}

fn another_clerk() -> Seat {
    Seat::new("another session".to_owned())
}

fn issue(code: &str) -> Event {
    Event::Counter(CounterEvent::IssueCode { digest: code.to_owned() })
}

fn redeem_by(clerk: Seat, code: &str) -> Event {
    let (digest, passcode) = (code.to_owned(), "passcode 1".to_owned());
    Event::Counter(CounterEvent::Redeem { digest, clerk, passcode })
}

fn redeem(code: &str) -> Event {
    redeem_by(clerk(), code)
}

fn resend(passcode: &str) -> Event {
    Event::Counter(CounterEvent::ResendPasscode { clerk: clerk(), passcode: passcode.to_owned() })
}

fn type_passcode(passcode: &str) -> Event {
    Event::Counter(CounterEvent::TryPasscode { clerk: clerk(), passcode: passcode.to_owned() })
}

fn look_at(dataset: usize) -> Event {
    Event::Counter(CounterEvent::ViewItem { clerk: clerk(), dataset: DatasetIndex(dataset) })
}

fn save(datasets: &[usize]) -> Event {
    let datasets = datasets.iter().copied().map(DatasetIndex).collect();
    Event::Counter(CounterEvent::BeginTransfer { clerk: clerk(), datasets })
}

fn saved(lease: u64) -> Event {
    Event::Counter(CounterEvent::FinishTransfer { lease })
}

fn leave() -> Event {
    Event::Counter(CounterEvent::EndVisit { clerk: clerk() })
}

fn walk(transaction: Transaction, events: &[Event], now: Moment) -> (Transaction, Vec<Effect>) {
    events.iter().cloned().fold((transaction, Vec::new()), |(transaction, mut effects), event| {
        let step = transaction.handle(event, now).unwrap();
        effects.extend(step.effects.into_iter().map(|(_, effect)| effect));
        (step.next, effects)
    })
}

/// With a code on her screen.
fn with_code() -> Transaction {
    walk(collected(), &[issue("code 1")], START).0
}

/// With a clerk who waits for the passcode.
fn awaiting() -> Transaction {
    walk(with_code(), &[redeem("code 1")], START).0
}

/// With a clerk to whom the data is open.
fn open() -> Transaction {
    walk(awaiting(), &[type_passcode("passcode 1")], START).0
}

fn refusal(transaction: &Transaction, event: Event, now: Moment) -> Refusal {
    transaction.clone().handle(event, now).unwrap_err()
}

fn visit(transaction: &Transaction) -> &ExpectVisit {
    let Transaction::ExpectVisit(state) = transaction else { panic!("it is over") };
    state
}

fn is_waiting(transaction: &Transaction) -> bool {
    visit(transaction).visit().is_none()
}

fn is_open(transaction: &Transaction) -> bool {
    visit(transaction).visit().is_some_and(|visit| visit.open().is_some())
}

fn tries_left(transaction: &Transaction, now: Moment) -> usize {
    match visit(transaction).visit().map(|visit| &visit.stage) {
        Some(VisitStage::Passcode(awaited)) => awaited.tries_left(now),
        _ => panic!("nobody waits for a passcode"),
    }
}

fn ended(transaction: &Transaction) -> (Outcome, Vec<DatasetEnding>) {
    let Transaction::Ended(ended) = transaction else { panic!("it goes on") };
    (ended.outcome, ended.datasets.clone())
}

fn effects_of(step: mydata_consent::Step) -> Vec<Effect> {
    step.effects.into_iter().map(|(_, effect)| effect).collect()
}

fn erased(effects: &[Effect]) -> Vec<(usize, Outcome)> {
    let erasures = effects.iter().filter_map(|effect| match effect {
        Effect::Erase(erasure) => Some((erasure.dataset.0, erasure.reason)),
        _ => None,
    });
    erasures.collect()
}

fn recorded(effects: &[Effect]) -> Vec<(Outcome, Vec<usize>)> {
    let uses = effects.iter().filter_map(|effect| match effect {
        Effect::RecordUse { outcome, datasets, .. } => {
            Some((*outcome, datasets.iter().map(|index| index.0).collect()))
        }
        _ => None,
    });
    uses.collect()
}

fn only_viewed(effects: &[Effect]) -> Vec<Vec<usize>> {
    let closed = effects.iter().filter_map(|effect| match effect {
        Effect::CloseCounter { viewed } => Some(viewed.iter().map(|index| index.0).collect()),
        _ => None,
    });
    closed.collect()
}

fn unpointed(effects: &[Effect]) -> Vec<&str> {
    let codes = effects.iter().filter_map(|effect| match effect {
        Effect::UnpointCode { digest } => Some(digest.as_str()),
        _ => None,
    });
    codes.collect()
}

fn before(at: Moment) -> Moment {
    Moment::from_unix_millis(at.unix_millis() - 1)
}

#[test]
fn the_first_code_is_her_consent_and_the_second_is_no_further_one() {
    let receipt = Effect::IssueReceipt { agreed_at: START, valid_until: START.plus(KEEP_AT_MOST) };
    let (shown, effects) = walk(collected(), &[issue("code 1")], START);
    assert!(effects.contains(&receipt));
    let (_, effects) = walk(shown, &[issue("code 2")], START);
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::IssueReceipt { .. })));
}

#[test]
fn while_anything_is_being_collected_there_is_no_code() {
    assert_eq!(refusal(&collecting(), issue("code 1"), START), Refusal::StillCollecting);
    let most = walk(collecting(), &[stored(0), failed(1)], START).0;
    assert_eq!(refusal(&most, issue("code 1"), START), Refusal::StillCollecting);
}

#[test]
fn the_twenty_minutes_begin_when_the_code_is_issued() {
    let late = START.plus(Duration::from_hours(1));
    let shown = walk(collected(), &[issue("code 1")], late).0;
    assert_eq!(visit(&shown).code().unwrap().valid_until, late.plus(COUNTER_CODE_LIFE));
}

#[test]
fn a_code_lives_to_the_last_millisecond_and_not_longer() {
    let end = START.plus(COUNTER_CODE_LIFE);
    assert!(with_code().handle(redeem("code 1"), before(end)).is_ok());
    assert_eq!(refusal(&with_code(), redeem("code 1"), end), Refusal::WrongCode);
    assert!(visit(&with_code().settle(end).next).code().is_none());
}

#[test]
fn no_code_outlives_the_data() {
    let end = START.plus(KEEP_AT_MOST);
    let late = Moment::from_unix_millis(end.unix_millis() - 60_000);
    let shown = walk(collected(), &[issue("code 1")], late).0;
    assert_eq!(visit(&shown).code().unwrap().valid_until, end);
    assert_eq!(refusal(&shown, redeem("code 1"), end), Refusal::Ended(Outcome::Expired));
}

#[test]
fn a_refreshed_code_kills_the_old_one() {
    let (refreshed, effects) = walk(with_code(), &[issue("code 2")], START);
    assert_eq!(unpointed(&effects), ["code 1"]);
    assert_eq!(refusal(&refreshed, redeem("code 1"), START), Refusal::WrongCode);
    assert!(refreshed.handle(redeem("code 2"), START).is_ok());
}

#[test]
fn a_refreshed_code_kills_a_visit_whose_passcode_has_not_been_typed() {
    let refreshed = walk(awaiting(), &[issue("code 2")], START).0;
    assert!(is_waiting(&refreshed));
    assert_eq!(refusal(&refreshed, type_passcode("passcode 1"), START), Refusal::NoVisit);
}

#[test]
fn while_the_data_is_open_there_is_no_further_code() {
    assert_eq!(refusal(&open(), issue("code 2"), START), Refusal::VisitOpen);
}

#[test]
fn codes_come_to_an_end() {
    let codes: Vec<_> = (0..MAX_CODES).map(|code| issue(&code.to_string())).collect();
    let shown = walk(collected(), &codes, START).0;
    assert_eq!(visit(&shown).codes_left(), 0);
    assert_eq!(refusal(&shown, issue("one more"), START), Refusal::CodesUsedUp);
    assert!(shown.handle(redeem(&(MAX_CODES - 1).to_string()), START).is_ok());
}

#[test]
fn a_code_is_redeemed_once() {
    let (redeemed, effects) = walk(with_code(), &[redeem("code 1")], START);
    assert_eq!(unpointed(&effects), ["code 1"]);
    assert!(effects.contains(&Effect::SendPasscode { serial: 1 }));
    assert_eq!(refusal(&redeemed, redeem_by(another_clerk(), "code 1"), START), Refusal::WrongCode);
    assert_eq!(refusal(&redeemed, redeem("code 1"), START), Refusal::WrongCode);
}

#[test]
fn of_a_thousand_clerks_who_redeem_one_code_one_has_a_visit_and_one_passcode_is_sent() {
    let seat = |number: usize| Seat::new(format!("session {number}"));
    let mut transaction = with_code();
    let (mut visits, mut sent) = (Vec::new(), 0);
    for number in 0..1_000 {
        match transaction.clone().handle(redeem_by(seat(number), "code 1"), START) {
            Ok(step) => {
                visits.push(number);
                let is_sending = |effect: &&(Moment, Effect)| matches!(effect.1, Effect::SendPasscode { .. });
                sent += step.effects.iter().filter(is_sending).count();
                transaction = step.next;
            }
            Err(refused) => assert_eq!(refused, Refusal::WrongCode),
        }
    }
    assert_eq!((visits, sent), (vec![0], 1));
    assert!(visit(&transaction).visit().unwrap().is_of(&seat(0)));
}

#[test]
fn a_passcode_lives_to_the_last_millisecond_and_not_longer() {
    let end = START.plus(PASSCODE_LIFE);
    assert!(is_open(&awaiting().handle(type_passcode("passcode 1"), before(end)).unwrap().next));
    assert_eq!(refusal(&awaiting(), type_passcode("passcode 1"), end), Refusal::PasscodeDead);
}

#[test]
fn another_passcode_is_sent_after_two_minutes_and_not_before() {
    let then = START.plus(PASSCODE_RESEND_AFTER);
    let too_soon = Refusal::PasscodeTooSoon { until: then };
    assert_eq!(refusal(&awaiting(), resend("passcode 2"), before(then)), too_soon);
    let (resent, effects) = walk(awaiting(), &[resend("passcode 2")], then);
    assert!(effects.contains(&Effect::SendPasscode { serial: 2 }));
    let wrong = walk(resent.clone(), &[type_passcode("passcode 1")], then).0;
    assert!(!is_open(&wrong));
    assert!(is_open(&walk(resent, &[type_passcode("passcode 2")], then).0));
}

#[test]
fn passcodes_come_to_an_end_and_the_visit_with_the_last() {
    let mut transaction = awaiting();
    let mut now = START;
    for number in 2..=MAX_PASSCODES {
        now = now.plus(PASSCODE_RESEND_AFTER);
        transaction = walk(transaction, &[resend(&format!("passcode {number}"))], now).0;
    }
    assert_eq!(
        refusal(&transaction, resend("one more"), before(now.plus(PASSCODE_LIFE))),
        Refusal::PasscodesUsedUp
    );
    let lapsed = transaction.settle(now.plus(PASSCODE_LIFE)).next;
    assert!(is_waiting(&lapsed));
    assert!(lapsed.handle(issue("code 2"), now.plus(PASSCODE_LIFE)).is_ok());
}

#[test]
fn five_wrong_tries_kill_a_passcode_and_each_is_counted() {
    let mut transaction = awaiting();
    for wrong in 1..=MAX_WRONG_CODES {
        transaction = walk(transaction, &[type_passcode("wrong")], START).0;
        assert_eq!(tries_left(&transaction, START), MAX_WRONG_CODES - wrong);
    }
    assert_eq!(refusal(&transaction, type_passcode("passcode 1"), START), Refusal::PasscodeDead);
    let then = START.plus(PASSCODE_RESEND_AFTER);
    assert!(is_open(&walk(transaction, &[resend("passcode 2"), type_passcode("passcode 2")], then).0));
}

#[test]
fn five_wrong_tries_of_the_last_passcode_end_the_visit_at_once() {
    let mut transaction = awaiting();
    let mut now = START;
    for number in 2..=MAX_PASSCODES {
        now = now.plus(PASSCODE_RESEND_AFTER);
        transaction = walk(transaction, &[resend(&number.to_string())], now).0;
    }
    let guesses = vec![type_passcode("wrong"); MAX_WRONG_CODES];
    assert!(is_waiting(&walk(transaction, &guesses, now).0));
}

#[test]
fn a_visit_belongs_to_one_session() {
    let other = another_clerk();
    let dataset = DatasetIndex(BOTH);
    let deeds = [
        CounterEvent::TryPasscode { clerk: other.clone(), passcode: "passcode 1".to_owned() },
        CounterEvent::ResendPasscode { clerk: other.clone(), passcode: "passcode 2".to_owned() },
        CounterEvent::ViewItem { clerk: other.clone(), dataset },
        CounterEvent::BeginTransfer { clerk: other.clone(), datasets: vec![dataset] },
        CounterEvent::EndVisit { clerk: other },
    ];
    let then = START.plus(PASSCODE_RESEND_AFTER);
    for deed in deeds {
        for transaction in [with_code(), awaiting(), open()] {
            assert_eq!(refusal(&transaction, Event::Counter(deed.clone()), then), Refusal::NoVisit);
        }
    }
}

#[test]
fn before_the_passcode_nothing_is_seen_or_saved() {
    assert_eq!(refusal(&awaiting(), look_at(BOTH), START), Refusal::OutOfOrder);
    assert_eq!(refusal(&awaiting(), save(&[BOTH]), START), Refusal::OutOfOrder);
    assert_eq!(refusal(&awaiting(), saved(0), START), Refusal::OutOfOrder);
}

#[test]
fn what_is_for_looking_at_is_never_saved_and_what_is_for_saving_is_never_shown() {
    assert_eq!(refusal(&open(), save(&[PREVIEW_ONLY]), START), Refusal::NotSaveable);
    assert_eq!(refusal(&open(), save(&[BOTH, PREVIEW_ONLY]), START), Refusal::NotSaveable);
    assert_eq!(refusal(&open(), look_at(TRANSFER_ONLY), START), Refusal::NotViewable);
    assert_eq!(refusal(&open(), look_at(7), START), Refusal::NotViewable);
    assert_eq!(visit(&open()).transferable(), [DatasetIndex(BOTH), DatasetIndex(TRANSFER_ONLY)]);
}

#[test]
fn looking_and_saving_are_put_on_record_apart_and_each_once() {
    let (seen, effects) = walk(open(), &[look_at(BOTH), look_at(PREVIEW_ONLY), look_at(BOTH)], START);
    assert_eq!(recorded(&effects), [(Outcome::Viewed, vec![BOTH]), (Outcome::Viewed, vec![PREVIEW_ONLY])]);
    assert_eq!(erased(&effects), []);
    let (_, effects) = walk(seen, &[save(&[BOTH, TRANSFER_ONLY]), saved(0)], START);
    assert_eq!(recorded(&effects), [(Outcome::Taken, vec![BOTH, TRANSFER_ONLY])]);
    assert_eq!(erased(&effects), [(BOTH, Outcome::Taken), (TRANSFER_ONLY, Outcome::Taken)]);
}

#[test]
fn what_has_been_saved_is_gone_and_the_visit_goes_on() {
    let all = walk(open(), &[save(&[BOTH, TRANSFER_ONLY]), saved(0)], START).0;
    assert!(is_open(&all));
    assert!(matches!(visit(&all).collection.state(DatasetIndex(BOTH)), Some(DatasetState::Taken(_))));
    assert_eq!(refusal(&all, look_at(BOTH), START), Refusal::NotViewable);
    assert_eq!(refusal(&all, save(&[BOTH]), START), Refusal::NotSaveable);
    assert!(all.handle(look_at(PREVIEW_ONLY), START).is_ok());
}

#[test]
fn a_clerk_who_saved_something_ends_it_all_by_leaving() {
    let events = [look_at(BOTH), look_at(PREVIEW_ONLY), save(&[BOTH]), saved(0), leave()];
    let (over, effects) = walk(open(), &events, START);
    let endings = vec![DatasetEnding::Taken, DatasetEnding::Viewed, DatasetEnding::Erased];
    assert_eq!(ended(&over), (Outcome::Taken, endings));
    let reasons = [(BOTH, Outcome::Taken), (PREVIEW_ONLY, Outcome::Viewed), (TRANSFER_ONLY, Outcome::Viewed)];
    assert_eq!(erased(&effects), reasons);
    assert_eq!(only_viewed(&effects), [vec![PREVIEW_ONLY]]);
}

#[test]
fn a_clerk_who_only_looked_ends_it_as_looked_at() {
    let (over, effects) = walk(open(), &[look_at(BOTH), leave()], START);
    assert_eq!(ended(&over).0, Outcome::Viewed);
    assert_eq!(recorded(&effects), [(Outcome::Viewed, vec![BOTH])]);
    assert_eq!(erased(&effects).len(), 3);
    assert_eq!(only_viewed(&effects), [vec![BOTH]]);
}

#[test]
fn a_visit_that_came_to_nothing_leaves_everything_as_it_was() {
    for transaction in [awaiting(), open()] {
        let (left, effects) = walk(transaction, &[leave()], START);
        assert!(is_waiting(&left));
        assert_eq!(effects, []);
        assert!(left.handle(issue("code 2"), START).is_ok());
    }
}

#[test]
fn time_ends_a_visit_to_the_millisecond() {
    let end = START.plus(VISIT_AT_MOST);
    let looked = walk(open(), &[look_at(BOTH)], START).0;
    assert!(looked.clone().handle(look_at(PREVIEW_ONLY), before(end)).is_ok());
    assert_eq!(refusal(&looked, look_at(PREVIEW_ONLY), end), Refusal::Ended(Outcome::Viewed));
    assert_eq!(refusal(&open(), look_at(BOTH), end), Refusal::NoVisit);
}

#[test]
fn the_eight_hours_end_a_visit_too() {
    let end = START.plus(KEEP_AT_MOST);
    let late = Moment::from_unix_millis(end.unix_millis() - 60_000);
    let events = [issue("code 1"), redeem("code 1"), type_passcode("passcode 1"), look_at(BOTH)];
    let looked = walk(collected(), &events, late).0;
    let saved = walk(looked.clone(), &[save(&[BOTH]), saved(0)], late).0;
    let step = looked.settle(end);
    assert_eq!(ended(&step.next).0, Outcome::Viewed);
    let effects = effects_of(step);
    assert_eq!(recorded(&effects), []);
    assert_eq!(only_viewed(&effects), [vec![BOTH]]);
    assert_eq!(ended(&saved.settle(end).next).0, Outcome::Taken);
}

#[test]
fn a_visit_that_came_to_nothing_ends_with_the_eight_hours_as_if_it_had_not_been() {
    let end = START.plus(KEEP_AT_MOST);
    let late = Moment::from_unix_millis(end.unix_millis() - 60_000);
    let events = [issue("code 1"), redeem("code 1"), type_passcode("passcode 1")];
    let opened = walk(collected(), &events, late).0;
    assert_eq!(ended(&opened.settle(end).next).0, Outcome::Expired);
}

#[test]
fn what_is_put_on_record_says_when_it_happened_however_late_it_is_written() {
    let (looked_at, saved_at, left_at) = (START, START.plus(PASSCODE_LIFE), START.plus(PASSCODE_LIFE * 2));
    let mut when = Vec::new();
    let mut transaction = open();
    for (event, at) in [
        (look_at(BOTH), looked_at),
        (save(&[BOTH]), looked_at),
        (saved(0), saved_at),
        (save(&[TRANSFER_ONLY]), saved_at),
        (leave(), left_at),
    ] {
        let step = transaction.handle(event, at).unwrap();
        when.extend(step.effects.iter().filter_map(|(_, effect)| match effect {
            Effect::RecordUse { at, .. } => Some(*at),
            _ => None,
        }));
        transaction = step.next;
    }
    assert_eq!(when, [looked_at, saved_at, left_at]);
}

#[test]
fn what_a_transfer_had_let_out_by_the_end_counts_as_saved() {
    let (over, effects) = walk(open(), &[save(&[BOTH]), leave()], START);
    assert_eq!(ended(&over).0, Outcome::Taken);
    assert_eq!(recorded(&effects), [(Outcome::Taken, vec![BOTH])]);
    assert!(erased(&effects).contains(&(BOTH, Outcome::Taken)));
    assert_eq!(refusal(&over, saved(0), START), Refusal::Ended(Outcome::Taken));
}

#[test]
fn a_transfer_that_breaks_can_be_repeated() {
    let (again, effects) = walk(open(), &[save(&[BOTH]), save(&[BOTH, TRANSFER_ONLY])], START);
    assert_eq!(effects, []);
    assert_eq!(refusal(&again, saved(0), START), Refusal::OutOfOrder);
    let (_, effects) = walk(again, &[saved(1)], START);
    assert_eq!(recorded(&effects), [(Outcome::Taken, vec![BOTH, TRANSFER_ONLY])]);
}

#[test]
fn she_stops_it_at_any_time() {
    for transaction in [collected(), with_code(), awaiting(), open()] {
        let (over, effects) = walk(transaction, &[Event::Stop(StopReason::DeleteNow)], START);
        assert_eq!(ended(&over).0, Outcome::Deleted);
        assert_eq!(erased(&effects).len(), 3);
        assert_eq!(recorded(&effects), [(Outcome::Deleted, vec![0, 1, 2])]);
    }
    let (_, effects) = walk(with_code(), &[Event::Stop(StopReason::Misuse)], START);
    assert_eq!(unpointed(&effects), ["code 1"]);
}

#[test]
fn a_counter_gets_what_could_be_had() {
    let some = walk(collecting(), &[stored(BOTH), failed(1), answered(2, DatasetAnswer::NoRecord)], START).0;
    let events = [issue("code 1"), redeem("code 1"), type_passcode("passcode 1"), look_at(BOTH), leave()];
    let (over, effects) = walk(some, &events, START);
    assert_eq!(ended(&over).0, Outcome::Viewed);
    let uses =
        [(Outcome::Viewed, vec![BOTH]), (Outcome::Undeliverable, vec![1]), (Outcome::NothingFound, vec![2])];
    assert_eq!(recorded(&effects), uses);
}

#[test]
fn where_nothing_can_be_had_it_is_over_at_once() {
    let none = walk(collecting(), &[failed(0), failed(1), answered(2, DatasetAnswer::NoRecord)], START).0;
    assert_eq!(ended(&none).0, Outcome::NothingFound);
}

#[test]
fn whoever_waited_long_is_told_once_that_a_code_can_be_made() {
    let late = START.plus(TELL_AFTER);
    let (ready, effects) = walk(collecting(), &[stored(0), stored(1), failed(2)], late);
    let told = Effect::TellCollected { ready: vec![DatasetIndex(0), DatasetIndex(1)] };
    assert_eq!(effects.iter().filter(|effect| **effect == told).count(), 1);
    assert!(ready.settle(late).effects.is_empty());
}

#[test]
fn a_clock_that_is_set_back_revives_nothing_and_breaks_nothing() {
    let earlier = Moment::from_unix_millis(START.unix_millis() - 3_600_000);
    let dead = with_code().settle(START.plus(COUNTER_CODE_LIFE)).next;
    assert_eq!(refusal(&dead, redeem("code 1"), earlier), Refusal::WrongCode);
    let redeemed = walk(with_code(), &[redeem("code 1")], earlier).0;
    assert!(is_open(&walk(redeemed, &[type_passcode("passcode 1")], earlier).0));
    let lapsed = walk(open(), &[leave()], START).0;
    assert_eq!(refusal(&lapsed, look_at(BOTH), earlier), Refusal::NoVisit);
}

#[test]
fn neither_she_nor_a_service_takes_what_is_for_a_counter() {
    assert_eq!(collected().take_answer(START), mydata_consent::TakeAnswer::NotAllowed);
    for event in [Event::Agree, Event::BeginTake, Event::BeginSave { datasets: vec![DatasetIndex(0)] }] {
        assert_eq!(refusal(&collected(), event, START), Refusal::OutOfOrder);
    }
}

#[test]
fn a_download_of_her_own_knows_no_code() {
    let terms = Terms {
        handover: Handover::ToCitizen,
        minimum: AssuranceLevel::Four,
        datasets: vec![Patience::RealTime],
        items: Vec::new(),
        shown: None,
    };
    let identified = Event::Identified { method: IdentityMethod::DualDocuments };
    let own = walk(Transaction::open(terms, START).0, &[Event::AcceptTerms, identified, stored(0)], START).0;
    assert_eq!(refusal(&own, issue("code 1"), START), Refusal::OutOfOrder);
    assert_eq!(refusal(&own, redeem("code 1"), START), Refusal::OutOfOrder);
}
