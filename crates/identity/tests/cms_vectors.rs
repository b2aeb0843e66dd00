//! Signed data of public suites: what they say is valid is believed, unless a rule of ours refuses it by name.
//!
//! Where the files are from is in `cms/public/README.md`. No certificate is judged here.
#![cfg(feature = "evidence")]
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod evidence_support;

use der::asn1::{Any, AnyRef};
use der::{Decode, Encode, Reader, SliceReader, Tag, TagNumber, Tagged};
use evidence_support::file;
use mydata_identity::evidence::{EvidenceRefusal, SignedData};

const PKITS: &[u8] = b"Content-Type: text/plain\r\n\r\nThis is a sample signed message.\r\n";
const WATSON: &[u8] = b"Content-Type: text/plain\r\n\r\nWatson, come here - I want to see you.";
const WATSON_LINE: &[u8] = b"Content-Type: text/plain\r\n\r\nWatson, come here - I want to see you.\r\n";
const ENCAPSULATED: &[u8] = b"This is the message to encapsulate in PKCS#7/CMS\r\n";

/// A suite's file, and what it is a signature over.
struct Vector {
    name: &'static str,
    der: Vec<u8>,
    content: Vec<u8>,
}

impl Vector {
    fn new(name: &'static str, content: &[u8]) -> Self {
        Self { name, der: public(name), content: content.to_vec() }
    }

    fn without_revocation(self) -> Self {
        Self { der: without_revocation(&self.der), ..self }
    }

    fn check(&self) -> Result<(), EvidenceRefusal> {
        check(&self.der, &self.content)
    }
}

fn public(name: &str) -> Vec<u8> {
    file(&format!("public/{name}"))
}

fn check(der: &[u8], content: &[u8]) -> Result<(), EvidenceRefusal> {
    SignedData::read(der)?.verify(content, None).map(drop)
}

/// The same signed data with its revocation lists left out, which no signature covers (RFC 5652, 5.1).
fn without_revocation(der: &[u8]) -> Vec<u8> {
    let context = |number| TagNumber(number).context_specific(true);
    let [kind, wrapped] = members(der).try_into().unwrap();
    let [signed] = members(&wrapped).try_into().unwrap();
    let (lists, rest): (Vec<_>, Vec<_>) =
        members(&signed).into_iter().partition(|part| AnyRef::from_der(part).unwrap().tag() == context(1));
    assert_eq!(lists.len(), 1);
    let signed = Any::new(Tag::Sequence, rest.concat()).unwrap().to_der().unwrap();
    let wrapped = Any::new(context(0), signed).unwrap().to_der().unwrap();
    Any::new(Tag::Sequence, [kind, wrapped].concat()).unwrap().to_der().unwrap()
}

fn members(der: &[u8]) -> Vec<Vec<u8>> {
    let outer = AnyRef::from_der(der).unwrap();
    let mut reader = SliceReader::new(outer.value()).unwrap();
    let mut members = Vec::new();
    while !reader.is_finished() {
        members.push(reader.tlv_bytes().unwrap().to_vec());
    }
    members
}

/// RSA with 2048 and 4096 bits, P-256 and P-384; enclosed and apart; with all that signers say besides.
fn valid() -> Vec<Vector> {
    // As S/MIME has lines end (RFC 8551, 3.1.1).
    let lines = String::from_utf8(public("rustcrypto-sd.txt")).unwrap().replace('\n', "\r\n");
    let one_line = ENCAPSULATED.strip_suffix(b"\r\n").unwrap();
    vec![
        Vector::new("pkits-valid-signatures.p7s", PKITS).without_revocation(),
        Vector::new("asn1crypto-cms.der", ENCAPSULATED),
        Vector::new("asn1crypto-pkcs7.der", &[one_line, b"\n"].concat()),
        Vector::new("rustcrypto-sd.der", lines.as_bytes()),
        Vector::new("rfc2634.der", WATSON),
        Vector::new("rfc5940.der", WATSON_LINE).without_revocation(),
        Vector::new("rfc6211.der", WATSON),
    ]
}

#[test]
fn what_public_suites_say_is_valid_is_believed() {
    for vector in valid() {
        assert_eq!(vector.check(), Ok(()), "{}", vector.name);
    }
}

#[test]
fn no_byte_of_the_content_can_change() {
    for mut vector in valid() {
        let original = vector.content.clone();
        let enclosed = position(&vector.der, &original);
        assert_eq!(enclosed.is_none(), vector.name == "pkits-valid-signatures.p7s", "{}", vector.name);
        for at in 0..original.len() {
            vector.content[at] ^= 1;
            assert_eq!(vector.check(), Err(EvidenceRefusal::ChallengeMismatch), "{} {at}", vector.name);
            // Nor in both places at once, where the content is enclosed.
            if let Some(start) = enclosed {
                let mut der = vector.der.clone();
                der[start + at] ^= 1;
                let refusal = check(&der, &vector.content);
                assert_eq!(refusal, Err(EvidenceRefusal::ChallengeMismatch), "{} {at}", vector.name);
            }
            vector.content[at] ^= 1;
        }
    }
}

fn position(der: &[u8], content: &[u8]) -> Option<usize> {
    der.windows(content.len()).position(|window| window == content)
}

#[test]
fn no_byte_of_the_signature_can_change() {
    for mut vector in valid() {
        // The signature comes last: of the shortest, P-256's, this is the half after the tag and length.
        let end = vector.der.len();
        for at in end - 32..end {
            vector.der[at] ^= 1;
            assert_eq!(vector.check(), Err(EvidenceRefusal::SignatureInvalid), "{} {at}", vector.name);
            vector.der[at] ^= 1;
        }
        assert_eq!(vector.check(), Ok(()), "{}", vector.name);
    }
}

#[test]
fn what_public_suites_have_and_a_card_may_not_is_refused_by_name() {
    let algorithm = |oid: &str| EvidenceRefusal::AlgorithmRefused { algorithm: oid.to_owned() };
    let malformed = EvidenceRefusal::EvidenceMalformed { what: "signed data" };
    let dsa = Vector::new("pkits-valid-dsa-signatures.p7s", PKITS);
    let sample = b"This is some sample content.";
    let ml_dsa = b"ML-DSA-44 signed-data example with signed attributes";
    for (why, vector, refusal) in [
        (
            "revocation lists, which are not looked at",
            Vector::new("pkits-valid-signatures.p7s", PKITS),
            malformed.clone(),
        ),
        ("a revocation list and an answer", Vector::new("rfc5940.der", WATSON_LINE), malformed.clone()),
        ("DSA and SHA-1", dsa.without_revocation(), algorithm("1.3.14.3.2.26")),
        ("SHA-1", Vector::new("rfc5751.der", sample), algorithm("1.3.14.3.2.26")),
        ("PSS, an algorithm with parameters", Vector::new("rfc4056.der", WATSON), malformed),
        ("two signers", Vector::new("rfc5752.der", WATSON), EvidenceRefusal::SignerCount { count: 2 }),
        ("ML-DSA", Vector::new("rfc9882.der", ml_dsa), algorithm("2.16.840.1.101.3.4.3.17")),
    ] {
        assert_eq!(vector.check(), Err(refusal), "{why}: {}", vector.name);
    }
}
