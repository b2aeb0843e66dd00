//! A consent and a deletion of invented people, and the key that signs for them.
#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "a test fails by panicking; not every test needs everything"
)]

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signer as _, SigningKey};
use mydata_receipt::{
    Bilingual, ConsentFacts, ConsentReceipt, DatasetFacts, DeletedDataset, DeletedPackage, DeletionFacts,
    DeletionReason, DeletionRecord, KeySet, Paper, Party, PartyRole, PiiCategory, Principal, PrivacyNotice,
    Signer, Timestamp,
};

pub(crate) const AGREED: i64 = 1_780_000_000_000;

pub(crate) fn at(millis: i64) -> Timestamp {
    Timestamp::from_unix_millis(millis).unwrap()
}

pub(crate) fn signer() -> Signer {
    Signer::from_seed(&[9; 32])
}

pub(crate) fn keys() -> KeySet {
    KeySet::from_jwks(&signer().jwks()).unwrap()
}

pub(crate) fn both(zh: &str, en: &str) -> Bilingual {
    Bilingual::new(zh, en)
}

pub(crate) fn party(role: PartyRole, id: &str, zh: &str, en: &str) -> Party {
    Party {
        party_id: id.to_owned(),
        party_name: both(zh, en),
        party_role: role,
        party_contact: String::new(),
        party_url: "https://demo-city.example/".to_owned(),
    }
}

pub(crate) fn category(code: &str, zh: &str, en: &str) -> PiiCategory {
    PiiCategory { code: code.to_owned(), name: both(zh, en) }
}

pub(crate) fn consent_facts() -> ConsentFacts {
    ConsentFacts {
        receipt_id: "7d6d1a52-0b5e-4a4e-8f0b-2a1f9f5e7c10".to_owned(),
        issued_at: at(AGREED + 500),
        transfer_id: "0d6a1b0e-6c1f-4c53-9d3a-1f7a5d1c2b3e".to_owned(),
        principal: Principal::masked("A12345****", "林*好").unwrap(),
        agreed_at: at(AGREED),
        valid_until: at(AGREED + 8 * 3_600_000),
        method: "CER".to_owned(),
        method_name: both("自然人憑證", "Citizen Digital Certificate"),
        assurance_level: 1,
        privacy_notice: PrivacyNotice {
            url: "https://mydata.example/privacy".to_owned(),
            version: "2026-06-01".to_owned(),
        },
        platform: party(PartyRole::Platform, "platform", "MyData 平臺", "MyData platform"),
        providers: vec![party(
            PartyRole::Provider,
            "demo-household",
            "示範市政府戶政事務所",
            "Household Registration Office, Demo City Government",
        )],
        recipient: Some(party(PartyRole::Recipient, "CLI.aB3dE5gH7j", "示範大學", "Demo University")),
        purpose: both("審核就學費用減免", "To decide on a fee waiver"),
        purpose_code: "158".to_owned(),
        purpose_name: both("學生（員）（含畢、結業生）資料管理", "Management of data on students"),
        datasets: vec![DatasetFacts {
            resource_id: "API.UDauDOLyZg".to_owned(),
            name: both("現戶全戶戶籍資料", "Household registration"),
            provider_id: "demo-household".to_owned(),
            categories: vec![
                category("C001", "辨識個人者", "Identifying a person"),
                category("C021", "家庭情形", "Family"),
            ],
            fields: vec![both("戶號", "Household number"), both("戶籍地址", "Registered address")],
        }],
        collection_method: both("經本人同意由平臺轉送", "Conveyed by the platform with her consent"),
        further_recipients: vec![both("學生事務委員會", "The committee of student affairs")],
        manner_of_use: both("以電子方式處理", "By electronic means"),
        period: both("目的存續期間", "As long as the purpose lasts"),
        area: both("中華民國境內", "Within the Republic of China"),
        withdrawal_method: both("向示範大學提出", "By asking Demo University"),
        exercising_rights: both("致電示範大學", "By telephone to Demo University"),
        effect_of_refusing: both("改以紙本申請", "You apply on paper instead"),
    }
}

pub(crate) fn consent() -> Paper {
    ConsentReceipt::new(consent_facts()).unwrap().into()
}

pub(crate) fn deletion_facts() -> DeletionFacts {
    DeletionFacts {
        record_id: "5f0c1f1e-6a53-4f5e-9d0e-6f7f3b9f1a11".to_owned(),
        issued_at: at(AGREED + 60_000),
        transfer_id: "0d6a1b0e-6c1f-4c53-9d3a-1f7a5d1c2b3e".to_owned(),
        dataset: DeletedDataset {
            resource_id: "API.UDauDOLyZg".to_owned(),
            name: both("現戶全戶戶籍資料", "Household registration"),
        },
        package: Some(DeletedPackage {
            sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855".to_owned(),
            bytes: 52_428_800,
            stored_at: at(AGREED),
        }),
        key_destroyed_at: at(AGREED + 50_000),
        ciphertext_deleted_at: at(AGREED + 51_000),
        reason: DeletionReason::Taken,
    }
}

pub(crate) fn deletion() -> Paper {
    DeletionRecord::new(deletion_facts()).unwrap().into()
}

/// Signs anything with the platform's own key.
pub(crate) fn sign_raw(header: &str, payload: &[u8]) -> String {
    let (protected, payload) = (URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(payload));
    let signature = SigningKey::from_bytes(&[9; 32]).sign(format!("{protected}.{payload}").as_bytes());
    let signature = URL_SAFE_NO_PAD.encode(signature.to_bytes());
    serde_json::json!({ "payload": payload, "protected": protected, "signature": signature }).to_string()
}

/// The files of `tests/vectors`.
pub(crate) fn vectors() -> [(&'static str, String); 3] {
    let sign = |paper: &Paper| signer().sign(paper).unwrap();
    [
        ("consent-receipt.json", sign(&consent())),
        ("deletion-record.json", sign(&deletion())),
        ("keys.json", signer().jwks()),
    ]
}
