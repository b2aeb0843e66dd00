//! A journal keeps what it is told once, sealed in its place, and commits to it so that it can be proven.

use mydata_consent::{Moment, Outcome};
use mydata_ledger::{Code, Facts, Trail};

use super::shelf::{Pile, Shelf};
use super::*;
use crate::messages::Bilingual;
use crate::names::TransactionName;

const NOW: Moment = Moment::from_unix_millis(1_772_431_500_000);

fn used(byte: u8, outcome: Outcome) -> Entry {
    Entry::Use(Use::of_nothing(TransactionName::from_bytes([byte; 16]), NOW, outcome))
}

/// Writes an entry and puts it on the shelf.
fn write(journal: &mut Journal, key: &str, entry: &Entry, paper: Option<&str>) -> Option<(u64, Append)> {
    let noted = journal.note(key, entry, paper).unwrap();
    journal.store().unwrap();
    noted
}

fn numbers(journal: &Journal) -> Vec<u64> {
    journal.entries().map(|noted| noted.unwrap().number).collect()
}

/// The place that a ledger would give.
fn place_of(append: &Append) -> mydata_ledger::Entry {
    let Append { kind, outcome, transaction, commitment } = append.clone();
    let time = mydata_ledger::Time::from_unix_millis(1_772_431_500_000).unwrap();
    let happening = mydata_ledger::Happening { time, kind, outcome, transaction, commitment };
    Trail::empty().append(happening).unwrap().entry
}

#[test]
fn what_was_written_reads_back_with_its_paper_and_opens_what_the_ledger_was_told() {
    let mut journal = Journal::blank("owner");
    let entry = used(1, Outcome::Taken);
    let (number, append) = write(&mut journal, "one", &entry, Some("signed")).unwrap();
    let place = place_of(&append);
    journal.place(number, &place).unwrap();
    let opened = journal.opened(number).unwrap().unwrap();
    assert_eq!((opened.noted.entry, opened.noted.is_in_ledger), (entry, true));
    assert_eq!((opened.paper.as_deref(), opened.place), (Some("signed"), Some(place)));
    assert!(append.commitment.opens(&opened.opening.facts, &opened.opening.salt));
    assert_eq!((append.kind, append.outcome), (Code::USE_RECORDED, Code::TAKEN));
}

#[test]
fn the_same_key_writes_once_whether_or_not_it_was_stored_meanwhile() {
    let mut journal = Journal::blank("owner");
    assert!(journal.note("one", &used(1, Outcome::Taken), None).unwrap().is_some());
    assert!(journal.note("one", &used(2, Outcome::Refused), None).unwrap().is_none());
    journal.store().unwrap();
    assert!(journal.note("one", &used(1, Outcome::Taken), None).unwrap().is_none());
    assert_eq!(numbers(&journal), [1]);
}

#[test]
fn what_happened_twice_is_committed_to_differently() {
    let mut journal = Journal::blank("owner");
    let entry = used(1, Outcome::Taken);
    let (_, one) = write(&mut journal, "one", &entry, None).unwrap();
    let (_, two) = write(&mut journal, "two", &entry, None).unwrap();
    assert_ne!(one.commitment, two.commitment);
    assert_eq!(one.transaction, two.transaction);
}

#[test]
fn the_ledger_knows_a_transaction_by_a_name_of_its_own() {
    let mut journal = Journal::blank("owner");
    let name = TransactionName::from_bytes([1; 16]);
    let (number, append) = write(&mut journal, "one", &used(1, Outcome::Taken), None).unwrap();
    assert_ne!(append.transaction, Some(TransactionDigest::of(name.as_str())));
    let opened = journal.opened(number).unwrap().unwrap();
    let in_ledger = opened.opening.facts.get("transaction").map(TransactionDigest::of);
    assert_eq!(append.transaction, in_ledger);
}

#[test]
fn all_entries_are_read_the_latest_first_however_many_there_are() {
    let mut journal = Journal::blank("owner");
    let most = u64::try_from(ARMFUL).unwrap() * 2 + 1;
    for number in 1..=most {
        write(&mut journal, &number.to_string(), &used(1, Outcome::Taken), None);
    }
    assert_eq!(numbers(&journal), (1..=most).rev().collect::<Vec<_>>());
}

#[test]
fn a_row_that_stands_in_another_place_does_not_read() {
    let mut journal = Journal::blank("owner");
    write(&mut journal, "one", &used(1, Outcome::Taken), None);
    let row = journal.shelf.get(1).unwrap().unwrap();
    for (owner, number) in [("owner", 2), ("another", 1)] {
        let mut pile = Pile::default();
        pile.add(&Row { number, ..row.clone() }).unwrap();
        let moved = Journal::on(Box::new(pile), owner, &PlatformKeys::from_master(&[7; 32]));
        assert!(matches!(moved.entries().next(), Some(Err(PlatformError::Wrapped("journal-entry")))));
        assert!(moved.opened(number).is_err());
    }
}

#[test]
fn nothing_in_a_row_reads_without_the_key() {
    let mut journal = Journal::blank("owner");
    write(&mut journal, "transaction/7", &used(1, Outcome::Taken), Some("signed"));
    let Row { key, entry, opening, paper, .. } = journal.shelf.get(1).unwrap().unwrap();
    assert!(!key.contains("transaction") && key.len() == 64);
    for sealed in [entry, opening, paper.unwrap()] {
        assert!(sealed.starts_with("v2."), "{sealed}");
    }
}

#[test]
fn a_destroyed_journal_holds_nothing_and_begins_anew() {
    let mut journal = Journal::blank("owner");
    write(&mut journal, "one", &used(1, Outcome::Taken), None);
    journal.note("two", &used(2, Outcome::Taken), None).unwrap();
    journal.destroy().unwrap();
    journal.store().unwrap();
    assert!(numbers(&journal).is_empty());
    assert!(journal.opened(1).unwrap().is_none());
}

#[test]
fn a_place_of_an_entry_that_is_gone_is_not_taken_for_that_of_another() {
    let mut journal = Journal::blank("owner");
    let (number, gone) = write(&mut journal, "one", &used(1, Outcome::Taken), None).unwrap();
    journal.destroy().unwrap();
    journal.place(number, &place_of(&gone)).unwrap();
    let (again, _) = write(&mut journal, "two", &used(1, Outcome::Taken), None).unwrap();
    journal.place(number, &place_of(&gone)).unwrap();
    assert_eq!(again, number);
    assert!(journal.opened(number).unwrap().unwrap().place.is_none());
}

#[test]
fn a_name_longer_than_a_fact_may_be_does_not_keep_an_entry_out() {
    let mut journal = Journal::blank("owner");
    let Entry::Use(mut entry) = used(1, Outcome::Taken) else { panic!() };
    entry.about.purpose = Bilingual { zh: "長".repeat(Facts::LONGEST_VALUE), en: String::new() };
    let (number, _) = write(&mut journal, "one", &Entry::Use(entry), None).unwrap();
    let facts = journal.opened(number).unwrap().unwrap().opening.facts;
    assert!(facts.get("purpose").unwrap().starts_with("sha256:"));
}

#[test]
fn a_search_finds_what_it_says_and_an_empty_one_everything() {
    let entry = used(1, Outcome::Taken);
    let joined = Entry::Membership { at: NOW, event: MembershipEvent::Left };
    let finds = |search: Search| [search.finds(&entry), search.finds(&joined)];
    assert_eq!(finds(Search::default()), [true, true]);
    assert_eq!(finds(Search { kind: Some(EntryKind::Use), ..Search::default() }), [true, false]);
    let herself = Some(Receiver::HERSELF.to_owned());
    assert_eq!(finds(Search { receiver: herself, ..Search::default() }), [true, false]);
    let dataset = mydata_protocol::ids::ResourceId::parse("API.UDauDOLyZg").ok();
    assert_eq!(finds(Search { dataset, ..Search::default() }), [false, false]);
    assert_eq!(finds(Search { from: Some(NOW), ..Search::default() }), [true, true]);
    assert_eq!(finds(Search { until: Some(NOW), ..Search::default() }), [false, false]);
}
