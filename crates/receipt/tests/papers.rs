//! What a paper says, and what is not written down.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod support;

use mydata_receipt::{
    ConsentReceipt, DeletionReason, DeletionRecord, MAX_LIST, MAX_TEXT_BYTES, Paper, PaperKind, Principal,
    ReceiptError, Timestamp,
};
use serde_json::Value;
use support::{AGREED, at, both, consent, consent_facts, deletion, deletion_facts, keys, signer};

fn json(paper: &Paper) -> Value {
    serde_json::from_slice(&paper.to_json()).unwrap()
}

#[test]
fn a_signed_paper_opens_as_it_was() {
    for paper in [consent(), deletion()] {
        let opened = keys().open(&signer().sign(&paper).unwrap()).unwrap();
        assert_eq!(opened.paper(), &paper);
        assert_eq!(opened.key_id(), signer().public_key().id());
    }
}

#[test]
fn a_receipt_has_every_notice_of_article_8() {
    let notices = &json(&consent())["pdpa_article_8"];
    assert_eq!(notices["collector"]["zh-Hant"], "示範大學");
    assert_eq!(notices["purpose_code"], "158");
    assert_eq!(notices["categories"][1]["name"]["zh-Hant"], "家庭情形");
    assert_eq!(notices["recipients"][0]["en"], "Demo University");
    assert_eq!(notices["recipients"][1]["zh-Hant"], "學生事務委員會");
    assert_eq!(notices["rights"].as_array().unwrap().len(), 5);
    for field in ["purpose", "period", "area", "manner_of_use", "exercising_rights", "effect_of_refusing"] {
        assert!(!notices[field]["zh-Hant"].as_str().unwrap().is_empty(), "{field}");
        assert!(!notices[field]["en"].as_str().unwrap().is_empty(), "{field}");
    }
}

#[test]
fn a_receipt_has_the_sections_of_ts_27560() {
    let receipt = json(&consent());
    let record = &receipt["consent_record"];
    assert_eq!(receipt["receipt_metadata"]["standard"], "ISO/IEC TS 27560:2023");
    assert_eq!(record["record_metadata"]["pii_principal_id"]["masked_id"], "A12345****");
    let purpose = &record["pii_processing"]["purposes"][0];
    assert_eq!(purpose["lawful_basis"], "consent");
    assert_eq!(purpose["pii_controllers"][0], "CLI.aB3dE5gH7j");
    assert_eq!(purpose["pii_information"][0]["pii_attribute_id"], "API.UDauDOLyZg");
    assert_eq!(record["party_identification"].as_array().unwrap().len(), 3);
    assert_eq!(record["events"][0]["event_time"], "2026-05-28T20:26:40.000Z");
    assert_eq!(record["events"][0]["event_state"], "consent-given");
}

#[test]
fn data_for_herself_goes_to_nobody_else() {
    let mut facts = consent_facts();
    facts.recipient = None;
    let receipt = json(&ConsentReceipt::new(facts).unwrap().into());
    let purpose = &receipt["consent_record"]["pii_processing"]["purposes"][0];
    assert_eq!(purpose["recipient_third_parties"], Value::Array(Vec::new()));
    assert_eq!(purpose["pii_controllers"][0], "platform");
    assert_eq!(receipt["pdpa_article_8"]["recipients"][0]["zh-Hant"], "您本人");
}

#[test]
fn a_category_of_several_datasets_is_named_once() {
    let mut facts = consent_facts();
    facts.datasets.push(facts.datasets[0].clone());
    let receipt = json(&ConsentReceipt::new(facts).unwrap().into());
    assert_eq!(receipt["pdpa_article_8"]["categories"].as_array().unwrap().len(), 2);
}

#[test]
fn a_name_or_an_id_in_the_open_is_refused() {
    let refused = |field| Err(ReceiptError::PrincipalUnmasked { field });
    assert_eq!(Principal::masked("A123456789", "林*好"), refused("masked_id"));
    assert_eq!(Principal::masked("A12345****", "林小好"), refused("masked_name"));
    assert!(Principal::masked("A12345****", "").is_ok());
    assert!(!format!("{:?}", consent()).contains("A12345"));
}

#[test]
fn codes_that_cannot_be_the_acts_are_refused() {
    for (purpose, category) in
        [("15", "C001"), ("1587", "C001"), ("abc", "C001"), ("158", "C9999"), ("158", "c001"), ("158", "")]
    {
        let mut facts = consent_facts();
        facts.purpose_code = purpose.to_owned();
        facts.datasets[0].categories[0].code = category.to_owned();
        let refusal = ConsentReceipt::new(facts).unwrap_err();
        assert_eq!(refusal.code(), "receipt.code-malformed", "{purpose} {category}");
    }
    let mut facts = consent_facts();
    facts.assurance_level = 5;
    assert_eq!(ConsentReceipt::new(facts), Err(ReceiptError::CodeMalformed { field: "assurance_level" }));
}

#[test]
fn what_is_missing_or_too_much_is_named() {
    let refusal = |change: fn(&mut mydata_receipt::ConsentFacts)| {
        let mut facts = consent_facts();
        change(&mut facts);
        ConsentReceipt::new(facts).unwrap_err()
    };
    assert_eq!(
        refusal(|facts| facts.purpose = both(" ", "to know")),
        ReceiptError::TextMissing { field: "purpose" }
    );
    assert_eq!(
        refusal(|facts| facts.area.en = "x".repeat(MAX_TEXT_BYTES + 1)),
        ReceiptError::TextTooLong { field: "processing_locations", limit: MAX_TEXT_BYTES }
    );
    assert_eq!(
        refusal(|facts| facts.datasets[0].fields = vec![both("戶號", ""); MAX_LIST + 1]),
        ReceiptError::ListTooLong { field: "fields", limit: MAX_LIST }
    );
    assert_eq!(
        refusal(|facts| facts.datasets[0].provider_id = "nobody".to_owned()),
        ReceiptError::PartyUnknown
    );
    assert_eq!(
        refusal(|facts| facts.valid_until = at(AGREED - 1)),
        ReceiptError::TimeReversed { field: "valid_until" }
    );
}

#[test]
fn as_much_as_may_be_is_written() {
    let mut facts = consent_facts();
    facts.datasets[0].fields = vec![both("戶號", ""); MAX_LIST];
    facts.area.en = "x".repeat(MAX_TEXT_BYTES);
    let paper = ConsentReceipt::new(facts).unwrap().into();
    assert!(keys().open(&signer().sign(&paper).unwrap()).is_ok());
}

#[test]
fn what_would_be_too_large_to_open_is_not_signed() {
    let mut facts = consent_facts();
    facts.datasets[0].fields = vec![both(&"x".repeat(MAX_TEXT_BYTES), ""); MAX_LIST];
    let paper = ConsentReceipt::new(facts).unwrap().into();
    assert_eq!(signer().sign(&paper).unwrap_err().code(), "receipt.too-large");
}

#[test]
fn a_key_is_destroyed_before_its_ciphertext() {
    let mut facts = deletion_facts();
    facts.ciphertext_deleted_at = at(AGREED + 49_999);
    assert_eq!(
        DeletionRecord::new(facts),
        Err(ReceiptError::TimeReversed { field: "ciphertext_deleted_at" })
    );
}

#[test]
fn a_digest_that_is_none_is_refused() {
    for digest in ["", "E3B0", &"g".repeat(64), &"E".repeat(64)] {
        let mut facts = deletion_facts();
        facts.package.as_mut().unwrap().sha256 = digest.to_owned();
        assert_eq!(DeletionRecord::new(facts), Err(ReceiptError::DigestMalformed), "{digest}");
    }
}

#[test]
fn a_reason_stands_in_the_record_by_its_code() {
    for reason in DeletionReason::ALL {
        let mut facts = deletion_facts();
        facts.reason = reason;
        assert_eq!(json(&DeletionRecord::new(facts).unwrap().into())["reason"], reason.code());
    }
}

#[test]
fn times_are_of_the_years_that_have_four_digits() {
    assert!(Timestamp::from_unix_millis(253_402_300_799_999).is_ok());
    for millis in [-1, 253_402_300_800_000, i64::MAX] {
        assert_eq!(Timestamp::from_unix_millis(millis), Err(ReceiptError::TimeMalformed));
    }
}

#[test]
fn the_form_of_each_kind_is_named_in_it() {
    let consent = json(&consent());
    assert_eq!(consent["receipt_metadata"]["schema_version"], PaperKind::Consent.schema_version());
    assert_eq!(json(&deletion())["record_metadata"]["schema_version"], PaperKind::Deletion.schema_version());
}

#[test]
fn each_code_of_a_refusal_is_one_of_a_kind() {
    let codes: Vec<_> = ReceiptError::codes().collect();
    let mut sorted = codes.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(codes, sorted, "alphabetical, none twice");
    assert!(codes.iter().all(|code| code.starts_with("receipt.")));
}
