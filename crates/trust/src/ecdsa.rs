//! ECDSA on P-256 and P-384, for authorities that sign with it.

use mydata_package::SignatureHash;
use p256::ecdsa::signature::hazmat::PrehashVerifier;
use p256::pkcs8::DecodePublicKey;
use sha2::{Digest, Sha256, Sha384, Sha512};
use signature_2::Error;

/// A key on one of the curves (RFC 5480); parameters other than the curve's name are refused.
enum Key {
    P256(p256::ecdsa::VerifyingKey),
    P384(p384::ecdsa::VerifyingKey),
}

impl Key {
    fn from_spki_der(der: &[u8]) -> Option<Self> {
        if let Ok(key) = p256::ecdsa::VerifyingKey::from_public_key_der(der) {
            return Some(Self::P256(key));
        }
        p384::ecdsa::VerifyingKey::from_public_key_der(der).map(Self::P384).ok()
    }

    fn verify(&self, digest: &[u8], signature: &[u8]) -> Option<()> {
        match self {
            Self::P256(key) => {
                let signature = p256::ecdsa::Signature::from_der(signature).ok()?;
                key.verify_prehash(digest, &signature).ok()
            }
            Self::P384(key) => {
                let signature = p384::ecdsa::Signature::from_der(signature).ok()?;
                key.verify_prehash(digest, &signature).ok()
            }
        }
    }
}

/// Whether this is a key on one of the curves.
pub(crate) fn is_key(spki_der: &[u8]) -> bool {
    Key::from_spki_der(spki_der).is_some()
}

pub(crate) fn verify(
    hash: SignatureHash,
    spki_der: &[u8],
    message: &[u8],
    signature: &[u8],
) -> Result<(), Error> {
    let key = Key::from_spki_der(spki_der).ok_or_else(Error::new)?;
    let verified = match hash {
        SignatureHash::Sha256 => key.verify(&Sha256::digest(message), signature),
        SignatureHash::Sha384 => key.verify(&Sha384::digest(message), signature),
        SignatureHash::Sha512 => key.verify(&Sha512::digest(message), signature),
    };
    verified.ok_or_else(Error::new)
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use std::path::Path;
    use std::{env, fs};

    use serde_json::Value;

    use super::*;

    fn unhex(text: &str) -> Vec<u8> {
        let digits: Vec<_> = text.chars().map(|c| u8::try_from(c.to_digit(16).unwrap()).unwrap()).collect();
        digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect()
    }

    fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
        value.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    fn text<'v>(value: &'v Value, name: &str) -> &'v str {
        value.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// How many vectors ran; all of them must come out as they say.
    fn run_file(file: &Path, hash: SignatureHash) -> usize {
        let vectors: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
        let mut ran = 0;
        for group in list(&vectors, "testGroups") {
            let key = unhex(text(group, "publicKeyDer"));
            for test in list(group, "tests") {
                let verified = verify(hash, &key, &unhex(text(test, "msg")), &unhex(text(test, "sig")));
                assert_eq!(verified.is_ok(), text(test, "result") == "valid", "{}: {test}", file.display());
                ran += 1;
            }
        }
        assert_eq!(vectors.get("numberOfTests").and_then(Value::as_u64), Some(ran));
        usize::try_from(ran).unwrap()
    }

    #[test]
    #[ignore = "needs VECTORS=<folder> with wycheproof/ecdsa_*.json"]
    fn ecdsa_signatures_are_judged_as_wycheproof_judges_them() {
        let folder = env::var_os("VECTORS").expect("VECTORS names the folder of foreign vectors");
        let folder = Path::new(&folder).join("wycheproof");
        let files = [
            ("ecdsa_secp256r1_sha256.json", SignatureHash::Sha256),
            ("ecdsa_secp384r1_sha384.json", SignatureHash::Sha384),
        ];
        let mut total = 0;
        for (name, hash) in files {
            let ran = run_file(&folder.join(name), hash);
            eprintln!("{name}: {ran} vectors agreed");
            total += ran;
        }
        eprintln!("Wycheproof ECDSA: {total} vectors ran, all of them agreed");
    }
}
