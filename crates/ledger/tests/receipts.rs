//! A citizen proves alone that an entry about her is in the signed ledger.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use mydata_ledger::{EntryReceipt, Facts, Keeper, LedgerRefusal, MAX_RECEIPT_BYTES, MAX_SIGNATURES};
use support::{Ledger, Signing, receipt, salt, signing};

#[test]
fn every_entry_is_proven_through_json() {
    for index in 0..20 {
        let json = serde_json::to_string(&receipt(index, 20)).unwrap();
        let received = EntryReceipt::from_json(&json).unwrap();
        assert_eq!(received.verify(&signing().keeper()).unwrap().head, Ledger::of(20).trail.head());
    }
}

#[test]
fn the_keys_of_a_keeper_are_read_line_by_line() {
    let (one, other) = (signing(), Signing::of(support::ORIGIN, 10));
    let text = format!("{}\n{}\n", other.key, one.key);
    let keeper: Keeper = text.parse().unwrap();
    assert!(receipt(3, 20).verify(&keeper).is_ok());
    assert_eq!("".parse::<Keeper>(), Err(LedgerRefusal::KeyMalformed { what: "none" }));
    let most = format!("{}\n", one.key).repeat(MAX_SIGNATURES);
    assert!(most.parse::<Keeper>().is_ok());
    let more = most + &one.key.to_string();
    assert_eq!(more.parse::<Keeper>(), Err(LedgerRefusal::KeyMalformed { what: "too many" }));
}

#[test]
fn what_is_no_receipt_is_refused_and_what_is_too_large_not_even_read() {
    let limit = MAX_RECEIPT_BYTES;
    let refusal = |text: &str| EntryReceipt::from_json(text).unwrap_err();
    assert_eq!(refusal("{}"), LedgerRefusal::ReceiptMalformed);
    assert_eq!(refusal(&" ".repeat(limit)), LedgerRefusal::ReceiptMalformed);
    assert_eq!(refusal(&" ".repeat(limit + 1)), LedgerRefusal::ReceiptTooLarge { limit });
    let mut told = serde_json::to_value(receipt(3, 20)).unwrap();
    told["remark"] = "seen by nobody".into();
    assert_eq!(refusal(&told.to_string()), LedgerRefusal::ReceiptMalformed);
}

#[test]
fn a_receipt_of_all_the_facts_there_may_be_is_read() {
    let names = (0..Facts::MOST).map(|number| format!("{number:0>width$}", width = Facts::LONGEST_NAME));
    let mut told = receipt(3, 20);
    told.facts = Facts::new(names.map(|name| (name, "\u{1}".repeat(Facts::LONGEST_VALUE)))).unwrap();
    let read = EntryReceipt::from_json(&serde_json::to_string(&told).unwrap()).unwrap();
    assert_eq!(read.facts, told.facts);
}

#[test]
fn other_facts_or_another_salt_prove_nothing() {
    let mut told = receipt(3, 20);
    told.facts = Facts::new([("receiver", "CLI.somebody")]).unwrap();
    assert_eq!(told.verify(&signing().keeper()), Err(LedgerRefusal::CommitmentMismatch { index: 3 }));
    let mut told = receipt(3, 20);
    told.salt = salt(4);
    assert_eq!(told.verify(&signing().keeper()), Err(LedgerRefusal::CommitmentMismatch { index: 3 }));
}

#[test]
fn an_entry_that_is_not_in_the_ledger_is_not_proven() {
    let mut told = receipt(3, 20);
    told.entry.outcome = "failed".parse().unwrap();
    assert_eq!(told.verify(&signing().keeper()), Err(LedgerRefusal::InclusionUnproven { index: 3 }));
    let mut told = receipt(3, 20);
    told.proof = receipt(4, 20).proof;
    assert_eq!(told.verify(&signing().keeper()), Err(LedgerRefusal::InclusionUnproven { index: 3 }));
}

#[test]
fn a_proof_for_another_size_than_the_signed_one_is_refused() {
    let mut told = receipt(0, 3);
    told.proof.size = 4; // has a path of the same length
    assert_eq!(told.verify(&signing().keeper()), Err(LedgerRefusal::InclusionUnproven { index: 0 }));
}

#[test]
fn a_checkpoint_of_a_stranger_proves_nothing() {
    let stranger = Signing::of(support::ORIGIN, 10);
    assert_eq!(receipt(3, 20).verify(&stranger.keeper()), Err(LedgerRefusal::SignatureMissing));
}

#[test]
fn a_receipt_printed_for_a_log_tells_nothing() {
    let printed = format!("{:?}", receipt(3, 20));
    assert!(!printed.contains("CLI.aB3dE5gH7j") && printed.contains("***"));
}
