//! What the tests of such files share: the files, the person in them, and the platform that is to accept her signature.
#![allow(dead_code, reason = "each suite uses another part of it")]
#![allow(unreachable_pub, reason = "a module of several suites")]

use std::path::Path;
use std::time::Duration;
use std::{env, fs};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use mydata_identity::evidence::{
    CertificateJudge, CertificateKind, CertificateMethod, Challenge, Claim, EvidenceRefusal, Identified,
    Judgement, Method, Occasion, Submission, UnixSeconds,
};
use mydata_identity::{IdentityMethod, NationalId};
use mydata_soft_certificate::{Content, SoftCertificate};

pub const PASSWORD: &str = "secret-1234";

/// When everything is signed and checked.
pub const NOW: u64 = 1_800_000_000;

pub fn file(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files");
    fs::read(folder.join(format!("{name}.p12"))).unwrap_or_else(|error| panic!("{name}: {error}"))
}

pub fn challenge() -> Challenge {
    let method = IdentityMethod::SoftwareFinancialCertificate;
    let occasion = Occasion { method, session: b"session", transaction: b"transaction" };
    Challenge::new(&occasion, [7; 32], UnixSeconds(NOW.cast_signed()), Duration::from_mins(5))
}

/// Signs the challenge.
pub fn sign(certificate: &SoftCertificate, content: Content) -> Vec<u8> {
    certificate.sign(challenge().text().as_bytes(), content, NOW, &mut getrandom::SysRng).unwrap()
}

/// What the platform says of a signature.
pub fn accepted(signature: &[u8]) -> Result<Identified, EvidenceRefusal> {
    let method = CertificateMethod::new(CertificateKind::software_financial(), &Believing);
    let text = STANDARD.encode(signature);
    let submission = Submission::from_iter([("signature", text.as_str())]);
    let person = Claim::Person(NationalId::parse("A123456789").unwrap());
    method.check(&submission, &challenge(), &person, UnixSeconds(NOW.cast_signed()))
}

/// Paths are judged elsewhere, by what the platform has pinned.
struct Believing;

impl CertificateJudge for Believing {
    fn judge(&self, _certificate: &[u8], _at: UnixSeconds) -> Judgement {
        Judgement::Valid
    }
}
