//! The outermost structure of a file (RFC 7292, 4), and what recurs in all others.

use der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use der::{Decode, Reader, SliceReader, Tag, TagNumber, Tagged};
use zeroize::Zeroizing;

use crate::definite::definite;
use crate::error::{damaged, refused};
use crate::mac::Mac;
use crate::{Limits, SoftCertificateError, definite};

const WHAT: &str = "file";

pub(crate) const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");

/// The one there is (RFC 7292, 4).
const VERSION: u8 = 3;

/// What a file begins with: a sequence, of which version 3 is the first value.
const SEQUENCE: u8 = 0x30;
const VERSION_3: [u8; 3] = [0x02, 0x01, VERSION];

/// Something in a file that has its kind written in front.
pub(crate) struct Typed<'d> {
    pub(crate) kind: ObjectIdentifier,
    pub(crate) content: Option<AnyRef<'d>>,
}

#[derive(Debug)]
pub(crate) struct Pfx {
    pub(crate) content: Zeroizing<Vec<u8>>,
    pub(crate) mac: Option<Mac>,
}

impl Pfx {
    pub(crate) fn read(file: &[u8], limits: Limits) -> Result<Self, SoftCertificateError> {
        if file.len() > limits.file_bytes {
            return Err(SoftCertificateError::TooLarge { bytes: file.len(), limit: limits.file_bytes });
        }
        if !begins_like_one(file) {
            return Err(SoftCertificateError::NotPkcs12);
        }
        let der = definite(file).map_err(damaged(WHAT))?;
        let outer = AnyRef::from_der(&der).map_err(damaged(WHAT))?;
        let (safe, mac) = outer.sequence(pfx).map_err(damaged(WHAT))?;
        // Otherwise a certificate vouches for the file, and no password (4.1).
        if safe.kind != DATA {
            return Err(refused(safe.kind));
        }
        let content = safe.octets().map_err(damaged(WHAT))?;
        Ok(Self { content, mac: mac.map(Mac::read).transpose()? })
    }
}

impl<'d> Typed<'d> {
    /// Reads a kind and, in an explicit tag, what is of it.
    pub(crate) fn read(reader: &mut SliceReader<'d>) -> der::Result<Self> {
        let kind = ObjectIdentifier::decode(reader)?;
        let is_next = !reader.is_finished() && Tag::peek(reader)? == context(0, true);
        let content = is_next.then(|| AnyRef::decode(reader)).transpose()?;
        Ok(Self { kind, content: content.map(|outer| AnyRef::from_der(outer.value())).transpose()? })
    }

    /// What is of it, which must be there.
    pub(crate) fn required(&self) -> der::Result<AnyRef<'d>> {
        self.content.ok_or(der::ErrorKind::Failed.into())
    }

    /// The bytes of a string.
    pub(crate) fn octets(&self) -> der::Result<Zeroizing<Vec<u8>>> {
        let octets = self.required()?.decode_as::<&OctetStringRef>()?;
        Ok(Zeroizing::new(octets.as_bytes().to_vec()))
    }
}

/// Whether somebody meant it to be one, so that a photo is not called damaged.
fn begins_like_one(file: &[u8]) -> bool {
    let Some((&SEQUENCE, rest)) = file.split_first() else { return false };
    let Some((&length, rest)) = rest.split_first() else { return false };
    let digits = if length > 0x80 { usize::from(length - 0x80) } else { 0 };
    rest.get(digits..).is_some_and(|rest| rest.starts_with(&VERSION_3))
}

fn pfx<'d>(reader: &mut SliceReader<'d>) -> der::Result<(Typed<'d>, Option<AnyRef<'d>>)> {
    u8::decode(reader)?;
    let safe = AnyRef::decode(reader)?.sequence(Typed::read)?;
    let mac = (!reader.is_finished()).then(|| AnyRef::decode(reader)).transpose()?;
    Ok((safe, mac))
}

/// The name of an algorithm and its parameters, "null" being none.
pub(crate) fn algorithm(any: AnyRef<'_>) -> der::Result<(ObjectIdentifier, Option<AnyRef<'_>>)> {
    any.sequence(|reader| {
        let name = ObjectIdentifier::decode(reader)?;
        let parameters = (!reader.is_finished()).then(|| AnyRef::decode(reader)).transpose()?;
        Ok((name, parameters.filter(|parameters| !parameters.is_null())))
    })
}

/// How often something is done: once at least.
pub(crate) fn rounds<'d>(reader: &mut impl Reader<'d>) -> der::Result<u32> {
    let rounds = u32::decode(reader)?;
    if rounds == 0 { Err(der::ErrorKind::Failed.into()) } else { Ok(rounds) }
}

/// All values of a sequence or set.
pub(crate) fn members(any: AnyRef<'_>) -> der::Result<Vec<AnyRef<'_>>> {
    let mut reader = SliceReader::new(any.value())?;
    let mut members = Vec::new();
    while !reader.is_finished() {
        members.push(AnyRef::decode(&mut reader)?);
    }
    Ok(members)
}

/// The values of a sequence of two.
pub(crate) fn both(any: AnyRef<'_>) -> der::Result<[AnyRef<'_>; 2]> {
    members(any)?.try_into().map_err(|_| der::ErrorKind::Failed.into())
}

pub(crate) fn context(number: u32, constructed: bool) -> Tag {
    TagNumber(number).context_specific(constructed)
}

/// The bytes of a string behind an implicit tag, in one piece or several.
pub(crate) fn implicit_octets(any: AnyRef<'_>) -> der::Result<Zeroizing<Vec<u8>>> {
    if any.tag() == context(0, true) {
        return definite::joined(any.value());
    }
    any.tag().assert_eq(context(0, false))?;
    Ok(Zeroizing::new(any.value().to_vec()))
}
