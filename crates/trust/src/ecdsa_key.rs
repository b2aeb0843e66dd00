//! Keys on the curves that authorities sign with.

use crate::x509_cert;
use x509_cert::der::asn1::ObjectIdentifier;
use x509_cert::spki::SubjectPublicKeyInfoRef;

/// `id-ecPublicKey` (RFC 5480, 2.1.1).
const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");

/// A curve of FIPS 186-5.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Curve {
    P256,
    P384,
}

impl Curve {
    /// As certificates name it (RFC 5480, 2.1.1.1).
    fn oid(self) -> ObjectIdentifier {
        match self {
            Self::P256 => ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7"),
            Self::P384 => ObjectIdentifier::new_unwrap("1.3.132.0.34"),
        }
    }

    /// Bytes of a coordinate.
    fn field_len(self) -> usize {
        match self {
            Self::P256 => 32,
            Self::P384 => 48,
        }
    }
}

/// The curve and the point of a key; parameters other than a curve's name are refused (RFC 5480, 2.1.1).
///
/// Whether the point lies on the curve is for the arithmetic to see.
pub(crate) fn read<'k>(spki: &SubjectPublicKeyInfoRef<'k>) -> Option<(Curve, &'k [u8])> {
    if spki.algorithm.oid != EC_PUBLIC_KEY {
        return None;
    }
    let name = spki.algorithm.parameters?.decode_as::<ObjectIdentifier>().ok()?;
    let curve = [Curve::P256, Curve::P384].into_iter().find(|curve| curve.oid() == name)?;
    let point = spki.subject_public_key.as_bytes()?;
    // Both forms of SEC 1, 2.3.3, that RFC 5480, 2.2, knows.
    let len = match point.first()? {
        2 | 3 => 1 + curve.field_len(),
        4 => 1 + 2 * curve.field_len(),
        _ => return None,
    };
    (point.len() == len).then_some((curve, point))
}
