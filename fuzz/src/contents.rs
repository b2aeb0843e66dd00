//! What must hold for any bytes taken as a registration or as a file that says whose it is; run by the fuzzer and by the tests.

use mydata_identity::NationalId;
use mydata_protocol::contents::Contents;

/// The person of the seeds.
const PERSON: &str = "A123456789";
const IN_JSON: &str = r#"{"subject": {"file": "*", "json": "/a/0/uid"}}"#;
const IN_CSV: &str = r#"{"subject": {"file": "*", "csv": "uid"}}"#;

/// Reads the bytes as a registration, and as files: never a panic, and a file that is said to be the person's names her where a
/// full parser looks.
pub fn contents(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = Contents::parse(text).map(|contents| contents.check_names([text]));
    }
    if is_hers(IN_JSON, bytes) {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        // A full parser gives up where documents are deep.
        if let Ok(document) = serde_json::from_slice::<serde_json::Value>(bytes) {
            let found = document.pointer("/a/0/uid").and_then(serde_json::Value::as_str);
            assert_eq!(found.map(|text| text.trim().to_ascii_uppercase()).as_deref(), Some(PERSON));
        }
    }
    if is_hers(IN_CSV, bytes) {
        let upper = bytes.to_ascii_uppercase();
        assert!(upper.windows(PERSON.len()).any(|part| part == PERSON.as_bytes()), "she is nowhere in it");
    }
}

fn is_hers(registration: &str, file: &[u8]) -> bool {
    let contents = Contents::parse(registration).expect("a registration");
    let person = NationalId::parse(PERSON).expect("an ID");
    contents.subject().is_some_and(|subject| subject.check(file, &person).is_ok())
}
