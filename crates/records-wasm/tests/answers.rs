//! What JavaScript is told.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

use mydata_records_wasm::{check_entry, read_paper};
use serde_json::Value;

const CONSENT: &str = include_str!("../../receipt/tests/vectors/consent-receipt.json");
const KEYS: &str = include_str!("../../receipt/tests/vectors/keys.json");
const ENTRY: &str = include_str!("../../ledger/tests/vectors/entry-receipt.json");
const LEDGER_KEYS: &str = include_str!("../../ledger/tests/vectors/keys.txt");

fn read(answer: &str) -> Value {
    serde_json::from_str(answer).unwrap()
}

#[test]
fn a_paper_is_answered_with_its_sheet_and_its_key() {
    let answer = read(&read_paper(CONSENT, KEYS));
    assert_eq!(answer["paper"]["sheet"]["title"], "paper-consent");
    assert!(KEYS.contains(answer["paper"]["keyId"].as_str().unwrap()));
    let rows = &answer["paper"]["sheet"]["sections"][0]["rows"];
    assert_eq!(rows[0]["values"][0]["literal"], "林*好");
}

#[test]
fn a_changed_paper_is_answered_with_its_code_and_nothing_of_its_content() {
    let answer = read_paper(&CONSENT.replacen("\"signature\":\"", "\"signature\":\"A", 1), KEYS);
    assert_eq!(read(&answer)["refusal"]["code"], "receipt.signature-invalid");
    assert_eq!(read(&answer)["paper"], Value::Null);
}

#[test]
fn a_proven_entry_is_answered_with_its_place() {
    let answer = &read(&check_entry(ENTRY, LEDGER_KEYS))["proven"];
    assert_eq!((&answer["index"], &answer["size"]), (&5.into(), &7.into()));
    assert_eq!(answer["time"], 1_780_000_005_000_u64);
    assert_eq!(answer["facts"]["receiver"], "CLI.aB3dE5gH7j");
    assert_eq!(answer["ledger"], "mydata.example/ledger");
}

#[test]
fn other_facts_are_refused_with_the_facts_of_the_refusal() {
    let answer = read(&check_entry(&ENTRY.replace("CLI.aB3dE5gH7j", "CLI.somebody00"), LEDGER_KEYS));
    assert_eq!(answer["refusal"]["code"], "ledger.commitment-mismatch");
    assert_eq!(answer["refusal"]["facts"]["index"], 5);
}
