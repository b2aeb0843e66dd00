//! x509-limbo through our door: those of its groups that are about more than TLS.
//!
//! The cases are not part of the project, so that the test is ignored unless asked for:
//! `VECTORS=<folder> cargo test -p mydata-trust --test limbo -- --ignored --nocapture`, where the folder holds
//! `x509-limbo/limbo.json`.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(all(feature = "ecdsa", feature = "revocation"))]

use std::path::Path;
use std::time::Instant;
use std::{env, fs};

use mydata_package::certificate_der_from_pem;
use mydata_trust::{Anchors, ExpectedSigner, Reason, Revocation, UnixSeconds};
use serde_json::Value;

const GROUPS: [&str; 4] = ["rfc5280", "pathlen", "pathological", "crl"];
/// 2024-01-01, for cases that do not care.
const AT: UnixSeconds = UnixSeconds(1_704_067_200);

const AUTHORITY: &str = "a package is not signed by an authority, whatever its path allows";
const OUR_DEPTH: &str = "the longest path is ours to set, not the case's";
const QUICK: &str = "right by RFC 5280, and judged quickly enough";
const EXTENDED_USAGE: &str =
    "extended key usages are for TLS and its like; the provider's name or key is pinned instead";
const CRITICALITY: &str =
    "understood and enforced, whether marked critical or not; NIST calls such certificates valid";
const HOST_NAMES: &str = "host names say nothing about who signs documents";
const ROLL_OVER: &str = "pkix-path wants a self-issued certificate right below a root to have the root's key; pin both roots instead";
const ROOTS: &str = "a pinned root vouches for itself; an intermediate alone is no anchor";

/// Cases whose outcome differs from the suite's, and why.
const DEVIATIONS: &[(&str, &str)] = &[
    ("pathlen::validation-ignores-pathlen-in-leaf", AUTHORITY),
    ("rfc5280::ca-as-leaf", AUTHORITY),
    ("pathlen::max-chain-depth-0-exhausted", OUR_DEPTH),
    ("pathlen::max-chain-depth-1-exhausted", OUR_DEPTH),
    ("pathological::nc-dos-1", QUICK),
    ("pathological::nc-dos-3", QUICK),
    ("rfc5280::eku::ee-wrong-eku", EXTENDED_USAGE),
    ("rfc5280::eku::ee-eku-empty", EXTENDED_USAGE),
    ("rfc5280::nc::permitted-dns-match-noncritical", CRITICALITY),
    ("rfc5280::pc::ica-noncritical-pc", CRITICALITY),
    ("rfc5280::root-non-critical-basic-constraints", CRITICALITY),
    ("rfc5280::nc::invalid-dnsname-leading-period", HOST_NAMES),
    ("rfc5280::nc::nc-forbids-dnsname-wildcard-san", HOST_NAMES),
    ("rfc5280::san::underscore-dns", HOST_NAMES),
    ("rfc5280::san::ip-in-dns", HOST_NAMES),
    ("rfc5280::nc::permitted-self-issued", ROLL_OVER),
    ("rfc5280::root-and-intermediate-swapped", ROOTS),
];

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn at(case: &Value) -> UnixSeconds {
    let Some(text) = case.get("validation_time").and_then(Value::as_str) else { return AT };
    let digits = |range: std::ops::Range<usize>| text.get(range).unwrap().parse::<i64>().unwrap();
    let (year, month, day) = (digits(0..4), digits(5..7), digits(8..10));
    // Days since 1970-01-01 of a date in the Gregorian calendar, with years that begin in March.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 719_469;
    UnixSeconds(((days * 24 + digits(11..13)) * 60 + digits(14..16)) * 60 + digits(17..19))
}

/// `valid`, or why not.
fn outcome(case: &Value) -> String {
    let pem = |name: &str| texts(case.get(name).unwrap()).join("\n");
    // Whoever pins a certificate trusts it: one that vouches for itself would become a root.
    let mut intermediates = texts(case.get("untrusted_intermediates").unwrap());
    intermediates.retain(|intermediate| Anchors::from_pem(intermediate).is_err());
    let bundle = pem("trusted_certs") + "\n" + &intermediates.join("\n");
    let anchors = match Anchors::from_pem(&bundle) {
        Ok(anchors) => anchors,
        Err(error) => return error.code().to_owned(),
    };
    let lists = pem("crls");
    let revocation = match lists.as_str() {
        "" => Ok(Revocation::if_known()),
        lists => Revocation::required().with_lists(lists.as_bytes()),
    };
    let revocation = match revocation {
        Ok(revocation) => revocation,
        Err(error) => return error.code().to_owned(),
    };
    let signer = certificate_der_from_pem(case.get("peer_certificate").unwrap().as_str().unwrap()).unwrap();
    let anchors = anchors.with_revocation(revocation);
    let standing = anchors.judge_certificate(&signer, &ExpectedSigner::Any, at(case));
    match standing.name() {
        "valid" => "valid".into(),
        _ => standing.reasons().into_iter().map(Reason::code).collect::<Vec<_>>().join(" "),
    }
}

#[test]
#[ignore = "needs VECTORS=<folder> with x509-limbo/limbo.json"]
fn certificates_are_judged_as_x509_limbo_judges_them() {
    let folder = env::var_os("VECTORS").expect("VECTORS names the folder of foreign vectors");
    let file = Path::new(&folder).join("x509-limbo/limbo.json");
    let limbo: Value = serde_json::from_slice(&fs::read(&file).expect("the cases")).unwrap();
    let mut deviations = DEVIATIONS.to_vec();
    let (mut ran, mut deviating, mut wrong) = ([0; GROUPS.len()], 0, Vec::new());
    for case in limbo.get("testcases").and_then(Value::as_array).unwrap() {
        let id = case.get("id").and_then(Value::as_str).unwrap();
        let group = id.split("::").next().unwrap();
        let Some(group) = GROUPS.iter().position(|name| *name == group) else { continue };
        let begun = Instant::now();
        let outcome = outcome(case);
        let took = begun.elapsed();
        assert!(took.as_secs() < 20, "{id} took {took:?}");
        *ran.get_mut(group).unwrap() += 1;
        if (outcome == "valid") == (case.get("expected_result").unwrap() == "SUCCESS") {
            continue;
        }
        match deviations.iter().position(|(deviation, _)| *deviation == id) {
            Some(place) => {
                deviating += 1;
                eprintln!("x509-limbo {id}: {outcome}: {}", deviations.remove(place).1);
            }
            None => wrong.push(format!("{id}: {outcome}")),
        }
    }
    for (group, ran) in GROUPS.iter().zip(ran) {
        eprintln!("x509-limbo {group}: {ran} cases ran");
    }
    eprintln!(
        "x509-limbo: {} cases ran, {deviating} of them with another outcome for the reasons named",
        ran.iter().sum::<usize>()
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(deviations.is_empty(), "these no longer deviate: {deviations:?}");
}
