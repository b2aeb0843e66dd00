//! People are shown all that a paper says, in words of the catalogue.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeSet;

use mydata_receipt::{
    ConsentReceipt, DeletionReason, DeletionRecord, Paper, PartyRole, ReceiptError, Sheet, SheetValue,
};
use serde_json::Value;
use support::{consent, consent_facts, deletion, deletion_facts, party};

const ENGLISH: &str = include_str!("../../../worker/locales/en/papers.ftl");
const CHINESE: &str = include_str!("../../../worker/locales/zh-Hant/papers.ftl");

/// Said in other words than the document's own.
const WORDS: [&str; 17] = [
    "consent-given",
    "explicit",
    "platform",
    "provider",
    "recipient",
    "deleted-by-citizen",
    "expired",
    "misuse-reported",
    "recipient-closed",
    "recipient-refused",
    "recipient-unreachable",
    "refused",
    "taken",
    "timed-out",
    "undeliverable",
    "visit-ended",
    "wrong-person",
];

fn papers() -> Vec<Paper> {
    let for_herself =
        ConsentReceipt::new(mydata_receipt::ConsentFacts { recipient: None, ..consent_facts() });
    let without_package =
        DeletionRecord::new(mydata_receipt::DeletionFacts { package: None, ..deletion_facts() });
    let mut papers =
        vec![consent(), for_herself.unwrap().into(), deletion(), without_package.unwrap().into()];
    papers.extend(DeletionReason::ALL.map(|reason| {
        DeletionRecord::new(mydata_receipt::DeletionFacts { reason, ..deletion_facts() }).unwrap().into()
    }));
    papers
}

/// Every text and number in a document.
fn leaves(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => drop(found.insert(text.clone())),
        Value::Number(number) => drop(found.insert(number.to_string())),
        Value::Array(members) => members.iter().for_each(|member| leaves(member, found)),
        Value::Object(members) => members.values().for_each(|member| leaves(member, found)),
        Value::Null | Value::Bool(_) => {}
    }
}

fn keys(sheet: &Sheet) -> BTreeSet<&'static str> {
    let rows = sheet.sections.iter().flat_map(|section| &section.rows);
    let words = rows.clone().flat_map(|row| &row.values).filter_map(|value| match value {
        SheetValue::Word(word) => Some(*word),
        _ => None,
    });
    let headings = sheet.sections.iter().map(|section| section.heading);
    rows.map(|row| row.label).chain(words).chain(headings).chain([sheet.title]).collect()
}

fn catalogue(text: &str) -> BTreeSet<&str> {
    text.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key).collect()
}

#[test]
fn all_that_a_paper_says_is_shown() {
    for paper in papers() {
        let (mut said, mut shown) = (BTreeSet::new(), BTreeSet::new());
        leaves(&serde_json::from_slice(&paper.to_json()).unwrap(), &mut said);
        leaves(&serde_json::to_value(paper.sheet()).unwrap(), &mut shown);
        let hidden: Vec<_> =
            said.iter().filter(|text| !text.is_empty() && !WORDS.contains(&text.as_str())).collect();
        let hidden: Vec<_> = hidden.into_iter().filter(|text| !shown.contains(*text)).collect();
        assert!(hidden.is_empty(), "{hidden:?}");
    }
}

#[test]
fn everything_shown_has_a_name_in_both_languages() {
    let used: BTreeSet<_> = papers().iter().flat_map(|paper| keys(&paper.sheet())).collect();
    for key in used {
        assert!(catalogue(ENGLISH).contains(key) && catalogue(CHINESE).contains(key), "{key}");
    }
}

#[test]
fn every_refusal_is_explained_in_both_languages() {
    assert_eq!(catalogue(ENGLISH), catalogue(CHINESE));
    let of_receipts = |key: &&str| key.starts_with("receipt-");
    let explained: BTreeSet<_> =
        catalogue(ENGLISH).into_iter().filter(of_receipts).map(str::to_owned).collect();
    let codes: BTreeSet<_> = ReceiptError::codes().map(|code| code.replace('.', "-")).collect();
    assert_eq!(explained, codes);
}

#[test]
fn no_row_is_empty() {
    let mut facts = consent_facts();
    facts.platform = party(PartyRole::Platform, "platform", "MyData 平臺", "");
    facts.platform.party_url = String::new();
    facts.datasets[0].fields.clear();
    let sheet = Paper::from(ConsentReceipt::new(facts).unwrap()).sheet();
    for row in sheet.sections.iter().flat_map(|section| &section.rows) {
        assert!(!row.values.is_empty(), "{}", row.label);
        assert!(!row.values.contains(&SheetValue::Literal(String::new())), "{}", row.label);
    }
}

#[test]
fn what_is_said_twice_must_be_the_same() {
    let mut receipt: Value = serde_json::from_slice(&consent().to_json()).unwrap();
    receipt["pdpa_article_8"]["period"]["en"] = "For ever".into();
    let header = format!(
        r#"{{"alg":"EdDSA","typ":"mydata-consent-receipt+json","kid":"{}"}}"#,
        support::signer().public_key().id()
    );
    let text = support::sign_raw(&header, receipt.to_string().as_bytes());
    assert_eq!(support::keys().open(&text), Err(ReceiptError::NoticeContradicts { field: "period" }));
}
