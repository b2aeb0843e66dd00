//! What the tests of evidence share: the person, the challenge, the judges, and how to break things.
#![allow(dead_code, reason = "each suite uses another part of it")]
#![allow(unreachable_pub, reason = "a module of several suites")]

pub mod device;

use std::path::Path;
use std::time::Duration;
use std::{env, fs};

use mydata_identity::evidence::{CertificateJudge, Challenge, Claim, Judgement, Occasion, UnixSeconds};
use mydata_identity::{IdentityMethod, NationalId};
use mydata_trust::{Anchors, ExpectedSigner};

/// When the tests' evidence is made and checked.
pub const NOW: UnixSeconds = UnixSeconds(1_800_000_000);

pub fn person() -> Claim {
    Claim::Person(NationalId::parse("A123456789").unwrap())
}

/// The challenge that `cms/make.sh` has had signed.
pub fn challenge(method: IdentityMethod) -> Challenge {
    let occasion = Occasion { method, session: b"session", transaction: b"transaction" };
    Challenge::new(&occasion, [7; 32], NOW, Duration::from_mins(5))
}

pub fn file(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cms");
    fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The anchors as the platform's judge.
pub struct Roots(Anchors);

impl Roots {
    /// Those of citizens, companies and banks.
    pub fn pinned() -> Self {
        Self::of("moica.pem")
    }

    /// Those of NHI cards.
    pub fn of_health_cards() -> Self {
        Self::of("health.pem")
    }

    fn of(name: &str) -> Self {
        Self(Anchors::from_pem(&String::from_utf8(file(name)).unwrap()).unwrap())
    }
}

impl CertificateJudge for Roots {
    fn judge(&self, certificate: &[u8], at: UnixSeconds) -> Judgement {
        let at = mydata_trust::UnixSeconds(at.0);
        let standing = self.0.judge_certificate(certificate, &ExpectedSigner::Any, at);
        match (standing.name(), standing.reasons().first()) {
            ("valid", _) => Judgement::Valid,
            ("indeterminate", Some(reason)) => Judgement::Uncertain(reason.code()),
            (_, reason) => Judgement::Refused(reason.map_or("trust.no-path", |reason| reason.code())),
        }
    }
}

/// A judge that says the same of everybody.
pub struct Believing(pub Judgement);

impl CertificateJudge for Believing {
    fn judge(&self, _certificate: &[u8], _at: UnixSeconds) -> Judgement {
        self.0
    }
}

#[path = "../../../package/tests/support/breakage.rs"]
#[allow(unreachable_pub, reason = "the package's suites use it as well")]
mod breakage;

/// Breaks pieces of evidence by a sequence that repeats.
pub struct Breakage(breakage::Random);

impl Breakage {
    pub fn new(seed: u64) -> Self {
        Self(breakage::Random(seed))
    }

    /// One of the seeds, but certainly not as it was; or, once in a while, nothing but noise.
    pub fn broken(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        if self.0.below(20) == 0 {
            return (0..self.0.below(600)).map(|_| u8::try_from(self.0.below(256)).unwrap()).collect();
        }
        let whole = &seeds[self.0.below(seeds.len())];
        let mut bytes = whole.clone();
        while bytes == *whole || seeds.contains(&bytes) {
            let other = &seeds[self.0.below(seeds.len())];
            for _ in 0..=self.0.below(3) {
                breakage::mutate(&mut bytes, other, &mut self.0);
            }
        }
        bytes
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.0.below(limit)
    }
}
