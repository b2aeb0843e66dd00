//! What a service provider is told, answers, and asks for.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use core::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, SigningKey, VerifyingKey};
use mydata_protocol::address::AllowedAddresses;
use mydata_protocol::data_api::{DataAnswer, DataRequest, LIFE, RetryAfter, TxStatus};
use mydata_protocol::ids::{PermissionTicket, ResourceId, TxId};
use mydata_protocol::return_code::ReturnCode;
use mydata_protocol::sp_api::{NoticeId, NoticeSigner, SpAnswer, SpNotice, SpOutcome};
use proptest::prelude::*;

const TX_ID: &str = "0a1b2c3d-4e5f-4a7b-8c9d-0e1f2a3b4c5d";
const TICKET: &str = "07070707-0707-4707-8707-070707070707";

fn notice(api_key: Option<&str>, outcome: SpOutcome) -> SpNotice {
    SpNotice {
        tx_id: TxId::parse(TX_ID).unwrap(),
        api_key: api_key.map(str::to_owned),
        permission_ticket: PermissionTicket::from_random([7; 16]),
        outcome,
    }
}

fn ready() -> SpOutcome {
    SpOutcome::Ready { secret_key: "c2VhbGVk".to_owned() }
}

fn unable() -> SpOutcome {
    SpOutcome::UnableToDeliver { resources: vec![ResourceId::parse("API.UDauDOLyZg").unwrap()] }
}

#[test]
fn a_notice_leaves_out_what_it_does_not_say() {
    assert_eq!(
        notice(Some("k"), ready()).to_json(),
        format!(
            r#"{{"tx_id":"{TX_ID}","apiKey":"k","permission_ticket":"{TICKET}","secret_key":"c2VhbGVk"}}"#
        )
    );
    assert_eq!(
        notice(None, unable()).to_json(),
        format!(
            r#"{{"tx_id":"{TX_ID}","permission_ticket":"{TICKET}","unable_to_deliver":["API.UDauDOLyZg"]}}"#
        )
    );
}

#[test]
fn a_notice_reads_back() {
    for sent in [notice(Some("k"), ready()), notice(None, unable())] {
        assert_eq!(SpNotice::from_json(&sent.to_json()).unwrap(), sent);
    }
}

/// Whether the three headers hold for this body, as a service would look at them.
fn holds(headers: &[(&'static str, String); 3], body: &str, key: &VerifyingKey) -> bool {
    let [(_, id), (_, at), (_, signature)] = headers;
    let signature = STANDARD.decode(signature.strip_prefix("v1a,").unwrap()).unwrap();
    let signature = Signature::from_slice(&signature).unwrap();
    key.verify_strict(format!("{id}.{at}.{body}").as_bytes(), &signature).is_ok()
}

#[test]
fn a_notice_is_signed_with_its_id_and_its_time() {
    let (body, key) = (notice(None, ready()).to_json(), SigningKey::from_bytes(&[7; 32]).verifying_key());
    let signer = NoticeSigner::from_seed(&[7; 32]);
    let headers = signer.headers(&NoticeId::from_bytes([1; 16]), 1_780_000_000, &body);
    assert_eq!(
        headers.each_ref().map(|(name, _)| *name),
        ["webhook-id", "webhook-timestamp", "webhook-signature"]
    );
    assert!(holds(&headers, &body, &key));
    assert!(!holds(&headers, &body.replace("secret", "Secret"), &key));
    assert!(!holds(&headers, &body, &SigningKey::from_bytes(&[8; 32]).verifying_key()));
    for other in [
        signer.headers(&NoticeId::from_bytes([2; 16]), 1_780_000_000, &body),
        signer.headers(&NoticeId::from_bytes([1; 16]), 1_780_000_001, &body),
    ] {
        let [id, at, _] = other;
        let [.., signature] = headers.clone();
        assert!(!holds(&[id, at, signature], &body, &key));
    }
}

#[test]
fn the_key_of_notices_prints_as_stars() {
    assert_eq!(format!("{:?}", NoticeSigner::from_seed(&[7; 32])), "NoticeSigner(***)");
}

#[test]
fn a_notice_says_one_thing() {
    let both = format!(
        r#"{{"tx_id":"{TX_ID}","permission_ticket":"{TICKET}","secret_key":"x","unable_to_deliver":[]}}"#
    );
    let neither = format!(r#"{{"tx_id":"{TX_ID}","permission_ticket":"{TICKET}"}}"#);
    for json in [both.as_str(), neither.as_str(), "{}", "", "[]"] {
        assert_eq!(SpNotice::from_json(json).unwrap_err().code(), "protocol.sp-notice-form", "{json}");
    }
}

#[test]
fn a_notice_prints_without_ticket_and_secret() {
    let printed = format!("{:?}", notice(Some("the-api-key"), ready()));
    assert!(
        !printed.contains("c2VhbGVk") && !printed.contains(TICKET) && !printed.contains("the-api-key"),
        "{printed}"
    );
}

#[test]
fn the_citizen_goes_back_with_what_the_sp_answered() {
    let table = [
        (200, ReturnCode::Given, ReturnCode::DatasetsFailed),
        (201, ReturnCode::Given, ReturnCode::DatasetsFailed),
        (403, ReturnCode::SpFailed, ReturnCode::SpFailed),
        (202, ReturnCode::SpFailed, ReturnCode::SpFailed),
        (302, ReturnCode::SpFailed, ReturnCode::SpFailed),
        (404, ReturnCode::SpFailed, ReturnCode::SpFailed),
        (500, ReturnCode::SpFailed, ReturnCode::SpFailed),
    ];
    for (status, when_ready, when_unable) in table {
        assert_eq!(SpAnswer::from_status(status).return_code(&ready()), when_ready, "{status}");
        assert_eq!(SpAnswer::from_status(status).return_code(&unable()), when_unable, "{status}");
    }
    assert_eq!(SpAnswer::from_status(403), SpAnswer::Refused);
}

#[test]
fn a_data_request_needs_a_ticket_and_may_name_its_transaction() {
    let request = DataRequest::parse(Some(TICKET), Some(TX_ID)).unwrap();
    assert_eq!(request.permission_ticket, PermissionTicket::from_random([7; 16]));
    assert_eq!(request.tx_id, Some(TxId::parse(TX_ID).unwrap()));
    for no_tx_id in [None, Some(""), Some(" ")] {
        assert_eq!(DataRequest::parse(Some(TICKET), no_tx_id).unwrap().tx_id, None);
    }
    for no_ticket in [None, Some(""), Some("  ")] {
        assert_eq!(DataRequest::parse(no_ticket, None).unwrap_err(), DataAnswer::TicketMissing);
    }
    assert_eq!(DataRequest::parse(Some("guess"), None).unwrap_err(), DataAnswer::Forbidden);
    assert_eq!(DataRequest::parse(Some(TICKET), Some("guess")).unwrap_err(), DataAnswer::Forbidden);
}

#[test]
fn data_answers_are_the_protocols_numbers() {
    let wait = DataAnswer::NotReady(RetryAfter::at_least(Duration::ZERO));
    let answers = [
        (DataAnswer::Delivery, 200),
        (DataAnswer::Taken, 201),
        (DataAnswer::TicketMissing, 400),
        (DataAnswer::AddressNotAllowed, 401),
        (DataAnswer::Forbidden, 403),
        (wait, 429),
        (DataAnswer::AllFailed, 504),
    ];
    for (answer, status) in answers {
        assert_eq!(answer.status(), status);
        assert_eq!(answer.retry_after().is_some(), status == 429);
    }
}

#[test]
fn retry_after_is_ten_seconds_at_least_and_rounded_up() {
    let seconds = |wait| DataAnswer::NotReady(RetryAfter::at_least(wait)).retry_after().unwrap();
    assert_eq!(seconds(Duration::from_secs(3)), "10");
    assert_eq!(seconds(Duration::from_secs(10)), "10");
    assert_eq!(seconds(Duration::from_millis(20_001)), "21");
}

#[test]
fn data_lives_eight_hours() {
    assert_eq!(LIFE.as_secs(), 28_800);
}

#[test]
fn transaction_states_are_the_protocols_numbers() {
    let numbers = [
        TxStatus::Ready,
        TxStatus::Taken,
        TxStatus::Preparing,
        TxStatus::SpFailed,
        TxStatus::ConsentRefused,
        TxStatus::Malformed,
        TxStatus::SomeFailed,
        TxStatus::Expired,
        TxStatus::DatasetsFailed,
    ]
    .map(TxStatus::number);
    assert_eq!(numbers, [200, 201, 429, 410, 205, 400, 403, 403, 504]);
    let json: serde_json::Value = serde_json::from_str(&TxStatus::Preparing.to_json()).unwrap();
    assert_eq!(json, serde_json::json!({"code": "429", "text": "資料準備中"}));
}

/// Check 65: IPv6, and IPv4 in IPv6's clothes.
#[test]
fn addresses_are_matched_whatever_their_spelling() {
    let allowed =
        AllowedAddresses::parse(["192.0.2.7", "198.51.100.0/24", "2001:db8:1::/48", "::ffff:203.0.113.9"])
            .unwrap();
    let table = [
        ("192.0.2.7", true),
        ("192.0.2.8", false),
        ("198.51.100.255", true),
        ("198.51.101.0", false),
        ("2001:db8:1:ffff::1", true),
        ("2001:db8:2::1", false),
        ("::ffff:192.0.2.7", true),
        ("203.0.113.9", true),
        ("::1", false),
    ];
    for (caller, expected) in table {
        assert_eq!(allowed.contains(caller.parse().unwrap()), expected, "{caller}");
    }
    assert!(!AllowedAddresses::default().contains("127.0.0.1".parse().unwrap()));
}

#[test]
fn a_list_entry_that_is_no_address_is_named() {
    for entry in ["", "192.0.2", "192.0.2.7/33", "192.0.2.7 ", "sp.example", "192.0.2.1-9", "/24"] {
        let refused = AllowedAddresses::parse(["192.0.2.7", entry]).unwrap_err();
        assert_eq!(refused.code(), "protocol.address-form");
        assert!(refused.to_string().contains(&format!("{entry:?}")), "{refused}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_parsers_panic(one in any::<String>(), other in any::<String>()) {
        let _ = DataRequest::parse(Some(&one), Some(&other));
        let _ = (SpNotice::from_json(&one), AllowedAddresses::parse([one.as_str()]));
    }
}
