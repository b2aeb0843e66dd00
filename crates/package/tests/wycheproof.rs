//! Wycheproof's RSA PKCS#1 v1.5 vectors through our signature check.
//!
//! The vectors are not part of the project, so that the test is ignored unless asked for:
//! `VECTORS=<folder> cargo test -p mydata-package --test wycheproof -- --ignored --nocapture`, where the folder
//! holds `wycheproof/*.json`.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::path::Path;
use std::{env, fs};

use mydata_package::{Host, PackageError, PublicKey, SignatureHash};
use serde_json::Value;

/// How one vector came out.
#[derive(Debug, Eq, PartialEq)]
enum Outcome {
    Agreed,
    /// Wycheproof calls the vector valid; our rule about the exponent is stricter.
    StricterThanWycheproof,
    Disagreed,
}

fn check(key: &Result<PublicKey, PackageError>, hash: SignatureHash, test: &Value) -> Outcome {
    let message = unhex(test["msg"].as_str().unwrap());
    let signature = unhex(test["sig"].as_str().unwrap());
    let raise = Host::default().raise;
    let verified = key.as_ref().is_ok_and(|key| key.verify(raise, hash, &message, &signature).is_ok());
    match (test["result"].as_str().unwrap(), verified) {
        // “Acceptable” is a DigestInfo without its NULL: RFC 8017 compares encodings, and so do we.
        ("valid", true) | ("invalid" | "acceptable", false) => Outcome::Agreed,
        ("valid", false) if matches!(key, Err(PackageError::KeyExponentWeak)) => {
            Outcome::StricterThanWycheproof
        }
        _ => Outcome::Disagreed,
    }
}

fn run_file(file: &Path, hash: SignatureHash) -> [usize; 2] {
    let vectors: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let (mut agreed, mut stricter) = (0, 0);
    for group in vectors["testGroups"].as_array().unwrap() {
        let key = PublicKey::from_spki_der(&unhex(group["publicKeyDer"].as_str().unwrap()));
        for test in group["tests"].as_array().unwrap() {
            match check(&key, hash, test) {
                Outcome::Agreed => agreed += 1,
                Outcome::StricterThanWycheproof => stricter += 1,
                Outcome::Disagreed => panic!("{}: test {} came out wrong", file.display(), test["tcId"]),
            }
        }
    }
    assert_eq!(agreed + stricter, usize::try_from(vectors["numberOfTests"].as_u64().unwrap()).unwrap());
    [agreed, stricter]
}

fn unhex(text: &str) -> Vec<u8> {
    let digit = |c: u8| u8::try_from(char::from(c).to_digit(16).unwrap()).unwrap();
    text.as_bytes().chunks(2).map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect()
}

#[test]
#[ignore = "needs VECTORS=<folder> with wycheproof/*.json"]
fn rsa_signatures_are_judged_as_wycheproof_judges_them() {
    let folder = env::var_os("VECTORS").expect("VECTORS names the folder of foreign vectors");
    let folder = Path::new(&folder).join("wycheproof");
    let files = [
        ("rsa_signature_2048_sha256.json", SignatureHash::Sha256),
        ("rsa_signature_3072_sha256.json", SignatureHash::Sha256),
        ("rsa_signature_4096_sha256.json", SignatureHash::Sha256),
        ("rsa_signature_8192_sha256.json", SignatureHash::Sha256),
        ("rsa_signature_2048_sha384.json", SignatureHash::Sha384),
        ("rsa_signature_2048_sha512.json", SignatureHash::Sha512),
    ];
    let mut total = [0, 0];
    for (name, hash) in files {
        let ran = run_file(&folder.join(name), hash);
        eprintln!("{name}: {} agreed, {} refused by our stricter exponent rule", ran[0], ran[1]);
        total = [total[0] + ran[0], total[1] + ran[1]];
    }
    eprintln!(
        "Wycheproof RSA: {} vectors ran, {} of them refused by our stricter rule",
        total[0] + total[1],
        total[1]
    );
}
