//! Foreign vectors, read from the folder that `VECTORS` names: Wycheproof's JWE and AES-CBC tests.
//!
//! Without `VECTORS` these tests say so and pass; `tests/` runs them with it.

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a test may panic, and says what it ran")]

use std::path::PathBuf;

use aes::Aes256;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeDecrypt, BlockModeEncrypt, KeyIvInit};
use mydata_protocol::jwe::decrypt;
use serde_json::Value;

/// One of the suite's files, or nothing where `VECTORS` is not set.
fn vectors(name: &str) -> Option<Value> {
    let Ok(folder) = std::env::var("VECTORS") else {
        println!("NOT RUN: set VECTORS to the folder that holds wycheproof/{name}");
        return None;
    };
    let path = PathBuf::from(folder).join("wycheproof").join(name);
    Some(serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap())
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> =
        hex.chars().map(|digit| u8::try_from(digit.to_digit(16).unwrap()).unwrap()).collect();
    digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte * 16 + digit)).collect()
}

#[test]
fn json_web_encryption() {
    let Some(suite) = vectors("json_web_encryption.json") else { return };
    let (mut valid, mut invalid) = (0, 0);
    for group in list(&suite, "testGroups") {
        let Some(key) = group.get("private").filter(|key| text(key, "alg") == "A256KW") else { continue };
        let key: [u8; 32] = URL_SAFE_NO_PAD.decode(text(key, "k")).unwrap().try_into().unwrap();
        for test in list(group, "tests") {
            let jwe = test
                .get("jwe")
                .map(|jwe| jwe.as_str().map_or_else(|| jwe.to_string(), str::to_owned))
                .unwrap();
            let opened = decrypt(&jwe, &key, 1 << 20);
            let expected_valid = text(test, "result") == "valid" && text(test, "enc") == "A256CBC-HS512";
            assert_eq!(opened.is_ok(), expected_valid, "{test}");
            if let Ok(opened) = opened {
                assert_eq!(opened, bytes(text(test, "pt")), "{test}");
                valid += 1;
            } else {
                invalid += 1;
            }
        }
    }
    println!("json_web_encryption: {valid} opened, {invalid} refused");
    assert!(valid > 0 && invalid > 20);
}

#[test]
fn aes_cbc_pkcs5() {
    let Some(suite) = vectors("aes_cbc_pkcs5.json") else { return };
    let (mut valid, mut invalid) = (0, 0);
    for group in list(&suite, "testGroups").iter().filter(|group| group.get("keySize") == Some(&256.into())) {
        for test in list(group, "tests") {
            let key: [u8; 32] = bytes(text(test, "key")).try_into().unwrap();
            let iv: [u8; 16] = bytes(text(test, "iv")).try_into().unwrap();
            let (plain, sealed) = (bytes(text(test, "msg")), bytes(text(test, "ct")));
            let opened =
                cbc::Decryptor::<Aes256>::new(&key.into(), &iv.into()).decrypt_padded_vec::<Pkcs7>(&sealed);
            if text(test, "result") == "valid" {
                let resealed = cbc::Encryptor::<Aes256>::new(&key.into(), &iv.into())
                    .encrypt_padded_vec::<Pkcs7>(&plain);
                assert_eq!((opened.unwrap(), resealed), (plain, sealed), "{test}");
                valid += 1;
            } else {
                assert!(opened.is_err(), "{test}");
                invalid += 1;
            }
        }
    }
    println!("aes_cbc_pkcs5, 256 bits: {valid} opened, {invalid} refused");
    assert!(valid > 0 && invalid > 0);
}
