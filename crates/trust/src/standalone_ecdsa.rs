//! ECDSA on P-256 and P-384 by well-kept crates.

use p256::ecdsa::signature::hazmat::PrehashVerifier;

use crate::Curve;

/// See [`VerifyEcdsa`](crate::VerifyEcdsa).
pub(crate) fn verify(curve: Curve, point: &[u8], digest: &[u8], signature: &[u8]) -> bool {
    let holds = match curve {
        Curve::P256 => verify_p256(point, digest, signature),
        Curve::P384 => verify_p384(point, digest, signature),
    };
    holds.is_some()
}

fn verify_p256(point: &[u8], digest: &[u8], signature: &[u8]) -> Option<()> {
    let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(point).ok()?;
    key.verify_prehash(digest, &p256::ecdsa::Signature::from_der(signature).ok()?).ok()
}

fn verify_p384(point: &[u8], digest: &[u8], signature: &[u8]) -> Option<()> {
    let key = p384::ecdsa::VerifyingKey::from_sec1_bytes(point).ok()?;
    key.verify_prehash(digest, &p384::ecdsa::Signature::from_der(signature).ok()?).ok()
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use std::path::Path;
    use std::{env, fs};

    use mydata_package::SignatureHash;
    use serde_json::Value;

    use super::*;
    use crate::{ecdsa_key, x509_cert};
    use x509_cert::der::Decode;
    use x509_cert::spki::SubjectPublicKeyInfoRef;

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
            let (curve, point) = ecdsa_key::read(&SubjectPublicKeyInfoRef::from_der(&key).unwrap()).unwrap();
            for test in list(group, "tests") {
                let digest = hash.digest(&unhex(text(test, "msg")));
                let holds = verify(curve, point, &digest, &unhex(text(test, "sig")));
                assert_eq!(holds, text(test, "result") == "valid", "{}: {test}", file.display());
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
