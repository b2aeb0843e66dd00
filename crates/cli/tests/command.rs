//! The command as its users see it: text, JSON and exit status.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod workshop;

use serde_json::Value;
use workshop::{HOUSEHOLD, Workshop};

fn packed(name: &str) -> Workshop {
    Workshop::new(name).with_demo_pki().with_package()
}

#[test]
fn a_package_of_a_known_agency_is_trusted() {
    let ended = packed("trusted").mydata(&["verify", "--anchors", "pki/anchors", "package.zip"]);
    assert_eq!((ended.status, ended.err.as_str()), (0, ""), "{}", ended.out);
    assert!(ended.out.contains("package.zip: trusted"), "{}", ended.out);
    assert!(ended.out.contains(HOUSEHOLD), "{}", ended.out);
}

#[test]
fn the_report_can_be_had_as_json() {
    let ended = packed("json").mydata(&["verify", "--json", "--anchors", "pki/anchors", "package.zip"]);
    let report: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(report["verdict"], "valid");
    assert_eq!(report["signer"]["subject"], HOUSEHOLD);
    assert_eq!(report["files"][0]["name"], "a.csv");
    assert_eq!(report["path"].as_array().unwrap().len(), 2);
    assert_eq!(report["reasons"][0]["code"], "trust.revocation-not-checked");
}

#[test]
fn a_changed_byte_is_refused_with_its_code_on_standard_error_and_in_json() {
    let workshop = packed("changed");
    let mut package = workshop.read("package.zip");
    let content = package.windows(4).position(|window| window == b"head").unwrap();
    package[content] ^= 1;
    workshop.write("changed.zip", package);
    let ended = workshop.mydata(&["verify", "--json", "--anchors", "pki/anchors", "changed.zip"]);
    assert_eq!(ended.status, 1);
    assert!(ended.err.starts_with("package.crc-mismatch: "), "{}", ended.err);
    let report: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(report["verdict"], "invalid");
    assert_eq!(report["reasons"][0]["code"], "package.crc-mismatch");
    assert_eq!(report["reasons"][0]["facts"]["name"], "a.csv");
}

#[test]
fn the_provider_can_be_demanded() {
    let workshop = packed("provider");
    let verify = |provider| {
        workshop.mydata(&["verify", "--anchors", "pki/anchors", "--provider", provider, "package.zip"])
    };
    assert_eq!(verify(HOUSEHOLD).status, 0);
    let other = verify("CN=社會局,O=示範市政府,C=TW");
    assert_eq!(other.status, 1);
    assert!(other.err.starts_with("trust.other-provider: "), "{}", other.err);
}

#[test]
fn the_time_can_be_chosen() {
    let workshop = packed("time");
    let verify = |at| workshop.mydata(&["verify", "--anchors", "pki/anchors", "--at", at, "package.zip"]);
    let past = verify("2001-01-01T00:00:00+08:00");
    assert_eq!(past.status, 1);
    assert!(past.err.contains("2000-12-31 16:00:00 UTC"), "{}", past.err);
    assert!(verify("2200-01-01T00:00:00Z").err.starts_with("trust.expired: "));
    assert_eq!(verify("yesterday").status, 2);
}

#[test]
fn the_key_can_be_demanded() {
    let workshop = packed("provider-key");
    let verify = |key: &str| {
        workshop.mydata(&[
            "verify",
            "--json",
            "--anchors",
            "pki/anchors",
            "--provider-key",
            key,
            "package.zip",
        ])
    };
    let inspected = workshop.mydata(&["inspect", "--json", "package.zip"]);
    let inspected: Value = serde_json::from_str(&inspected.out).unwrap();
    assert_eq!(verify(inspected["signer"]["key_sha256"].as_str().unwrap()).status, 0);
    let other = verify(&"0f".repeat(32));
    assert!(other.err.starts_with("trust.other-key: "), "{}", other.err);
    assert_eq!(verify("0f").status, 2);
}

/// `mydata verify` with the demonstration's own revocation lists.
fn verify_with_lists(workshop: &Workshop, more: &[&str]) -> workshop::Ended {
    let lists = ["--crl", "pki/crls/root.crl.pem", "--crl", "pki/crls/agency-ca.crl.pem"];
    let verify = ["verify", "--anchors", "pki/anchors", "--revocation", "required", "package.zip"];
    workshop.mydata(&[&verify[..], &lists, more].concat())
}

#[test]
fn fresh_revocation_lists_leave_nothing_open() {
    let workshop = packed("fresh-lists");
    let ended = verify_with_lists(&workshop, &["--json", "--freshness", "24h"]);
    assert_eq!(ended.status, 0, "{}", ended.err);
    let report: Value = serde_json::from_str(&ended.out).unwrap();
    let codes: Vec<_> = report["reasons"].as_array().unwrap().iter().map(|reason| &reason["code"]).collect();
    assert_eq!(codes, ["trust.demo-root-accepted"]);
}

#[test]
fn where_revocation_must_be_known_old_or_absent_lists_leave_the_verdict_open() {
    let workshop = packed("open");
    let stale = verify_with_lists(&workshop, &["--freshness", "1m"]);
    assert_eq!(stale.status, 1);
    assert!(stale.err.starts_with("trust.revocation-stale: "), "{}", stale.err);
    assert!(stale.out.contains("package.zip: uncertain"), "{}", stale.out);
    let verify = ["verify", "--anchors", "pki/anchors", "--revocation", "required", "package.zip"];
    assert!(workshop.mydata(&verify).err.starts_with("trust.revocation-unknown: "));
}

#[test]
fn a_revoked_signer_is_refused_and_stays_revoked() {
    let workshop = packed("revoked");
    let demo_pki = |more: &[&str]| {
        let ended =
            workshop.mydata(&[&["demo-pki", "--agencies", "agencies.toml", "--out", "pki"], more].concat());
        ended.status
    };
    assert_eq!(demo_pki(&["--revoke", "nobody"]), 2);
    assert_eq!(demo_pki(&["--revoke", "household"]), 0);
    assert_eq!(demo_pki(&[]), 0);
    let ended = verify_with_lists(&workshop, &[]);
    assert_eq!(ended.status, 1);
    assert!(ended.err.starts_with("trust.revoked: "), "{}", ended.err);
    assert!(ended.err.contains("cessationOfOperation") && ended.err.contains(" UTC"), "{}", ended.err);
}

#[test]
fn demo_anchors_are_accepted_only_where_they_say_what_they_are() {
    let workshop = packed("elsewhere");
    for name in ["root.pem", "agency-ca.pem"] {
        workshop.write(&format!("pinned/{name}"), workshop.read(&format!("pki/anchors/{name}")));
    }
    let ended = workshop.mydata(&["verify", "--anchors", "pinned", "package.zip"]);
    assert_eq!(ended.status, 1);
    assert!(ended.err.starts_with("trust.demo-root: "), "{}", ended.err);
}

#[test]
fn anchors_may_come_from_the_environment() {
    let workshop = packed("environment");
    let status = std::process::Command::new(env!("CARGO_BIN_EXE_mydata"))
        .args(["verify".as_ref(), workshop.path("package.zip").as_os_str()])
        .env("MYDATA_ANCHORS", workshop.path("pki/anchors"))
        .output()
        .unwrap()
        .status;
    assert!(status.success());
}

#[test]
fn inspecting_shows_a_package_without_trusting_anybody() {
    let workshop = packed("inspect");
    let ended = workshop.mydata(&["inspect", "package.zip"]);
    assert_eq!(ended.status, 0);
    assert!(ended.out.contains("was not judged"), "{}", ended.out);
    assert!(ended.out.contains("戶籍.json"), "{}", ended.out);
}

#[test]
fn inspecting_a_refused_package_shows_what_it_claims() {
    let workshop = packed("inspect-refused");
    let package = workshop.read("package.zip");
    let changed = String::from_utf8_lossy(&package).contains("head");
    assert!(changed);
    let mut package = package;
    let content = package.windows(4).position(|window| window == b"head").unwrap();
    package[content] ^= 1;
    workshop.write("changed.zip", package);
    let ended = workshop.mydata(&["inspect", "changed.zip"]);
    assert_eq!(ended.status, 1);
    assert!(ended.err.starts_with("package.crc-mismatch: "), "{}", ended.err);
    assert!(ended.out.contains("unchecked") && ended.out.contains("a.csv"), "{}", ended.out);
}

#[test]
fn the_command_speaks_chinese_where_the_locale_does() {
    let workshop = packed("chinese");
    let verify = ["verify", "--anchors", "pki/anchors", "--lang", "zh-Hant", "package.zip"];
    assert!(workshop.mydata(&verify).out.contains("可信任"));
}

#[test]
fn a_wrong_use_ends_with_2() {
    let workshop = packed("wrong-use");
    workshop.write("empty/notes.txt", "no anchors here");
    let uses: [&[&str]; 9] = [
        &[],
        &["verify", "package.zip"],
        &["verify", "--anchors", "absent", "package.zip"],
        &["verify", "--anchors", "empty", "package.zip"],
        &["verify", "--anchors", "pki/anchors", "absent.zip"],
        &["verify", "--anchors", "pki/anchors", "--crl", "empty/notes.txt", "package.zip"],
        &["verify", "--anchors", "pki/anchors", "--freshness", "soon", "package.zip"],
        &["inspect", "absent.zip"],
        &["demo-pki", "--agencies", "absent.toml"],
    ];
    for arguments in uses {
        let ended = workshop.mydata(arguments);
        assert_eq!(ended.status, 2, "{arguments:?}: {ended:?}");
        assert!(!ended.err.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_key_of_somebody_else_packs_nothing() {
    let workshop = packed("wrong-key");
    let ended = workshop.mydata(&[
        "pack",
        "--cert",
        "pki/signers/household.cert.pem",
        "--key",
        "pki/signers/welfare.key.pem",
        "--out",
        "wrong.zip",
        "a.csv",
    ]);
    assert_eq!(ended.status, 1);
    assert!(ended.err.starts_with("package.signature-mismatch: "), "{}", ended.err);
    assert!(!workshop.path("wrong.zip").exists());
}

#[test]
fn packing_twice_gives_the_same_package() {
    let workshop = packed("twice");
    let once = workshop.read("package.zip");
    assert_eq!(workshop.with_package().read("package.zip"), once);
}

#[test]
fn demo_keys_that_still_do_are_left_alone() {
    let workshop = Workshop::new("kept").with_demo_pki();
    let before = workshop.read("pki/signers/household.cert.pem");
    let again = workshop.mydata(&["demo-pki", "--agencies", "agencies.toml", "--out", "pki"]);
    assert_eq!((again.status, again.out.as_str()), (0, ""));
    assert_eq!(workshop.read("pki/signers/household.cert.pem"), before);
}

#[test]
fn only_what_is_missing_or_broken_is_made_anew() {
    let workshop = Workshop::new("repaired").with_demo_pki();
    let kept = workshop.read("pki/signers/household.cert.pem");
    workshop.write("pki/signers/welfare.key.pem", "broken");
    std::fs::remove_file(workshop.path("pki/signers/school.cert.pem")).unwrap();
    let again = workshop.mydata(&["demo-pki", "--agencies", "agencies.toml", "--out", "pki"]);
    assert_eq!(again.out.lines().count(), 2, "{}", again.out);
    assert_eq!(workshop.read("pki/signers/household.cert.pem"), kept);
}

#[test]
fn a_new_root_renews_everything_below_it() {
    let workshop = Workshop::new("new-root").with_demo_pki();
    std::fs::remove_file(workshop.path("pki/authorities/root.key.pem")).unwrap();
    let again = workshop.mydata(&["demo-pki", "--agencies", "agencies.toml", "--out", "pki"]);
    assert_eq!(again.out.lines().count(), 5, "{}", again.out);
    let verify = ["verify", "--anchors", "pki/anchors", "package.zip"];
    assert_eq!(workshop.with_package().mydata(&verify).status, 0);
}

#[cfg(unix)]
#[test]
fn demo_keys_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let workshop = Workshop::new("permissions").with_demo_pki();
    for key in ["signers/household.key.pem", "authorities/root.key.pem"] {
        let mode = workshop.path(&format!("pki/{key}")).metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{key}");
    }
}

#[test]
fn an_agency_id_that_is_no_file_name_is_refused() {
    let workshop = Workshop::new("bad-id");
    workshop.write("agencies.toml", "[[agency]]\nprovider_id = '../x'\nsigner_subject = 'CN=X'\n");
    assert_eq!(workshop.mydata(&["demo-pki", "--agencies", "agencies.toml", "--out", "pki"]).status, 2);
}
