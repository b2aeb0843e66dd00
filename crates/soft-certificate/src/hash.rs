//! The names that files have for hash functions, and for authentication codes made of them (FIPS 180-4; RFC 8018, B.1).

use der::asn1::ObjectIdentifier;
use mydata_password_key::Hash;

use crate::SoftCertificateError;
use crate::error::refused;

const KNOWN: [(Hash, ObjectIdentifier, ObjectIdentifier); 4] = [
    (Hash::Sha1, oid("1.3.14.3.2.26"), oid("1.2.840.113549.2.7")),
    (Hash::Sha256, oid("2.16.840.1.101.3.4.2.1"), oid("1.2.840.113549.2.9")),
    (Hash::Sha384, oid("2.16.840.1.101.3.4.2.2"), oid("1.2.840.113549.2.10")),
    (Hash::Sha512, oid("2.16.840.1.101.3.4.2.3"), oid("1.2.840.113549.2.11")),
];

const fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(text)
}

/// The hash function of that name.
pub(crate) fn hash(name: ObjectIdentifier) -> Result<Hash, SoftCertificateError> {
    let found = KNOWN.iter().find(|(_, hash, _)| *hash == name);
    found.map(|(hash, ..)| *hash).ok_or_else(|| refused(name))
}

/// The hash function that HMAC of that name is made of.
pub(crate) fn hash_of_hmac(name: ObjectIdentifier) -> Result<Hash, SoftCertificateError> {
    let found = KNOWN.iter().find(|(.., hmac)| *hmac == name);
    found.map(|(hash, ..)| *hash).ok_or_else(|| refused(name))
}
