//! Checks the signatures of certificates and revocation lists: RSA by the code that checks packages, ECDSA if there is any.

use mydata_package::{PublicKey, SignatureHash};
use pkix_path::SignatureVerifier;
use signature_2::Error;

use crate::{Arithmetic, ecdsa_key, x509_cert};
use x509_cert::der::asn1::{AnyRef, ObjectIdentifier};
use x509_cert::der::{Decode, Encode};
use x509_cert::spki::{AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};

/// What signs with a key.
#[derive(Clone, Copy)]
enum Scheme {
    Rsa,
    Ecdsa,
}

impl Scheme {
    /// Nothing could be said by parameters, so that nothing may (RFC 4055, 5; RFC 5758, 3.2).
    fn takes(self, parameters: Option<AnyRef<'_>>) -> bool {
        match self {
            Self::Rsa => parameters.is_none_or(AnyRef::is_null),
            Self::Ecdsa => parameters.is_none(),
        }
    }
}

/// RSASSA-PKCS1-v1_5 (RFC 4055, 5) and ECDSA (RFC 5758, 3.2) with SHA-2. SHA-1 and MD5 are absent on purpose.
const ALGORITHMS: &[(ObjectIdentifier, Scheme, SignatureHash)] = &[
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11"), Scheme::Rsa, SignatureHash::Sha256),
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.12"), Scheme::Rsa, SignatureHash::Sha384),
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.13"), Scheme::Rsa, SignatureHash::Sha512),
    (ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2"), Scheme::Ecdsa, SignatureHash::Sha256),
    (ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.3"), Scheme::Ecdsa, SignatureHash::Sha384),
    (ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.4"), Scheme::Ecdsa, SignatureHash::Sha512),
];

/// The signature check that path validation asks for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SignatureCheck(pub(crate) Arithmetic);

impl SignatureCheck {
    /// The algorithms a certificate may be signed with.
    pub(crate) fn algorithms(self) -> Vec<ObjectIdentifier> {
        ALGORITHMS.iter().filter(|(_, scheme, _)| self.knows(*scheme)).map(|(oid, ..)| *oid).collect()
    }

    /// Whether signatures by this key are accepted.
    pub(crate) fn accepts_key(self, spki_der: &[u8]) -> bool {
        let is_ecdsa =
            || SubjectPublicKeyInfoRef::from_der(spki_der).is_ok_and(|spki| ecdsa_key::read(&spki).is_some());
        PublicKey::from_spki_der(spki_der).is_ok() || (self.knows(Scheme::Ecdsa) && is_ecdsa())
    }

    fn knows(self, scheme: Scheme) -> bool {
        match scheme {
            Scheme::Rsa => true,
            Scheme::Ecdsa => self.0.ecdsa.is_some(),
        }
    }
}

impl SignatureVerifier for SignatureCheck {
    fn verify_signature(
        &self,
        algorithm: AlgorithmIdentifierRef<'_>,
        issuer_spki: SubjectPublicKeyInfoRef<'_>,
        message: &[u8],
        signature: &[u8],
    ) -> Result<(), Error> {
        let known = ALGORITHMS.iter().find(|(oid, ..)| *oid == algorithm.oid);
        let &(_, scheme, hash) = known.ok_or_else(Error::new)?;
        if !scheme.takes(algorithm.parameters) {
            return Err(Error::new());
        }
        let holds = match scheme {
            Scheme::Rsa => {
                let spki = issuer_spki.to_der().map_err(|_| Error::new())?;
                let key = PublicKey::from_spki_der(&spki).map_err(|_| Error::new())?;
                key.verify(self.0.raise, hash, message, signature).is_ok()
            }
            Scheme::Ecdsa => {
                let (curve, point) = ecdsa_key::read(&issuer_spki).ok_or_else(Error::new)?;
                let verify = self.0.ecdsa.ok_or_else(Error::new)?;
                verify(curve, point, &hash.digest(message), signature)
            }
        };
        if holds { Ok(()) } else { Err(Error::new()) }
    }
}
