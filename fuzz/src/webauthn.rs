//! What must hold for any bytes taken as a device's answer; run by the fuzzer and, over mutated answers, by the tests.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mydata_identity::evidence::{
    Binding, BoundDeviceMethod, Challenge, Claim, CredentialRecord, Method, Occasion, RelyingParty,
    Submission, UnixSeconds, Vouching,
};
use mydata_identity::{IdentityMethod, NationalId};
use serde_json::Value;
use sha2::{Digest, Sha256};

const SITE: &str = "mydata.example";
const ORIGIN: &str = "https://mydata.example";
const NOW: UnixSeconds = UnixSeconds(1_800_000_000);
const HANDLE: &[u8] = b"handle";

/// P-256's own point of departure, of which everybody knows the secret key; here it has signed nothing.
const POINT: [&str; 2] = [
    "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
    "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5",
];

/// The shapes of signatures, with nothing in them.
const CONSTANTS: [&[u8]; 3] = [&[0x30, 6, 2, 1, 1, 2, 1, 1], &[0; 64], &[1; 256]];

/// Takes the first byte as what the rest is: an attestation object, a device's data or a browser's. Never a panic, nothing that is
/// not signed identifies anybody, and what is bound can be stored.
pub fn webauthn(bytes: &[u8]) {
    let Some((kind, rest)) = bytes.split_first() else { return };
    match kind % 3 {
        0 => attestation(rest),
        1 => authenticator_data(rest),
        _ => client_data(rest),
    }
}

fn attestation(object: &[u8]) {
    let Some(record) = bind(object, &said("create")) else { return };
    assert!((1..=1023).contains(&record.id().len()), "a credential's name is as long as it may be");
    let json = serde_json::to_string(&record).expect("a record can be stored");
    assert_eq!(serde_json::from_str::<CredentialRecord>(&json).ok(), Some(record.clone()));
    let good = [Sha256::digest(SITE).as_slice(), &[0b0101, 0xFF, 0xFF, 0xFF, 0xFF]].concat();
    no_constant_identifies(&record, &good, &said("get"));
}

fn authenticator_data(data: &[u8]) {
    no_constant_identifies(&bound(), data, &said("get"));
}

fn client_data(json: &[u8]) {
    if bind(&object(), json).is_some() {
        let said: Value = serde_json::from_slice(json).expect("what is believed is JSON");
        let text = challenge().text();
        assert_eq!(
            (said["challenge"].as_str(), said["origin"].as_str()),
            (Some(text.as_str()), Some(ORIGIN))
        );
        assert_eq!(said["type"].as_str(), Some("webauthn.create"));
        assert_ne!(said["crossOrigin"].as_bool(), Some(true));
    }
    let good = [Sha256::digest(SITE).as_slice(), &[0b0101, 0, 0, 0, 1]].concat();
    no_constant_identifies(&bound(), &good, json);
}

/// Signs nothing, and looks whether that is believed.
fn no_constant_identifies(record: &CredentialRecord, data: &[u8], json: &[u8]) {
    let site = site();
    let method = BoundDeviceMethod::new(&site, Some(record.clone()));
    for signature in CONSTANTS {
        let fields = [
            ("credentialId", record.id()),
            ("clientDataJSON", json),
            ("authenticatorData", data),
            ("signature", signature),
            ("userHandle", HANDLE),
        ]
        .map(|(name, bytes)| (name, URL_SAFE_NO_PAD.encode(bytes)));
        let submission = fields.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let claim = Claim::Person(record.person().clone());
        assert!(method.check(&submission, &challenge(), &claim, NOW).is_err(), "nothing was signed");
    }
}

fn bind(object: &[u8], json: &[u8]) -> Option<CredentialRecord> {
    let (object, json) = (URL_SAFE_NO_PAD.encode(object), URL_SAFE_NO_PAD.encode(json));
    let fields = [("attestationObject", object.as_str()), ("clientDataJSON", json.as_str())];
    let person = NationalId::parse("A123456789").expect("the ID is well formed");
    let vouching = Vouching { method: IdentityMethod::CitizenCertificate, person, at: NOW };
    let submission = Submission::from_iter(fields);
    Binding::new(&site()).bind(&submission, &challenge(), &vouching, HANDLE, NOW).ok()
}

/// A credential on record, whose key is the point.
fn bound() -> CredentialRecord {
    bind(&object(), &said("create")).expect("the object is good")
}

/// An attestation object of a device that does not vouch for itself, written by hand.
pub fn object() -> Vec<u8> {
    let [x, y] = POINT.map(bytes_of);
    let key = [&[0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32], x.as_slice(), &[0x22, 0x58, 32], &y].concat();
    let id = [9; 32];
    let data =
        [Sha256::digest(SITE).as_slice(), &[0b0100_0101, 0, 0, 0, 0], &[5; 16], &[0, 32], &id, &key].concat();
    let length = u8::try_from(data.len()).expect("the data are short");
    [b"\xA3\x63fmt\x64none\x67attStmt\xA0\x68authData\x58".as_slice(), &[length], &data].concat()
}

/// What a browser says for our page.
pub fn said(ceremony: &str) -> Vec<u8> {
    let challenge = challenge().text();
    let json = format!(
        r#"{{"type":"webauthn.{ceremony}","challenge":"{challenge}","origin":"{ORIGIN}","crossOrigin":false}}"#
    );
    json.into_bytes()
}

fn challenge() -> Challenge {
    let occasion =
        Occasion { method: IdentityMethod::TwFido, session: b"session", transaction: b"transaction" };
    Challenge::new(&occasion, [7; 32], NOW, Duration::from_mins(5))
}

fn site() -> RelyingParty {
    RelyingParty::new(SITE, [ORIGIN])
}

fn bytes_of(hex: &str) -> Vec<u8> {
    let digit = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("the constant is hexadecimal");
    (0..hex.len()).step_by(2).map(digit).collect()
}
