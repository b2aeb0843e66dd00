//! What may be written into an audit log, and by whom.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use mydata_protocol::audit::{AuditCaller, AuditEntry, AuditRefusal, MAX_BODY_BYTES, MAX_TEXT_CHARS};
use proptest::prelude::*;
use serde_json::{Value, json};

const CLIENT: &str = "CLI.aB3dE5gH7j";
const RESOURCE: &str = "API.UDauDOLyZg";

fn read(caller: &str, entry: &Value) -> Result<AuditEntry, AuditRefusal> {
    AuditEntry::read(entry.to_string().as_bytes(), &AuditCaller::parse(caller).unwrap())
}

fn whole() -> Value {
    json!({
        "providerKey": "case-42", "userName": "王承辦", "uid": "A123456789", "clientId": CLIENT, "resourceId": RESOURCE,
        "auditEvent": "read", "scope": RESOURCE, "ip": "2001:db8::7",
    })
}

#[test]
fn an_entry_reads_back_as_it_was_written() {
    for caller in [CLIENT, RESOURCE] {
        let entry = read(caller, &whole()).unwrap();
        assert_eq!(serde_json::to_value(&entry).unwrap(), whole());
    }
    let least = json!({"auditEvent": "read"});
    assert_eq!(serde_json::to_value(read(CLIENT, &least).unwrap()).unwrap(), least);
}

#[test]
fn an_entry_prints_nobody() {
    let printed = format!("{:?}", read(CLIENT, &whole()).unwrap());
    for personal in ["A123456789", "王承辦", "2001:db8", "case-42"] {
        assert!(!printed.contains(personal), "{printed}");
    }
}

#[test]
fn a_caller_writes_for_itself_only() {
    let changed = |field: &str, value: &str| {
        let mut entry = whole();
        entry[field] = json!(value);
        entry
    };
    let other_client = changed("clientId", "CLI.0000000000");
    assert_eq!(read(CLIENT, &other_client), Err(AuditRefusal::NotTheirOwn { field: "clientId" }));
    assert!(read(RESOURCE, &other_client).is_ok());
    let other_dataset = changed("resourceId", "API.0000000000");
    assert_eq!(read(RESOURCE, &other_dataset), Err(AuditRefusal::NotTheirOwn { field: "resourceId" }));
    assert!(read(CLIENT, &other_dataset).is_ok());
}

#[test]
fn what_is_no_entry_is_refused() {
    let refused = |entry: Value| read(CLIENT, &entry).unwrap_err().code();
    assert_eq!(refused(json!([])), "audit.form");
    assert_eq!(refused(json!({})), "audit.form");
    assert_eq!(refused(json!({"auditEvent": 1})), "audit.form");
    assert_eq!(refused(json!({"auditEvent": " "})), "audit.event-missing");
    assert_eq!(refused(json!({"auditEvent": "read", "clientId": "nobody"})), "audit.form");
    assert_eq!(refused(json!({"auditEvent": "read", "ip": "256.0.0.1"})), "audit.form");
    let caller = AuditCaller::parse(CLIENT).unwrap();
    let twice = br#"{"auditEvent":"read","uid":"A","uid":"B"}"#;
    assert_eq!(AuditEntry::read(twice, &caller), Err(AuditRefusal::Form));
}

#[test]
fn the_limits_are_where_they_are_said_to_be() {
    let scope = |chars: usize| json!({"auditEvent": "read", "scope": "資".repeat(chars)});
    assert!(read(CLIENT, &scope(MAX_TEXT_CHARS)).is_ok());
    assert_eq!(read(CLIENT, &scope(MAX_TEXT_CHARS + 1)), Err(AuditRefusal::TextTooLong { field: "scope" }));
    let padded = |bytes: usize| {
        let text = r#"{"auditEvent":"read"}"#;
        format!("{text}{}", " ".repeat(bytes - text.len()))
    };
    let caller = AuditCaller::parse(CLIENT).unwrap();
    assert!(AuditEntry::read(padded(MAX_BODY_BYTES).as_bytes(), &caller).is_ok());
    assert_eq!(AuditEntry::read(padded(MAX_BODY_BYTES + 1).as_bytes(), &caller), Err(AuditRefusal::TooLarge));
    let statuses =
        [AuditRefusal::Form, AuditRefusal::TooLarge, AuditRefusal::NotTheirOwn { field: "clientId" }];
    assert_eq!(statuses.map(AuditRefusal::status), [400, 413, 403]);
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(body in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = AuditEntry::read(&body, &AuditCaller::parse(CLIENT).unwrap());
    }
}
