//! What is decided about requests, tokens, documents of identity and waiting.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod seeds;

use mydata_demo_dp::registry::{CompanyQuestion, DualDocumentQuestion, PersonQuestion, holds_key};
use mydata_demo_dp::telecom::TelecomQuestion;
use mydata_demo_dp::{Dataset, DpRequest, Introspection, Preparation, Refusal};
use mydata_identity::NationalId;

const TRANSACTION: &str = "5f0c1c8e-3f0b-4f6e-9d0a-2f1f6f7a8b9c";

fn read(headers: &[(&str, &str)], body: &str) -> Result<DpRequest, Refusal> {
    let header = |wanted: &str| {
        let found = headers.iter().find(|(name, _)| *name == wanted);
        found.map(|(_, value)| (*value).to_owned())
    };
    DpRequest::read(header, body)
}

fn bearer() -> String {
    format!("Bearer mydata::{}", "0a".repeat(32))
}

fn id(text: &str) -> NationalId {
    NationalId::parse(text).unwrap()
}

fn dataset() -> Dataset {
    seeds::catalogue().entries().next().unwrap().0.clone()
}

fn introspection(json: &str) -> Introspection {
    serde_json::from_str(json).unwrap()
}

#[test]
fn a_token_of_another_form_is_refused_before_anybody_is_asked() {
    for wrong in [
        "",
        "Bearer",
        "Bearer mydata::short",
        "Basic mydata::00",
        &bearer().to_uppercase(),
        &(bearer() + "0"),
    ] {
        let headers = [("authorization", wrong), ("transaction_uid", TRANSACTION)];
        assert_eq!(read(&headers, ""), Err(Refusal::TokenMissing), "{wrong}");
    }
}

#[test]
fn a_transaction_uid_must_be_a_uuid() {
    for wrong in ["", "1", "5f0c1c8e3f0b4f6e9d0a2f1f6f7a8b9c", "5f0c1c8e-3f0b-4f6e-9d0a-2f1f6f7a8b9g"] {
        let headers = [("authorization", &*bearer()), ("transaction_uid", wrong)];
        assert_eq!(read(&headers, ""), Err(Refusal::TransactionUid), "{wrong}");
    }
}

#[test]
fn a_body_must_be_an_object_that_names_people_by_texts() {
    let bearer = bearer();
    let headers = [("authorization", &*bearer), ("transaction_uid", TRANSACTION)];
    for wrong in ["[]", "{", "\"F229910001\"", "{\"uid\": 1}"] {
        assert_eq!(read(&headers, wrong), Err(Refusal::BodyMalformed), "{wrong}");
    }
}

#[test]
fn whoever_the_request_names_must_be_the_one_of_the_token() {
    let bearer = bearer();
    let mut headers = vec![("authorization", &*bearer), ("transaction_uid", TRANSACTION)];
    for body in
        ["", "{}", r#"{"uid": "F229910001"}"#, r#"{"personId": "RjIyOTkxMDAwMQ=="}"#, r#"{"uid": ""}"#]
    {
        let request = read(&headers, body).unwrap();
        assert_eq!(request.is_about(&id("F229910001")), Ok(()), "{body}");
    }
    let other = read(&headers, r#"{"uid": "E129920013"}"#).unwrap();
    assert_eq!(other.is_about(&id("F229910001")), Err(Refusal::PersonMismatch));
    headers.push(("uid", "RTEyOTkyMDAxMw=="));
    let other = read(&headers, r#"{"uid": "F229910001"}"#).unwrap();
    assert_eq!(other.is_about(&id("F229910001")), Err(Refusal::PersonMismatch));
}

#[test]
fn a_request_prints_neither_token_nor_person() {
    let bearer = bearer();
    let headers = [("authorization", &*bearer), ("transaction_uid", TRANSACTION)];
    let request = read(&headers, r#"{"uid": "F229910001"}"#).unwrap();
    assert_eq!(format!("{request:?}"), format!("DpRequest(***, {TRANSACTION})"));
}

#[test]
fn a_live_token_of_this_dataset_and_a_strong_enough_method_is_permitted() {
    for method in ["PII", "NHI", "TFD", "CER"] {
        let answer = format!(r#"{{"active": true, "verification": "{method}", "aud": "API.UDauDOLyZg"}}"#);
        assert_eq!(introspection(&answer).permits(&dataset()), Ok(()), "{method}");
    }
}

#[test]
fn a_dead_token_or_one_of_another_dataset_is_not() {
    for answer in [
        r#"{"active": false}"#,
        r#"{"active": false, "verification": "PII"}"#,
        r#"{"active": true, "verification": "PII", "aud": "API.AbAYGIjoYw"}"#,
    ] {
        assert_eq!(introspection(answer).permits(&dataset()), Err(Refusal::TokenInactive), "{answer}");
    }
}

#[test]
fn nor_is_a_method_that_is_too_weak_or_unknown_or_not_told() {
    for answer in [
        r#"{"active": true, "verification": "OTP"}"#,
        r#"{"active": true, "verification": "???"}"#,
        r#"{"active": true}"#,
    ] {
        assert_eq!(introspection(answer).permits(&dataset()), Err(Refusal::LevelTooLow), "{answer}");
    }
}

#[test]
fn the_registry_knows_whose_documents_these_are() {
    let personas = seeds::personas();
    let ask = |json: &str| {
        let question: DualDocumentQuestion = serde_json::from_str(json).unwrap();
        serde_json::to_value(personas.check(&question)).unwrap()
    };
    let anonymous = ask(
        r#"{"birthdate": "2009-04-18", "nhi_card_number": "000010000011", "household_number": "F9900001"}"#,
    );
    assert_eq!(anonymous["match"], true);
    assert_eq!(anonymous["name"], "林語彤");
    assert_eq!(anonymous["person"]["uid"], "F229910001");
    for wrong in [
        r#"{"birthdate": "2009-04-17", "nhi_card_number": "000010000011", "household_number": "F9900001"}"#,
        r#"{"birthdate": "2009-04-18", "nhi_card_number": "000010000022", "household_number": "F9900001"}"#,
        r#"{"birthdate": "2009-04-18", "nhi_card_number": "000010000011", "household_number": "F9900002"}"#,
        r#"{"uid": "E129920013", "birthdate": "2009-04-18", "nhi_card_number": "000010000011", "household_number": "F9900001"}"#,
    ] {
        assert_eq!(ask(wrong), serde_json::json!({ "match": false }), "{wrong}");
    }
}

#[test]
fn the_registry_describes_a_person_by_her_number() {
    let personas = seeds::personas();
    let ask = |json: &str| -> PersonQuestion { serde_json::from_str(json).unwrap() };
    let found = serde_json::to_value(personas.describe(&ask(r#"{"uid": "A809930013"}"#)).unwrap()).unwrap();
    assert_eq!(found["name"], "阮文俊");
    assert_eq!(found["birthdate"], "2008-02-09");
    assert_eq!(found["gender"], "M");
    assert!(personas.describe(&ask(r#"{"uid": "A123456789"}"#)).is_none());
}

#[test]
fn the_registry_says_who_speaks_for_a_company() {
    let companies = seeds::companies();
    let ask = |json: &str| -> CompanyQuestion { serde_json::from_str(json).unwrap() };
    let found = companies.describe(&ask(r#"{"business_number": "99990010"}"#)).unwrap();
    let expected = serde_json::json!({
        "business_number": "99990010",
        "name": "示範文具有限公司",
        "responsible_uid": "E129920013",
    });
    assert_eq!(serde_json::to_value(found).unwrap(), expected);
    assert!(companies.describe(&ask(r#"{"business_number": "04595257"}"#)).is_none());
    assert!(serde_json::from_str::<CompanyQuestion>(r#"{"business_number": "99990011"}"#).is_err());
}

#[test]
fn the_telecom_operator_says_whether_a_number_is_hers_and_nothing_else() {
    let personas = seeds::personas();
    let ask = |uid: &str, birthdate: &str, mobile: &str| {
        let question = serde_json::json!({ "uid": uid, "birthdate": birthdate, "mobile": mobile });
        let question: TelecomQuestion = serde_json::from_value(question).unwrap();
        serde_json::to_value(personas.match_mobile(&question)).unwrap()
    };
    assert_eq!(ask("F229910001", "2009-04-18", "0900000001"), serde_json::json!({ "match": true }));
    let no = serde_json::json!({ "match": false });
    assert_eq!(ask("F229910001", "2009-04-18", "0900000002"), no);
    assert_eq!(ask("F229910001", "2009-04-17", "0900000001"), no);
    assert_eq!(ask("E129920013", "2009-04-18", "0900000001"), no);
    assert_eq!(ask("A123456789", "2009-04-18", "0900000001"), no);
    assert_eq!(ask("F229910001", "2009-04-18", ""), no);
}

#[test]
fn the_registry_answers_nobody_without_its_key_and_nobody_if_it_has_none() {
    assert!(holds_key(Some("Bearer key"), "key"));
    for wrong in [None, Some(""), Some("key"), Some("Bearer "), Some("Bearer kez"), Some("Bearer key ")] {
        assert!(!holds_key(wrong, "key"), "{wrong:?}");
    }
    assert!(!holds_key(Some("Bearer "), ""));
}

#[test]
fn waiting_ends_when_it_should_and_is_told_in_steps() {
    let preparation = Preparation { begun_millis: 5_000, takes_seconds: 20 };
    let waits: Vec<_> = [0, 5_000, 14_999, 15_001, 24_001, 25_000, u64::MAX]
        .map(|now| preparation.retry_after_seconds(now))
        .into();
    assert_eq!(waits, [Some(10), Some(10), Some(10), Some(10), Some(1), None, None]);
}

#[test]
fn a_persona_can_make_one_agency_slow() {
    let (catalogue, personas) = (seeds::catalogue(), seeds::personas());
    let (household, _) = catalogue.at("/dp/household-registration").unwrap();
    let seconds = |uid| household.seconds_for(personas.find(&id(uid)).unwrap());
    assert_eq!((seconds("F229935017"), seconds("F229910001")), (20, 0));
}

#[test]
fn every_refusal_has_a_code_and_a_title_of_its_own() {
    let refusals = [
        Refusal::BodyMalformed,
        Refusal::BodyTooLarge { limit: 1 },
        Refusal::CompanyUnknown,
        Refusal::Internal,
        Refusal::LevelTooLow,
        Refusal::MethodNotAllowed { allowed: "GET" },
        Refusal::NotFound,
        Refusal::PersonMismatch,
        Refusal::PersonUnknown,
        Refusal::PlatformUnreachable,
        Refusal::RegistryKey,
        Refusal::StillPreparing { retry_after_seconds: 3 },
        Refusal::TelecomKey,
        Refusal::TokenInactive,
        Refusal::TokenMissing,
        Refusal::TransactionUid,
    ];
    let codes: std::collections::BTreeSet<_> = refusals.iter().map(|refusal| refusal.code()).collect();
    let titles: std::collections::BTreeSet<_> = refusals.iter().map(ToString::to_string).collect();
    assert_eq!((codes.len(), titles.len()), (refusals.len(), refusals.len()));
}

#[test]
fn waiting_is_answered_with_429_and_retry_after() {
    let refusal = Refusal::StillPreparing { retry_after_seconds: 7 };
    assert_eq!((refusal.status(), refusal.header()), (429, Some(("retry-after", "7".to_owned()))));
    let problem: serde_json::Value = serde_json::from_str(&refusal.to_json("c0ffee")).unwrap();
    assert_eq!(problem["code"], "dp.still-preparing");
    assert_eq!(problem["correlation_id"], "c0ffee");
}
