//! Every protection opens with the password and looks as it would without; nothing else opens it.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test a panic is the report"
)]

mod support;

use mydata_preview::{Document, Limits, PreviewError};
use support::{PASSWORD, drawn, fixture, fixtures};

fn open(bytes: &[u8], password: Option<&str>) -> Result<Document, PreviewError> {
    Document::open(bytes.to_vec(), password, Limits::default())
}

fn locked() -> Vec<(String, Vec<u8>)> {
    let is_locked = |name: &str| {
        name.starts_with("protected-") && !["protected-not.pdf", "protected-owner-only.pdf"].contains(&name)
    };
    fixtures().into_iter().filter(|(name, _)| is_locked(name)).collect()
}

#[test]
fn every_protection_opens_with_the_password_and_looks_as_it_would_without() {
    let plain = open(&fixture("protected-not.pdf"), None).unwrap();
    let plain = drawn(&plain.viewer());
    assert_eq!(locked().len(), 18);
    for (name, bytes) in locked() {
        let document = open(&bytes, Some(PASSWORD)).unwrap();
        let viewer = document.viewer();
        assert!(drawn(&viewer).rgba == plain.rgba, "{name}");
        assert_eq!(viewer.text(1).unwrap().plain(), "王小明 A123456789\n", "{name}");
    }
}

#[test]
fn a_wrong_password_and_a_missing_one_are_told_apart() {
    for (name, bytes) in locked() {
        assert_eq!(open(&bytes, None).err(), Some(PreviewError::PasswordMissing), "{name}");
        assert_eq!(open(&bytes, Some("")).err(), Some(PreviewError::PasswordMissing), "{name}");
        for wrong in ["A123456780", "nobody", "a", "王小明", &"9".repeat(200)] {
            assert_eq!(open(&bytes, Some(wrong)).err(), Some(PreviewError::PasswordWrong), "{name} {wrong}");
        }
    }
}

#[test]
fn an_id_number_opens_in_small_letters_and_with_spaces_around_it() {
    for (name, bytes) in locked() {
        assert!(open(&bytes, Some(" a123456789\n")).is_ok(), "{name}");
    }
}

#[test]
fn what_opens_without_a_password_opens_with_any() {
    for name in ["protected-owner-only.pdf", "protected-not.pdf", "fpdf2.pdf"] {
        assert!(open(&fixture(name), None).is_ok(), "{name}");
        assert!(open(&fixture(name), Some("whatever")).is_ok(), "{name}");
    }
}

#[test]
fn a_password_is_never_in_an_error() {
    let error = open(&fixture("protected-aes-256.pdf"), Some("B299999999")).unwrap_err();
    assert_eq!(error.code(), "preview.password-wrong");
    assert!(!format!("{error} {error:?}").contains("B299999999"));
}
