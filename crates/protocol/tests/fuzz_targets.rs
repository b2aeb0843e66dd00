//! The fuzz targets' entries, run on a stable toolchain over bodies and files that were broken at random.
//!
//! The randomness is a fixed sequence: a failure repeats.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../../package/tests/support"]
mod shared {
    #![allow(unreachable_pub, clippy::unwrap_used, reason = "the package's suites use it as well")]
    pub mod breakage;
}

#[path = "../../../fuzz/src"]
mod targets {
    #![allow(clippy::expect_used, unreachable_pub, reason = "a fuzz target fails by panicking")]
    pub mod contents;
    pub mod spsignature;
}

use std::fs;
use std::path::Path;

use mydata_protocol::spsignature::{SignedStatement, SpSignatureStep};
use shared::breakage::{Random, mutate};
use targets::contents::contents;
use targets::spsignature::{keys, spsignature};

const ROUNDS: usize = 20_000;
const STATEMENT: &str = r#"{"pid":"A123456789","holder":"林小好","birthday":"1988/01/01","email":"ling@mail.example","mobile":"0912345789","salt":"07070707070747078707070707070707","as_optional":{"case":7}}"#;
/// Files of the person and of others, and a registration.
const FILES: [&str; 6] = [
    r#"{"a": [{"uid": "A123456789"}], "b": [1, 2.5, null, true]}"#,
    "\u{feff}{\"x\": {\"uid\": \"B123456780\"}, \"a\": [{\"uid\": \" a123456789 \", \"n\": \"\\u5c0f\"}]}",
    r#"{"a": [{"uid": "A123456789"}], "a": [{"uid": "B123456780"}]}"#,
    "uid,name\r\nA123456789,\"a \"\"b\"\"\"\r\nA123456789,c\r\n",
    "name,uid\nB123456780,A123456789\n",
    r#"{"files": ["*.json", "a*b*.pdf"], "others": ["*"], "subject": {"file": "*.json", "json": "/a/0/uid"}}"#,
];

/// Both bodies, each with all its fields, and a statement.
fn bodies() -> [Vec<u8>; 3] {
    let tx_id = "0a1b2c3d-4e5f-4a7b-8c9d-0e1f2a3b4c5d";
    let data = keys().seal(STATEMENT.as_bytes());
    let forwarded = format!(
        r#"{{"tx_id":"{tx_id}","data":"{data}","pkcs7":"MIIB","verification_type":"CER","as_id":"twid"}}"#
    );
    [format!(r#"{{"tx_id":"{tx_id}"}}"#), forwarded, STATEMENT.to_owned()].map(String::into_bytes)
}

fn files() -> [Vec<u8>; 6] {
    FILES.map(|file| file.as_bytes().to_vec())
}

/// Hands the entry every seed, and then broken ones.
fn break_at_random(entry: fn(&[u8]), seeds: &[Vec<u8>]) {
    for seed in seeds {
        entry(seed);
    }
    let mut random = Random(0x4D79_4461_7461);
    for _ in 0..ROUNDS {
        let mut bytes = seeds[random.below(seeds.len())].clone();
        let other = &seeds[random.below(seeds.len())];
        for _ in 0..=random.below(3) {
            mutate(&mut bytes, other, &mut random);
        }
        entry(&bytes);
    }
}

#[test]
fn the_seeds_are_read() {
    let [salt, forwarded, statement] = bodies();
    assert!(matches!(SpSignatureStep::parse(&salt), Ok(SpSignatureStep::AskSalt { .. })));
    let Ok(SpSignatureStep::Forward(forwarded)) = SpSignatureStep::parse(&forwarded) else { unreachable!() };
    assert!(SignedStatement::open(&forwarded.data, &keys()).is_ok());
    assert!(SignedStatement::parse(std::str::from_utf8(&statement).unwrap()).is_ok());
}

#[test]
fn no_broken_body_breaks_what_reads_it() {
    break_at_random(spsignature, &bodies());
}

#[test]
fn no_broken_file_breaks_what_reads_it_and_none_is_taken_for_hers() {
    break_at_random(contents, &files());
}

#[test]
#[ignore = "writes into fuzz/corpus, where the fuzzer begins"]
fn seeds_for_the_fuzzer() {
    for (target, seeds) in [("spsignature", &bodies()[..]), ("contents", &files()[..])] {
        let folder = Path::new("../../fuzz/corpus").join(target);
        fs::create_dir_all(&folder).unwrap();
        for (position, seed) in seeds.iter().enumerate() {
            fs::write(folder.join(format!("seed-{position}")), seed).unwrap();
        }
    }
}
