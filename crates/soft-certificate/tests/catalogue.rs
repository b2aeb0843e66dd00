//! Every refusal has a title and a sentence for people, in both languages.

use std::collections::BTreeSet;

use mydata_soft_certificate::SoftCertificateError;

const ENGLISH: &str = include_str!("../../../worker/locales/en/soft-certificate.ftl");
const CHINESE: &str = include_str!("../../../worker/locales/zh-Hant/soft-certificate.ftl");

/// Said beside the field, where no title is.
const UNTITLED: &str = "soft-certificate-password-wrong";

fn keys(catalogue: &str) -> BTreeSet<&str> {
    catalogue.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key).collect()
}

#[test]
fn every_refusal_is_explained_in_both_languages() {
    let (english, chinese) = (keys(ENGLISH), keys(CHINESE));
    assert_eq!(english, chinese);
    for code in SoftCertificateError::codes() {
        let key = code.replace('.', "-");
        assert!(english.contains(key.as_str()), "{key}");
        assert!(key == UNTITLED || english.contains(format!("{key}-title").as_str()), "{key}");
    }
}
