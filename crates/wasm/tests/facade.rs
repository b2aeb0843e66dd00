//! The module as JavaScript sees it; run by wasm-bindgen-test-runner under node.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use js_sys::{Array, Function, JSON, Object, Reflect, Uint8Array};
use mydata_wasm::{Archive, Passage, RawBytes, RawQuestion, Sink};
use sha2::{Digest, Sha256};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

const ANCHORS: &str = include_str!("../../../npm/test/vectors/anchors.pem");
const DELIVERY: &[u8] = include_bytes!("../../../npm/test/vectors/delivery.zip");
const PACKAGE: &[u8] = include_bytes!("../../../npm/test/vectors/package.zip");
const SIGNER: &str = "CN=示範戶政司,OU=戶籍組,O=示範內政部,C=TW";
/// 2027-01-15.
const DURING: f64 = 1_800_000_000.0;

/// Bytes as JavaScript lends them.
fn lent(bytes: &[u8]) -> RawBytes {
    let lend = Function::new_with_args(
        "bytes",
        "return { size: bytes.length, read: (start, end) => bytes.subarray(start, end) }",
    );
    lend.call1(&JsValue::UNDEFINED, &Uint8Array::from(bytes)).unwrap().unchecked_into()
}

fn archive(bytes: &[u8]) -> Archive {
    Archive::new(lent(bytes))
}

/// A file's data, and a passage for it.
fn passage(bytes: &[u8], place: &JsValue, hashed: bool) -> (Vec<u8>, Passage) {
    let number = |name: &str| get(place, name).as_f64().unwrap();
    let at = |name: &str| number(name) as usize;
    let deflated = get(place, "deflated").as_bool().unwrap();
    let mut passage = Passage::new("a file".into(), number("size"), deflated, number("crc32") as u32);
    if hashed {
        passage.hash();
    }
    (bytes[at("start")..at("end")].to_vec(), passage)
}

/// A sink that joins its pieces, and what it has so far.
fn sink() -> (Sink, Array) {
    let pieces = Array::new();
    let make = Function::new_with_args("pieces", "return { take: (piece) => pieces.push(...piece) }");
    (make.call1(&JsValue::UNDEFINED, &pieces).unwrap().unchecked_into(), pieces)
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
    let name = "現戶全戶戶籍資料.pdf";
    let (data, mut passage) = passage(PACKAGE, &archive.place(name).unwrap(), true);
    let (sink, pieces) = sink();
    passage.push(&data, Some(sink)).unwrap();
    let is_archive = passage.finish().unwrap();
    assert!(archive.holds(name, is_archive, &passage.digest().unwrap()).unwrap());
    assert!(!archive.holds("說明.csv", is_archive, &[0; 32]).unwrap());
    let start: Vec<_> = pieces.iter().take(5).map(|byte| byte.as_f64().unwrap() as u8).collect();
    assert_eq!(start, b"%PDF-");
    assert_eq!(code(&archive.place("其他.pdf").unwrap_err()), "package.file-unknown");
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
    assert_eq!(code(&archive.place("a.pdf").unwrap_err()), "verify.not-authentic");
    archive.judge(&question(&[])).unwrap();
    assert_eq!(code(&archive.place("a.pdf").unwrap_err()), "verify.not-authentic");
}

#[wasm_bindgen_test]
fn a_delivery_lists_its_datasets_and_says_where_their_packages_are() {
    let delivery = archive(DELIVERY);
    let listed = delivery.delivery().unwrap();
    assert_eq!(
        text(&listed),
        r#"{"entries":[{"resourceId":"API.UDauDOLyZg","name":"現戶全戶戶籍資料","code":200,"present":true},{"resourceId":"API.demoSchool","name":"學籍資料","code":200,"present":true},{"resourceId":"API.AbAYGIjoYw","name":"低收入戶資料","code":204,"present":false}]}"#
    );
    let (package, _) = passage(DELIVERY, &delivery.package_place("API.UDauDOLyZg").unwrap(), false);
    assert_eq!(package, PACKAGE);
    assert_eq!(code(&delivery.package_place("API.AbAYGIjoYw").unwrap_err()), "package.file-unknown");
}

#[wasm_bindgen_test]
fn a_package_is_no_delivery() {
    assert!(code(&archive(PACKAGE).delivery().unwrap_err()).starts_with("package."));
}

#[wasm_bindgen_test]
fn files_hashed_outside_or_inside_make_the_same_verdict() {
    let whole = text(&archive(PACKAGE).judge(&question(&[])).unwrap());
    let mut archive = archive(PACKAGE);
    let places: Array = archive.check_signature().dyn_into().unwrap();
    assert_eq!(places.length(), 3);
    for (position, place) in places.iter().enumerate() {
        let (data, mut passage) = passage(PACKAGE, &place, position == 0);
        let (sink, pieces) = sink();
        passage.push(&data, Some(sink)).unwrap();
        let is_archive = passage.finish().unwrap();
        let content: Vec<_> = pieces.iter().map(|byte| byte.as_f64().unwrap() as u8).collect();
        let digest = passage.digest();
        assert_eq!(digest.is_some(), position == 0);
        let digest = digest.unwrap_or_else(|| Sha256::digest(&content).to_vec());
        assert!(archive.compare(position, is_archive, &digest).unwrap());
    }
    assert_eq!(text(&archive.judge(&question(&[])).unwrap()), whole);
}

#[wasm_bindgen_test]
fn a_wrong_digest_holds_for_nothing_and_the_module_has_the_last_word() {
    let mut archive = archive(PACKAGE);
    archive.check_signature();
    assert_eq!(code(&archive.compare(0, false, &[0; 31]).unwrap_err()), "verify.question");
    assert!(!archive.compare(0, false, &[0; 32]).unwrap());
    assert!(!archive.compare(3, false, &[0; 32]).unwrap());
    assert_eq!(get(&archive.judge(&question(&[])).unwrap(), "verdict"), "valid");
    assert!(!archive.compare(0, false, &[0; 32]).unwrap());
}

#[wasm_bindgen_test]
fn a_file_that_is_not_what_the_archive_says_does_not_pass() {
    let mut short = Passage::new("a.csv".into(), 3.0, false, 0x3524_41C2);
    short.hash();
    short.push(b"ab", None).unwrap();
    assert_eq!(code(&short.finish().unwrap_err()), "package.inflates-to-less");
    assert_eq!(short.digest(), None);
    assert_eq!(code(&short.push(b"c", None).unwrap_err()), "verify.question");
    let mut long = Passage::new("a.csv".into(), 3.0, false, 0x3524_41C2);
    assert_eq!(code(&long.push(b"abcd", None).unwrap_err()), "package.inflates-to-more");
    let mut other = Passage::new("a.csv".into(), 3.0, false, 1);
    other.push(b"abc", None).unwrap();
    assert_eq!(code(&other.finish().unwrap_err()), "package.crc-mismatch");
}

#[wasm_bindgen_test]
fn what_is_kept_is_given_once_it_has_passed() {
    let mut passage = Passage::new("a.csv".into(), 3.0, false, 0x3524_41C2);
    passage.keep(3).unwrap();
    let (before, nothing) = sink();
    passage.push(b"ab", None).unwrap();
    passage.content(&before);
    passage.push(b"c", None).unwrap();
    assert!(!passage.finish().unwrap());
    let (after, all) = sink();
    passage.content(&after);
    assert_eq!((nothing.length(), text(&all).as_str()), (0, "[97,98,99]"));
    assert_eq!(passage.digest(), None);
    let mut large = Passage::new("a.csv".into(), 3.0, false, 0x3524_41C2);
    assert_eq!(code(&large.keep(usize::MAX).unwrap_err()), "verify.memory");
}

#[wasm_bindgen_test]
fn bytes_that_cannot_be_read_are_a_refusal() {
    let lend = Function::new_no_args("return { size: 1e6, read: () => { throw new Error('gone') } }");
    let bytes = lend.call0(&JsValue::UNDEFINED).unwrap().unchecked_into();
    assert_eq!(codes(&Archive::new(bytes).judge(&question(&[])).unwrap()), ["package.unreadable"]);
    let lend = Function::new_no_args("return { size: 1e6, read: () => new Uint8Array(1) }");
    let bytes = lend.call0(&JsValue::UNDEFINED).unwrap().unchecked_into();
    assert_eq!(codes(&Archive::new(bytes).judge(&question(&[])).unwrap()), ["package.unreadable"]);
}
