//! Revocation lists and OCSP responses made by openssl are understood as openssl means them.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod workshop;

use serde_json::Value;
use workshop::{Ended, Workshop, have};

const CA: &str = "pki/anchors/agency-ca.pem";
const CA_KEY: &str = "pki/authorities/agency-ca.key.pem";
const SIGNER: &str = "pki/signers/household.cert.pem";

/// What openssl's own authority would know of the agency's certificate: `V` valid, `R` revoked.
#[derive(Clone, Copy, PartialEq)]
enum Status {
    Valid,
    Revoked,
}

fn workshop(name: &str, status: Status) -> Workshop {
    let workshop = Workshop::new(name).with_demo_pki().with_package();
    let inspected = workshop.mydata(&["inspect", "--json", "package.zip"]);
    let inspected: Value = serde_json::from_str(&inspected.out).unwrap();
    let serial = inspected.pointer("/signer/serial").and_then(Value::as_str).unwrap().replace(':', "");
    let (letter, revoked) = match status {
        Status::Valid => ("V", ""),
        Status::Revoked => ("R", "260101000000Z,keyCompromise"),
    };
    workshop.write("index.txt", format!("{letter}\t491231235959Z\t{revoked}\t{serial}\tunknown\t/CN=x\n"));
    workshop
}

fn with_list(status: Status) -> Ended {
    let workshop = workshop(if status == Status::Valid { "list-good" } else { "list-bad" }, status);
    workshop.write("number", "01\n");
    workshop.write(
        "ca.cnf",
        "[ca]\ndefault_ca=a\n[a]\ndatabase=index.txt\ncrlnumber=number\ndefault_md=sha256\n\
         default_crl_days=7\ncrl_extensions=e\n[e]\nauthorityKeyIdentifier=keyid\n",
    );
    let generate = ["ca", "-gencrl", "-config", "ca.cnf", "-cert", CA, "-keyfile", CA_KEY, "-out", "ca.crl"];
    workshop.tool("openssl", &generate);
    verify(&workshop, &["--crl", "ca.crl"])
}

fn with_response(status: Status) -> Ended {
    let workshop = workshop(if status == Status::Valid { "ocsp-good" } else { "ocsp-bad" }, status);
    workshop.tool("openssl", &["ocsp", "-issuer", CA, "-cert", SIGNER, "-no_nonce", "-reqout", "request"]);
    let responder =
        ["ocsp", "-index", "index.txt", "-CA", CA, "-rsigner", CA, "-rkey", CA_KEY, "-ndays", "1"];
    let files = ["-reqin", "request", "-respout", "response"];
    workshop.tool("openssl", &[&responder[..], &files].concat());
    verify(&workshop, &["--ocsp", "response"])
}

/// With what the demonstration's root says of the authority.
fn verify(workshop: &Workshop, more: &[&str]) -> Ended {
    let verify = ["verify", "--anchors", "pki/anchors", "--revocation", "required"];
    let rest = ["--crl", "pki/crls/root.crl.pem", "package.zip"];
    workshop.mydata(&[&verify[..], more, &rest].concat())
}

#[test]
fn a_list_made_with_openssl_clears_and_revokes() {
    if !have(&["openssl"]) {
        return;
    }
    let good = with_list(Status::Valid);
    assert_eq!((good.status, good.err.as_str()), (0, ""));
    let bad = with_list(Status::Revoked);
    assert_eq!(bad.status, 1);
    assert!(bad.err.starts_with("trust.revoked: "), "{}", bad.err);
    assert!(bad.err.contains("2026-01-01 00:00:00 UTC") && bad.err.contains("keyCompromise"), "{}", bad.err);
}

#[test]
fn a_response_made_with_openssl_clears_and_revokes() {
    if !have(&["openssl"]) {
        return;
    }
    let good = with_response(Status::Valid);
    assert_eq!((good.status, good.err.as_str()), (0, ""));
    let bad = with_response(Status::Revoked);
    assert_eq!(bad.status, 1);
    assert!(bad.err.starts_with("trust.revoked: "), "{}", bad.err);
    assert!(bad.err.contains("2026-01-01 00:00:00 UTC") && bad.err.contains("keyCompromise"), "{}", bad.err);
}
