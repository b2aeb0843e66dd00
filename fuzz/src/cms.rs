//! What must hold for any bytes taken as CMS signed data; run by the fuzzer and, over mutated signatures, by the tests.

use mydata_identity::evidence::{SignedData, SigningCertificate};

/// A text that nobody has signed.
const UNSIGNED: &[u8] = b"no seed is a signature over this";

/// Reads the bytes as signed data and as a certificate: never a panic, no signature over what nobody has signed, and whoever is
/// said to have signed is in the bytes.
pub fn cms(bytes: &[u8]) {
    if let Ok(certificate) = SigningCertificate::read(bytes) {
        assert_eq!(certificate.der(), bytes, "a certificate is all of its bytes");
    }
    let Ok(signed) = SignedData::read(bytes) else { return };
    assert!(signed.verify(UNSIGNED, None).is_err(), "nobody has signed this");
    // What the seeds have signed, method by method.
    for text in SIGNED {
        if let Ok(certificate) = signed.verify(text.as_bytes(), None) {
            let der = certificate.der();
            assert!(bytes.windows(der.len()).any(|part| part == der), "the signer comes from elsewhere");
            let beside = signed.verify(text.as_bytes(), Some(der));
            assert!(beside.is_ok_and(|same| same.sha256() == certificate.sha256()), "one signer is two");
            let others = SIGNED.iter().filter(|other| **other != text);
            for other in others {
                assert!(signed.verify(other.as_bytes(), None).is_err(), "one signature is over two texts");
            }
        }
    }
}

/// The challenges of `crates/identity/tests/cms/make.sh`.
pub const SIGNED: [&str; 6] = [
    "Ys5m13bbyanYJ-5zESGbavzna5oiQRwtpl1ZkWIgZHw",
    "k3CMJRCUcWI1vrd3_2AI7kJHZ01xR7a2v9ywsONy4qM",
    "wJrSfKAFa2LdVIv0Pdp7puwu5VDy04ag-x6faghTOYY",
    "8Naup8w3eyaScnRYBcvTh5VnmDEzhHXwd8UP2FaTbdM",
    "-yHK8VQfZ1CNDHjdj_TUf9E_qCHMx0UnTEnyar9YCkc",
    "QDZ1K30RMVcNPHDGPLNKOO5eCznmjGvkFCXu2Av5v1I",
];
