//! Says why a signature does not hold, by what it looks like inside (RFC 8017, 9.2).
//!
//! Nothing is accepted here. A verifier compares the whole block with the only one it may be; this module is asked
//! afterwards, so that a forger's padding is not reported as a slip of the pen.

use der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use der::{Decode, Reader, SliceReader};
use rsa::pkcs8::spki::AlgorithmIdentifierRef;

use crate::{PackageError, SignatureHash};

/// The least padding (RFC 8017, 9.2, note to step 5).
const LEAST_PADDING: usize = 8;

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
    fn read(bytes: &[u8]) -> der::Result<Self> {
        let mut reader = SliceReader::new(bytes)?;
        let (algorithm, digest) = reader.sequence(|info| {
            let algorithm = AlgorithmIdentifierRef::decode(info)?;
            let digest = <&OctetStringRef>::decode(info)?;
            Ok::<_, der::Error>((algorithm, digest))
        })?;
        Ok(Self {
            algorithm: algorithm.oid,
            has_null: algorithm.parameters.is_some_and(AnyRef::is_null),
            digest_len: digest.as_bytes().len(),
            has_more: !reader.is_finished(),
        })
    }
}
