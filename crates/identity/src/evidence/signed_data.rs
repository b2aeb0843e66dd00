//! CMS signed data (RFC 5652), as a card's component makes it over a challenge.
//!
//! Only DER is read: what the components give is DER, and a signature that can be written in two ways can be read in two
//! ways. The parts are read in place rather than with a crate's types, which write a certificate anew that only its very
//! bytes are signed for. What this does not look at, it does not accept: revocation lists and unsigned attributes.

use der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use der::{Decode, Reader, SliceReader, Tag, TagNumber, Tagged};
use subtle::ConstantTimeEq;

use super::{EvidenceRefusal, SigningCertificate};

mod algorithms;
mod signed_attributes;

use algorithms::Algorithms;

const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");

/// The signer's, and those above it.
const MOST_CERTIFICATES: usize = 8;

/// A signature over some content, by one signer.
///
/// ```
/// use mydata_identity::evidence::SignedData;
/// assert_eq!(SignedData::read(b"\x30\x80").unwrap_err().code(), "identity.evidence-malformed");
/// ```
#[derive(Clone, Debug)]
pub struct SignedData<'d> {
    version: u8,
    digests: Vec<ObjectIdentifier>,
    content: Option<&'d [u8]>,
    certificates: Vec<&'d [u8]>,
    signer: Signer<'d>,
}

#[derive(Clone, Debug)]
struct Signer<'d> {
    version: u8,
    id: SignerId<'d>,
    digest: ObjectIdentifier,
    /// With tag and length, as they stand.
    signed_attributes: Option<&'d [u8]>,
    algorithm: ObjectIdentifier,
    signature: &'d [u8],
}

#[derive(Clone, Debug)]
enum SignerId<'d> {
    Key(&'d [u8]),
    Number { issuer: &'d [u8], serial: &'d [u8] },
}

impl<'d> SignedData<'d> {
    /// Reads the bytes.
    ///
    /// # Errors
    /// [`EvidenceRefusal::EvidenceMalformed`] or [`EvidenceRefusal::SignerCount`].
    pub fn read(der: &'d [u8]) -> Result<Self, EvidenceRefusal> {
        let malformed = |_| EvidenceRefusal::EvidenceMalformed { what: "signed data" };
        let outer = AnyRef::from_der(der).map_err(malformed)?;
        let inner = outer.sequence(content_info).map_err(malformed)?;
        let (parts, signers) = inner.sequence(signed_data).map_err(malformed)?;
        let [signer] = signers.as_slice() else {
            return Err(EvidenceRefusal::SignerCount { count: signers.len() });
        };
        let signer = signer.sequence(signer_info).map_err(malformed)?;
        let Parts { version, digests, content, certificates } = parts;
        Ok(Self { version, digests, content, certificates, signer })
    }

    /// Checks that the signer has signed this content, and tells by which certificate.
    ///
    /// The certificate is among those enclosed, or the one handed in `beside`; if both, they must be the same. It is not
    /// judged here.
    ///
    /// # Errors
    /// [`EvidenceRefusal`]: [`ChallengeMismatch`](EvidenceRefusal::ChallengeMismatch) for another content.
    pub fn verify(
        &self,
        content: &[u8],
        beside: Option<&[u8]>,
    ) -> Result<SigningCertificate, EvidenceRefusal> {
        let algorithms = self.algorithms()?;
        if self.content.is_some_and(|enclosed| !bool::from(enclosed.ct_eq(content))) {
            return Err(EvidenceRefusal::ChallengeMismatch);
        }
        let certificate = self.certificate(beside)?;
        let key = certificate.key()?;
        algorithms.require_key(&key)?;
        match self.signer.signed_attributes {
            None => key.verify(algorithms.hash, content, self.signer.signature)?,
            Some(attributes) => {
                signed_attributes::require(attributes, DATA, &algorithms.hash.digest(content))?;
                // RFC 5652, 5.4: what is signed are the attributes as a set of their own, not as a tagged part.
                let signed = [&[0x31], attributes.get(1..).unwrap_or_default()].concat();
                key.verify(algorithms.hash, &signed, self.signer.signature)?;
            }
        }
        Ok(certificate)
    }

    fn algorithms(&self) -> Result<Algorithms, EvidenceRefusal> {
        // RFC 5652, 5.1 and 5.3: the versions follow from how the signer is named.
        let version = match self.signer.id {
            SignerId::Key(_) => 3,
            SignerId::Number { .. } => 1,
        };
        if self.version != version || self.signer.version != version || self.digests != [self.signer.digest] {
            return Err(EvidenceRefusal::EvidenceMalformed { what: "versions or digest algorithms" });
        }
        Algorithms::read(self.signer.digest, self.signer.algorithm)
    }

    /// The certificate by which this says to be signed, for a caller who judges it before anything else. Whether it has
    /// signed anything, is for [`verify`](Self::verify) to find out.
    ///
    /// # Errors
    /// [`EvidenceRefusal::CertificateMalformed`] or [`EvidenceRefusal::CertificateMissing`].
    pub fn certificate(&self, beside: Option<&[u8]>) -> Result<SigningCertificate, EvidenceRefusal> {
        let enclosed = self.certificates.iter().copied();
        let readable = enclosed.map(SigningCertificate::read).collect::<Result<Vec<_>, _>>()?;
        let mut enclosed = readable.into_iter().filter(|one| self.signer.id.names(one));
        let beside = beside.map(SigningCertificate::read).transpose()?;
        match (enclosed.next(), beside) {
            (Some(one), None) => Ok(one),
            (Some(one), Some(other)) if one.der() == other.der() => Ok(one),
            (None, Some(one)) if self.signer.id.names(&one) => Ok(one),
            _ => Err(EvidenceRefusal::CertificateMissing),
        }
    }
}

impl SignerId<'_> {
    fn names(&self, certificate: &SigningCertificate) -> bool {
        match self {
            Self::Key(key_id) => certificate.has_key_id(key_id),
            Self::Number { issuer, serial } => certificate.is_numbered(issuer, serial),
        }
    }
}

struct Parts<'d> {
    version: u8,
    digests: Vec<ObjectIdentifier>,
    content: Option<&'d [u8]>,
    certificates: Vec<&'d [u8]>,
}

/// RFC 5652, 3.
fn content_info<'d>(reader: &mut SliceReader<'d>) -> der::Result<AnyRef<'d>> {
    expect_oid(reader, SIGNED_DATA)?;
    explicit(reader, 0)?.ok_or(der::ErrorKind::Failed.into())
}

/// RFC 5652, 5.1; the signers are not read yet, so that their number can be told.
fn signed_data<'d>(reader: &mut SliceReader<'d>) -> der::Result<(Parts<'d>, Vec<AnyRef<'d>>)> {
    let version = u8::decode(reader)?;
    let digests = set_of(AnyRef::decode(reader)?)?;
    let digests = digests.into_iter().map(algorithm).collect::<der::Result<_>>()?;
    let content = AnyRef::decode(reader)?.sequence(|reader| {
        expect_oid(reader, DATA)?;
        explicit(reader, 0)?.map(AnyRef::decode_as::<&OctetStringRef>).transpose()
    })?;
    let mut certificates = Vec::new();
    if let Some(set) = implicit(reader, 0)? {
        let mut set = SliceReader::new(set.value())?;
        while !set.is_finished() {
            let certificate = set.tlv_bytes()?;
            if certificates.len() == MOST_CERTIFICATES {
                return Err(der::ErrorKind::Failed.into());
            }
            certificates.push(certificate);
        }
    }
    let signers = set_of(AnyRef::decode(reader)?)?;
    Ok((Parts { version, digests, content: content.map(OctetStringRef::as_bytes), certificates }, signers))
}

/// RFC 5652, 5.3.
fn signer_info<'d>(reader: &mut SliceReader<'d>) -> der::Result<Signer<'d>> {
    Ok(Signer {
        version: u8::decode(reader)?,
        id: signer_id(reader)?,
        digest: algorithm(AnyRef::decode(reader)?)?,
        signed_attributes: implicit_tlv(reader, 0)?,
        algorithm: algorithm(AnyRef::decode(reader)?)?,
        signature: <&OctetStringRef>::decode(reader)?.as_bytes(),
    })
}

fn signer_id<'d>(reader: &mut SliceReader<'d>) -> der::Result<SignerId<'d>> {
    let is_key = Tag::peek(reader)? == context(0, false);
    let id = AnyRef::decode(reader)?;
    if is_key {
        return Ok(SignerId::Key(id.value()));
    }
    id.sequence(|reader| {
        let issuer = reader.tlv_bytes()?;
        let serial = AnyRef::decode(reader)?;
        serial.tag().assert_eq(Tag::Integer)?;
        Ok(SignerId::Number { issuer, serial: serial.value() })
    })
}

/// An algorithm whose parameters say nothing.
fn algorithm(any: AnyRef<'_>) -> der::Result<ObjectIdentifier> {
    any.sequence(|reader| {
        let oid = ObjectIdentifier::decode(reader)?;
        if !reader.is_finished() && !AnyRef::decode(reader)?.is_null() {
            return Err(der::ErrorKind::Failed.into());
        }
        Ok(oid)
    })
}

fn expect_oid(reader: &mut SliceReader<'_>, expected: ObjectIdentifier) -> der::Result<()> {
    let found = ObjectIdentifier::decode(reader)?;
    (found == expected).then_some(()).ok_or(der::ErrorKind::OidUnknown { oid: found }.into())
}

fn set_of(any: AnyRef<'_>) -> der::Result<Vec<AnyRef<'_>>> {
    any.tag().assert_eq(Tag::Set)?;
    let mut reader = SliceReader::new(any.value())?;
    let mut members = Vec::new();
    while !reader.is_finished() {
        members.push(AnyRef::decode(&mut reader)?);
    }
    Ok(members)
}

fn context(number: u32, constructed: bool) -> Tag {
    TagNumber(number).context_specific(constructed)
}

/// The constructed part of that number, if it comes next.
fn implicit<'d>(reader: &mut SliceReader<'d>, number: u32) -> der::Result<Option<AnyRef<'d>>> {
    if reader.is_finished() || Tag::peek(reader)? != context(number, true) {
        return Ok(None);
    }
    AnyRef::decode(reader).map(Some)
}

fn implicit_tlv<'d>(reader: &mut SliceReader<'d>, number: u32) -> der::Result<Option<&'d [u8]>> {
    if reader.is_finished() || Tag::peek(reader)? != context(number, true) {
        return Ok(None);
    }
    reader.tlv_bytes().map(Some)
}

/// What is inside the explicit tag of that number, if it comes next.
fn explicit<'d>(reader: &mut SliceReader<'d>, number: u32) -> der::Result<Option<AnyRef<'d>>> {
    implicit(reader, number)?.map(|outer| AnyRef::from_der(outer.value())).transpose()
}
