//! Files that openssl has made: which are opened and sign, and why the others are not.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use mydata_soft_certificate::SoftCertificateError as Refusal;
use mydata_soft_certificate::{Content, SoftCertificate};
use support::{NOW, PASSWORD, accepted, file, sign};

/// All but the ways in which a password is asked for is alike in them.
const GOOD: [&str; 14] = [
    "aes-128",
    "aes-192",
    "legacy",
    "legacy-rc2-128",
    "legacy-triple-des",
    "legacy-two-keys",
    "mac-once",
    "mac-sha1",
    "mac-sha384",
    "mac-sha512",
    "no-mac",
    "open-key",
    "today",
    "triple-des",
];

#[test]
fn every_way_of_protecting_a_file_is_known_and_its_signature_is_accepted() {
    for name in GOOD {
        let certificate = SoftCertificate::open(&file(name), PASSWORD)
            .unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        for content in [Content::Detached, Content::Enclosed] {
            assert_eq!(accepted(&sign(&certificate, content)).err(), None, "{name}");
        }
    }
}

#[test]
fn keys_of_other_kinds_and_sizes_sign_as_well() {
    for name in ["p256", "rsa-4096", "with-chain"] {
        let certificate = SoftCertificate::open(&file(name), PASSWORD).unwrap();
        let signature = sign(&certificate, Content::Detached);
        assert_eq!(accepted(&signature).err(), None, "{name}");
    }
}

#[test]
fn a_wrong_password_opens_nothing() {
    for name in GOOD.into_iter().chain(["chinese", "empty", "legacy-chinese", "legacy-empty", "p256"]) {
        for password in ["secret-12345", "Secret-1234", "密碼", "\0"] {
            assert_eq!(open(name, password), Some(Refusal::PasswordWrong), "{name}");
        }
    }
}

#[test]
fn a_password_may_be_chinese_with_rare_characters() {
    for name in ["chinese", "legacy-chinese"] {
        assert_eq!(open(name, "密碼𠮷１２３４"), None, "{name}");
        assert_eq!(open(name, "密碼𠮷1234"), Some(Refusal::PasswordWrong), "{name}");
    }
}

#[test]
fn an_empty_password_is_a_password() {
    for name in ["empty", "legacy-empty"] {
        assert_eq!(open(name, ""), None, "{name}");
        assert_eq!(open(name, " "), Some(Refusal::PasswordWrong), "{name}");
    }
    assert_eq!(open("today", ""), Some(Refusal::PasswordWrong));
}

#[test]
fn what_cannot_be_used_says_why() {
    let table = [
        ("contracts", Refusal::CertificateUsageRefused),
        ("ed25519", Refusal::KeyRefused),
        ("legacy-rc4", Refusal::AlgorithmRefused { algorithm: "1.2.840.113549.1.12.1.1".to_owned() }),
        ("no-certificate", Refusal::CertificateMissing),
        ("no-key", Refusal::KeyMissing),
        ("p384", Refusal::KeyRefused),
        ("rsa-1024", Refusal::KeyRefused),
        ("slow", Refusal::TooSlow { limit: 5_000_000 }),
        ("unprotected", Refusal::Unprotected),
    ];
    for (name, refusal) in table {
        assert_eq!(open(name, PASSWORD), Some(refusal), "{name}");
    }
}

#[test]
fn what_is_no_such_file_or_not_whole_says_so() {
    let whole = file("today");
    let refusal = |bytes: &[u8]| SoftCertificate::open(bytes, PASSWORD).err();
    for other in [&b""[..], b"\x89PNG\r\n\x1a\n", b"-----BEGIN CERTIFICATE-----", &whole[1..], &[0x30, 0x82]]
    {
        assert_eq!(refusal(other), Some(Refusal::NotPkcs12));
    }
    for length in [12, 200, whole.len() - 1] {
        assert_eq!(refusal(&whole[..length]), Some(Refusal::Damaged { what: "file" }), "{length}");
    }
    let with_more = [whole.as_slice(), b"\n"].concat();
    assert_eq!(refusal(&with_more), Some(Refusal::Damaged { what: "file" }));
    let (bytes, limit) = (64 * 1024 + 1, 64 * 1024);
    assert_eq!(refusal(&vec![0x30; bytes]), Some(Refusal::TooLarge { bytes, limit }));
}

#[test]
fn a_certificate_signs_only_while_it_holds() {
    let certificate = SoftCertificate::open(&file("today"), PASSWORD).unwrap();
    let sign = |at| certificate.sign(b"text", Content::Detached, at, &mut getrandom::SysRng);
    let not_after = certificate.not_after();
    assert!(sign(NOW).is_ok() && sign(not_after).is_ok());
    assert_eq!(sign(not_after + 1), Err(Refusal::CertificateExpired { not_after }));
    assert!(
        matches!(sign(1_000_000_000), Err(Refusal::CertificateNotYetValid { not_before }) if not_before > 1_000_000_000)
    );
}

#[test]
fn of_certificates_of_one_key_the_one_that_holds_longest_signs() {
    let [first, renewed] =
        ["p256", "renewed"].map(|name| SoftCertificate::open(&file(name), PASSWORD).unwrap());
    let days = (renewed.not_after() - first.not_after()).div_ceil(24 * 60 * 60);
    assert!((100..=101).contains(&days), "{days}");
    assert_eq!(accepted(&sign(&renewed, Content::Detached)).err(), None);
}

#[test]
fn a_file_tells_whose_certificate_it_has_and_prints_nothing_of_it() {
    let certificate = SoftCertificate::open(&file("with-chain"), PASSWORD).unwrap();
    assert_eq!(certificate.holder().as_deref(), Some("A123456789-00-00000001"));
    assert_eq!(certificate.issuer().as_deref(), Some("示範銀行"));
    // The branch's goes along, the root's does not.
    assert_eq!(certificate.above().count(), 1);
    assert_eq!(format!("{certificate:?}"), "SoftCertificate(***)");
}

fn open(name: &str, password: &str) -> Option<Refusal> {
    SoftCertificate::open(&file(name), password).err()
}
