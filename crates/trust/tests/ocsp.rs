//! What OCSP responses add to revocation lists.
#![cfg(feature = "revocation")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::time::Duration;

use mydata_demo_pki::{Holder, Profile};
use mydata_trust::{Reason, Revocation, UnixSeconds, Verdict};
use sha1::Sha1;
use sha2::{Digest, Sha256};
use support::{
    AGENCY, DURING, PKI, VALIDITY, anchors, codes, extension, issue, judge, self_signed, usual_anchors,
};
use x509_cert_0_2::Certificate;
use x509_cert_0_2::der::asn1::{BitString, GeneralizedTime, Null, OctetString};
use x509_cert_0_2::der::{Decode, Encode};
use x509_cert_0_2::ext::pkix::CrlReason;
use x509_cert_0_2::spki::AlgorithmIdentifierOwned;
use x509_ocsp::{
    BasicOcspResponse, CertId, CertStatus, OcspGeneralizedTime, OcspResponse, ResponderId, ResponseData,
    RevokedInfo, SingleResponse, Version,
};

/// An hour before [`DURING`].
const MADE: u64 = 1_799_996_400;
const SHA_1: &str = "1.3.14.3.2.26";
const SHA_256: &str = "2.16.840.1.101.3.4.2.1";
const SHA_256_WITH_RSA: &str = "1.2.840.113549.1.1.11";

fn time(seconds: u64) -> OcspGeneralizedTime {
    OcspGeneralizedTime(GeneralizedTime::from_unix_duration(Duration::from_secs(seconds)).unwrap())
}

fn certificate(holder: &Holder) -> Certificate {
    Certificate::from_der(&holder.certificate_der().unwrap()).unwrap()
}

fn algorithm(oid: &str) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid: oid.parse().unwrap(), parameters: Some(Null.into()) }
}

fn id_of(holder: &Holder, issuer: &Holder, hash: &str) -> CertId {
    let issuer = certificate(issuer).tbs_certificate;
    let digest = |bytes: &[u8]| {
        let digest =
            if hash == SHA_1 { Sha1::digest(bytes).to_vec() } else { Sha256::digest(bytes).to_vec() };
        OctetString::new(digest).unwrap()
    };
    CertId {
        hash_algorithm: algorithm(hash),
        issuer_name_hash: digest(&issuer.subject.to_der().unwrap()),
        issuer_key_hash: digest(issuer.subject_public_key_info.subject_public_key.raw_bytes()),
        serial_number: certificate(holder).tbs_certificate.serial_number,
    }
}

fn answer(holder: &Holder, issuer: &Holder, cert_status: CertStatus) -> SingleResponse {
    SingleResponse {
        cert_id: id_of(holder, issuer, SHA_256),
        cert_status,
        this_update: time(MADE),
        next_update: Some(time(MADE + 7_200)),
        single_extensions: None,
    }
}

/// The response of a responder, with its certificate in it.
fn respond(responder: &Holder, responses: Vec<SingleResponse>) -> Vec<u8> {
    let own = certificate(responder);
    let data = ResponseData {
        version: Version::V1,
        responder_id: ResponderId::ByName(own.tbs_certificate.subject.clone()),
        produced_at: time(MADE),
        responses,
        response_extensions: None,
    };
    sign(responder, data)
}

fn sign(responder: &Holder, data: ResponseData) -> Vec<u8> {
    let signature = responder.sign(&data.to_der().unwrap()).unwrap();
    let response = BasicOcspResponse {
        tbs_response_data: data,
        signature_algorithm: algorithm(SHA_256_WITH_RSA),
        signature: BitString::from_bytes(&signature).unwrap(),
        certs: Some(vec![certificate(responder)]),
    };
    OcspResponse::successful(response).unwrap().to_der().unwrap()
}

fn revoked() -> CertStatus {
    CertStatus::Revoked(RevokedInfo {
        revocation_time: time(MADE - 60),
        revocation_reason: Some(CrlReason::Superseded),
    })
}

/// The verdict on the usual signer, the root having nothing against the usual authority.
fn judge_with(responses: &[&[u8]], revocation: Revocation) -> Verdict {
    let of_root = respond(&PKI.root, vec![answer(&PKI.ca, &PKI.root, CertStatus::good())]);
    let revocation = revocation.with_response(&of_root).unwrap();
    let add = |revocation: Revocation, response: &&[u8]| revocation.with_response(response).unwrap();
    judge(&PKI.signer, &usual_anchors().with_revocation(responses.iter().fold(revocation, add)))
}

fn judge_required(response: &[u8]) -> Verdict {
    judge_with(&[response], Revocation::required())
}

#[track_caller]
fn assert_in_doubt(verdict: &Verdict, code: &str) {
    let codes: Vec<_> = verdict.reasons().iter().map(Reason::code).collect();
    assert_eq!((verdict.name(), codes.as_slice()), ("indeterminate", &[code][..]));
}

fn good() -> SingleResponse {
    answer(&PKI.signer, &PKI.ca, CertStatus::good())
}

/// A responder with the mark of one that answers for its issuer, and the mark that nobody can revoke it.
fn delegate(issuer: &Holder, usage: &str) -> Holder {
    let profile = Profile::signer("CN=OCSP,C=TW", VALIDITY)
        .with_extension(extension("2.5.29.37", false, usage))
        .with_extension(extension("1.3.6.1.5.5.7.48.1.5", false, "0500"));
    issue(issuer, &profile)
}

/// id-kp-OCSPSigning, id-kp-emailProtection.
const OCSP_SIGNING: &str = "300A06082B06010505070309";
const EMAIL: &str = "300A06082B06010505070304";

#[test]
fn line_67_a_certificate_that_the_authority_calls_revoked_is_refused() {
    let verdict = judge_required(&respond(&PKI.ca, vec![answer(&PKI.signer, &PKI.ca, revoked())]));
    assert_eq!(codes(&verdict), ["trust.revoked"]);
    let revoked_at = UnixSeconds(i64::try_from(MADE - 60).unwrap());
    let reason = Reason::Revoked { subject: AGENCY.into(), revoked_at, reason: "superseded" };
    assert_eq!(verdict.reasons(), [reason]);
}

#[test]
fn line_67_one_accusation_outweighs_any_number_of_good_answers() {
    let good = respond(&PKI.ca, vec![good()]);
    let bad = respond(&PKI.ca, vec![answer(&PKI.signer, &PKI.ca, revoked())]);
    let verdict = judge_with(&[&good, &bad, &good], Revocation::if_known());
    assert_eq!(codes(&verdict), ["trust.revoked"]);
}

#[test]
fn a_good_answer_of_the_authority_itself_leaves_nothing_open() {
    let verdict = judge_required(&respond(&PKI.ca, vec![good()]));
    assert_eq!(verdict.name(), "valid", "{verdict:?}");
    assert_eq!(verdict.reasons(), []);
}

#[test]
fn names_and_keys_may_be_hashed_with_sha_1() {
    let id = SingleResponse { cert_id: id_of(&PKI.signer, &PKI.ca, SHA_1), ..good() };
    assert_eq!(judge_required(&respond(&PKI.ca, vec![id])).name(), "valid");
}

#[test]
fn a_responder_may_be_named_by_its_key() {
    let key = certificate(&PKI.ca).tbs_certificate.subject_public_key_info;
    let id = OctetString::new(Sha1::digest(key.subject_public_key.raw_bytes()).to_vec()).unwrap();
    let data = |responder_id| ResponseData {
        version: Version::V1,
        responder_id,
        produced_at: time(MADE),
        responses: vec![good()],
        response_extensions: None,
    };
    assert_eq!(judge_required(&sign(&PKI.ca, data(ResponderId::ByKey(id)))).name(), "valid");
    let other = ResponderId::ByKey(OctetString::new([0; 20]).unwrap());
    assert_in_doubt(&judge_required(&sign(&PKI.ca, data(other))), "trust.revocation-unknown");
}

#[test]
fn a_responder_that_the_authority_has_authorized_may_answer() {
    let responder = delegate(&PKI.ca, OCSP_SIGNING);
    assert_eq!(judge_required(&respond(&responder, vec![good()])).name(), "valid");
    let accusing = respond(&responder, vec![answer(&PKI.signer, &PKI.ca, revoked())]);
    assert_eq!(codes(&judge_required(&accusing)), ["trust.revoked"]);
}

#[test]
fn nobody_else_may_answer() {
    let of_root = delegate(&PKI.root, OCSP_SIGNING);
    let of_other_purpose = delegate(&PKI.ca, EMAIL);
    let impostor = self_signed(&Profile::authority(support::AGENCY_CA, VALIDITY, None));
    let of_impostor = delegate(&impostor, OCSP_SIGNING);
    for responder in [&of_root, &of_other_purpose, &impostor, &of_impostor, &PKI.signer] {
        let verdict = judge_required(&respond(responder, vec![good()]));
        assert_in_doubt(&verdict, "trust.revocation-unknown");
    }
}

#[test]
fn a_responder_that_could_be_revoked_itself_is_not_heard() {
    let usage = extension("2.5.29.37", false, OCSP_SIGNING);
    let responder = issue(&PKI.ca, &Profile::signer("CN=OCSP,C=TW", VALIDITY).with_extension(usage));
    assert_in_doubt(&judge_required(&respond(&responder, vec![good()])), "trust.revocation-unknown");
}

#[test]
fn an_answer_about_another_certificate_or_of_unknown_status_says_nothing() {
    let namesake = issue(&PKI.ca, &Profile::signer(AGENCY, VALIDITY));
    let of_other = answer(&namesake, &PKI.ca, CertStatus::good());
    let of_other_issuer = answer(&PKI.signer, &PKI.root, CertStatus::good());
    let unknown = answer(&PKI.signer, &PKI.ca, CertStatus::unknown());
    for answer in [of_other, of_other_issuer, unknown] {
        assert_in_doubt(&judge_required(&respond(&PKI.ca, vec![answer])), "trust.revocation-unknown");
    }
}

#[test]
fn an_answer_is_stale_after_its_next_update_or_the_freshness_one_demands() {
    let old = SingleResponse { next_update: Some(time(MADE + 3_599)), ..good() };
    assert_in_doubt(&judge_required(&respond(&PKI.ca, vec![old])), "trust.revocation-stale");
    let endless = SingleResponse { next_update: None, ..good() };
    let endless = respond(&PKI.ca, vec![endless]);
    assert_in_doubt(&judge_required(&endless), "trust.revocation-stale");
    let fresh = Revocation::required().with_freshness(Duration::from_hours(1));
    assert_eq!(judge_with(&[&endless], fresh).name(), "valid");
    let future = SingleResponse { this_update: time(DURING.0.unsigned_abs() + 1), ..good() };
    assert_in_doubt(&judge_required(&respond(&PKI.ca, vec![future])), "trust.revocation-unknown");
}

#[test]
fn an_answer_with_an_unknown_condition_clears_nobody_but_still_accuses() {
    let oid = "1.3.6.1.4.1.32473.1".parse().unwrap();
    let condition = x509_cert_0_2::ext::Extension {
        extn_id: oid,
        critical: true,
        extn_value: OctetString::new([5, 0]).unwrap(),
    };
    let conditional = |answer| SingleResponse { single_extensions: Some(vec![condition.clone()]), ..answer };
    let verdict = judge_required(&respond(&PKI.ca, vec![conditional(good())]));
    assert_in_doubt(&verdict, "trust.revocation-unknown");
    let accusing = conditional(answer(&PKI.signer, &PKI.ca, revoked()));
    assert_eq!(codes(&judge_required(&respond(&PKI.ca, vec![accusing]))), ["trust.revoked"]);
}

#[test]
fn no_changed_byte_of_a_response_is_relied_on() {
    // Without the responder's certificate: it is not part of what counts where the authority itself has answered.
    let response = respond(&PKI.ca, vec![answer(&PKI.signer, &PKI.ca, revoked())]);
    let certificate = PKI.ca.certificate_der().unwrap();
    let end = response.windows(certificate.len()).position(|window| window == certificate).unwrap();
    let anchors = anchors(&[&PKI.root, &PKI.ca]);
    let der = PKI.signer.certificate_der().unwrap();
    for place in 0..end {
        let mut changed = response.clone();
        changed[place] ^= 1;
        let Ok(revocation) = Revocation::required().with_response(&changed) else { continue };
        let anchors = anchors.clone().with_revocation(revocation);
        let standing = anchors.judge_certificate(&der, &mydata_trust::ExpectedSigner::Any, DURING);
        assert_eq!(standing.name(), "indeterminate", "the change at {place} was not noticed");
    }
}

#[test]
fn a_response_without_an_answer_is_an_error() {
    for response in [OcspResponse::try_later().to_der().unwrap(), b"no response".to_vec()] {
        let error = Revocation::required().with_response(&response).unwrap_err();
        assert_eq!(error.code(), "trust.revocation-response-malformed");
    }
}
