//! What is signed in place of the content: its type and digest, and what else the signer says.

use der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use der::{Decode, Reader, SliceReader};
use subtle::ConstantTimeEq;

use super::set_of;
use crate::evidence::EvidenceRefusal;

const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");

/// Requires content type and message digest, once each and with one value (RFC 5652, 11.1 and 11.2). The signer's clock,
/// which a card does not have, proves nothing and is not asked.
pub(super) fn require(
    attributes: &[u8],
    content_type: ObjectIdentifier,
    digest: &[u8],
) -> Result<(), EvidenceRefusal> {
    let attributes =
        read(attributes).map_err(|_| EvidenceRefusal::EvidenceMalformed { what: "signed attributes" })?;
    let found = single(&attributes, CONTENT_TYPE).and_then(|value| value.decode_as().ok());
    if found != Some(content_type) {
        return Err(EvidenceRefusal::SignedAttributeRefused { attribute: "content-type" });
    }
    let found =
        single(&attributes, MESSAGE_DIGEST).and_then(|value| value.decode_as::<&OctetStringRef>().ok());
    let found = found.ok_or(EvidenceRefusal::SignedAttributeRefused { attribute: "message-digest" })?;
    let same: bool = found.as_bytes().ct_eq(digest).into();
    same.then_some(()).ok_or(EvidenceRefusal::ChallengeMismatch)
}

type Attribute<'d> = (ObjectIdentifier, Vec<AnyRef<'d>>);

fn read(tlv: &[u8]) -> der::Result<Vec<Attribute<'_>>> {
    let mut reader = SliceReader::new(AnyRef::from_der(tlv)?.value())?;
    let mut attributes = Vec::new();
    while !reader.is_finished() {
        attributes.push(AnyRef::decode(&mut reader)?.sequence(|reader| {
            Ok::<_, der::Error>((ObjectIdentifier::decode(reader)?, set_of(AnyRef::decode(reader)?)?))
        })?);
    }
    Ok(attributes)
}

fn single<'d>(attributes: &[Attribute<'d>], wanted: ObjectIdentifier) -> Option<AnyRef<'d>> {
    let mut found = attributes.iter().filter(|(oid, _)| *oid == wanted);
    match (found.next(), found.next()) {
        (Some((_, values)), None) => match values.as_slice() {
            [value] => Some(*value),
            _ => None,
        },
        _ => None,
    }
}
