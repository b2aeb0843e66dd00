//! Which key of its issuer a certificate says it was signed with.

use crate::x509_cert;
use x509_cert::der::asn1::{AnyRef, ContextSpecific, OctetString};
use x509_cert::der::{
    self, Decode, DecodeValue, ErrorKind, FixedTag, Header, Reader, Tag, TagNumber, Tagged,
};

/// The first member of an `AuthorityKeyIdentifier` (RFC 5280, 4.2.1.1).
///
/// The others name the issuer's certificate. Nobody goes by them, and reading names once more would cost browsers two
/// kilobytes: of them only the frames are looked at.
pub(super) struct IssuerKeyId(pub(super) Option<Vec<u8>>);

impl<'a> DecodeValue<'a> for IssuerKeyId {
    fn decode_value<R: Reader<'a>>(reader: &mut R, header: Header) -> der::Result<Self> {
        reader.read_nested(header.length, |members| {
            let key_id = ContextSpecific::<OctetString>::decode_implicit(members, TagNumber::N0)?;
            let mut last = TagNumber::N0;
            while !members.is_finished() {
                last = match AnyRef::decode(members)?.tag() {
                    Tag::ContextSpecific { number, .. } if last < number && number <= TagNumber::N2 => number,
                    tag => return Err(ErrorKind::TagUnexpected { expected: None, actual: tag }.into()),
                };
            }
            Ok(Self(key_id.map(|id| id.value.into_bytes())))
        })
    }
}

impl FixedTag for IssuerKeyId {
    const TAG: Tag = Tag::Sequence;
}
