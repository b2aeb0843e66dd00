//! Writes BER anew as DER would have it, as far as files of PKCS#12 differ: lengths left open, and strings in pieces.

use der::asn1::AnyRef;
use der::{Decode, Encode, EncodingRules, ErrorKind, Length, Reader, SliceReader};
use zeroize::Zeroizing;

/// Levels of nesting; a file has seven between two strings.
const DEEPEST: usize = 16;

const OCTET_STRING: u8 = 0x04;
const CONSTRUCTED: u8 = 0x20;
const LONG_TAG: u8 = 0x1F;
const INDEFINITE: u8 = 0x80;

type Bytes = Zeroizing<Vec<u8>>;

/// The same values with the length of each in front, and strings in one piece. What is inside of a string stays as it is.
pub(crate) fn definite(ber: &[u8]) -> der::Result<Bytes> {
    rewritten(ber, DEEPEST)
}

/// The pieces of a string put together.
pub(crate) fn joined(pieces: &[u8]) -> der::Result<Bytes> {
    joined_within(pieces, DEEPEST)
}

fn rewritten(mut ber: &[u8], levels: usize) -> der::Result<Bytes> {
    let levels = levels.checked_sub(1).ok_or(ErrorKind::NestingDepth)?;
    // No longer than it was, whatever is in it, but for a length that fits four bytes.
    let mut written = Bytes::new(Vec::with_capacity(ber.len() + 4));
    while let Some(Element { tag, content }) = next(&mut ber)? {
        if tag == OCTET_STRING | CONSTRUCTED {
            put(&mut written, OCTET_STRING, &joined_within(content, levels)?)?;
        } else if tag & CONSTRUCTED != 0 {
            put(&mut written, tag, &rewritten(content, levels)?)?;
        } else {
            put(&mut written, tag, content)?;
        }
    }
    Ok(written)
}

fn joined_within(mut pieces: &[u8], levels: usize) -> der::Result<Bytes> {
    let levels = levels.checked_sub(1).ok_or(ErrorKind::NestingDepth)?;
    let mut whole = Bytes::new(Vec::with_capacity(pieces.len()));
    while let Some(Element { tag, content }) = next(&mut pieces)? {
        match tag {
            OCTET_STRING => whole.extend_from_slice(content),
            _ if tag == OCTET_STRING | CONSTRUCTED => {
                whole.extend_from_slice(&joined_within(content, levels)?);
            }
            _ => return Err(ErrorKind::Failed.into()),
        }
    }
    Ok(whole)
}

struct Element<'b> {
    tag: u8,
    content: &'b [u8],
}

fn next<'b>(bytes: &mut &'b [u8]) -> der::Result<Option<Element<'b>>> {
    if bytes.is_empty() {
        return Ok(None);
    }
    let mut reader = SliceReader::new_with_encoding_rules(bytes, EncodingRules::Ber)?;
    let value = AnyRef::decode(&mut reader)?.value();
    let end = usize::try_from(reader.position())?;
    let (whole, rest) = bytes.split_at_checked(end).ok_or(ErrorKind::Failed)?;
    *bytes = rest;
    let [tag, length, ..] = *whole else { return Err(ErrorKind::Failed.into()) };
    if tag & LONG_TAG == LONG_TAG {
        return Err(ErrorKind::Failed.into());
    }
    // What was open to the end has the mark of the end with it.
    let marks = if length == INDEFINITE { 2 } else { 0 };
    let content = value.len().checked_sub(marks).and_then(|length| value.get(..length));
    Ok(Some(Element { tag, content: content.ok_or(ErrorKind::Failed)? }))
}

fn put(written: &mut Vec<u8>, tag: u8, content: &[u8]) -> der::Result<()> {
    written.push(tag);
    Length::try_from(content.len())?.encode_to_vec(written)?;
    written.extend_from_slice(content);
    Ok(())
}
