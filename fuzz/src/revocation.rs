//! What must hold for any bytes taken as revocation lists or as an OCSP response; run by the fuzzer and, over mutated
//! ones, by the tests.

use std::sync::LazyLock;
use std::time::Duration;

use mydata_trust::{Anchors, ExpectedSigner, Revocation, RevocationError};
use x509_cert::Certificate;
use x509_cert::crl::{CertificateList, RevokedCert};
use x509_cert::der::Decode;
use x509_cert::der::oid::ObjectIdentifier;
use x509_cert::ext::Extensions;
use x509_cert::time::Time;
use x509_cert_0_2::der::asn1::OctetString;
use x509_cert_0_2::der::{Decode as _, Encode as _};
use x509_ocsp::{BasicOcspResponse, CertStatus, OcspResponse};

use super::government::{DURING, GOVERNMENT, anchors, assert_led_to_a_root, pem, signed_by, signed_part};

static ROOT: LazyLock<Anchors> =
    LazyLock::new(|| anchors(&pem(&[&GOVERNMENT.root.der])).expect("a root is a root"));

/// How old an answer may be.
const FRESHNESS: Duration = Duration::from_hours(48);
const CERTIFICATE_ISSUER: &str = "2.5.29.29";
/// Critical in a list that may clear somebody: authorityKeyIdentifier, issuingDistributionPoint.
const UNDERSTOOD: [&str; 2] = ["2.5.29.28", "2.5.29.35"];

/// Takes the bytes as they are, and as if the root had said so.
pub fn revocation(bytes: &[u8]) {
    nobody_speaks_for_the_root(bytes);
    if let Some(said) = signed_part(bytes) {
        a_list_says_what_a_second_parser_finds(&signed_by(&GOVERNMENT.root, said));
    }
    if let Some(response) = answered_by_the_root(bytes) {
        a_response_says_what_is_in_it(&response);
    }
}

/// What is to be said about the root's signer, given that.
fn standing(revocation: Result<Revocation, RevocationError>) -> Option<&'static str> {
    let anchors = ROOT.clone().with_revocation(revocation.ok()?.with_freshness(FRESHNESS));
    let signer = &GOVERNMENT.signer_of_root.der;
    let standing = anchors.judge_certificate(signer, &ExpectedSigner::Any, DURING);
    assert_led_to_a_root(&standing, &anchors);
    Some(standing.name())
}

fn nobody_speaks_for_the_root(bytes: &[u8]) {
    // The seeds are signed by others: whatever becomes of them, the root has said nothing.
    for revocation in [Revocation::required().with_lists(bytes), Revocation::required().with_response(bytes)]
    {
        assert!(standing(revocation).is_none_or(|name| name == "indeterminate"), "a forgery is believed");
    }
}

fn signer() -> Certificate {
    Certificate::from_der(&GOVERNMENT.signer_of_root.der).expect("a certificate is one")
}

fn a_list_says_what_a_second_parser_finds(list: &[u8]) {
    let Some(name) = standing(Revocation::required().with_lists(list)) else { return };
    let list = CertificateList::from_der(list).expect("two parsers read it").tbs_cert_list;
    let entries = list.revoked_certificates.unwrap_or_default();
    let is_named =
        entries.iter().any(|entry| entry.serial_number == *signer().tbs_certificate().serial_number());
    match name {
        "valid" => {
            assert!(!is_named, "a list that names the signer clears it");
            assert!(!entries.iter().any(is_of_another_issuer), "an indirect list clears somebody");
            assert!(critical(list.crl_extensions).all(|oid| UNDERSTOOD.contains(&oid.to_string().as_str())));
            assert_current(list.this_update.to_unix_duration(), list.next_update.map(Time::to_unix_duration));
        }
        "invalid" => assert!(is_named, "a list that does not name the signer accuses it"),
        _ => {}
    }
}

fn is_of_another_issuer(entry: &RevokedCert) -> bool {
    let mut extensions = entry.crl_entry_extensions.iter().flatten();
    extensions.any(|extension| extension.extn_id.to_string() == CERTIFICATE_ISSUER)
}

fn critical(extensions: Option<Extensions>) -> impl Iterator<Item = ObjectIdentifier> {
    extensions.into_iter().flatten().filter(|extension| extension.critical).map(|extension| extension.extn_id)
}

fn assert_current(this_update: Duration, next_update: Option<Duration>) {
    let at = Duration::from_secs(DURING.0.unsigned_abs());
    assert!(this_update <= at && at <= this_update + FRESHNESS, "an old answer clears somebody");
    assert!(next_update.is_none_or(|next_update| at <= next_update), "a superseded answer clears somebody");
}

/// The response with the root's signature, if it is one that can be signed.
fn answered_by_the_root(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut response = OcspResponse::from_der(bytes).ok()?;
    let body = response.response_bytes.as_mut()?;
    let answer = signed_by(&GOVERNMENT.root, signed_part(body.response.as_bytes())?);
    body.response = OctetString::new(answer).ok()?;
    response.to_der().ok()
}

fn a_response_says_what_is_in_it(response: &[u8]) {
    let Some(name) = standing(Revocation::required().with_response(response)) else { return };
    let body = OcspResponse::from_der(response).expect("it was read").response_bytes.expect("it had a body");
    let answers = BasicOcspResponse::from_der(body.response.as_bytes())
        .expect("it was read")
        .tbs_response_data
        .responses;
    let serial_number = signer().tbs_certificate().serial_number().as_bytes().to_vec();
    let mut answers =
        answers.into_iter().filter(|answer| answer.cert_id.serial_number.as_bytes() == serial_number);
    match name {
        "valid" => {
            let good = answers.find(|answer| matches!(answer.cert_status, CertStatus::Good(_)));
            assert!(good.is_some(), "a response that does not say so clears the signer");
        }
        "invalid" => {
            assert!(
                answers.any(|answer| matches!(answer.cert_status, CertStatus::Revoked(_))),
                "nobody accused"
            );
        }
        _ => {}
    }
}
