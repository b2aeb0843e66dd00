//! The module as JavaScript sees it; run by wasm-bindgen-test-runner under node.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::cast_precision_loss,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use js_sys::{Array, JSON, Object, Reflect};
use mydata_wasm::{Archive, RawQuestion};
use sha2::{Digest, Sha256};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

const ANCHORS: &str = include_str!("../../../npm/test/vectors/anchors.pem");
const DELIVERY: &[u8] = include_bytes!("../../../npm/test/vectors/delivery.zip");
const PACKAGE: &[u8] = include_bytes!("../../../npm/test/vectors/package.zip");
const SIGNER: &str = "CN=示範戶政司,OU=戶籍組,O=示範內政部,C=TW";
/// 2027-01-15.
const DURING: f64 = 1_800_000_000.0;

fn archive(bytes: &[u8]) -> Archive {
    let mut archive = Archive::new(bytes.len()).unwrap();
    for chunk in bytes.chunks(1000) {
        archive.append(chunk).unwrap();
    }
    archive
}

fn question(changes: &[(&str, JsValue)]) -> RawQuestion {
    let question = Object::new();
    let usual = [
        ("anchors", ANCHORS.into()),
        ("at", DURING.into()),
        ("demoRoots", true.into()),
        ("expectedSigner", SIGNER.into()),
    ];
    for (name, value) in usual.iter().chain(changes) {
        Reflect::set(&question, &(*name).into(), value).unwrap();
    }
    question.unchecked_into()
}

fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap()
}

fn codes(verdict: &JsValue) -> Vec<String> {
    let reasons: Array = get(verdict, "reasons").dyn_into().unwrap();
    reasons.iter().map(|reason| get(&reason, "code").as_string().unwrap()).collect()
}

fn code(error: &JsValue) -> String {
    assert!(error.is_instance_of::<js_sys::Error>());
    get(error, "code").as_string().unwrap()
}

fn text(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}

#[wasm_bindgen_test]
fn a_good_package_is_valid_with_signer_and_files() {
    let verdict = archive(PACKAGE).judge(&question(&[])).unwrap();
    assert_eq!(get(&verdict, "verdict"), "valid", "{}", text(&verdict));
    assert_eq!(codes(&verdict), ["trust.revocation-not-checked", "trust.demo-root-accepted"]);
    assert_eq!(get(&get(&verdict, "signer"), "subject"), SIGNER);
    assert!(get(&get(&verdict, "signer"), "notAfter").as_f64().unwrap() > DURING);
    let files: Array = get(&verdict, "files").dyn_into().unwrap();
    assert_eq!(files.length(), 3);
    assert_eq!(get(&files.get(0), "name"), "現戶全戶戶籍資料.pdf");
    assert_eq!(get(&files.get(0), "digest").as_string().unwrap().len(), 64);
}

#[wasm_bindgen_test]
fn the_files_read_are_those_packed() {
    let mut archive = archive(PACKAGE);
    archive.judge(&question(&[])).unwrap();
    assert!(archive.read("現戶全戶戶籍資料.pdf").unwrap().starts_with(b"%PDF-"));
    assert_eq!(code(&archive.read("其他.pdf").unwrap_err()), "package.file-unknown");
}

#[wasm_bindgen_test]
fn a_changed_package_is_invalid_with_the_facts() {
    let mut changed = PACKAGE.to_vec();
    changed[60] ^= 1;
    let verdict = archive(&changed).judge(&question(&[])).unwrap();
    assert_eq!(get(&verdict, "verdict"), "invalid");
    let reasons: Array = get(&verdict, "reasons").dyn_into().unwrap();
    assert!(get(&reasons.get(0), "code").as_string().unwrap().starts_with("package."));
    assert!(get(&reasons.get(0), "facts").is_object());
}

#[wasm_bindgen_test]
fn another_signer_than_expected_is_refused() {
    let verdict = archive(PACKAGE).judge(&question(&[("expectedSigner", "CN=別的機關".into())])).unwrap();
    assert_eq!(codes(&verdict), ["trust.other-provider"]);
}

#[wasm_bindgen_test]
fn roots_for_demonstrations_must_be_asked_for() {
    let verdict = archive(PACKAGE).judge(&question(&[("demoRoots", false.into())])).unwrap();
    assert_eq!(codes(&verdict), ["trust.demo-root"]);
}

#[wasm_bindgen_test]
fn without_an_expected_signer_anybody_under_the_anchors_counts() {
    let verdict = archive(PACKAGE).judge(&question(&[("expectedSigner", JsValue::UNDEFINED)])).unwrap();
    assert_eq!(get(&verdict, "verdict"), "valid");
}

#[wasm_bindgen_test]
fn wrong_questions_are_errors_with_codes() {
    let wrong = [
        ("anchors", "no PEM".into(), "verify.anchors"),
        ("anchors", JsValue::UNDEFINED, "verify.question"),
        ("at", "now".into(), "verify.question"),
        ("at", f64::NAN.into(), "verify.question"),
        ("demoRoots", "yes".into(), "verify.question"),
        ("expectedSigner", 1.into(), "verify.question"),
    ];
    for (name, value, expected) in wrong {
        assert_eq!(code(&archive(PACKAGE).judge(&question(&[(name, value)])).unwrap_err()), expected);
    }
}

#[wasm_bindgen_test]
fn nothing_is_read_from_what_was_not_found_authentic() {
    let mut archive = archive(b"no archive at all");
    assert_eq!(code(&archive.read("a.pdf").unwrap_err()), "verify.not-authentic");
    archive.judge(&question(&[])).unwrap();
    assert_eq!(code(&archive.read("a.pdf").unwrap_err()), "verify.not-authentic");
}

#[wasm_bindgen_test]
fn a_delivery_lists_its_datasets_and_hands_out_their_packages() {
    let delivery = archive(DELIVERY);
    let listed = delivery.delivery().unwrap();
    assert_eq!(
        text(&listed),
        r#"{"entries":[{"resourceId":"API.UDauDOLyZg","name":"現戶全戶戶籍資料","code":200,"present":true},{"resourceId":"API.demoSchool","name":"學籍資料","code":200,"present":true},{"resourceId":"API.AbAYGIjoYw","name":"低收入戶資料","code":204,"present":false}]}"#
    );
    let mut package = delivery.package("API.UDauDOLyZg").unwrap();
    assert_eq!(package.bytes().unwrap(), PACKAGE);
    assert_eq!(get(&package.judge(&question(&[])).unwrap(), "verdict"), "valid");
    assert_eq!(code(&delivery.package("API.AbAYGIjoYw").err().unwrap()), "package.file-unknown");
}

#[wasm_bindgen_test]
fn a_package_is_no_delivery() {
    assert!(code(&archive(PACKAGE).delivery().unwrap_err()).starts_with("package."));
}

#[wasm_bindgen_test]
fn files_hashed_outside_or_inside_make_the_same_verdict() {
    let whole = text(&archive(PACKAGE).judge(&question(&[])).unwrap());
    let mut archive = archive(PACKAGE);
    let files: Array = archive.check_signature().dyn_into().unwrap();
    assert_eq!(files.length(), 3);
    for (position, file) in files.iter().enumerate() {
        let name = get(&file, "name").as_string().unwrap();
        if position == 0 {
            assert!(archive.compare_here(&name));
            continue;
        }
        let content = archive.pass(&name).unwrap();
        assert_eq!(Some(content.len() as f64), get(&file, "size").as_f64());
        assert!(archive.compare(&name, &Sha256::digest(&content)).unwrap());
    }
    assert_eq!(text(&archive.judge(&question(&[])).unwrap()), whole);
}

#[wasm_bindgen_test]
fn a_wrong_digest_refuses_the_package() {
    let mut archive = archive(PACKAGE);
    archive.check_signature();
    archive.pass("說明.csv").unwrap();
    assert_eq!(code(&archive.compare("說明.csv", &[0; 31]).unwrap_err()), "verify.question");
    assert!(!archive.compare("說明.csv", &[0; 32]).unwrap());
    assert_eq!(archive.pass("說明.csv"), None);
    assert_eq!(codes(&archive.judge(&question(&[])).unwrap()), ["package.digest-mismatch"]);
}
