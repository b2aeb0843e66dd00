//! Checks certificate signatures with the same RSA code that checks packages.

use mydata_package::{PublicKey, SignatureHash};
use pkix_path::SignatureVerifier;
use signature_2::Error;

use crate::x509_cert;
use x509_cert::der::Encode;
use x509_cert::der::asn1::ObjectIdentifier;
use x509_cert::spki::{AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};

/// RSASSA-PKCS1-v1_5 with SHA-2 (RFC 4055, 5). SHA-1 and MD5 are absent on purpose.
pub(crate) const SHA256_WITH_RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11");
pub(crate) const SHA384_WITH_RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.12");
pub(crate) const SHA512_WITH_RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.13");

/// The signature check that path validation asks for.
pub(crate) struct RsaVerifier;

impl SignatureVerifier for RsaVerifier {
    fn verify_signature(
        &self,
        algorithm: AlgorithmIdentifierRef<'_>,
        issuer_spki: SubjectPublicKeyInfoRef<'_>,
        message: &[u8],
        signature: &[u8],
    ) -> Result<(), Error> {
        let hash = match algorithm.oid {
            SHA256_WITH_RSA => SignatureHash::Sha256,
            SHA384_WITH_RSA => SignatureHash::Sha384,
            SHA512_WITH_RSA => SignatureHash::Sha512,
            _ => return Err(Error::new()),
        };
        let spki = issuer_spki.to_der().map_err(|_| Error::new())?;
        let key = PublicKey::from_spki_der(&spki).map_err(|_| Error::new())?;
        key.verify(hash, message, signature).map_err(|_| Error::new())
    }
}
