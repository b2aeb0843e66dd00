//! Audits of the audit trail on the command line.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod workshop;

use serde_json::Value;
use workshop::{Ended, Workshop};

const EXPORT: &str = include_str!("../../ledger/tests/vectors/export.jsonl");
const KEYS: &str = include_str!("../../ledger/tests/vectors/keys.txt");
/// The example of Go's note package.
const STRANGER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const OF_FOUR: &str = include_str!("../../ledger/tests/vectors/checkpoint-of-4.txt");
const OF_SEVEN: &str = include_str!("../../ledger/tests/vectors/checkpoint-of-7.txt");

fn holding(name: &str, export: impl AsRef<[u8]>) -> Workshop {
    let workshop = Workshop::new(name);
    workshop.write("export.jsonl", export);
    workshop.write("of-4.txt", OF_FOUR);
    workshop.write("of-7.txt", OF_SEVEN);
    workshop
}

fn audit(workshop: &Workshop, more: &[&str]) -> Ended {
    workshop.mydata(&[&["ledger", "audit", "export.jsonl", "--key", KEYS.trim_end()], more].concat())
}

#[test]
fn a_sound_export_is_audited_to_its_head() {
    let workshop = holding("sound", EXPORT);
    let ended = audit(&workshop, &[]);
    assert_eq!((ended.status, ended.err.as_str()), (0, ""));
    let root = OF_SEVEN.lines().nth(2).unwrap();
    for words in ["whole and unchanged", "Audit trail: mydata.example/ledger", "Entries: 7", root, "--known"]
    {
        assert!(ended.out.contains(words), "{words}: {}", ended.out);
    }
    assert!(audit(&workshop, &["--lang", "zh-Hant"]).out.contains("完整且沒有變動"));
}

#[test]
fn old_keys_may_be_given_beside_new_ones_but_not_those_of_another_trail() {
    let workshop = holding("keys", EXPORT);
    let twice = format!("{KEYS}{}", KEYS.trim_end());
    assert_eq!(workshop.mydata(&["ledger", "audit", "export.jsonl", "--key", &twice]).status, 0);
    let ended = audit(&workshop, &["--key", STRANGER]);
    assert_eq!(ended.status, 2);
    assert!(ended.err.contains("ledger.origin-mismatch"), "{}", ended.err);
}

#[test]
fn checkpoints_from_elsewhere_are_compared() {
    let ended = audit(&holding("known", EXPORT), &["--json", "--known", "of-4.txt", "--known", "of-7.txt"]);
    assert_eq!(ended.status, 0, "{}", ended.err);
    let report: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(report["verdict"], "valid");
    assert_eq!(report["known_checkpoints"], 2);
    assert_eq!(report["entries"], 7);
}

#[test]
fn an_export_that_ends_at_an_earlier_checkpoint_is_found_by_a_later_one() {
    let cut: String = EXPORT.lines().take(7).flat_map(|line| [line, "\n"]).collect();
    let workshop = holding("cut", cut);
    assert_eq!(audit(&workshop, &["--known", "of-4.txt"]).status, 0);
    let ended = audit(&workshop, &["--known", "of-7.txt"]);
    assert_eq!(ended.status, 1);
    assert!(ended.err.starts_with("ledger.truncated: Line 8, at entry 4: "), "{}", ended.err);
}

/// Which line, counted from 1, holds the byte at this place.
fn line_of(at: usize) -> u64 {
    EXPORT.as_bytes()[..at].split(|byte| *byte == b'\n').count() as u64
}

#[test]
fn a_byte_changed_in_any_line_is_found_and_named() {
    let mut start = 0;
    for line in EXPORT.split_inclusive('\n') {
        for at in [start, start + line.len() / 3, start + line.len() / 2, start + line.len() - 1] {
            let mut changed = EXPORT.as_bytes().to_vec();
            changed[at] ^= 1;
            let ended = audit(&holding("one-byte", changed), &["--json"]);
            assert_eq!(ended.status, 1, "byte {at} was overlooked");
            let report: Value = serde_json::from_str(&ended.out).unwrap();
            let found = report["wrong_at"]["line"].as_u64().unwrap();
            assert!((line_of(at)..=line_of(at) + 1).contains(&found), "byte {at}: {}", ended.err);
            assert!(report["reasons"][0]["code"].as_str().unwrap().starts_with("ledger."));
        }
        start += line.len();
    }
}

#[test]
fn the_line_and_the_entry_are_named_in_words() {
    let changed = EXPORT.replace("1780000002000", "1780000002001");
    let ended = audit(&holding("named", changed), &[]);
    assert_eq!(ended.status, 1);
    assert_eq!(ended.err, "ledger.entry-changed: Line 5, at entry 2: Entry 2 was changed.\n");
    assert!(ended.out.contains("not whole, or changed"), "{}", ended.out);
}

#[test]
fn a_key_of_somebody_else_vouches_for_nothing() {
    let workshop = holding("stranger", EXPORT);
    let ended = workshop.mydata(&["ledger", "audit", "export.jsonl", "--key", STRANGER]);
    assert_eq!(ended.status, 1);
    assert!(ended.err.starts_with("ledger.origin-mismatch: Line 1"), "{}", ended.err);
}

#[test]
fn wrong_use_is_told_from_a_wrong_export() {
    let workshop = holding("wrong-use", EXPORT);
    assert_eq!(workshop.mydata(&["ledger", "audit", "export.jsonl"]).status, 2);
    assert_eq!(workshop.mydata(&["ledger", "audit", "export.jsonl", "--key", "key"]).status, 2);
    assert_eq!(workshop.mydata(&["ledger", "audit", "nowhere.jsonl", "--key", KEYS.trim_end()]).status, 2);
    let ended = audit(&workshop, &["--known", "export.jsonl"]);
    assert_eq!(ended.status, 2);
    assert!(ended.err.contains("ledger.note-malformed"), "{}", ended.err);
}
