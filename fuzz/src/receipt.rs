//! What must hold for any bytes taken as a signed paper, as what is signed in one, or as public keys; run by the fuzzer and,
//! over broken papers, by the tests.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signer as _, SigningKey};
use mydata_receipt::{KeySet, Paper, PaperKind, Signer};

/// The key of the seeds.
const SEED: [u8; 32] = [9; 32];

/// All that its key has ever signed.
pub const SIGNED: [&str; 2] = [
    include_str!("../../crates/receipt/tests/vectors/consent-receipt.json"),
    include_str!("../../crates/receipt/tests/vectors/deletion-record.json"),
];

/// Reads the bytes as a paper, as public keys, and as what stands in a paper that is rightly signed: never a panic, nobody has
/// signed but who did, and what is read is written again as the same.
pub fn receipt(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        if let Ok(keys) = KeySet::from_jwks(text) {
            assert_eq!(KeySet::from_jwks(&keys.to_jwks()).as_ref(), Ok(&keys), "keys change on paper");
        }
        if let Ok(opened) = keys().open(text) {
            let is_own = |own: &str| keys().open(own).is_ok_and(|own| own == opened);
            assert!(SIGNED.into_iter().any(is_own), "nobody has signed this");
        }
    }
    for kind in PaperKind::ALL {
        if let Ok(opened) = keys().open(&sealed(kind, bytes)) {
            written_again(opened.paper());
        }
    }
}

fn written_again(paper: &Paper) {
    let text = signer().sign(paper).expect("what can be read can be written");
    assert_eq!(keys().open(&text).expect("it can be read again").paper(), paper);
    let sheet = paper.sheet();
    let mut rows = sheet.sections.iter().flat_map(|section| &section.rows);
    assert!(rows.all(|row| !row.values.is_empty()), "a row says nothing");
}

/// A paper with this content, rightly signed whatever it is.
pub fn sealed(kind: PaperKind, content: &[u8]) -> String {
    let header =
        format!(r#"{{"alg":"EdDSA","typ":"{}","kid":"{}"}}"#, kind.media_type(), signer().public_key().id());
    let (protected, payload) = (URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(content));
    let signature = SigningKey::from_bytes(&SEED).sign(format!("{protected}.{payload}").as_bytes());
    let signature = URL_SAFE_NO_PAD.encode(signature.to_bytes());
    format!(r#"{{"payload":"{payload}","protected":"{protected}","signature":"{signature}"}}"#)
}

/// The public key of the seeds.
pub fn keys() -> KeySet {
    KeySet::from_jwks(&signer().jwks()).expect("a key can be published")
}

fn signer() -> Signer {
    Signer::from_seed(&SEED)
}
