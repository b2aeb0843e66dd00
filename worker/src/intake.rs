//! What is found out about a package before it is kept. The sandbox tells developers the very same.

use mydata_consent::Moment;
use mydata_package::{Authentic, Finding, Host, Limits, Opened, PackageError, PackagedFile, RemoteSource};
use mydata_trust::{Anchors, ExpectedSigner, Reason, SignerSummary, UnixSeconds, Verdict};
use serde::Serialize;
use serde::ser::Serializer;

/// Bytes of the largest package the platform takes in. Scanned documents are the largest that agencies hand over.
pub const LARGEST_PACKAGE: u64 = 128 * 1024 * 1024;
/// Bytes of all files of a package together, inflated: each of them has to be hashed before anything is kept.
const LARGEST_CONTENT: u64 = 1024 * 1024 * 1024;

/// What a package that is to be kept may measure; in every other direction as everywhere.
fn limits() -> Limits {
    Limits { archive_bytes: LARGEST_PACKAGE, expanded_bytes: LARGEST_CONTENT, ..Limits::default() }
}

/// What was found out about one package.
#[derive(Debug)]
pub enum Intake {
    /// It is no package, or not a whole one.
    Refused(PackageError),
    /// It is whole; its signer was judged.
    Judged {
        /// What may be said of the signer.
        verdict: Box<Verdict>,
        /// What is unusual, though harmless.
        findings: Vec<Finding>,
        /// What the signature covers.
        files: Vec<PackagedFile>,
    },
}

impl Intake {
    /// Examines a package that is in memory, as one that must be signed by `signer_subject`.
    #[must_use]
    pub fn examine(package: &[u8], signer_subject: &str, anchors: &Anchors, now: Moment) -> Self {
        let authentic = Opened::read(package, &limits()).and_then(Opened::authenticate);
        Self::judge(authentic, signer_subject, anchors, now)
    }

    /// Examines a package where it lies, likewise and by the same code.
    pub async fn examine_remote(
        package: impl RemoteSource,
        signer_subject: &str,
        anchors: &Anchors,
        now: Moment,
    ) -> Self {
        let authentic = Authentic::fetch(package, &limits(), &Host::default()).await;
        Self::judge(authentic, signer_subject, anchors, now)
    }

    fn judge(
        authentic: Result<Authentic<'_>, PackageError>,
        signer_subject: &str,
        anchors: &Anchors,
        now: Moment,
    ) -> Self {
        let authentic = match authentic {
            Ok(authentic) => authentic,
            Err(error) => return Self::Refused(error),
        };
        let signer = ExpectedSigner::Subject(signer_subject.to_owned());
        Self::Judged {
            verdict: Box::new(anchors.judge(&authentic, &signer, UnixSeconds(now.unix_millis() / 1_000))),
            findings: authentic.findings().to_vec(),
            files: authentic.files().to_vec(),
        }
    }

    /// Only a package that is whole, authentic, and signed by whom it must be comes in.
    ///
    /// # Errors
    /// The code of the first reason against it.
    pub fn admit(&self) -> Result<(), &'static str> {
        match self {
            Self::Refused(error) => Err(error.code()),
            Self::Judged { verdict, .. } if verdict.trusted().is_some() => Ok(()),
            Self::Judged { verdict, .. } => {
                Err(verdict.reasons().first().map_or("trust.unknown", Reason::code))
            }
        }
    }
}

#[derive(Serialize)]
struct Coded<T> {
    code: &'static str,
    facts: T,
}

#[derive(Serialize)]
struct Report<'a> {
    verdict: &'static str,
    reasons: Vec<Coded<serde_json::Value>>,
    signer: Option<&'a SignerSummary>,
    findings: Vec<Coded<&'a Finding>>,
    files: &'a [PackagedFile],
}

/// Serialized as `mydata verify --json` has it: `{"verdict", "reasons", "signer", "findings", "files"}`.
impl Serialize for Intake {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let facts = |facts: Result<_, serde_json::Error>| facts.unwrap_or_default();
        let report = match self {
            Self::Refused(error) => Report {
                verdict: "invalid",
                reasons: vec![Coded { code: error.code(), facts: facts(serde_json::to_value(error)) }],
                signer: None,
                findings: Vec::new(),
                files: &[],
            },
            Self::Judged { verdict, findings, files } => Report {
                verdict: verdict.name(),
                reasons: verdict
                    .reasons()
                    .iter()
                    .map(|reason| Coded { code: reason.code(), facts: facts(serde_json::to_value(reason)) })
                    .collect(),
                signer: verdict.signer(),
                findings: findings
                    .iter()
                    .map(|finding| Coded { code: finding.code(), facts: finding })
                    .collect(),
                files,
            },
        };
        report.serialize(serializer)
    }
}
