//! Every refusal of evidence has a sentence for people, in both languages.
#![cfg(feature = "evidence")]

use std::collections::BTreeSet;

use mydata_identity::IdentityError;
use mydata_identity::evidence::EvidenceRefusal;

const ENGLISH: &str = include_str!("../../../worker/locales/en/identity.ftl");
const CHINESE: &str = include_str!("../../../worker/locales/zh-Hant/identity.ftl");

fn keys(catalogue: &str) -> BTreeSet<String> {
    catalogue.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key.to_owned()).collect()
}

#[test]
fn every_refusal_is_explained_in_both_languages() {
    let texts = [
        IdentityError::BusinessNumberChecksum.code(),
        IdentityError::BusinessNumberForm.code(),
        IdentityError::EmailForm.code(),
        IdentityError::MobileForm.code(),
    ];
    let codes: BTreeSet<_> =
        EvidenceRefusal::codes().chain(texts).map(|code| code.replace('.', "-")).collect();
    assert_eq!(keys(ENGLISH), codes);
    assert_eq!(keys(CHINESE), codes);
}

#[test]
fn a_refusal_that_would_tell_whether_a_person_exists_says_what_the_others_say() {
    let sentence = |catalogue: &str, key: &str| {
        let line =
            catalogue.lines().find_map(|line| line.strip_prefix(&format!("{key} = ")).map(str::to_owned));
        line.unwrap()
    };
    for catalogue in [ENGLISH, CHINESE] {
        assert_eq!(
            sentence(catalogue, "identity-credential-unknown"),
            sentence(catalogue, "identity-person-mismatch")
        );
    }
    assert!(!EvidenceRefusal::PersonMismatch.may_be_told());
    assert!(EvidenceRefusal::ChallengeExpired.may_be_told());
}
