//! A credential's public key as its device states it (RFC 9052, RFC 9053, RFC 8230).

use ciborium::Value;
use rsa::BoxedUint;
use serde::{Deserialize, Serialize};

use super::cbor::{self, Keys};
use crate::evidence::EvidenceRefusal;
use crate::evidence::signature::{Hash, PublicKey};

/// An algorithm that a device may sign with.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
pub enum CoseAlgorithm {
    /// Ed25519.
    EdDsa,
    /// ECDSA on P-256 with SHA-256.
    Es256,
    /// ECDSA on P-384 with SHA-384.
    Es384,
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    Rs256,
}

impl CoseAlgorithm {
    /// All that are known here, most wanted first.
    pub const ALL: [Self; 4] = [Self::Es256, Self::EdDsa, Self::Es384, Self::Rs256];

    /// Its number in the registry of COSE, for `pubKeyCredParams`.
    ///
    /// ```
    /// use mydata_identity::evidence::CoseAlgorithm;
    /// assert_eq!(CoseAlgorithm::Es256.number(), -7);
    /// ```
    #[must_use]
    pub fn number(self) -> i64 {
        match self {
            Self::EdDsa => -8,
            Self::Es256 => -7,
            Self::Es384 => -35,
            Self::Rs256 => -257,
        }
    }

    pub(super) fn of(value: &Value) -> Result<Self, EvidenceRefusal> {
        let number = integer(value).ok_or(EvidenceRefusal::KeyRefused)?;
        let known = Self::ALL.into_iter().find(|algorithm| i128::from(algorithm.number()) == number);
        known.ok_or_else(|| EvidenceRefusal::AlgorithmRefused { algorithm: number.to_string() })
    }

    pub(super) fn hash(self) -> Hash {
        match self {
            Self::Es384 => Hash::Sha384,
            Self::EdDsa | Self::Es256 | Self::Rs256 => Hash::Sha256,
        }
    }

    /// Whether it is one that this kind of key signs with.
    pub(super) fn is_of(self, key: &PublicKey) -> bool {
        match key {
            PublicKey::Ed25519(_) => self == Self::EdDsa,
            PublicKey::P256(_) => self == Self::Es256,
            PublicKey::P384(_) => self == Self::Es384,
            PublicKey::Rsa(_) => self == Self::Rs256,
        }
    }
}

/// A key, the algorithm it is for, and the bytes that say so.
#[derive(Clone, Debug)]
pub(super) struct CoseKey {
    pub(super) algorithm: CoseAlgorithm,
    pub(super) key: PublicKey,
}

impl CoseKey {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, EvidenceRefusal> {
        Self::of(&cbor::read(bytes, Keys::Sorted)?)
    }

    /// Takes a map of just the parameters that its kind of key has.
    pub(super) fn of(value: &Value) -> Result<Self, EvidenceRefusal> {
        let entries = value.as_map().ok_or(EvidenceRefusal::KeyRefused)?;
        let [(kind_label, kind), (algorithm_label, algorithm), parameters @ ..] = entries.as_slice() else {
            return Err(EvidenceRefusal::KeyRefused);
        };
        if (integer(kind_label), integer(algorithm_label)) != (Some(1), Some(3)) {
            return Err(EvidenceRefusal::KeyRefused);
        }
        let algorithm = CoseAlgorithm::of(algorithm)?;
        let kind = integer(kind).ok_or(EvidenceRefusal::KeyRefused)?;
        let key = read_key(algorithm, kind, parameters).ok_or(EvidenceRefusal::KeyRefused)?;
        Ok(Self { algorithm, key: key.strong()? })
    }

    pub(super) fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), EvidenceRefusal> {
        self.key.verify(self.algorithm.hash(), message, signature)
    }
}

fn read_key(algorithm: CoseAlgorithm, kind: i128, parameters: &[(Value, Value)]) -> Option<PublicKey> {
    let labels: Vec<_> = parameters.iter().filter_map(|(label, _)| integer(label)).collect();
    let values: Vec<_> = parameters.iter().map(|(_, value)| value).collect();
    match (algorithm, kind, labels.as_slice(), values.as_slice()) {
        (CoseAlgorithm::EdDsa, 1, [-1, -2], [curve, x]) if integer(curve) == Some(6) => {
            let x: &[u8; 32] = x.as_bytes()?.as_slice().try_into().ok()?;
            ed25519_dalek::VerifyingKey::from_bytes(x).ok().map(|key| PublicKey::Ed25519(Box::new(key)))
        }
        (CoseAlgorithm::Es256, 2, [-1, -2, -3], [curve, x, y]) if integer(curve) == Some(1) => {
            let point = point(x, y, 32)?;
            p256::ecdsa::VerifyingKey::from_sec1_bytes(&point).ok().map(PublicKey::P256)
        }
        (CoseAlgorithm::Es384, 2, [-1, -2, -3], [curve, x, y]) if integer(curve) == Some(2) => {
            let point = point(x, y, 48)?;
            p384::ecdsa::VerifyingKey::from_sec1_bytes(&point).ok().map(PublicKey::P384)
        }
        (CoseAlgorithm::Rs256, 3, [-1, -2], [modulus, exponent]) => {
            let (modulus, exponent) = (number(modulus)?, number(exponent)?);
            rsa::PublicKey::new(modulus, exponent).ok().map(PublicKey::Rsa)
        }
        _ => None,
    }
}

/// An uncompressed point (SEC 1, 2.3.3).
fn point(x: &Value, y: &Value, length: usize) -> Option<Vec<u8>> {
    let (x, y) = (x.as_bytes()?, y.as_bytes()?);
    (x.len() == length && y.len() == length).then(|| [&[4], x.as_slice(), y].concat())
}

/// A positive number without leading zeros (RFC 8230, 4).
fn number(value: &Value) -> Option<BoxedUint> {
    let bytes = value.as_bytes()?;
    bytes.first().filter(|first| **first != 0).map(|_| BoxedUint::from_be_slice_vartime(bytes))
}

fn integer(value: &Value) -> Option<i128> {
    value.as_integer().map(i128::from)
}
