//! What a transaction does, step by step, seen through its public door.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::time::Duration;

use mydata_consent::{
    DatasetAnswer, DatasetEnding, DatasetIndex, DatasetState, Effect, Event, FINISH_WITHIN, Handover,
    KEEP_AT_MOST, Moment, Outcome, Patience, Refusal, SP_NOTICE_BACKOFF, SpAnswer, StopReason, StoredPackage,
    TAKE_LEASE, TakeAnswer, Terms, Transaction,
};
use mydata_identity::{AssuranceLevel, IdentityMethod};

const START: Moment = Moment::from_unix_millis(1_780_000_000_000);

fn after(duration: Duration) -> Moment {
    START.plus(duration)
}

fn seconds(seconds: u64) -> Moment {
    after(Duration::from_secs(seconds))
}

fn opened(datasets: &[Patience]) -> Transaction {
    opened_for(Handover::ToService, datasets)
}

fn opened_for(handover: Handover, datasets: &[Patience]) -> Transaction {
    let terms = Terms {
        handover,
        minimum: AssuranceLevel::Four,
        datasets: datasets.to_vec(),
        items: Vec::new(),
        shown: None,
    };
    Transaction::open(terms, START).0
}

fn walk(transaction: Transaction, events: &[Event], now: Moment) -> (Transaction, Vec<(Moment, Effect)>) {
    events.iter().cloned().fold((transaction, Vec::new()), |(transaction, mut effects), event| {
        let step = transaction.handle(event, now).unwrap();
        effects.extend(step.effects);
        (step.next, effects)
    })
}

fn identified() -> Event {
    Event::Identified { method: IdentityMethod::DualDocuments }
}

fn stored(dataset: usize) -> Event {
    answered(dataset, DatasetAnswer::Stored(package()))
}

fn package() -> StoredPackage {
    StoredPackage { bytes: 10, sha256: "00".repeat(32), crc32: 0, stored_at: START }
}

/// What is to be erased, and why.
fn erased(effects: &[(Moment, Effect)]) -> Vec<(usize, Outcome)> {
    let erasures = effects.iter().filter_map(|(_, effect)| match effect {
        Effect::Erase(erasure) => Some((erasure.dataset.0, erasure.reason)),
        _ => None,
    });
    erasures.collect()
}

/// What goes into the record, and how it ended.
fn recorded(effects: &[(Moment, Effect)]) -> Vec<(Vec<usize>, Outcome)> {
    let uses = effects.iter().filter_map(|(_, effect)| match effect {
        Effect::RecordUse { outcome, datasets, .. } => {
            Some((datasets.iter().map(|index| index.0).collect(), *outcome))
        }
        _ => None,
    });
    uses.collect()
}

fn answered(dataset: usize, answer: DatasetAnswer) -> Event {
    Event::DatasetAnswered { dataset: DatasetIndex(dataset), answer }
}

fn failed(dataset: usize) -> Event {
    answered(dataset, DatasetAnswer::Failed { reason: "provider.status-500".to_owned() })
}

fn acknowledged() -> Event {
    Event::SpAnswered(SpAnswer::Acknowledged)
}

fn outcome(transaction: &Transaction) -> Option<Outcome> {
    if let Transaction::Ended(ended) = transaction { Some(ended.outcome) } else { None }
}

fn at_consent() -> Transaction {
    walk(opened(&[Patience::RealTime]), &[Event::AcceptTerms, identified()], START).0
}

fn at_take() -> Transaction {
    walk(at_consent(), &[stored(0), Event::Agree, acknowledged()], START).0
}

#[test]
fn data_goes_to_the_sp_only_after_consent_and_acknowledgement() {
    let consent = walk(at_consent(), &[stored(0)], START).0;
    assert_eq!(consent.take_answer(START), TakeAnswer::NotAllowed);
    let (agreed, effects) = walk(consent, &[Event::Agree], START);
    let receipt = Effect::IssueReceipt { agreed_at: START, valid_until: after(KEEP_AT_MOST) };
    assert_eq!(effects, [(START, Effect::NotifySp), (START, receipt)]);
    assert_eq!(agreed.take_answer(START), TakeAnswer::NotAllowed);
    let acknowledged = walk(agreed, &[acknowledged()], START).0;
    assert_eq!(acknowledged.take_answer(START), TakeAnswer::Ready);
}

#[test]
fn identifying_asks_every_provider() {
    let transaction = walk(opened(&[Patience::RealTime, Patience::Delayed]), &[Event::AcceptTerms], START).0;
    let effects = transaction.handle(identified(), START).unwrap().effects;
    for dataset in 0..2 {
        assert!(effects.contains(&(START, Effect::AskProvider(DatasetIndex(dataset)))));
    }
}

#[test]
fn a_method_below_the_minimum_is_refused() {
    let terms = Terms {
        handover: Handover::ToService,
        minimum: AssuranceLevel::One,
        datasets: vec![Patience::RealTime],
        items: Vec::new(),
        shown: None,
    };
    let transaction = walk(Transaction::open(terms, START).0, &[Event::AcceptTerms], START).0;
    let refusal = transaction.handle(identified(), START).unwrap_err();
    assert_eq!(refusal, Refusal::LevelTooLow { minimum: AssuranceLevel::One, given: AssuranceLevel::Four });
}

/// A transaction of a service that has shown by this method who the citizen is.
fn opened_for_somebody_known(minimum: AssuranceLevel, shown: IdentityMethod) -> Transaction {
    let datasets = vec![Patience::RealTime];
    let terms =
        Terms { handover: Handover::ToService, minimum, datasets, items: Vec::new(), shown: Some(shown) };
    Transaction::open(terms, START).0
}

#[test]
fn whoever_has_signed_for_the_service_need_only_accept_the_terms() {
    let opened = opened_for_somebody_known(AssuranceLevel::One, IdentityMethod::CitizenCertificate);
    assert!(matches!(opened, Transaction::ExpectTerms(_)), "nobody is asked for anything before the terms");
    let (transaction, effects) = walk(opened, &[Event::AcceptTerms], START);
    assert!(matches!(transaction, Transaction::ExpectConsent(_)));
    assert_eq!(transaction.method(), Some(IdentityMethod::CitizenCertificate));
    assert!(effects.contains(&(START, Effect::AskProvider(DatasetIndex(0)))));
}

#[test]
fn whoever_has_signed_may_still_refuse_the_terms_and_come_too_late_for_them() {
    let opened = || opened_for_somebody_known(AssuranceLevel::One, IdentityMethod::CitizenCertificate);
    let (refused, effects) = walk(opened(), &[Event::Refuse], START);
    assert!(matches!(refused, Transaction::Ended(_)));
    assert!(!effects.iter().any(|(_, effect)| matches!(effect, Effect::AskProvider(_))));
    let late = opened().handle(Event::AcceptTerms, START.plus(FINISH_WITHIN));
    assert_eq!(late, Err(Refusal::Ended(Outcome::TimedOut)));
}

#[test]
fn what_the_service_has_shown_does_not_stand_in_for_a_stronger_method() {
    let opened = opened_for_somebody_known(AssuranceLevel::One, IdentityMethod::DualDocuments);
    let (transaction, effects) = walk(opened, &[Event::AcceptTerms], START);
    assert!(matches!(transaction, Transaction::ExpectIdentity(_)));
    assert!(effects.is_empty());
}

#[test]
fn a_one_time_code_is_never_enough_for_a_dataset() {
    let transaction = walk(opened(&[Patience::RealTime]), &[Event::AcceptTerms], START).0;
    let refusal =
        transaction.handle(Event::Identified { method: IdentityMethod::ContactCode }, START).unwrap_err();
    assert_eq!(refusal, Refusal::OutOfOrder);
}

#[test]
fn another_person_ends_the_transaction_with_nothing_to_record() {
    let transaction = walk(opened(&[Patience::RealTime]), &[Event::AcceptTerms], START).0;
    let (ended, effects) = walk(transaction, &[Event::IdentifiedAsAnother], START);
    assert_eq!(outcome(&ended), Some(Outcome::WrongPerson));
    assert_eq!(effects, [(after(KEEP_AT_MOST), Effect::Forget)]);
}

#[test]
fn a_refusal_erases_and_is_recorded() {
    let (ended, effects) = walk(at_consent(), &[stored(0), Event::Refuse], START);
    assert_eq!(outcome(&ended), Some(Outcome::Refused));
    assert_eq!(erased(&effects), [(0, Outcome::Refused)]);
    assert_eq!(recorded(&effects), [(vec![0], Outcome::Refused)]);
}

#[test]
fn the_citizen_may_leave_at_any_step() {
    let leaving = [
        (&[][..], Event::Refuse, Outcome::Refused),
        (&[Event::AcceptTerms], Event::LeaveUnidentified, Outcome::NotIdentified),
        (&[Event::AcceptTerms], Event::Refuse, Outcome::Refused),
    ];
    for (events, event, expected) in leaving {
        let transaction = walk(opened(&[Patience::RealTime]), events, START).0;
        let (ended, effects) = walk(transaction, &[event], START);
        assert_eq!(outcome(&ended), Some(expected));
        assert_eq!(effects, [(after(KEEP_AT_MOST), Effect::Forget)]);
    }
}

#[test]
fn a_service_that_is_deactivated_gets_nothing_more() {
    let stop = Event::Stop(StopReason::ServiceClosed);
    let (ended, effects) = walk(at_consent(), &[stored(0), Event::Agree, stop], START);
    assert_eq!(outcome(&ended), Some(Outcome::ServiceClosed));
    assert_eq!(erased(&effects), [(0, Outcome::ServiceClosed)]);
    assert_eq!(ended.take_answer(START), TakeAnswer::NotAllowed);
}

#[test]
fn the_citizen_has_twenty_minutes() {
    let last = after(FINISH_WITHIN.checked_sub(Duration::from_millis(1)).unwrap());
    assert_eq!(outcome(&at_consent().settle(last).next), None);
    let step = at_consent().settle(after(FINISH_WITHIN));
    assert_eq!(outcome(&step.next), Some(Outcome::TimedOut));
    assert_eq!(erased(&step.effects), [(0, Outcome::TimedOut)]);
}

#[test]
fn agreeing_a_moment_too_late_is_refused_even_if_no_alarm_has_run() {
    let refusal = at_consent().handle(Event::Agree, after(FINISH_WITHIN)).unwrap_err();
    assert_eq!(refusal, Refusal::Ended(Outcome::TimedOut));
}

#[test]
fn agreeing_before_the_data_is_there_makes_the_sp_wait() {
    let preparing = answered(0, DatasetAnswer::StillPreparing { after: Duration::from_secs(20) });
    let (waiting, effects) = walk(at_consent(), &[preparing, Event::Agree, acknowledged()], START);
    assert!(effects.contains(&(seconds(20), Effect::AskProvider(DatasetIndex(0)))));
    let retry_after = Duration::from_secs(20);
    assert_eq!(waiting.take_answer(START), TakeAnswer::Preparing { retry_after });
    let ready = walk(waiting, &[stored(0)], seconds(20)).0;
    assert_eq!(ready.take_answer(seconds(20)), TakeAnswer::Ready);
}

#[test]
fn a_provider_that_is_silent_is_given_up_after_its_time() {
    let limit = Patience::RealTime.limit();
    let early = at_consent().settle(after(limit.checked_sub(Duration::from_millis(1)).unwrap())).next;
    assert!(!early.collection().unwrap().is_settled());
    let late = at_consent().settle(after(limit)).next;
    assert_eq!(late.collection().unwrap().failed(), [DatasetIndex(0)]);
}

#[test]
fn a_delayed_dataset_is_given_up_after_ninety_minutes_to_the_millisecond() {
    let events = [Event::AcceptTerms, identified(), Event::Agree, acknowledged()];
    let waiting = walk(opened(&[Patience::Delayed]), &events, START).0;
    let limit = Duration::from_mins(90);
    let early = waiting.clone().settle(after(limit.checked_sub(Duration::from_millis(1)).unwrap())).next;
    assert!(!early.collection().unwrap().is_settled());
    assert_eq!(outcome(&waiting.settle(after(limit)).next), Some(Outcome::Undeliverable));
}

#[test]
fn a_provider_may_not_put_us_off_past_its_time() {
    let put_off = answered(0, DatasetAnswer::StillPreparing { after: Patience::RealTime.limit() * 2 });
    let transaction = walk(at_consent(), &[put_off], START).0;
    assert_eq!(transaction.collection().unwrap().failed(), [DatasetIndex(0)]);
}

#[test]
fn a_late_twin_of_an_answer_changes_nothing() {
    let once = walk(at_consent(), &[stored(0)], START).0;
    let twice = walk(once.clone(), &[failed(0)], START).0;
    assert_eq!(once, twice);
}

#[test]
fn the_sp_hears_what_could_not_be_had() {
    let (ended, _) = walk(at_consent(), &[failed(0), Event::Agree, acknowledged()], START);
    assert_eq!(outcome(&ended), Some(Outcome::Undeliverable));
    assert_eq!(ended.take_answer(START), TakeAnswer::EveryDatasetFailed);
}

#[test]
fn when_everything_fails_after_consent_the_sp_gets_nothing() {
    let (ended, effects) = walk(at_consent(), &[Event::Agree, acknowledged(), failed(0)], START);
    assert_eq!(outcome(&ended), Some(Outcome::Undeliverable));
    assert_eq!(erased(&effects), [(0, Outcome::Undeliverable)]);
}

#[test]
fn an_unreachable_sp_is_tried_again_and_then_given_up() {
    let mut transaction = walk(at_consent(), &[Event::Agree], START).0;
    for pause in SP_NOTICE_BACKOFF {
        let (next, effects) = walk(transaction, &[Event::SpAnswered(SpAnswer::Unreachable)], START);
        assert_eq!(effects, [(after(pause), Effect::NotifySp)]);
        transaction = next;
    }
    let ended = walk(transaction, &[Event::SpAnswered(SpAnswer::Unreachable)], START).0;
    assert_eq!(outcome(&ended), Some(Outcome::SpUnreachable));
}

#[test]
fn an_sp_that_refuses_the_notice_gets_nothing() {
    let (ended, effects) =
        walk(at_consent(), &[stored(0), Event::Agree, Event::SpAnswered(SpAnswer::Refused)], START);
    assert_eq!(outcome(&ended), Some(Outcome::SpRefused));
    assert_eq!(erased(&effects), [(0, Outcome::SpRefused)]);
}

#[test]
fn data_is_taken_once() {
    let taking = walk(at_take(), &[Event::BeginTake], START).0;
    let (taken, effects) = walk(taking, &[Event::FinishTake { lease: 0 }], START);
    assert_eq!(taken.take_answer(START), TakeAnswer::AlreadyTaken);
    assert_eq!(erased(&effects), [(0, Outcome::Taken)]);
    assert_eq!(taken.handle(Event::BeginTake, START).unwrap_err(), Refusal::Ended(Outcome::Taken));
}

#[test]
fn two_transfers_do_not_run_side_by_side() {
    let taking = walk(at_take(), &[Event::BeginTake], START).0;
    assert_eq!(taking.take_answer(START), TakeAnswer::BeingTaken { retry_after: TAKE_LEASE });
    let busy = Refusal::NotTakeable(TakeAnswer::BeingTaken { retry_after: TAKE_LEASE });
    assert_eq!(taking.handle(Event::BeginTake, START).unwrap_err(), busy);
}

#[test]
fn a_broken_transfer_can_be_repeated() {
    let silent = walk(at_take(), &[Event::BeginTake], START).0;
    assert_eq!(silent.take_answer(after(TAKE_LEASE)), TakeAnswer::Ready);
}

#[test]
fn a_transfer_that_never_began_cannot_finish() {
    assert_eq!(at_take().handle(Event::FinishTake { lease: 0 }, START).unwrap_err(), Refusal::OutOfOrder);
}

#[test]
fn nothing_is_served_after_eight_hours_even_if_no_alarm_has_run() {
    let last = after(KEEP_AT_MOST.checked_sub(Duration::from_millis(1)).unwrap());
    assert_eq!(at_take().settle(last).next.take_answer(last), TakeAnswer::Ready);
    let late = after(KEEP_AT_MOST);
    let step = at_take().settle(late);
    assert_eq!(step.next.take_answer(late), TakeAnswer::NotAllowed);
    assert_eq!(erased(&step.effects), [(0, Outcome::Expired)]);
}

#[test]
fn whatever_state_it_is_in_it_can_be_stopped() {
    let before = walk(opened(&[Patience::RealTime]), &[Event::AcceptTerms], START).0;
    let (ended, effects) = walk(before, &[Event::Stop(StopReason::Misuse)], START);
    assert_eq!(outcome(&ended), Some(Outcome::Misused));
    assert_eq!((erased(&effects), recorded(&effects)), (vec![], vec![]));

    let (ended, effects) = walk(at_take(), &[Event::Stop(StopReason::DeleteNow)], START);
    assert_eq!(ended.take_answer(START), TakeAnswer::NotAllowed);
    assert_eq!(erased(&effects), [(0, Outcome::Deleted)]);
    assert_eq!(recorded(&effects), [(vec![0], Outcome::Deleted)]);
    let refusal = ended.handle(Event::Stop(StopReason::Misuse), START).unwrap_err();
    assert_eq!(refusal, Refusal::Ended(Outcome::Deleted));
}

/// The reports among the effects: which dataset, and why.
fn reported(effects: &[(Moment, Effect)]) -> Vec<(usize, &str)> {
    let reports = effects.iter().filter_map(|(_, effect)| match effect {
        Effect::ReportPackage { dataset, reason, .. } => Some((dataset.0, reason.as_str())),
        _ => None,
    });
    reports.collect()
}

#[test]
fn a_package_that_may_not_stay_fails_its_dataset_and_is_reported_once() {
    let refused = answered(0, DatasetAnswer::Refused { reason: "provider.wrong-person".to_owned() });
    let (after_two, effects) = walk(at_consent(), &[refused.clone(), refused], START);
    assert_eq!(reported(&effects), [(0, "provider.wrong-person")]);
    assert_eq!(after_two.collection().unwrap().failed(), [DatasetIndex(0)]);
}

#[test]
fn a_report_is_made_also_when_the_transaction_is_over() {
    let report = Effect::ReportPackage { dataset: DatasetIndex(0), reason: String::new(), at: START };
    assert!(report.outlives_the_end());
}

#[test]
fn a_failure_without_a_package_is_not_reported() {
    let (_, effects) = walk(at_consent(), &[failed(0)], START);
    assert_eq!(reported(&effects), []);
}

#[test]
fn one_package_for_two_datasets_is_the_wrong_one_for_the_second() {
    let events = [Event::AcceptTerms, identified(), stored(0), stored(1), stored(0)];
    let (both, effects) = walk(opened(&[Patience::RealTime; 2]), &events, START);
    assert_eq!(reported(&effects), [(1, "provider.wrong-dataset")]);
    assert_eq!(both.collection().unwrap().failed(), [DatasetIndex(1)]);
    assert!(matches!(both.collection().unwrap().state(DatasetIndex(0)), Some(DatasetState::Ready(_))));
}

#[test]
fn what_cannot_be_had_at_present_is_over_before_it_begins() {
    let endings =
        vec![DatasetEnding::Failed { reason: "dataset.out-of-order".to_owned() }, DatasetEnding::NotAsked];
    let (over, effects) = Transaction::undeliverable(endings.clone(), START);
    assert_eq!(effects, [(after(KEEP_AT_MOST), Effect::Forget)]);
    let Transaction::Ended(ended) = &over else { panic!("it is over") };
    assert_eq!((ended.outcome, &ended.datasets), (Outcome::Undeliverable, &endings));
    let refusal = over.clone().handle(Event::AcceptTerms, START).unwrap_err();
    assert_eq!(refusal, Refusal::Ended(Outcome::Undeliverable));
    assert_eq!(over.take_answer(START), TakeAnswer::EveryDatasetFailed);
}
