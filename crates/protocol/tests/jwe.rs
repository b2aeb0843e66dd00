//! The delivery's envelope: round trips, another library's JWE, and every kind of damage.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may panic")]

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mydata_protocol::ids::ClientId;
use mydata_protocol::jwe::{DeliveryPayload, JweDelivery, decrypt, encrypt};
use mydata_protocol::sealed::DeliverySecret;
use proptest::prelude::*;

const KEY: [u8; 32] = *b"5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a";
const LIMIT: usize = 1 << 20;

/// Made by another JOSE library (jwcrypto) under [`KEY`]: a delivery of an empty ZIP.
const FOREIGN: &str = "eyJhbGciOiJBMjU2S1ciLCJlbmMiOiJBMjU2Q0JDLUhTNTEyIn0.\
    U6X46mPZ4s-eb3iYXIR5Rxy42K9wm5Pb1Iv58lHt1aveU4NAiHWdkiO2p6amGB2ZC-VSY41AEePAgifIbCxO8QLT4PokQcdq.\
    eJSlntmJi9bQG6YcsIbUfA.\
    UtVB7JwAnz2FYjw9WR08zUgF_ZvG4cwyIIPOxASvkYPRB8I5Xnv_HNFo5HzT-tr9Qm4UIwN8wyXQJ4X-kMhJFQ8KYCniUQjUYN7HmMWI6bzdZk_CuSl3Rn24JDTeoJOvZQbPF916wKAf4aBhIomsiA.\
    c_I43HnSzEN-qJYUbAtXWQedgQK8QJQf_Z8copDF2N8";

fn sealed(plain: &[u8]) -> String {
    encrypt(plain, &KEY, &[2; 64], &[3; 16])
}

fn code(compact: &str) -> &'static str {
    decrypt(compact, &KEY, LIMIT).unwrap_err().code()
}

/// The JWE with one of its five parts replaced.
fn with_part(part: usize, text: &str) -> String {
    let jwe = sealed(b"hello");
    let mut parts: Vec<&str> = jwe.split('.').collect();
    parts[part] = text;
    parts.join(".")
}

fn with_header(json: &str) -> String {
    with_part(0, &URL_SAFE_NO_PAD.encode(json))
}

#[test]
fn another_librarys_delivery_is_opened() {
    let secret = DeliverySecret::from_random([0x5a; 16]);
    let payload = DeliveryPayload::open(FOREIGN, &secret, LIMIT).unwrap();
    assert_eq!(payload.filename, "CLI.aB3dE5gH7j.zip");
    assert!(payload.zip.starts_with(b"PK\x05\x06"));
}

#[test]
fn a_flipped_bit_anywhere_is_refused() {
    let jwe = sealed(b"hello, a little more than one block");
    for (index, byte) in jwe.bytes().enumerate() {
        for other in *b"AQgw_-4" {
            let mut damaged = jwe.clone().into_bytes();
            damaged[index] = other;
            let damaged = String::from_utf8(damaged).unwrap();
            assert!(byte == other || decrypt(&damaged, &KEY, LIMIT).is_err(), "byte {index}: {damaged}");
        }
    }
}

#[test]
fn each_part_has_its_own_refusal() {
    assert_eq!(decrypt(&sealed(b"hello"), &[1; 32], LIMIT).unwrap_err().code(), "protocol.jwe-key");
    assert_eq!(code(&with_part(1, &"A".repeat(96))), "protocol.jwe-key");
    assert_eq!(code(&with_part(2, &"A".repeat(22))), "protocol.jwe-tag");
    assert_eq!(code(&with_part(3, &"A".repeat(22))), "protocol.jwe-tag");
    assert_eq!(code(&with_part(3, "")), "protocol.jwe-tag");
    assert_eq!(code(&with_part(4, &"A".repeat(43))), "protocol.jwe-tag");
    // A tag cut short or drawn out is a form error: it is never compared in part.
    for tag in ["", "AAAA", &"A".repeat(42), &"A".repeat(86)] {
        assert_eq!(code(&with_part(4, tag)), "protocol.jwe-form", "{tag}");
    }
    for (part, text) in [(1, ""), (1, "AAAA"), (2, ""), (2, "AAAA"), (3, "A"), (3, "===="), (0, "*")] {
        assert_eq!(code(&with_part(part, text)), "protocol.jwe-form", "{part} {text}");
    }
    for compact in
        ["", ".", "....", "a.b.c.d.e.f", &sealed(b"x").replace('.', ","), &format!("{}.", sealed(b"x"))]
    {
        assert!(decrypt(compact, &KEY, LIMIT).is_err(), "{compact}");
    }
}

#[test]
fn headers_that_ask_for_anything_else_are_refused() {
    let headers = [
        "{}",
        r#"{"alg":"dir","enc":"A256CBC-HS512"}"#,
        r#"{"alg":"none","enc":"A256CBC-HS512"}"#,
        r#"{"alg":"A128KW","enc":"A256CBC-HS512"}"#,
        r#"{"alg":"A256KW","enc":"A128CBC-HS256"}"#,
        r#"{"alg":"A256KW","enc":"A256GCM"}"#,
        r#"{"alg":"a256kw","enc":"A256CBC-HS512"}"#,
        r#"{"alg":"A256KW"}"#,
        r#"{"alg":"A256KW","enc":"A256CBC-HS512","zip":"DEF"}"#,
        r#"{"alg":"A256KW","enc":"A256CBC-HS512","crit":["x"],"x":1}"#,
        r#"{"alg":"A256KW","enc":"A256CBC-HS512","jku":"https://evil.example"}"#,
        r#"{"alg":"A256KW","alg":"A256KW","enc":"A256CBC-HS512"}"#,
        r#"{"alg":"A256KW","enc":"A256CBC-HS512"} x"#,
        r#"["A256KW","A256CBC-HS512"]"#,
        "not json",
    ];
    for header in headers {
        assert_eq!(code(&with_header(header)), "protocol.jwe-header", "{header}");
    }
    // The same words in another spelling are other bytes, and the tag covers the bytes.
    assert_eq!(code(&with_header(r#"{"enc":"A256CBC-HS512","alg":"A256KW"}"#)), "protocol.jwe-tag");
}

#[test]
fn more_than_the_limit_is_not_looked_at() {
    let jwe = sealed(b"hello");
    let refused = decrypt(&jwe, &KEY, jwe.len() - 1).unwrap_err();
    assert_eq!(refused.code(), "protocol.jwe-too-large");
    assert!(decrypt(&jwe, &KEY, jwe.len()).is_ok());
}

#[test]
fn what_is_no_delivery_is_refused_though_it_decrypts() {
    let secret = DeliverySecret::from_random([0x5a; 16]);
    let payloads = [
        "",
        "{}",
        r#"{"filename":"x.zip"}"#,
        r#"{"filename":"x.zip","data":"UEsFBg=="}"#,
        r#"{"filename":"x.zip","data":"data:application/zip;base64,UEsFBg=="}"#,
        r#"{"filename":"x.zip","data":"application/zip;data:*"}"#,
        r#"{"filename":1,"data":"application/zip;data:"}"#,
    ];
    for payload in payloads {
        let refused = DeliveryPayload::open(&sealed(payload.as_bytes()), &secret, LIMIT).unwrap_err();
        assert_eq!(refused.code(), "protocol.payload-form", "{payload}");
    }
}

#[test]
fn the_payload_is_the_fields_byte_for_byte() {
    let client = ClientId::parse("CLI.aB3dE5gH7j").unwrap();
    let secret = DeliverySecret::from_random([0x5a; 16]);
    let (mut delivery, mut body) = JweDelivery::start(&client, &secret, &[2; 64], &[3; 16]);
    body += &delivery.update(&[0xfb, 0xff, 0xfe, 0x00]);
    body += &delivery.finish();
    let payload = decrypt(&body, &KEY, LIMIT).unwrap();
    assert_eq!(
        String::from_utf8(payload).unwrap(),
        r#"{"filename":"CLI.aB3dE5gH7j.zip","data":"application/zip;data:-__-AA=="}"#
    );
}

proptest! {
    #[test]
    fn what_was_encrypted_decrypts(plain in proptest::collection::vec(any::<u8>(), 0..300), key: [u8; 32], iv: [u8; 16]) {
        let jwe = encrypt(&plain, &key, &[9; 64], &iv);
        prop_assert_eq!(decrypt(&jwe, &key, LIMIT).unwrap(), plain);
    }

    #[test]
    fn a_delivery_is_the_same_however_it_is_cut(
        zip in proptest::collection::vec(any::<u8>(), 0..600),
        cuts in proptest::collection::vec(0usize..100, 0..12),
    ) {
        let client = ClientId::parse("CLI.aB3dE5gH7j").unwrap();
        let secret = DeliverySecret::from_random([0x5a; 16]);
        let (mut delivery, mut body) = JweDelivery::start(&client, &secret, &[2; 64], &[3; 16]);
        let mut rest = zip.as_slice();
        for cut in cuts {
            let (chunk, behind) = rest.split_at(cut.min(rest.len()));
            body += &delivery.update(chunk);
            rest = behind;
        }
        body += &delivery.update(rest);
        body += &delivery.finish();

        let (mut whole, mut at_once) = JweDelivery::start(&client, &secret, &[2; 64], &[3; 16]);
        at_once += &whole.update(&zip);
        at_once += &whole.finish();
        prop_assert_eq!(&body, &at_once);
        prop_assert_eq!(body.len() as u64, JweDelivery::length(&client, zip.len() as u64));
        prop_assert_eq!(DeliveryPayload::open(&body, &secret, LIMIT).unwrap().zip, zip);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>(), parts in "([A-Za-z0-9_-]{0,100}\\.){4}[A-Za-z0-9_-]{0,50}", payload in any::<Vec<u8>>()) {
        let _ = (decrypt(&text, &KEY, LIMIT), decrypt(&parts, &KEY, LIMIT), DeliveryPayload::parse(&payload));
        let known_header = format!("eyJhbGciOiJBMjU2S1ciLCJlbmMiOiJBMjU2Q0JDLUhTNTEyIn0.{text}");
        let _ = decrypt(&known_header, &KEY, LIMIT);
    }
}
