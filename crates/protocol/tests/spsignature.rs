//! What a service posts with a citizen's signature: which bodies are read, and which refusal each fault has.

#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test may panic")]

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use mydata_identity::NationalId;
use mydata_protocol::sealed::ServiceKeys;
use mydata_protocol::spsignature::{
    ForwardedSignature, LARGEST_BODY, LONGEST_OPTIONAL, Salt, SaltAnswer, SignedStatement,
    SpSignatureRefusal, SpSignatureStep, VerifierId,
};
use proptest::prelude::*;
use serde_json::{Value, json};

const TX_ID: &str = "0a1b2c3d-4e5f-4a7b-8c9d-0e1f2a3b4c5d";
const SALT: &str = "07070707070747078707070707070707";

fn keys() -> ServiceKeys {
    ServiceKeys::parse("0123456789abcdef", "fedcba9876543210").unwrap()
}

/// A body with all that the second step must have, but for what `change` does to it.
fn body(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut body = json!({ "tx_id": TX_ID, "data": "AAAA", "pkcs7": "MIIB" });
    change(&mut body);
    body.to_string().into_bytes()
}

fn forwarded(body: &[u8]) -> ForwardedSignature {
    match SpSignatureStep::parse(body) {
        Ok(SpSignatureStep::Forward(forwarded)) => forwarded,
        other => panic!("{other:?}"),
    }
}

fn fault(body: &[u8]) -> (u16, SpSignatureRefusal) {
    let refusal = SpSignatureStep::parse(body).unwrap_err();
    (refusal.status(), refusal)
}

/// A statement with every field, but for what `change` does to it.
fn statement(change: impl FnOnce(&mut Value)) -> Result<SignedStatement, SpSignatureRefusal> {
    let mut fields = json!({
        "pid": "A123456789", "holder": "林小好", "birthday": "1988/01/01",
        "email": "ling@mail.example", "mobile": "0912345789", "salt": SALT,
    });
    change(&mut fields);
    SignedStatement::open(&keys().seal(fields.to_string().as_bytes()), &keys())
}

fn field_refused(field: &str, value: Value) -> bool {
    let refusal = statement(|fields| fields[field] = value).unwrap_err();
    matches!(refusal, SpSignatureRefusal::DataField { field: named } if named == field)
}

#[test]
fn a_body_with_a_tx_id_alone_asks_for_a_salt() {
    for body in [json!({ "tx_id": TX_ID }), json!({ "tx_id": TX_ID, "lang": "zh" })] {
        let step = SpSignatureStep::parse(body.to_string().as_bytes()).unwrap();
        assert!(matches!(&step, SpSignatureStep::AskSalt { tx_id } if tx_id.as_str() == TX_ID));
        assert_eq!(step.tx_id().as_str(), TX_ID);
    }
    let answer = SaltAnswer { tx_id: TX_ID.parse().unwrap(), salt: Salt::from_random([7; 16]) };
    assert_eq!(answer.to_json(), format!(r#"{{"tx_id":"{TX_ID}","salt":"{SALT}"}}"#));
}

#[test]
fn the_signed_text_is_the_text_of_data_as_it_stands() {
    let url_safe = forwarded(&body(|body| body["data"] = json!("-_AA")));
    assert_eq!((url_safe.data.as_str(), url_safe.pkcs7.as_slice()), ("-_AA", [0x30, 0x82, 0x01].as_slice()));
    assert_eq!(url_safe.verifier, None);
}

#[test]
fn a_verifier_is_one_of_two() {
    for (text, id) in [("twid", VerifierId::Twid), ("cht", VerifierId::Cht)] {
        let verifier = forwarded(&body(|body| {
            body["as_id"] = json!(text);
            body["verification_type"] = json!("CER");
        }))
        .verifier
        .unwrap();
        assert_eq!((verifier.id, verifier.verification_type.as_deref()), (id, Some("CER")));
    }
    for text in ["", "TWID", "gov", "twid "] {
        let refused = fault(&body(|body| body["as_id"] = json!(text)));
        assert_eq!(refused, (400, SpSignatureRefusal::BodyField { field: "as_id" }), "{text:?}");
    }
    let alone = forwarded(&body(|body| body["verification_type"] = json!("CER")));
    assert_eq!(alone.verifier, None);
}

#[test]
fn each_fault_of_a_body_is_told() {
    let field = |field| (400, SpSignatureRefusal::BodyField { field });
    assert_eq!(fault(b""), (400, SpSignatureRefusal::BodyForm));
    assert_eq!(fault(b"[]"), (400, SpSignatureRefusal::BodyForm));
    assert_eq!(fault(br#"{"tx_id":7}"#), (400, SpSignatureRefusal::BodyForm));
    assert_eq!(fault(&[0xff]), (400, SpSignatureRefusal::BodyForm));
    let twice = format!(r#"{{"tx_id":"{TX_ID}","tx_id":"{TX_ID}"}}"#);
    assert_eq!(fault(twice.as_bytes()), (400, SpSignatureRefusal::BodyForm));
    assert_eq!(fault(b"{}"), field("tx_id"));
    assert_eq!(fault(&body(|body| body["tx_id"] = json!(TX_ID.replace("-4a7b", "-1a7b")))), field("tx_id"));
    assert_eq!(fault(&body(|body| body["data"] = json!(""))), field("data"));
    assert_eq!(fault(&body(|body| body["data"] = Value::Null)), field("data"));
    assert_eq!(fault(&body(|body| body["pkcs7"] = Value::Null)), field("pkcs7"));
    assert_eq!(fault(&body(|body| body["pkcs7"] = json!("no Base64"))), field("pkcs7"));
    let long = json!("x".repeat(41));
    assert_eq!(fault(&body(|body| body["verification_type"] = long)), field("verification_type"));
    let large = body(|body| body["pkcs7"] = json!("A".repeat(LARGEST_BODY)));
    assert_eq!(fault(&large), (413, SpSignatureRefusal::BodyTooLarge { limit: LARGEST_BODY }));
}

#[test]
fn a_statement_says_who_she_is_and_where_she_is_reached() {
    let statement = statement(|_| {}).unwrap();
    assert_eq!(statement.pid, NationalId::parse("A123456789").unwrap());
    assert_eq!(statement.birthday.to_iso(), "1988-01-01");
    assert_eq!(statement.email.unwrap().as_str(), "ling@mail.example");
    assert_eq!(statement.mobile.unwrap().as_str(), "0912345789");
    assert_eq!((statement.salt.as_str(), statement.optional), (SALT, None));
}

#[test]
fn what_need_not_be_there_may_be_left_out_empty_or_null() {
    for absent in [json!(""), Value::Null] {
        let statement = statement(|fields| {
            fields["email"] = absent.clone();
            fields["mobile"] = absent;
            fields.as_object_mut().unwrap().remove("holder");
        })
        .unwrap();
        assert!(statement.email.is_none() && statement.mobile.is_none());
    }
}

#[test]
fn a_verifiers_remark_is_kept_as_a_text_and_has_its_limit() {
    let with = |value: Value| statement(|fields| fields["as_optional"] = value).map(|read| read.optional);
    assert_eq!(with(json!("memo")).unwrap().as_deref(), Some("memo"));
    assert_eq!(with(json!({ "case": 7 })).unwrap().as_deref(), Some(r#"{"case":7}"#));
    assert_eq!(with(json!("")).unwrap(), None);
    assert!(with(json!("測".repeat(LONGEST_OPTIONAL))).is_ok());
    assert!(with(json!("測".repeat(LONGEST_OPTIONAL + 1))).is_err());
}

#[test]
fn what_does_not_decrypt_is_told_from_what_is_no_json_and_what_lacks_a_field() {
    let open = |data: &str| SignedStatement::open(data, &keys()).unwrap_err();
    let other = ServiceKeys::parse("another-secret-1", "fedcba9876543210").unwrap();
    let sealed = keys().seal(b"{}");
    for unreadable in ["", "%", "AAAA", &sealed[4..], &other.seal(b"{}"), &keys().seal(&[0xff; 40])] {
        assert_eq!(open(unreadable), SpSignatureRefusal::DataUnreadable, "{unreadable}");
    }
    assert_eq!(SpSignatureRefusal::DataUnreadable.status(), 401);
    assert_eq!(open(&keys().seal(b"no JSON")), SpSignatureRefusal::DataForm);
    assert_eq!(open(&keys().seal(b"[]")), SpSignatureRefusal::DataField { field: "data" });
    assert_eq!(open(&sealed), SpSignatureRefusal::DataField { field: "pid" });
}

#[test]
fn each_field_of_a_statement_has_its_form() {
    assert!(field_refused("pid", json!("A123456788")));
    assert!(field_refused("pid", Value::Null));
    for birthday in ["1988-01-01", "1988/1/1", "0770101", "1988/02/30", "1988/01-01", ""] {
        assert!(field_refused("birthday", json!(birthday)), "{birthday}");
    }
    for salt in ["", "0707", "07070707-0707-4707-8707-070707070707", "zz070707070747078707070707070707"] {
        assert!(field_refused("salt", json!(salt)), "{salt}");
    }
    assert!(field_refused("email", json!("nowhere")));
    assert!(field_refused("mobile", json!("02-1234-5678")));
}

#[test]
fn nothing_of_it_is_printed() {
    let statement = statement(|_| {}).unwrap();
    assert_eq!(format!("{statement:?}"), "SignedStatement(***)");
    let forwarded = forwarded(&body(|body| body["data"] = json!("SECRETDATA")));
    assert!(!format!("{forwarded:?}").contains("SECRETDATA"));
}

proptest! {
    #[test]
    fn a_salt_comes_back_as_it_went_out(random in any::<[u8; 16]>()) {
        let salt = Salt::from_random(random);
        prop_assert_eq!(salt.as_str().len(), 32);
        prop_assert_eq!(Salt::parse(&salt.as_str().to_uppercase()).unwrap(), salt.clone());
        let dashed = uuid::Uuid::try_parse(salt.as_str()).unwrap();
        prop_assert_eq!(dashed.get_version_num(), 4);
    }

    #[test]
    fn whatever_is_posted_is_read_or_refused(body in proptest::collection::vec(any::<u8>(), 0..300)) {
        if let Err(refusal) = SpSignatureStep::parse(&body) {
            prop_assert_eq!(refusal.status(), 400);
        }
    }

    #[test]
    fn a_statement_is_read_as_it_was_written(digits in 0_u32..100_000_000, month in 1_u32..=12, day in 1_u32..=28) {
        let mobile = format!("09{digits:08}");
        let birthday = format!("1988/{month:02}/{day:02}");
        let read = statement(|fields| {
            fields["mobile"] = json!(mobile);
            fields["birthday"] = json!(birthday);
        })
        .unwrap();
        let mobile_read = read.mobile.unwrap();
        prop_assert_eq!(mobile_read.as_str(), mobile.as_str());
        prop_assert_eq!(read.birthday.to_slashes(), birthday);
    }
}

/// The first block decrypts to noise, and noise of sixteen bytes is UTF-8 once in some ten thousand times.
#[test]
fn what_was_tampered_with_is_unreadable_and_nothing_more_is_told() {
    let sealed = keys().seal(br#"{"pid":"A123456789","birthday":"1988/01/01"}"#);
    let sealed = STANDARD.decode(sealed).unwrap();
    for bit in 0..128 {
        let mut broken = sealed.clone();
        broken[bit / 8] ^= 1 << (bit % 8);
        let refusal = SignedStatement::open(&STANDARD.encode(broken), &keys()).unwrap_err();
        assert_eq!(refusal, SpSignatureRefusal::DataUnreadable, "bit {bit}");
    }
}
