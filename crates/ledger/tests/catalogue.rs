//! Every refusal has a sentence for people, in both languages, with facts that it has.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use mydata_ledger::LedgerRefusal;

const ENGLISH: &str = include_str!("../../../worker/locales/en/papers.ftl");
const CHINESE: &str = include_str!("../../../worker/locales/zh-Hant/papers.ftl");

fn sentences(catalogue: &str) -> BTreeMap<&str, &str> {
    let messages = catalogue.lines().filter_map(|line| line.split_once(" = "));
    messages.filter(|(key, _)| key.starts_with("ledger-")).collect()
}

#[test]
fn every_refusal_is_explained_in_both_languages() {
    let codes: Vec<_> = LedgerRefusal::codes().map(|code| code.replace('.', "-")).collect();
    assert!(codes.iter().map(String::as_str).eq(sentences(ENGLISH).into_keys()));
    assert!(codes.iter().map(String::as_str).eq(sentences(CHINESE).into_keys()));
}

#[test]
fn a_sentence_names_only_facts_that_its_refusal_has() {
    let refusals = [
        LedgerRefusal::CheckpointMisplaced { stated: 1, found: 2 },
        LedgerRefusal::EntriesUncovered { from: 1, size: 2 },
        LedgerRefusal::EntryMissing { expected: 1, found: 2 },
        LedgerRefusal::EntryRepeated { index: 1, expected: 2 },
        LedgerRefusal::SignatureUnknown { key: "mydata.example/ledger+00000000".to_owned() },
        LedgerRefusal::Truncated { known: 2, found: 1 },
    ];
    for refusal in refusals {
        let facts = serde_json::to_value(&refusal).unwrap();
        let key = refusal.code().replace('.', "-");
        for catalogue in [ENGLISH, CHINESE] {
            for (name, _) in facts.as_object().unwrap() {
                let sentence = sentences(catalogue)[key.as_str()];
                assert!(sentence.contains(&format!("{{ ${name} }}")), "{key}: {name}");
            }
        }
    }
}
