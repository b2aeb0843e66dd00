//! Receipts and deletion records on the command line.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod workshop;

use serde_json::Value;
use workshop::{Ended, Workshop};

const CONSENT: &str = include_str!("../../receipt/tests/vectors/consent-receipt.json");
const DELETION: &str = include_str!("../../receipt/tests/vectors/deletion-record.json");
const KEYS: &str = include_str!("../../receipt/tests/vectors/keys.json");
/// The name of the key in it.
const KEY: &str = "kid\":\"";

fn holding(name: &str, paper: impl AsRef<[u8]>) -> Workshop {
    let workshop = Workshop::new(name);
    workshop.write("paper.json", paper);
    workshop.write("keys.json", KEYS);
    workshop
}

fn verify(workshop: &Workshop, more: &[&str]) -> Ended {
    workshop.mydata(&[&["verify", "--platform-keys", "keys.json", "paper.json"], more].concat())
}

#[test]
fn a_receipt_is_verified_and_shown_in_the_chosen_language() {
    let workshop = holding("receipt", CONSENT);
    let english = verify(&workshop, &[]);
    assert_eq!((english.status, english.err.as_str()), (0, ""));
    for words in ["Consent receipt", "Demo University", "A12345****", "Identifying a person (C001)"] {
        assert!(english.out.contains(words), "{words}: {}", english.out);
    }
    assert!(english.out.contains("Agreed at: 2026-05-28 20:26:40 UTC"), "{}", english.out);
    let chinese = verify(&workshop, &["--lang", "zh-Hant"]);
    for words in ["同意收據", "示範大學", "辨識個人者（C001）", "請求刪除"] {
        assert!(chinese.out.contains(words), "{words}: {}", chinese.out);
    }
}

#[test]
fn a_deletion_record_is_verified_and_shown() {
    let ended = verify(&holding("deletion", DELETION), &[]);
    assert_eq!(ended.status, 0, "{}", ended.err);
    for words in ["Deletion record", "52428800 bytes", "It was taken by whom it was for."] {
        assert!(ended.out.contains(words), "{words}: {}", ended.out);
    }
}

#[test]
fn the_report_can_be_had_as_json() {
    let ended = verify(&holding("paper-json", DELETION), &["--json"]);
    let report: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(report["verdict"], "valid");
    assert_eq!(report["type"], "mydata-deletion-record+json");
    assert_eq!(report["content"]["reason"], "taken");
    assert!(KEYS.contains(&format!("{KEY}{}", report["key"].as_str().unwrap())));
}

#[test]
fn a_changed_receipt_is_refused_with_its_code() {
    let at = CONSENT.find("payload").unwrap() + 200;
    let mut changed = CONSENT.as_bytes().to_vec();
    changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
    let ended = verify(&holding("changed-paper", changed), &["--json"]);
    assert_eq!(ended.status, 1);
    assert!(ended.err.starts_with("receipt.signature-invalid: "), "{}", ended.err);
    let report: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(report["verdict"], "invalid");
    assert_eq!(report["content"], Value::Null);
    assert_eq!(report["reasons"][0]["code"], "receipt.signature-invalid");
}

#[test]
fn what_is_refused_is_not_shown() {
    let ended = verify(&holding("refused-paper", CONSENT.replace("\"protected\"", "\"unprotected\"")), &[]);
    assert_eq!(ended.status, 1);
    assert!(ended.err.starts_with("receipt.form-malformed: "), "{}", ended.err);
    assert!(!ended.out.contains("Demo University"), "{}", ended.out);
}

#[test]
fn what_cannot_be_a_paper_is_refused() {
    for (name, paper) in
        [("not-text", b" {\xff}".to_vec()), ("huge", [b"{".to_vec(), vec![b' '; 1 << 19]].concat())]
    {
        let ended = verify(&holding(name, paper), &[]);
        assert_eq!(ended.status, 1, "{name}: {}", ended.err);
        assert!(ended.err.starts_with("receipt."), "{name}: {}", ended.err);
    }
}

#[test]
fn without_the_platforms_keys_nothing_is_judged() {
    let workshop = holding("no-keys", CONSENT);
    let ended = workshop.mydata(&["verify", "paper.json"]);
    assert_eq!(ended.status, 2);
    assert!(ended.err.contains("--platform-keys"), "{}", ended.err);
    workshop.write("keys.json", r#"{"keys":[]}"#);
    let ended = verify(&workshop, &[]);
    assert_eq!(ended.status, 2);
    assert!(ended.err.contains("receipt.keys-malformed"), "{}", ended.err);
}

#[test]
fn a_package_is_still_a_package_when_keys_are_given() {
    let workshop = Workshop::new("package-with-keys").with_demo_pki().with_package();
    workshop.write("keys.json", KEYS);
    let ended = workshop.mydata(&[
        "verify",
        "--platform-keys",
        "keys.json",
        "--anchors",
        "pki/anchors",
        "package.zip",
    ]);
    assert_eq!(ended.status, 0, "{}", ended.err);
}
