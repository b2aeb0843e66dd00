//! A certificate changed by a byte is never trusted, even if everything around it is made to fit.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write};

use getrandom::SysRng;
use mydata_demo_pki::{Holder, Profile};
use mydata_package::{CERTIFICATE, Limits, MANIFEST, Opened, SIGNATURE, SigningKey};
use mydata_trust::{Anchors, ExpectedSigner, Reason, UnixSeconds};
use sha2::{Digest, Sha256};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const AT: UnixSeconds = UnixSeconds(1_800_000_000);
const SUBJECT: &str = "CN=戶政司,O=內政部,C=TW";
const CONTENT: &[u8] = b"1,2,3";

struct Agency {
    root: Holder,
    signer: Holder,
    manifest: String,
    signature: Vec<u8>,
}

impl Agency {
    fn new() -> Self {
        let validity = 1_700_000_000..=1_900_000_000;
        let root = Profile::root("CN=根憑證,C=TW", validity.clone());
        let root = Holder::self_signed(&root, &mut SysRng).unwrap();
        let signer = root.issue(&Profile::signer(SUBJECT, validity), &mut SysRng).unwrap();
        let digest = Sha256::digest(CONTENT).iter().fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").unwrap();
            text
        });
        let manifest =
            format!("<files><file><filename>a.csv</filename><digest>{digest}</digest></file></files>");
        let key = SigningKey::from_pkcs8_pem(&signer.key_pem().unwrap()).unwrap();
        let signature = key.sign(&mut SysRng, manifest.as_bytes()).unwrap();
        Self { root, signer, manifest, signature }
    }

    /// A package whose signature and digests are right, with any certificate in it.
    fn package_with(&self, certificate_der: &[u8]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in [
            ("a.csv", CONTENT),
            (MANIFEST, self.manifest.as_bytes()),
            (SIGNATURE, &self.signature),
            (CERTIFICATE, pem(certificate_der).as_bytes()),
        ] {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    /// The code a certificate is refused with, or `valid`.
    fn outcome(&self, certificate_der: &[u8]) -> &'static str {
        let package = self.package_with(certificate_der);
        let authentic = match Opened::read(&package, &Limits::default()).and_then(Opened::authenticate) {
            Ok(authentic) => authentic,
            Err(refusal) => return refusal.code(),
        };
        let anchors = Anchors::from_pem(&self.root.certificate_pem().unwrap()).unwrap();
        let verdict = anchors.judge(&authentic, &ExpectedSigner::Subject(SUBJECT.into()), AT);
        if verdict.trusted().is_some() { "valid" } else { verdict.reasons().last().map_or("", Reason::code) }
    }
}

fn pem(der: &[u8]) -> String {
    use base64::Engine;
    let base64 = base64::engine::general_purpose::STANDARD.encode(der);
    format!("-----BEGIN CERTIFICATE-----\n{base64}\n-----END CERTIFICATE-----\n")
}

#[test]
fn no_changed_byte_of_a_certificate_is_trusted() {
    let agency = Agency::new();
    let der = agency.signer.certificate_der().unwrap();
    assert_eq!(agency.outcome(&der), "valid");
    let mut refusals: BTreeMap<&str, usize> = BTreeMap::new();
    for (position, bits) in
        (0..der.len()).flat_map(|position| [(position, 1), (position, 0x80), (position, 0xFF)])
    {
        let mut changed = der.clone();
        changed[position] ^= bits;
        let code = agency.outcome(&changed);
        assert_ne!(code, "valid", "the change at {position} was trusted");
        *refusals.entry(code).or_default() += 1;
    }
    // Most of a certificate is what its issuer has signed, or the signature itself.
    assert!(refusals["trust.signature-invalid"] > der.len(), "{refusals:?}");
    assert!(refusals.contains_key("package.signature-mismatch"), "{refusals:?}");
}
