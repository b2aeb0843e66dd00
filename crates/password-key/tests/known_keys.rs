//! Keys that are known: of RFC 6070 and RFC 7914, and what openssl derives.
//!
//! The latter by `openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt hexpass:0073006d006500670000
//! -kdfopt hexsalt:0a58cf64530d823f -kdfopt iter:1000 -kdfopt id:1 PKCS12KDF`, and the like.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

use mydata_password_key::{Hash, Purpose};

/// "smeg", as PKCS#12 writes it.
const PASSWORD: &[u8] = b"\0s\0m\0e\0g\0\0";
const SALT: [u8; 8] = [0x0A, 0x58, 0xCF, 0x64, 0x53, 0x0D, 0x82, 0x3F];

#[test]
fn pbkdf2_is_that_of_the_standards() {
    let known = [
        (Hash::Sha1, &b"password"[..], 4_096, "4b007901b765489abead49d926f721d065a429c1"),
        (Hash::Sha256, b"passwd", 1, "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"),
    ];
    for (hash, password, rounds, expected) in known {
        let mut key = vec![0; hash.output_length()];
        hash.pbkdf2(password, b"salt", rounds, &mut key);
        assert_eq!(hex(&key), expected);
    }
}

#[test]
fn pkcs12s_own_way_is_that_of_openssl() {
    let known = [
        (Hash::Sha1, Purpose::Encryption, 1, 24, "8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3"),
        (Hash::Sha1, Purpose::InitialVector, 1_000, 8, "b39bf194ae8e43eb"),
        (Hash::Sha1, Purpose::Authentication, 1_000, 20, "eeda645443827451e9753694f90ee9b9cf9248ff"),
        (
            Hash::Sha256,
            Purpose::Encryption,
            1_000,
            32,
            "8c8ec99d51446b9ddd6cade1696c9e5db5f40dede874219f6654626b604f5a7c",
        ),
        (
            Hash::Sha256,
            Purpose::Encryption,
            3,
            100,
            concat!(
                "469e0a6907c9598d58e9611a2b3dceb1c8ae273415360bf8bf510e1ccecc8674e28f97d0dbc836d78502a75f6a8e624ce373",
                "2b56ba426aedb32930ea60b0ce0f4360262c3b860fe5f2278892721b55db1c7b65a1c265e51677c4eeb7f0b9006688988fb2",
            ),
        ),
        (
            Hash::Sha384,
            Purpose::Authentication,
            7,
            48,
            "7654970ce0c260ff25f0f151bfe3afb22a4fba674a63c81713b72cdf7b93567007a711358fb746d584a633a354683678",
        ),
        (
            Hash::Sha512,
            Purpose::Authentication,
            7,
            64,
            "3f6293772cd39c4ee203ae2ca638c2d3f46a80ae60af3196974943427ca392ea8fe93ac03fc0d6a61a9ae0624633e8f9a5c1583d74662252e48c0dba634ab3d3",
        ),
        (
            Hash::Sha512,
            Purpose::InitialVector,
            5,
            150,
            concat!(
                "a7d2b1b4459821d43bb7cc05aaa478a4b975f2b5e6b136f0f367b96f491898c3a07f8f81d238831b39b77aa69e334662fb5a",
                "36a4484e28528e367c3279335d0df2677992ff83899ac65fde4b3d56f182a29b4391f231c807c2257962995aa4ae9a37a41d",
                "a371963c4be3d2172ab6ce1411da6fd29615d3719877a2ddd70046daacc9dfab66a8cf42e8c4044f006503f07c1553f29414",
            ),
        ),
    ];
    for (hash, purpose, rounds, length, expected) in known {
        assert_eq!(
            hex(&hash.pkcs12(purpose, PASSWORD, &SALT, rounds, length)),
            expected,
            "{hash:?} {purpose:?}"
        );
    }
}

#[test]
fn no_password_and_no_salt_give_a_key_as_well() {
    assert_eq!(Hash::Sha256.pkcs12(Purpose::Encryption, b"", b"", 1, 100).len(), 100);
}

#[test]
fn a_code_is_of_its_message_key_and_length() {
    // RFC 4231, 4.3.
    let code = unhex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    let message = b"what do ya want for nothing?";
    assert!(Hash::Sha256.authenticates(b"Jefe", message, &code));
    assert!(!Hash::Sha256.authenticates(b"Jeff", message, &code));
    assert!(!Hash::Sha256.authenticates(b"Jefe", &message[1..], &code));
    for length in [0, 16, 31] {
        assert!(!Hash::Sha256.authenticates(b"Jefe", message, &code[..length]));
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

fn unhex(text: &str) -> Vec<u8> {
    let (pairs, _) = text.as_bytes().as_chunks::<2>();
    pairs.iter().map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}
