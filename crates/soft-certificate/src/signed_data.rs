//! The signature as it goes out: CMS signed data (RFC 5652) by one signer, with the certificates up to its root.

use core::time::Duration;

use der::asn1::{AnyRef, GeneralizedTime, Null, ObjectIdentifier, OctetStringRef, UtcTime};
use der::{Encode, Tag};
use rsa::rand_core::TryCryptoRng;
use sha2::{Digest, Sha256};

use crate::SoftCertificateError;
use crate::certificate::Certificate;
use crate::key::Key;
use crate::pfx::{DATA, context};

const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_TIME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.5");

/// For a signer named by issuer and serial number (RFC 5652, 5.1 and 5.3).
const VERSION: u8 = 1;

/// 2050-01-01: from there on, years have four digits (RFC 5652, 11.3).
const FOUR_DIGITS_FROM: u64 = 2_524_608_000;

/// Whether what is signed goes with the signature.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Content {
    /// It is known to whoever checks, and stays out.
    Detached,
    /// It goes with the signature.
    Enclosed,
}

/// Who signs.
pub(crate) struct Signer<'s> {
    pub(crate) key: &'s Key,
    pub(crate) certificate: &'s Certificate,
    pub(crate) above: &'s [Certificate],
}

/// Signs a text at a time.
pub(crate) fn signed_data(
    text: &[u8],
    content: Content,
    at: u64,
    signer: &Signer<'_>,
    rng: &mut impl TryCryptoRng,
) -> Result<Vec<u8>, SoftCertificateError> {
    // What fails here is writing what has been read before.
    let failed = |_| SoftCertificateError::SigningFailed;
    let attributes = attributes(text, at).map_err(failed)?;
    let signature = signer.key.sign(&wrapped(Tag::Set, &attributes).map_err(failed)?, rng)?;
    let info = signer.info(&attributes, &signature).map_err(failed)?;
    content_info(text, content, signer, info).map_err(failed)
}

/// What is signed in place of the text, as the members of a set in DER's order (RFC 5652, 5.4 and 11).
fn attributes(text: &[u8], at: u64) -> der::Result<Vec<Vec<u8>>> {
    let digest = Sha256::digest(text);
    let at_date = Duration::from_secs(at);
    let time = if at < FOUR_DIGITS_FROM {
        UtcTime::from_unix_duration(at_date)?.to_der()?
    } else {
        GeneralizedTime::from_unix_duration(at_date)?.to_der()?
    };
    let mut attributes = [
        (CONTENT_TYPE, DATA.to_der()?),
        (MESSAGE_DIGEST, OctetStringRef::new(&digest)?.to_der()?),
        (SIGNING_TIME, time),
    ]
    .into_iter()
    .map(|(kind, value)| wrapped(Tag::Sequence, &[kind.to_der()?, wrapped(Tag::Set, &[value])?]))
    .collect::<der::Result<Vec<_>>>()?;
    attributes.sort();
    Ok(attributes)
}

impl Signer<'_> {
    /// RFC 5652, 5.3.
    fn info(&self, attributes: &[Vec<u8>], signature: &[u8]) -> der::Result<Vec<u8>> {
        let parts = [
            VERSION.to_der()?,
            wrapped(Tag::Sequence, &self.certificate.number()?)?,
            algorithm(SHA256, false)?,
            wrapped(context(0, true), attributes)?,
            algorithm(self.key.algorithm(), matches!(self.key, Key::Rsa(..)))?,
            OctetStringRef::new(signature)?.to_der()?,
        ];
        wrapped(Tag::Sequence, &parts)
    }

    /// His certificate and those above it, in DER's order.
    fn certificates(&self) -> Vec<Vec<u8>> {
        let all = core::iter::once(self.certificate).chain(self.above);
        let mut all: Vec<_> = all.map(|one| one.der.clone()).collect();
        all.sort();
        all
    }
}

/// RFC 5652, 3 and 5.1.
fn content_info(text: &[u8], content: Content, signer: &Signer<'_>, info: Vec<u8>) -> der::Result<Vec<u8>> {
    let mut encapsulated = vec![DATA.to_der()?];
    if content == Content::Enclosed {
        encapsulated.push(wrapped(context(0, true), &[OctetStringRef::new(text)?.to_der()?])?);
    }
    let signed = [
        VERSION.to_der()?,
        wrapped(Tag::Set, &[algorithm(SHA256, false)?])?,
        wrapped(Tag::Sequence, &encapsulated)?,
        wrapped(context(0, true), &signer.certificates())?,
        wrapped(Tag::Set, &[info])?,
    ];
    let signed = wrapped(context(0, true), &[wrapped(Tag::Sequence, &signed)?])?;
    wrapped(Tag::Sequence, &[SIGNED_DATA.to_der()?, signed])
}

/// RFC 5754: RSA's parameters are null, the others' are left out.
fn algorithm(name: ObjectIdentifier, has_null: bool) -> der::Result<Vec<u8>> {
    let mut parts = vec![name.to_der()?];
    if has_null {
        parts.push(Null.to_der()?);
    }
    wrapped(Tag::Sequence, &parts)
}

fn wrapped(tag: Tag, parts: &[Vec<u8>]) -> der::Result<Vec<u8>> {
    AnyRef::new(tag, &parts.concat())?.to_der()
}
