//! Which public keys are believed to be the platform's.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod support;

use mydata_receipt::{KeySet, MAX_KEY_SET_BYTES, MAX_KEYS, PublicKey, ReceiptError, Signer};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{consent, signer};

/// RFC 8037 appendix A.1 and A.2.
const X: &str = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
/// RFC 8037 appendix A.3.
const THUMBPRINT: &str = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";

fn read(keys: &Value) -> Result<KeySet, ReceiptError> {
    KeySet::from_jwks(&keys.to_string())
}

fn malformed(keys: &Value) -> &'static str {
    match read(keys) {
        Err(ReceiptError::KeysMalformed { what }) => what,
        other => panic!("{other:?}"),
    }
}

fn published() -> Value {
    serde_json::from_str(&signer().jwks()).unwrap()
}

#[test]
fn the_thumbprint_is_that_of_the_rfc() {
    let keys = read(&json!({ "keys": [{ "kty": "OKP", "crv": "Ed25519", "x": X }] })).unwrap();
    assert_eq!(keys.keys().next().unwrap().id(), THUMBPRINT);
}

#[test]
fn what_is_published_is_read_again() {
    let keys =
        KeySet::new(vec![signer().public_key().clone(), Signer::from_seed(&[8; 32]).public_key().clone()]);
    let keys = keys.unwrap();
    assert_eq!(KeySet::from_jwks(&keys.to_jwks()).unwrap(), keys);
}

#[test]
fn papers_of_a_former_key_stay_valid() {
    let former = Signer::from_seed(&[8; 32]);
    let keys = KeySet::new(vec![signer().public_key().clone(), former.public_key().clone()]).unwrap();
    let opened = keys.open(&former.sign(&consent()).unwrap()).unwrap();
    assert_eq!(opened.key_id(), former.public_key().id());
}

#[test]
fn keys_of_other_kinds_are_left_out() {
    let mut keys = published();
    let of_ours = keys["keys"][0].clone();
    keys["keys"] = json!([{ "kty": "RSA", "n": "AQAB", "e": "AQAB" }, { "kty": "OKP", "crv": "X25519", "x": X }, of_ours]);
    assert_eq!(read(&keys).unwrap().keys().count(), 1);
}

#[test]
fn a_key_under_another_name_is_refused() {
    let mut keys = published();
    keys["keys"][0]["kid"] = THUMBPRINT.into();
    assert_eq!(malformed(&keys), "id");
}

#[test]
fn a_private_key_is_refused() {
    let mut keys = published();
    keys["keys"][0]["d"] = X.into();
    assert_eq!(malformed(&keys), "a private key");
}

#[test]
fn a_key_for_something_else_is_refused() {
    for (member, value) in [("use", "enc"), ("alg", "ES256")] {
        let mut keys = published();
        keys["keys"][0][member] = value.into();
        assert_eq!(malformed(&keys), "use");
    }
}

#[test]
fn weak_points_and_what_is_no_point_are_refused() {
    for weak in [[0_u8; 32], {
        let mut one = [0; 32];
        one[0] = 1;
        one
    }] {
        assert_eq!(PublicKey::from_bytes(&weak), Err(ReceiptError::KeysMalformed { what: "key" }));
    }
    for x in ["AAAA", "AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        assert_eq!(malformed(&json!({ "keys": [{ "kty": "OKP", "crv": "Ed25519", "x": x }] })), "key");
    }
}

#[test]
fn there_is_at_least_one_key_and_each_is_there_once() {
    let one = published()["keys"][0].clone();
    assert_eq!(malformed(&json!({ "keys": [] })), "no key");
    assert_eq!(malformed(&json!({ "keys": [one, one] })), "a key twice");
    assert_eq!(malformed(&json!([])), "JSON");
}

#[test]
fn there_are_not_more_keys_than_may_be() {
    let keys =
        |count: u8| (1..=count).map(|seed| Signer::from_seed(&[seed; 32]).public_key().clone()).collect();
    let most = u8::try_from(MAX_KEYS).unwrap();
    assert!(KeySet::from_jwks(&KeySet::new(keys(most)).unwrap().to_jwks()).is_ok());
    assert_eq!(KeySet::new(keys(most + 1)), Err(ReceiptError::KeysMalformed { what: "too many" }));
    let refusal = KeySet::from_jwks(&" ".repeat(MAX_KEY_SET_BYTES + 1)).unwrap_err();
    assert_eq!(refusal.code(), "receipt.too-large");
}

#[test]
fn a_signer_does_not_print_its_secret() {
    assert_eq!(format!("{:?}", signer()), format!("Signer({}, ***)", signer().public_key().id()));
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,200}") {
        prop_assert!(KeySet::from_jwks(&text).is_err());
    }
}
