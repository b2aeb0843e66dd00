//! PBKDF2 as a file asks for it (RFC 8018, 5.2 and A.2).

use der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use der::{Decode, Reader, Tag, Tagged};
use mydata_password_key::Hash;
use zeroize::Zeroizing;

use crate::SoftCertificateError;
use crate::budget::Budget;
use crate::error::{damaged, refused};
use crate::hash::hash_of_hmac;
use crate::pfx::{algorithm, rounds};

const PBKDF2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.12");

#[derive(Clone, Debug)]
pub(crate) struct Pbkdf2 {
    hash: Hash,
    salt: Vec<u8>,
    rounds: u32,
    /// What the file says of the key's length; where a cipher follows, that one knows.
    pub(crate) length: Option<u16>,
}

impl Pbkdf2 {
    /// Reads a key derivation function, which must be this one.
    pub(crate) fn read(function: AnyRef<'_>) -> Result<Self, SoftCertificateError> {
        const WHAT: &str = "key derivation";
        let (name, parameters) = algorithm(function).map_err(damaged(WHAT))?;
        if name != PBKDF2 {
            return Err(refused(name));
        }
        let parameters = parameters.ok_or(SoftCertificateError::Damaged { what: WHAT })?;
        let (salt, rounds, length, prf) = parameters
            .sequence(|reader| {
                let salt = <&OctetStringRef>::decode(reader)?.as_bytes().to_vec();
                let rounds = rounds(reader)?;
                let mut next = || (!reader.is_finished()).then(|| AnyRef::decode(reader)).transpose();
                let third = next()?;
                let is_length = third.is_some_and(|third| third.tag() == Tag::Integer);
                let (length, prf) = if is_length { (third, next()?) } else { (None, third) };
                let length = length.map(AnyRef::decode_as::<u16>).transpose()?;
                Ok::<_, der::Error>((salt, rounds, length, prf.map(algorithm).transpose()?))
            })
            .map_err(damaged(WHAT))?;
        // Left out, it is HMAC with SHA-1.
        let hash = prf.map_or(Ok(Hash::Sha1), |(name, _)| hash_of_hmac(name))?;
        Ok(Self { hash, salt, rounds, length })
    }

    /// Derives a key of that length.
    pub(crate) fn derive(
        &self,
        password: &[u8],
        length: usize,
        budget: &mut Budget,
    ) -> Result<Zeroizing<Vec<u8>>, SoftCertificateError> {
        if self.length.is_some_and(|stated| usize::from(stated) != length) {
            return Err(SoftCertificateError::Damaged { what: "key derivation" });
        }
        // A round of HMAC is two of its hash.
        let blocks = length.div_ceil(self.hash.output_length()) as u64;
        budget.hash(u64::from(self.rounds).saturating_mul(2 * blocks))?;
        let mut key = Zeroizing::new(vec![0; length]);
        self.hash.pbkdf2(password, &self.salt, self.rounds, &mut key);
        Ok(key)
    }
}
