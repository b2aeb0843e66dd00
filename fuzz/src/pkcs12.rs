//! What must hold for any bytes taken as a PKCS#12 file, or as the contents of one; run by the fuzzer and, over broken files,
//! by the tests.

use hmac::{Hmac, KeyInit, Mac};
use mydata_identity::evidence::SignedData;
use mydata_soft_certificate::{Content, Limits, SoftCertificate, SoftCertificateError};
use rand_core::{TryCryptoRng, TryRng};
use sha2::Sha256;
use x509_cert::der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use x509_cert::der::{Decode, Encode, Tag, TagNumber};

/// Opens the files that the fuzzer begins with.
pub const PASSWORD: &str = "secret-1234";
/// A time at which their certificates hold.
const DURING: u64 = 1_800_000_000;
/// Fewer rounds than are allowed, for a fuzzer has more to do.
const LIMITS: Limits = Limits { file_bytes: 64 * 1024, parts: 64, rounds: 20_000 };
const TEXT: &[u8] = b"x5bq0c8yXq4Zg_Zb3o-KJw1VtqmAeZT0m3w1y1mB1fA";

/// Opens the bytes as a file, and as what is in a file that they do belong into: never a panic, and what is signed holds.
pub fn pkcs12(bytes: &[u8]) {
    let _ = opened(bytes);
    if let Some(file) = sealed(bytes) {
        let _ = opened(&file);
    }
}

/// What was opened, if it was. Its signature is then accepted as that of its certificate, and of no other text.
pub fn opened(file: &[u8]) -> Result<SoftCertificate, SoftCertificateError> {
    let certificate = SoftCertificate::open_within(LIMITS, file, PASSWORD)?;
    certificate.require_valid(DURING)?;
    // One of the two is enough for each file.
    let content = if file.len().is_multiple_of(2) { Content::Detached } else { Content::Enclosed };
    let signature =
        certificate.sign(TEXT, content, DURING, &mut Fixed(0)).expect("a key that was read signs");
    let signed = SignedData::read(&signature).expect("a signature can be read");
    let signer = signed.verify(TEXT, None).expect("a signature holds");
    assert_eq!(signer.der(), certificate.certificate(), "somebody else has signed");
    assert!(signed.verify(b"another text", None).is_err(), "another text is signed as well");
    Ok(certificate)
}

/// A file with these contents and a right code over them (RFC 9579), so that they are looked at whatever they are.
pub fn sealed(contents: &[u8]) -> Option<Vec<u8>> {
    let oid = |text: &str| ObjectIdentifier::new_unwrap(text).to_der().expect("an identifier can be written");
    let hmac = || wrapped(Tag::Sequence, &[oid("1.2.840.113549.2.9")]);
    let (salt, code) = (octets(&[7; 8])?, octets(&code(contents))?);
    let length = 32_u8.to_der().ok()?;
    let parameters = wrapped(Tag::Sequence, &[salt.clone(), 1_u8.to_der().ok()?, length, hmac()?])?;
    let kdf = wrapped(Tag::Sequence, &[oid("1.2.840.113549.1.5.12"), parameters])?;
    let scheme = wrapped(Tag::Sequence, &[kdf, hmac()?])?;
    let algorithm = wrapped(Tag::Sequence, &[oid("1.2.840.113549.1.5.14"), scheme])?;
    let mac = wrapped(Tag::Sequence, &[wrapped(Tag::Sequence, &[algorithm, code])?, salt])?;
    let explicit = wrapped(TagNumber(0).context_specific(true), &[octets(contents)?])?;
    let safe = wrapped(Tag::Sequence, &[oid("1.2.840.113549.1.7.1"), explicit])?;
    wrapped(Tag::Sequence, &[3_u8.to_der().ok()?, safe, mac])
}

/// What is inside of a file written in DER.
pub fn contents(file: &[u8]) -> Vec<u8> {
    let members = |der: &[u8], which: usize| {
        let mut rest = AnyRef::from_der(der).expect("the file is DER").value();
        for _ in 0..which {
            rest = AnyRef::from_der_partial(rest).expect("the file is DER").1;
        }
        AnyRef::from_der_partial(rest)
            .expect("the file is DER")
            .0
            .to_der()
            .expect("what was read can be written")
    };
    let string = members(&members(&members(file, 1), 1), 0);
    AnyRef::from_der(&string).expect("the file is DER").value().to_vec()
}

/// PBKDF2 with one round and one block is HMAC over salt and number.
fn code(contents: &[u8]) -> Vec<u8> {
    let key = hmac(PASSWORD.as_bytes(), &[&[7; 8][..], &[0, 0, 0, 1]].concat());
    hmac(&key, contents)
}

fn hmac(key: &[u8], message: &[u8]) -> Vec<u8> {
    let mac = Hmac::<Sha256>::new_from_slice(key).expect("a key may have any length");
    mac.chain_update(message).finalize().into_bytes().to_vec()
}

fn octets(bytes: &[u8]) -> Option<Vec<u8>> {
    OctetStringRef::new(bytes).ok()?.to_der().ok()
}

fn wrapped(tag: Tag, parts: &[Vec<u8>]) -> Option<Vec<u8>> {
    AnyRef::new(tag, &parts.concat()).ok()?.to_der().ok()
}

/// Blinds, and hides nothing.
struct Fixed(u64);

impl TryRng for Fixed {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        self.try_next_u64().map(|number| (number >> 32) as u32)
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        Ok(mixed ^ (mixed >> 27))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
        for byte in bytes {
            *byte = (self.try_next_u64()? >> 56) as u8;
        }
        Ok(())
    }
}

impl TryCryptoRng for Fixed {}
