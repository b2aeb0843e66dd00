//! Passwords: no other opens a file than its own.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use mydata_soft_certificate::{SoftCertificate, SoftCertificateError};
use proptest::prelude::*;
use support::{PASSWORD, file};

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_other_password_opens_a_file(password in prop_oneof![".{0,20}", "[\\x00-\\xff]{0,20}", "secret-123[3-5]{0,2}\\x00?"]) {
        prop_assume!(password != PASSWORD);
        for name in ["quick", "quick-legacy", "quick-no-mac"] {
            let refusal = SoftCertificate::open(&file(name), &password).err();
            prop_assert_eq!(refusal, Some(SoftCertificateError::PasswordWrong));
        }
    }
}
