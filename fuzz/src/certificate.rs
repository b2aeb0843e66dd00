//! What must hold for any bytes taken as a certificate; run by the fuzzer and, over mutated ones, by the tests.

use mydata_package::{Host, PublicKey, SignatureHash, certificate_der_from_pem};
use x509_cert::Certificate;
use x509_cert::der::{Decode, Encode};

/// Reads the bytes as PEM and as DER: never a panic, and a key that is found is the one a full parser finds.
pub fn certificate(bytes: &[u8]) {
    let from_pem = std::str::from_utf8(bytes).ok().and_then(|text| certificate_der_from_pem(text).ok());
    for der in from_pem.as_deref().into_iter().chain([bytes]) {
        let key = PublicKey::from_certificate_der(der);
        if let Ok(key) = &key {
            let signature = vec![0x5A; key.signature_len()];
            assert!(
                key.verify(Host::default().raise, SignatureHash::Sha256, b"", &signature).is_err(),
                "a constant signs nothing"
            );
        }
        let Ok(certificate) = Certificate::from_der(der) else { continue };
        let spki = certificate.tbs_certificate().subject_public_key_info().to_der();
        let same = PublicKey::from_spki_der(&spki.expect("what was parsed can be written"));
        assert_eq!(
            key.map(|key| key.signature_len()),
            same.map(|key| key.signature_len()),
            "two parsers find two keys"
        );
    }
}
