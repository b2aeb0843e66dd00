//! Checks the signatures of certificates and revocation lists: RSA by the code that checks packages, ECDSA if built in.

use mydata_package::{PublicKey, SignatureHash};
use pkix_path::SignatureVerifier;
use signature_2::Error;

#[cfg(feature = "ecdsa")]
use crate::ecdsa;
use crate::x509_cert;
use x509_cert::der::Encode;
use x509_cert::der::asn1::{AnyRef, ObjectIdentifier};
use x509_cert::spki::{AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};

/// What signs with a key.
#[derive(Clone, Copy)]
enum Scheme {
    Rsa,
    #[cfg(feature = "ecdsa")]
    Ecdsa,
}

impl Scheme {
    /// Nothing could be said by parameters, so that nothing may (RFC 4055, 5; RFC 5758, 3.2).
    fn takes(self, parameters: Option<AnyRef<'_>>) -> bool {
        match self {
            Self::Rsa => parameters.is_none_or(AnyRef::is_null),
            #[cfg(feature = "ecdsa")]
            Self::Ecdsa => parameters.is_none(),
        }
    }
}

/// RSASSA-PKCS1-v1_5 (RFC 4055, 5) and ECDSA (RFC 5758, 3.2) with SHA-2. SHA-1 and MD5 are absent on purpose.
const ALGORITHMS: &[(ObjectIdentifier, Scheme, SignatureHash)] = &[
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11"), Scheme::Rsa, SignatureHash::Sha256),
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.12"), Scheme::Rsa, SignatureHash::Sha384),
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.13"), Scheme::Rsa, SignatureHash::Sha512),
    #[cfg(feature = "ecdsa")]
    (ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2"), Scheme::Ecdsa, SignatureHash::Sha256),
    #[cfg(feature = "ecdsa")]
    (ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.3"), Scheme::Ecdsa, SignatureHash::Sha384),
    #[cfg(feature = "ecdsa")]
    (ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.4"), Scheme::Ecdsa, SignatureHash::Sha512),
];

/// The algorithms a certificate may be signed with.
pub(crate) fn algorithms() -> Vec<ObjectIdentifier> {
    ALGORITHMS.iter().map(|(oid, ..)| *oid).collect()
}

/// Whether signatures by this key are accepted.
pub(crate) fn accepts_key(spki_der: &[u8]) -> bool {
    #[cfg(feature = "ecdsa")]
    if ecdsa::is_key(spki_der) {
        return true;
    }
    PublicKey::from_spki_der(spki_der).is_ok()
}

/// The signature check that path validation asks for.
pub(crate) struct SignatureCheck;

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
        let spki = issuer_spki.to_der().map_err(|_| Error::new())?;
        match scheme {
            Scheme::Rsa => {
                let key = PublicKey::from_spki_der(&spki).map_err(|_| Error::new())?;
                key.verify(hash, message, signature).map_err(|_| Error::new())
            }
            #[cfg(feature = "ecdsa")]
            Scheme::Ecdsa => ecdsa::verify(hash, &spki, message, signature),
        }
    }
}
