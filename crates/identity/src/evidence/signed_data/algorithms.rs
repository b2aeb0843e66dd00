//! The algorithms a signer may use, and that they belong together.

use der::asn1::ObjectIdentifier;

use crate::evidence::EvidenceRefusal;
use crate::evidence::signature::{Hash, PublicKey};

/// FIPS 180-4.
const HASHES: [(ObjectIdentifier, Hash); 3] = [
    (ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1"), Hash::Sha256),
    (ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.2"), Hash::Sha384),
    (ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.3"), Hash::Sha512),
];

/// RFC 3370, 3.2: the hash is said elsewhere.
const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");

/// RFC 5754, 3.2 and 3.3.
const RSA_WITH: [(ObjectIdentifier, Hash); 3] = [
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11"), Hash::Sha256),
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.12"), Hash::Sha384),
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.13"), Hash::Sha512),
];
const ECDSA_WITH: [(ObjectIdentifier, Hash); 3] = [
    (ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2"), Hash::Sha256),
    (ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.3"), Hash::Sha384),
    (ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.4"), Hash::Sha512),
];

/// The hash over the content, and what kind of key signs it.
pub(super) struct Algorithms {
    pub(super) hash: Hash,
    is_rsa: bool,
    algorithm: ObjectIdentifier,
}

impl Algorithms {
    pub(super) fn read(
        digest: ObjectIdentifier,
        algorithm: ObjectIdentifier,
    ) -> Result<Self, EvidenceRefusal> {
        let hash = find(&HASHES, digest).ok_or_else(|| refused(digest))?;
        let by_rsa = find(&RSA_WITH, algorithm).or((algorithm == RSA).then_some(hash));
        let own = by_rsa.or(find(&ECDSA_WITH, algorithm)).ok_or_else(|| refused(algorithm))?;
        // One hash for all, so that the weaker of two is not the one that counts.
        if own != hash {
            return Err(refused(algorithm));
        }
        Ok(Self { hash, is_rsa: by_rsa.is_some(), algorithm })
    }

    /// Refuses a key of another kind than the algorithm's.
    pub(super) fn require_key(&self, key: &PublicKey) -> Result<(), EvidenceRefusal> {
        let is_rsa = matches!(key, PublicKey::Rsa(_));
        (is_rsa == self.is_rsa).then_some(()).ok_or_else(|| refused(self.algorithm))
    }
}

fn find(table: &[(ObjectIdentifier, Hash)], wanted: ObjectIdentifier) -> Option<Hash> {
    table.iter().find(|(oid, _)| *oid == wanted).map(|(_, hash)| *hash)
}

fn refused(oid: ObjectIdentifier) -> EvidenceRefusal {
    EvidenceRefusal::AlgorithmRefused { algorithm: oid.to_string() }
}
