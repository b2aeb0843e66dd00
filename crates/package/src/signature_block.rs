//! What a signature must look like inside (RFC 8017, 9.2), and what is wrong with one that does not.
//!
//! A verifier compares the whole block with the only one it may be. Only afterwards is one looked into, so that a
//! forger's padding is not reported as a slip of the pen.

use der_0_7::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use der_0_7::{Decode, Reader, SliceReader};

use crate::{PackageError, SignatureHash};

/// The least padding (RFC 8017, 9.2, note to step 5).
const LEAST_PADDING: usize = 8;

/// The only block for a digest (RFC 8017, 9.2: EMSA-PKCS1-v1_5), for a key of that many bytes.
pub(crate) fn of(hash: SignatureHash, digest: &[u8], len: usize) -> Vec<u8> {
    // `DigestInfo` in DER: a sequence of algorithm, whose parameters are NULL, and digest.
    let oid = hash.oid();
    let algorithm = [&[6, byte(oid.as_bytes())][..], oid.as_bytes(), &[5, 0]].concat();
    let info = [&[0x30, byte(&algorithm)][..], &algorithm, &[4, byte(digest)], digest].concat();
    let padding = len.saturating_sub(info.len() + 5);
    [&[0, 1][..], &vec![0xFF; padding], &[0, 0x30, byte(&info)], &info].concat()
}

/// The length of something short, as DER has it.
fn byte(short: &[u8]) -> u8 {
    u8::try_from(short.len()).unwrap_or(u8::MAX)
}

/// What is wrong with a block that is not the one for this message.
///
/// Another key, or damage, leaves noise: only a block that begins like padding was padded by somebody.
pub(crate) fn diagnose(block: &[u8], hash: SignatureHash) -> PackageError {
    let Some(rest) = block.strip_prefix(&[0, 1]) else { return PackageError::SignatureMismatch };
    let padding = rest.iter().take_while(|&&byte| byte == 0xFF).count();
    if padding == 0 {
        return PackageError::SignatureMismatch;
    }
    let info = rest.get(padding..).and_then(|rest| rest.strip_prefix(&[0]));
    let Some(info) = info.and_then(|info| DigestInfo::read(info).ok()) else {
        return PackageError::SignaturePaddingWrong;
    };
    if padding < LEAST_PADDING || !info.has_null || info.has_more {
        return PackageError::SignaturePaddingWrong;
    }
    if info.algorithm != hash.oid() {
        return PackageError::SignatureHashWrong { algorithm: info.algorithm.to_string() };
    }
    if info.digest_len != hash.digest_len() {
        return PackageError::SignaturePaddingWrong;
    }
    PackageError::SignatureMismatch
}

/// What follows the padding, and what follows that.
struct DigestInfo {
    algorithm: ObjectIdentifier,
    has_null: bool,
    digest_len: usize,
    has_more: bool,
}

impl DigestInfo {
    fn read(bytes: &[u8]) -> der_0_7::Result<Self> {
        let mut reader = SliceReader::new(bytes)?;
        let (algorithm, parameters, digest) = reader.sequence(|info| {
            let (algorithm, parameters) = info.sequence(|algorithm| {
                let oid = ObjectIdentifier::decode(algorithm)?;
                Ok::<_, der_0_7::Error>((oid, Option::<AnyRef<'_>>::decode(algorithm)?))
            })?;
            Ok::<_, der_0_7::Error>((algorithm, parameters, OctetStringRef::decode(info)?))
        })?;
        Ok(Self {
            algorithm,
            has_null: parameters.is_some_and(AnyRef::is_null),
            digest_len: digest.as_bytes().len(),
            has_more: !reader.is_finished(),
        })
    }
}
