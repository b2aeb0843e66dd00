//! What a download of one's own data does, step by step.

#![allow(clippy::panic, clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::time::Duration;

use mydata_consent::{
    DatasetAnswer, DatasetEnding, DatasetIndex, DatasetState, Effect, Event, Handover, KEEP_AT_MOST, Moment,
    Outcome, Patience, Refusal, StopReason, StoredPackage, TELL_AFTER, Terms, Transaction,
};
use mydata_identity::{AssuranceLevel, IdentityMethod};

const START: Moment = Moment::from_unix_millis(1_780_000_000_000);

fn collecting(datasets: usize) -> Transaction {
    let terms = Terms {
        handover: Handover::ToCitizen,
        minimum: AssuranceLevel::Four,
        datasets: vec![Patience::Delayed; datasets],
        items: Vec::new(),
        shown: None,
    };
    let opened = Transaction::open(terms, START).0;
    let identified = Event::Identified { method: IdentityMethod::DualDocuments };
    walk(opened, &[Event::AcceptTerms, identified], START).0
}

fn walk(transaction: Transaction, events: &[Event], now: Moment) -> (Transaction, Vec<Effect>) {
    events.iter().cloned().fold((transaction, Vec::new()), |(transaction, mut effects), event| {
        let step = transaction.handle(event, now).unwrap();
        effects.extend(step.effects.into_iter().map(|(_, effect)| effect));
        (step.next, effects)
    })
}

fn answered(dataset: usize, answer: DatasetAnswer) -> Event {
    Event::DatasetAnswered { dataset: DatasetIndex(dataset), answer }
}

fn stored(dataset: usize) -> Event {
    let package = StoredPackage { bytes: 10, sha256: format!("{dataset:064x}"), crc32: 0, stored_at: START };
    answered(dataset, DatasetAnswer::Stored(package))
}

fn failed(dataset: usize) -> Event {
    answered(dataset, DatasetAnswer::Failed { reason: "provider.status-500".to_owned() })
}

fn save(datasets: &[usize]) -> Event {
    Event::BeginSave { datasets: datasets.iter().copied().map(DatasetIndex).collect() }
}

fn erased(effects: &[Effect]) -> Vec<usize> {
    let erasures = effects.iter().filter_map(|effect| match effect {
        Effect::Erase(erasure) => Some(erasure.dataset.0),
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

fn told(effects: &[Effect]) -> Vec<Vec<usize>> {
    let messages = effects.iter().filter_map(|effect| match effect {
        Effect::TellCollected { ready } => Some(ready.iter().map(|index| index.0).collect()),
        _ => None,
    });
    messages.collect()
}

fn state(transaction: &Transaction, dataset: usize) -> DatasetState {
    transaction.collection().unwrap().state(DatasetIndex(dataset)).unwrap().clone()
}

fn ended(transaction: &Transaction) -> (Outcome, Vec<DatasetEnding>) {
    let Transaction::Ended(ended) = transaction else { panic!("it goes on") };
    (ended.outcome, ended.datasets.clone())
}

fn failure() -> DatasetEnding {
    DatasetEnding::Failed { reason: "provider.status-500".to_owned() }
}

#[test]
fn identifying_asks_every_provider_and_gives_a_receipt() {
    let terms = Terms {
        handover: Handover::ToCitizen,
        minimum: AssuranceLevel::Four,
        datasets: vec![Patience::RealTime; 2],
        items: Vec::new(),
        shown: None,
    };
    let opened = Transaction::open(terms, START).0;
    let identified = Event::Identified { method: IdentityMethod::DualDocuments };
    let (_, effects) = walk(opened, &[Event::AcceptTerms, identified], START);
    let asked = effects.iter().filter(|effect| matches!(effect, Effect::AskProvider(_)));
    assert_eq!(asked.count(), 2);
    let receipt = Effect::IssueReceipt { agreed_at: START, valid_until: START.plus(KEEP_AT_MOST) };
    assert!(effects.contains(&receipt));
}

#[test]
fn a_dataset_is_erased_and_recorded_when_it_has_been_saved_and_the_others_stay() {
    let both = walk(collecting(2), &[stored(0), stored(1)], START).0;
    let (saving, effects) = walk(both, &[save(&[1])], START);
    assert_eq!(effects, []);
    let (saved, effects) = walk(saving, &[Event::FinishSave { lease: 0 }], START);
    assert_eq!(erased(&effects), [1]);
    assert_eq!(recorded(&effects), [(Outcome::Taken, vec![1])]);
    assert!(matches!(state(&saved, 1), DatasetState::Taken(_)));
    assert!(matches!(state(&saved, 0), DatasetState::Ready(_)));
    assert_eq!(saved.handle(save(&[1]), START).unwrap_err(), Refusal::NotSaveable);
}

#[test]
fn when_everything_has_been_saved_it_is_over() {
    let ready = walk(collecting(2), &[stored(0), stored(1), save(&[0, 1])], START).0;
    let (over, effects) = walk(ready, &[Event::FinishSave { lease: 0 }], START);
    assert_eq!(ended(&over), (Outcome::Taken, vec![DatasetEnding::Taken, DatasetEnding::Taken]));
    assert_eq!(erased(&effects), [0, 1]);
    assert_eq!(recorded(&effects), [(Outcome::Taken, vec![0, 1])]);
}

#[test]
fn what_could_not_be_had_is_recorded_apart_from_what_was_saved() {
    let events = [stored(0), failed(1), answered(2, DatasetAnswer::NoRecord), save(&[0])];
    let (over, effects) =
        walk(walk(collecting(3), &events, START).0, &[Event::FinishSave { lease: 0 }], START);
    assert_eq!(ended(&over).1, [DatasetEnding::Taken, failure(), DatasetEnding::NoRecord]);
    let uses =
        [(Outcome::Taken, vec![0]), (Outcome::Undeliverable, vec![1]), (Outcome::NothingFound, vec![2])];
    assert_eq!(recorded(&effects), uses);
}

#[test]
fn what_is_still_being_prepared_keeps_it_going() {
    let saved = walk(collecting(2), &[stored(0), save(&[0]), Event::FinishSave { lease: 0 }], START).0;
    assert_eq!(saved.handle(save(&[1]), START).unwrap_err(), Refusal::NotSaveable);
}

#[test]
fn where_nothing_can_be_had_it_is_over_at_once() {
    let over = walk(collecting(1), &[failed(0)], START).0;
    assert_eq!(ended(&over), (Outcome::Undeliverable, vec![failure()]));
    let over = walk(collecting(2), &[failed(0), answered(1, DatasetAnswer::NoRecord)], START).0;
    assert_eq!(ended(&over), (Outcome::NothingFound, vec![failure(), DatasetEnding::NoRecord]));
}

#[test]
fn a_transfer_that_breaks_erases_nothing_and_can_be_repeated() {
    let broken = walk(collecting(1), &[stored(0), save(&[0])], START).0;
    let (over, _) = walk(broken, &[save(&[0]), Event::FinishSave { lease: 1 }], START);
    assert_eq!(ended(&over).0, Outcome::Taken);
}

#[test]
fn a_transfer_that_was_superseded_erases_nothing() {
    let twice = walk(collecting(2), &[stored(0), stored(1), save(&[0]), save(&[0, 1])], START).0;
    assert_eq!(twice.clone().handle(Event::FinishSave { lease: 0 }, START).unwrap_err(), Refusal::OutOfOrder);
    let Transaction::ExpectSave(state) = &twice else { panic!("it goes on") };
    assert_eq!(state.latest_lease(), Some(1));
}

#[test]
fn a_transfer_finishes_once() {
    let events = [stored(0), stored(1), save(&[0]), Event::FinishSave { lease: 0 }];
    let saved = walk(collecting(2), &events, START).0;
    assert_eq!(saved.handle(Event::FinishSave { lease: 0 }, START).unwrap_err(), Refusal::OutOfOrder);
}

#[test]
fn nothing_is_saved_of_what_is_not_there() {
    let one = walk(collecting(2), &[stored(0)], START).0;
    for wrong in [save(&[]), save(&[1]), save(&[0, 1]), save(&[7])] {
        assert_eq!(one.clone().handle(wrong, START).unwrap_err(), Refusal::NotSaveable);
    }
}

#[test]
fn whoever_waited_long_is_told_once_that_it_is_there() {
    let soon = walk(collecting(2), &[stored(0), stored(1)], START);
    assert_eq!(told(&soon.1), Vec::<Vec<usize>>::new());
    let late = START.plus(TELL_AFTER);
    let (waiting, _) = walk(collecting(3), &[stored(0), failed(1)], START);
    let (ready, effects) = walk(waiting, &[stored(2)], late);
    assert_eq!(told(&effects), [vec![0, 2]]);
    assert!(ready.settle(late).effects.is_empty());
}

#[test]
fn whoever_waited_in_vain_is_told_too() {
    let (over, effects) = walk(collecting(1), &[failed(0)], START.plus(TELL_AFTER));
    assert_eq!(told(&effects), [Vec::<usize>::new()]);
    assert_eq!(ended(&over).0, Outcome::Undeliverable);
}

#[test]
fn a_provider_that_is_given_up_is_told_of_by_the_clock_alone() {
    let waiting = walk(collecting(2), &[stored(0)], START).0;
    let step = waiting.settle(START.plus(Patience::Delayed.limit()));
    let effects: Vec<_> = step.effects.into_iter().map(|(_, effect)| effect).collect();
    assert_eq!(told(&effects), [vec![0]]);
}

#[test]
fn after_eight_hours_what_was_not_saved_is_erased_even_if_no_alarm_has_run() {
    let events = [stored(0), stored(1), save(&[0]), Event::FinishSave { lease: 0 }];
    let one_left = walk(collecting(2), &events, START).0;
    let last = START.plus(KEEP_AT_MOST.checked_sub(Duration::from_millis(1)).unwrap());
    let kept = one_left.settle(last).next;
    assert!(matches!(state(&kept, 1), DatasetState::Ready(_)));
    let refusal = kept.clone().handle(save(&[1]), START.plus(KEEP_AT_MOST)).unwrap_err();
    assert_eq!(refusal, Refusal::Ended(Outcome::Expired));
    let step = kept.settle(START.plus(KEEP_AT_MOST));
    assert_eq!(ended(&step.next), (Outcome::Expired, vec![DatasetEnding::Taken, DatasetEnding::Erased]));
    let effects: Vec<_> = step.effects.into_iter().map(|(_, effect)| effect).collect();
    assert_eq!(erased(&effects), [1]);
    assert_eq!(recorded(&effects), [(Outcome::Expired, vec![1])]);
}

#[test]
fn delete_now_erases_what_there_is_and_what_is_on_its_way() {
    let one = walk(collecting(2), &[stored(0)], START).0;
    let (over, effects) = walk(one, &[Event::Stop(StopReason::DeleteNow)], START);
    assert_eq!(ended(&over), (Outcome::Deleted, vec![DatasetEnding::Erased, DatasetEnding::Erased]));
    assert_eq!(erased(&effects), [0, 1]);
    assert_eq!(recorded(&effects), [(Outcome::Deleted, vec![0, 1])]);
}

#[test]
fn a_service_cannot_take_what_a_citizen_collects_for_herself() {
    let ready = walk(collecting(1), &[stored(0)], START).0;
    assert_eq!(ready.take_answer(START), mydata_consent::TakeAnswer::NotAllowed);
    assert_eq!(ready.handle(Event::Agree, START).unwrap_err(), Refusal::OutOfOrder);
}
