//! Files that other programs have made, and those that a standard gives as examples.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;

use mydata_soft_certificate::SoftCertificateError as Refusal;
use mydata_soft_certificate::{Content, SoftCertificate};

/// 2029, when the certificate of NIST's suite still holds.
const THEN: u64 = 1_870_000_000;

fn open(name: &str, password: &str) -> Result<SoftCertificate, Refusal> {
    SoftCertificate::open(&fs::read(format!("tests/files/others/{name}.p12")).unwrap(), password)
}

#[test]
fn what_browsers_and_systems_export_is_opened_and_signs() {
    for name in ["firefox", "macos", "windows-aes", "windows-triple-des"] {
        let certificate = open(name, "password").unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        assert_eq!(certificate.holder().as_deref(), Some("Valid EE Certificate Test1"), "{name}");
        let signature = certificate.sign(b"text", Content::Enclosed, THEN, &mut getrandom::SysRng).unwrap();
        let signed = mydata_identity::evidence::SignedData::read(&signature).unwrap();
        assert_eq!(signed.verify(b"text", None).unwrap().der(), certificate.certificate(), "{name}");
        assert_eq!(open(name, "passwort").unwrap_err(), Refusal::PasswordWrong, "{name}");
    }
}

/// RFC 9579, appendix A: codes by PBMAC1.
#[test]
fn codes_of_the_newer_kind_are_known_and_wrong_ones_are_refused() {
    for name in ["rfc9579-a1", "rfc9579-a2", "rfc9579-a3"] {
        assert!(open(name, "1234").is_ok(), "{name}");
        assert_eq!(open(name, "12345").unwrap_err(), Refusal::PasswordWrong, "{name}");
    }
    for name in ["rfc9579-a4", "rfc9579-a5"] {
        assert_eq!(open(name, "1234").unwrap_err(), Refusal::PasswordWrong, "{name}");
    }
    assert_eq!(open("rfc9579-a6", "1234").unwrap_err(), Refusal::Damaged { what: "authentication code" });
}
