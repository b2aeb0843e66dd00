//! The signed packages.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod seeds;

use getrandom::SysRng;
use lopdf::{Document as Pdf, LoadOptions};
use mydata_demo_dp::document::{Document, Occasion};
use mydata_demo_dp::{Answers, PackagingError, Signers, TaiwanTime};
use mydata_demo_pki::{Holder, Profile};
use mydata_identity::NationalId;
use mydata_package::{Limits, Opened};

const UID: &str = "H229930014";

fn signers(subject: &str) -> Signers {
    let holder =
        |subject| Holder::self_signed(&Profile::signer(subject, 0..=4_000_000_000), &mut SysRng).unwrap();
    let (own, other) = (holder(subject), holder("CN=另一機關,O=示範機關,C=TW"));
    let json = serde_json::json!({
        "demo-household": { "certificate": own.certificate_pem().unwrap(), "key": own.key_pem().unwrap().as_str() },
        "wrong": { "certificate": own.certificate_pem().unwrap(), "key": other.key_pem().unwrap().as_str() },
    });
    Signers::from_json(&json.to_string()).unwrap()
}

fn package(signers: &Signers, provider_id: &str) -> Result<Vec<u8>, PackagingError> {
    let (catalogue, personas) = (seeds::catalogue(), seeds::personas());
    let persona = personas.find(&NationalId::parse(UID).unwrap()).unwrap();
    let (dataset, agency) = catalogue.at("/dp/household-registration").unwrap();
    let at = TaiwanTime::from_unix_millis(1_795_573_293_000).unwrap();
    let occasion =
        Occasion { transaction_uid: "5f0c1c8e-3f0b-4f6e-9d0a-2f1f6f7a8b9c", at, answers: &Answers::none() };
    let document = Document::compose(dataset, agency, persona, occasion).unwrap();
    signers.of(provider_id).unwrap().package(&document, &seeds::faces(), persona, None)
}

#[test]
fn a_package_is_authentic_and_holds_the_pdf_and_the_json() {
    let signers = signers("CN=示範市政府戶政事務所,O=示範市政府（示範用）,C=TW");
    let bytes = package(&signers, "demo-household").unwrap();
    let authentic = Opened::read(&bytes, &Limits::default()).unwrap().authenticate().unwrap();
    let names: Vec<_> = authentic.files().iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["現戶全戶戶籍資料.pdf", "現戶全戶戶籍資料.json"]);
    assert!(authentic.findings().is_empty());
    let json: serde_json::Value =
        serde_json::from_slice(&authentic.read("現戶全戶戶籍資料.json").unwrap()).unwrap();
    assert_eq!(json["申請人"]["姓名"], "江雨𤧟");
    let pdf = authentic.read("現戶全戶戶籍資料.pdf").unwrap();
    Pdf::load_mem_with_options(&pdf, LoadOptions::with_password(UID)).unwrap();
}

#[test]
fn a_key_that_does_not_belong_to_the_certificate_makes_no_package() {
    let signers = signers("CN=示範市政府戶政事務所,C=TW");
    assert!(matches!(package(&signers, "wrong"), Err(PackagingError::Package(_))));
}

#[test]
fn signers_print_as_names_without_keys() {
    let signers = signers("CN=示範市政府戶政事務所,C=TW");
    assert_eq!(
        format!("{signers:?} {:?}", signers.of("wrong").unwrap()),
        r#"["demo-household", "wrong"] Signer(***)"#
    );
}
