//! What a counter's code does in somebody else's hands, step by step.

#![allow(clippy::panic, clippy::unwrap_used, reason = "in a test a panic is the report")]

use mydata_consent::{
    CounterEvent, DatasetAnswer, DatasetIndex, DelegationNews, DelegationStage, Effect, Event, ExpectVisit,
    Handover, ItemRule, MAX_NAMINGS, Moment, Patience, Refusal, Seat, StopReason, StoredPackage, Terms,
    Transaction,
};
use mydata_identity::{AssuranceLevel, IdentityMethod};

const START: Moment = Moment::from_unix_millis(1_780_000_000_000);

fn walk(transaction: Transaction, events: &[CounterEvent]) -> (Transaction, Vec<Effect>) {
    events.iter().cloned().fold((transaction, Vec::new()), |(transaction, mut effects), event| {
        let step = transaction.handle(Event::Counter(event), START).unwrap();
        effects.extend(step.effects.into_iter().map(|(_, effect)| effect));
        (step.next, effects)
    })
}

/// Identified, and the agency is being asked.
fn collecting() -> Transaction {
    let terms = Terms {
        handover: Handover::ToCounter,
        minimum: AssuranceLevel::Four,
        datasets: vec![Patience::RealTime],
        items: vec![ItemRule::Both],
        shown: None,
    };
    let events = [Event::AcceptTerms, Event::Identified { method: IdentityMethod::DualDocuments }];
    events.into_iter().fold(Transaction::open(terms, START).0, |transaction, event| {
        transaction.handle(event, START).unwrap().next
    })
}

/// What could be had is there, and no code has been made.
fn collected() -> Transaction {
    let package = StoredPackage { bytes: 10, sha256: "00".repeat(32), crc32: 0, stored_at: START };
    let stored = Event::DatasetAnswered { dataset: DatasetIndex(0), answer: DatasetAnswer::Stored(package) };
    collecting().handle(stored, START).unwrap().next
}

/// With a code on the citizen's screen.
fn with_code() -> Transaction {
    walk(collected(), &[issue("hers")]).0
}

fn issue(code: &str) -> CounterEvent {
    CounterEvent::IssueCode { digest: code.to_owned() }
}

fn clerk() -> Seat {
    Seat::new("a clerk's session".to_owned())
}

fn redeem(code: &str) -> CounterEvent {
    CounterEvent::Redeem { digest: code.to_owned(), clerk: clerk(), passcode: "passcode".to_owned() }
}

fn open(code: &str) -> [CounterEvent; 2] {
    let passcode = "passcode".to_owned();
    [redeem(code), CounterEvent::TryPasscode { clerk: clerk(), passcode }]
}

const fn accept(naming: usize) -> CounterEvent {
    CounterEvent::AgentAccepts { naming }
}

/// The code is the agent's, who has one on her screen.
fn agents() -> Transaction {
    walk(with_code(), &[CounterEvent::NameAgent, accept(1), issue("agent's")]).0
}

fn state(transaction: &Transaction) -> &ExpectVisit {
    let Transaction::ExpectVisit(state) = transaction else { panic!("it is over") };
    state
}

fn has_code(transaction: &Transaction, code: &str) -> bool {
    state(transaction).code().is_some_and(|issued| issued.is(code, START))
}

fn refusal(transaction: &Transaction, event: CounterEvent) -> Refusal {
    transaction.clone().handle(Event::Counter(event), START).unwrap_err()
}

fn told(effects: &[Effect]) -> Vec<DelegationNews> {
    let news = effects.iter().filter_map(|effect| match effect {
        Effect::TellDelegation { news, .. } => Some(*news),
        _ => None,
    });
    news.collect()
}

fn receipts(effects: &[Effect]) -> usize {
    effects.iter().filter(|effect| matches!(effect, Effect::IssueReceipt { .. })).count()
}

fn unpointed(effects: &[Effect]) -> Vec<&str> {
    let codes = effects.iter().filter_map(|effect| match effect {
        Effect::UnpointCode { digest } => Some(digest.as_str()),
        _ => None,
    });
    codes.collect()
}

#[test]
fn her_own_code_stays_good_until_somebody_has_accepted_and_is_dead_from_then_on() {
    let (named, effects) = walk(with_code(), &[CounterEvent::NameAgent]);
    assert!(has_code(&named, "hers"));
    assert_eq!(told(&effects), [DelegationNews::Asked]);
    assert!(effects.contains(&Effect::AskAgent { naming: 1 }));
    let (accepted, effects) = walk(named, &[accept(1)]);
    assert!(state(&accepted).code().is_none());
    assert_eq!((told(&effects), unpointed(&effects)), (vec![DelegationNews::Accepted], vec!["hers"]));
    assert_eq!(refusal(&accepted, redeem("hers")), Refusal::WrongCode);
}

#[test]
fn naming_somebody_is_her_consent_where_she_has_made_no_code_before_and_what_the_agent_does_is_none() {
    let (named, effects) = walk(collected(), &[CounterEvent::NameAgent]);
    assert_eq!(receipts(&effects), 1);
    let (withdrawn, effects) = walk(named.clone(), &[CounterEvent::WithdrawDelegation]);
    assert_eq!(receipts(&effects), 0);
    for events in [vec![CounterEvent::NameAgent], vec![issue("hers")]] {
        assert_eq!(receipts(&walk(withdrawn.clone(), &events).1), 0, "she has agreed already");
    }
    assert_eq!(receipts(&walk(named, &[accept(1), issue("agent's")]).1), 0);
    assert_eq!(receipts(&walk(with_code(), &[CounterEvent::NameAgent]).1), 0);
}

#[test]
fn nobody_is_named_while_anything_is_being_collected() {
    assert_eq!(refusal(&collecting(), CounterEvent::NameAgent), Refusal::StillCollecting);
}

#[test]
fn a_visit_whose_passcode_has_not_been_typed_dies_with_the_code() {
    let awaiting = walk(with_code(), &[CounterEvent::NameAgent, redeem("hers")]).0;
    let accepted = walk(awaiting, &[accept(1)]).0;
    assert!(state(&accepted).visit().is_none());
}

#[test]
fn what_is_taken_back_or_given_back_kills_the_agents_code() {
    for (event, news, stage) in [
        (CounterEvent::WithdrawDelegation, DelegationNews::Withdrawn, DelegationStage::Withdrawn),
        (CounterEvent::AgentRefuses { naming: 1 }, DelegationNews::Refused, DelegationStage::Refused),
    ] {
        let (after, effects) = walk(agents(), &[event]);
        assert_eq!((told(&effects), unpointed(&effects)), (vec![news], vec!["agent's"]));
        assert_eq!(state(&after).delegation().unwrap().stage(), stage);
        assert!(state(&after).code().is_none());
    }
}

#[test]
fn what_nobody_has_accepted_is_taken_back_without_touching_her_code() {
    let (after, effects) = walk(with_code(), &[CounterEvent::NameAgent, CounterEvent::WithdrawDelegation]);
    assert!(has_code(&after, "hers"));
    assert_eq!(unpointed(&effects), Vec::<&str>::new());
}

#[test]
fn a_code_does_not_change_hands_while_a_clerk_has_the_data_open() {
    let open_by_agent = walk(agents(), &open("agent's")).0;
    assert_eq!(refusal(&open_by_agent, CounterEvent::WithdrawDelegation), Refusal::VisitOpen);
    assert_eq!(refusal(&open_by_agent, CounterEvent::AgentRefuses { naming: 1 }), Refusal::VisitOpen);
    let open_by_her = walk(walk(with_code(), &[CounterEvent::NameAgent]).0, &open("hers")).0;
    assert_eq!(refusal(&open_by_her, accept(1)), Refusal::VisitOpen);
}

#[test]
fn both_are_told_once_that_the_agent_was_let_in_and_nobody_where_it_was_herself() {
    let (_, effects) = walk(agents(), &open("agent's"));
    assert_eq!(told(&effects), [DelegationNews::Used]);
    let (_, effects) = walk(with_code(), &open("hers"));
    assert_eq!(told(&effects), []);
}

#[test]
fn who_was_asked_before_can_answer_no_more() {
    let events = [CounterEvent::NameAgent, CounterEvent::WithdrawDelegation, CounterEvent::NameAgent];
    let renamed = walk(with_code(), &events).0;
    assert_eq!(refusal(&renamed, accept(1)), Refusal::OutOfOrder);
    assert_eq!(refusal(&renamed, CounterEvent::AgentRefuses { naming: 1 }), Refusal::OutOfOrder);
    assert!(state(&walk(renamed, &[accept(2)]).0).delegation().unwrap().is_agents());
}

#[test]
fn somebody_is_named_so_often_and_only_one_at_a_time() {
    let named = walk(with_code(), &[CounterEvent::NameAgent]).0;
    assert_eq!(refusal(&named, CounterEvent::NameAgent), Refusal::Delegated);
    let again = [CounterEvent::NameAgent, CounterEvent::WithdrawDelegation];
    let used_up = (0..MAX_NAMINGS).fold(with_code(), |transaction, _| walk(transaction, &again).0);
    assert_eq!(refusal(&used_up, CounterEvent::NameAgent), Refusal::TooManyNamings);
}

#[test]
fn whoever_is_asked_or_has_accepted_is_told_of_the_end() {
    let ends = |transaction: Transaction| {
        let step = transaction.handle(Event::Stop(StopReason::DeleteNow), START).unwrap();
        step.effects.into_iter().map(|(_, effect)| effect).collect::<Vec<_>>()
    };
    assert_eq!(told(&ends(agents())), [DelegationNews::Over]);
    assert_eq!(told(&ends(walk(with_code(), &[CounterEvent::NameAgent]).0)), [DelegationNews::Over]);
    assert_eq!(told(&ends(with_code())), []);
    assert_eq!(told(&ends(walk(agents(), &[CounterEvent::WithdrawDelegation]).0)), []);
}
