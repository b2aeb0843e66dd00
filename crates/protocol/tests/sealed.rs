//! What is sealed under a service's keys, against values made with `openssl enc -aes-256-cbc`.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use mydata_identity::NationalId;
use mydata_protocol::ids::TxId;
use mydata_protocol::sealed::{DeliverySecret, ServiceKeys};
use proptest::prelude::*;

const PID: &str = "FII2MT1JB9ReMb3f8M+GEA==";
const TX_ID: &str = "yXFdtX2NT0Q2QHAzgrxkDXOEH8kyLhWwOfc3XKfqbKsgXwuwLFPDD7PWFOT91AIm";
const SECRET: &str = "V22La+rrwMlnpr2pEhQIKxuLYn05Iuo+qckfXysUvcDaaGLXn679hAYtXvAGkvdF";

fn keys() -> ServiceKeys {
    ServiceKeys::parse("0123456789abcdef", "fedcba9876543210").unwrap()
}

#[test]
fn a_pid_is_sealed_as_openssl_does() {
    let pid = NationalId::parse("A123456789").unwrap();
    assert_eq!(keys().seal_pid(&pid), PID);
    assert_eq!(keys().open_pid(PID).unwrap(), pid);
}

#[test]
fn a_tx_id_is_sealed_as_openssl_does() {
    let tx_id = TxId::parse("0a1b2c3d-4e5f-4a7b-8c9d-0e1f2a3b4c5d").unwrap();
    assert_eq!(keys().seal_tx_id(&tx_id), TX_ID);
    assert_eq!(keys().open_tx_id(TX_ID).unwrap(), tx_id);
}

#[test]
fn a_secret_is_sealed_as_openssl_does() {
    let secret = DeliverySecret::from_random([0x5a; 16]);
    assert_eq!(keys().seal_secret(&secret), SECRET);
    assert_eq!(keys().open_secret(SECRET).unwrap(), secret);
}

#[test]
fn url_safe_and_unpadded_base64_is_opened_too() {
    let pid = NationalId::parse("A123456789").unwrap();
    for spelling in [PID.replace('+', "-"), PID.replace('=', ""), PID.replace('+', "-").replace('=', "")] {
        assert_eq!(keys().open_pid(&spelling).unwrap(), pid, "{spelling}");
    }
}

#[test]
fn whatever_does_not_open_is_refused_alike() {
    let other_iv = ServiceKeys::parse("0123456789abcdef", "gedcba9876543210").unwrap();
    let other_key = ServiceKeys::parse("1123456789abcdef", "fedcba9876543210").unwrap();
    assert_eq!(other_key.open_pid(PID).unwrap_err().code(), "protocol.sealed-unreadable");
    assert_eq!(other_iv.open_pid(PID).unwrap_err().code(), "identity.national-id-character");
    for sealed in [
        "",
        "=",
        "AAAA",
        "not base64",
        "FII2MT1JB9ReMb3f8M+GEA===",
        "FII2MT1JB9ReMb3f8M+_GEA==",
        TX_ID.get(..40).unwrap(),
    ] {
        assert_eq!(keys().open_pid(sealed).unwrap_err().code(), "protocol.sealed-unreadable", "{sealed}");
    }
}

#[test]
fn what_opens_but_is_something_else_is_refused() {
    assert_eq!(keys().open_pid(TX_ID).unwrap_err().code(), "identity.national-id-length");
    assert_eq!(
        keys().open_pid(&keys().seal(b"A123456788")).unwrap_err().code(),
        "identity.national-id-checksum"
    );
    assert_eq!(keys().open_secret(PID).unwrap_err().code(), "protocol.delivery-secret-form");
    assert_eq!(keys().open_tx_id(SECRET).unwrap_err().code(), "protocol.tx-id-form");
    assert_eq!(keys().open_pid(&keys().seal(&[0xff; 10])).unwrap_err().code(), "protocol.sealed-unreadable");
}

#[test]
fn keys_have_sixteen_bytes_each() {
    let refused = ServiceKeys::parse("0123456789abcde", "fedcba9876543210").unwrap_err();
    assert_eq!(refused.to_string(), "client_secret has 16 bytes, not 15");
    let refused = ServiceKeys::parse("0123456789abcdef", "fedcba98765432101").unwrap_err();
    assert_eq!(refused.to_string(), "cbc_iv has 16 bytes, not 17");
}

#[test]
fn a_secret_is_32_lower_case_hexadecimals() {
    assert_eq!(
        DeliverySecret::parse(&"0f".repeat(16)).unwrap().key_encryption_key(),
        *b"0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f"
    );
    for text in ["", &"0F".repeat(16), &"0g".repeat(16), &"0f".repeat(17)] {
        assert_eq!(DeliverySecret::parse(text).unwrap_err().code(), "protocol.delivery-secret-form");
    }
}

#[test]
fn neither_keys_nor_secrets_print() {
    let printed = format!("{:?} {:?}", keys(), DeliverySecret::from_random([0x5a; 16]));
    assert_eq!(printed, "ServiceKeys(***) DeliverySecret(***)");
}

proptest! {
    #[test]
    fn what_was_sealed_opens(plain in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert_eq!(keys().open(&keys().seal(&plain)).unwrap(), plain);
    }

    #[test]
    fn no_text_makes_opening_panic(text in any::<String>(), base64 in "[A-Za-z0-9+/_-]{0,90}={0,3}") {
        let _ = (keys().open_pid(&text), keys().open_pid(&base64), keys().open_tx_id(&base64), keys().open_secret(&base64));
    }
}
