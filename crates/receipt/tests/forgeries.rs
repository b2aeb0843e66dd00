//! Papers that somebody changed, made up, or signed otherwise.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod support;

use mydata_receipt::{MAX_PAPER_BYTES, Paper, ReceiptError, Signer};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{consent, deletion, keys, sign_raw, signer};

const CONSENT: &str = "mydata-consent-receipt+json";

fn signed(paper: &Paper) -> Value {
    serde_json::from_str(&signer().sign(paper).unwrap()).unwrap()
}

fn refusal(text: &str) -> &'static str {
    keys().open(text).unwrap_err().code()
}

fn header(alg: &str, typ: &str) -> String {
    json!({ "alg": alg, "typ": typ, "kid": signer().public_key().id() }).to_string()
}

#[test]
fn every_byte_counts() {
    for paper in [consent(), deletion()] {
        let text = signer().sign(&paper).unwrap().into_bytes();
        for at in 0..text.len() {
            // The lowest bit makes neighbours of digits and letters; 0x20 changes their case.
            for mask in [0x01, 0x20, 0x80] {
                let mut changed = text.clone();
                changed[at] ^= mask;
                let opened = std::str::from_utf8(&changed).map(|text| keys().open(text).is_ok());
                assert_ne!(opened, Ok(true), "byte {at} was overlooked");
            }
        }
    }
}

#[test]
fn a_payload_under_another_signature_is_refused() {
    let (mut one, other) = (signed(&consent()), signed(&deletion()));
    one["payload"] = other["payload"].clone();
    assert_eq!(refusal(&one.to_string()), "receipt.signature-invalid");
}

#[test]
fn a_stranger_is_refused_even_under_our_name() {
    let stranger = Signer::from_seed(&[8; 32]);
    assert_eq!(refusal(&stranger.sign(&consent()).unwrap()), "receipt.key-unknown");
    let mut forged: Value = serde_json::from_str(&stranger.sign(&consent()).unwrap()).unwrap();
    forged["protected"] = signed(&consent())["protected"].clone();
    assert_eq!(refusal(&forged.to_string()), "receipt.signature-invalid");
}

#[test]
fn other_algorithms_are_refused() {
    for alg in ["none", "HS256", "ES256", "Ed25519", "eddsa"] {
        assert_eq!(
            refusal(&sign_raw(&header(alg, CONSENT), &consent().to_json())),
            "receipt.algorithm-refused"
        );
    }
}

#[test]
fn one_kind_of_paper_is_not_taken_for_another() {
    let as_deletion = sign_raw(&header("EdDSA", "mydata-deletion-record+json"), &consent().to_json());
    assert_eq!(refusal(&as_deletion), "receipt.version-unknown");
    assert_eq!(refusal(&sign_raw(&header("EdDSA", "JWT"), &consent().to_json())), "receipt.type-unknown");
}

#[test]
fn a_header_says_three_things_and_no_more() {
    let kid = signer().public_key().id().to_owned();
    let base = format!(r#""alg":"EdDSA","typ":"{CONSENT}","kid":"{kid}""#);
    let of = |more: &str| refusal(&sign_raw(&format!("{{{base}{more}}}"), &consent().to_json()));
    assert_eq!(of(r#","crit":["b64"],"b64":false"#), "receipt.header-malformed");
    assert_eq!(of(r#","crit":["exp"]"#), "receipt.extension-unknown");
    assert_eq!(of(&format!(r#","kid":"{kid}""#)), "receipt.header-malformed");
    assert_eq!(of(r#","jwk":{}"#), "receipt.header-malformed");
    assert_eq!(refusal(&sign_raw(r#"{"alg":"EdDSA"}"#, b"{}")), "receipt.header-malformed");
}

#[test]
fn what_nobody_signed_may_not_stand_there() {
    let mut paper = signed(&consent());
    paper["header"] = json!({ "kid": "another" });
    assert_eq!(refusal(&paper.to_string()), "receipt.header-unprotected");
    paper = signed(&consent());
    paper["signatures"] = json!([]);
    assert_eq!(refusal(&paper.to_string()), "receipt.form-malformed");
}

#[test]
fn a_member_given_twice_is_refused() {
    let text = signer().sign(&consent()).unwrap();
    let payload = signed(&deletion())["payload"].clone();
    let twice = text.replacen('{', &format!("{{\"payload\":{payload},"), 1);
    assert_eq!(refusal(&twice), "receipt.form-malformed");

    let content = String::from_utf8(deletion().to_json()).unwrap();
    let twice = content.replacen('{', r#"{"transfer_id":"another","#, 1);
    let signed = sign_raw(&header("EdDSA", "mydata-deletion-record+json"), twice.as_bytes());
    assert_eq!(refusal(&signed), "receipt.payload-malformed");
}

#[test]
fn base64url_has_one_spelling() {
    for spell in [
        |text: &str| format!("{text}="),
        |text: &str| format!("{text}\n"),
        |text: &str| text.replacen('_', "/", 1).replacen('-', "+", 1) + "+",
    ] {
        for member in ["payload", "protected", "signature"] {
            let mut paper = signed(&consent());
            paper[member] = spell(paper[member].as_str().unwrap()).into();
            assert_eq!(refusal(&paper.to_string()), "receipt.form-malformed", "{member}");
        }
    }
    // 64 bytes leave four bits of the last letter unused.
    let mut paper = signed(&consent());
    let signature = paper["signature"].as_str().unwrap().to_owned();
    let (most, last) = signature.split_at(signature.len() - 1);
    let neighbour = char::from(last.as_bytes()[0] + 1);
    paper["signature"] = format!("{most}{neighbour}").into();
    assert_eq!(refusal(&paper.to_string()), "receipt.form-malformed");
}

#[test]
fn a_content_that_would_not_be_shown_is_refused() {
    let mut content: Value = serde_json::from_slice(&deletion().to_json()).unwrap();
    content["remark"] = "seen by nobody".into();
    let signed = sign_raw(&header("EdDSA", "mydata-deletion-record+json"), content.to_string().as_bytes());
    assert_eq!(refusal(&signed), "receipt.payload-malformed");
}

#[test]
fn a_newer_form_is_said_to_be_newer() {
    let mut content: Value = serde_json::from_slice(&deletion().to_json()).unwrap();
    content["record_metadata"]["schema_version"] = "mydata-deletion-record/2".into();
    content["news"] = "of the second form".into();
    let signed = sign_raw(&header("EdDSA", "mydata-deletion-record+json"), content.to_string().as_bytes());
    assert_eq!(refusal(&signed), "receipt.version-unknown");
}

#[test]
fn the_limits_hold_for_what_is_read_too() {
    let mut content: Value = serde_json::from_slice(&consent().to_json()).unwrap();
    content["consent_record"]["record_metadata"]["pii_principal_id"]["masked_id"] = "A123456789".into();
    let signed = sign_raw(&header("EdDSA", CONSENT), content.to_string().as_bytes());
    assert_eq!(refusal(&signed), "receipt.principal-unmasked");
}

#[test]
fn a_text_that_is_too_large_is_not_read() {
    let (bytes, limit) = (MAX_PAPER_BYTES + 1, MAX_PAPER_BYTES);
    assert_eq!(keys().open(&" ".repeat(bytes)), Err(ReceiptError::TooLarge { bytes, limit }));
    assert_eq!(refusal(&" ".repeat(limit)), "receipt.form-malformed");
}

#[test]
fn white_space_around_the_members_changes_nothing() {
    let pretty = serde_json::to_string_pretty(&signed(&consent())).unwrap() + "\n";
    assert_eq!(keys().open(&pretty).unwrap().paper(), &consent());
}

proptest! {
    #[test]
    fn a_byte_changed_to_any_other_is_found(at in any::<prop::sample::Index>(), mask in 1_u8..=255) {
        let mut text = signer().sign(&deletion()).unwrap().into_bytes();
        let at = at.index(text.len());
        text[at] ^= mask;
        prop_assert!(std::str::from_utf8(&text).map_or(true, |text| keys().open(text).is_err()));
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,200}") {
        prop_assert!(keys().open(&text).is_err());
    }

    #[test]
    fn no_signed_content_makes_it_panic(content in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(keys().open(&sign_raw(&header("EdDSA", CONSENT), &content)).is_err());
    }
}
