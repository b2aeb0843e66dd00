//! What is found out about a package before it is kept. The sandbox tells developers the very same.

use mydata_consent::Moment;
use mydata_identity::NationalId;
use mydata_package::{Authentic, Finding, Host, Limits, Opened, PackageError, PackagedFile, RemoteSource};
use mydata_protocol::contents::{Contents, LARGEST_SUBJECT_FILE, Misdelivery};
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

/// What a package has to be.
#[derive(Clone, Copy)]
pub struct Expected<'e> {
    /// The subject it must be signed under.
    pub signer_subject: &'e str,
    /// What is registered of its dataset's packages.
    pub contents: &'e Contents,
    /// Whose it must be; a developer who tries a package out has nobody in mind.
    pub person: Option<&'e NationalId>,
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
        /// Whether it is what was asked for, as far as that is registered.
        delivery: Result<(), Misdelivery>,
        /// What is unusual, though harmless.
        findings: Vec<Finding>,
        /// What the signature covers.
        files: Vec<PackagedFile>,
    },
}

impl Intake {
    /// Examines a package that is in memory.
    pub async fn examine(package: &[u8], expected: &Expected<'_>, anchors: &Anchors, now: Moment) -> Self {
        let authentic = Opened::read(package, &limits()).and_then(Opened::authenticate);
        Self::judge(authentic, expected, anchors, now).await
    }

    /// Examines a package where it lies, likewise and by the same code.
    pub async fn examine_remote(
        package: impl RemoteSource,
        expected: &Expected<'_>,
        anchors: &Anchors,
        now: Moment,
    ) -> Self {
        let authentic = Authentic::fetch(package, &limits(), &Host::default()).await;
        Self::judge(authentic, expected, anchors, now).await
    }

    async fn judge(
        authentic: Result<Authentic<'_>, PackageError>,
        expected: &Expected<'_>,
        anchors: &Anchors,
        now: Moment,
    ) -> Self {
        match authentic {
            Ok(authentic) => Self::of(&authentic, expected, anchors, now).await.unwrap_or_else(Self::Refused),
            Err(error) => Self::Refused(error),
        }
    }

    async fn of(
        authentic: &Authentic<'_>,
        expected: &Expected<'_>,
        anchors: &Anchors,
        now: Moment,
    ) -> Result<Self, PackageError> {
        let signer = ExpectedSigner::Subject(expected.signer_subject.to_owned());
        Ok(Self::Judged {
            verdict: Box::new(anchors.judge(authentic, &signer, UnixSeconds(now.unix_millis() / 1_000))),
            delivery: expected.check(authentic).await?,
            findings: authentic.findings().to_vec(),
            files: authentic.files().to_vec(),
        })
    }

    /// Only a package that is whole, authentic, signed by whom it must be, and what was asked for comes in.
    ///
    /// # Errors
    /// The code of the first reason against it.
    pub fn admit(&self) -> Result<(), &'static str> {
        match self {
            Self::Refused(error) => Err(error.code()),
            Self::Judged { verdict, delivery, .. } if verdict.trusted().is_some() => {
                delivery.map_err(Misdelivery::code)
            }
            Self::Judged { verdict, .. } => {
                Err(verdict.reasons().first().map_or("trust.unknown", Reason::code))
            }
        }
    }
}

impl Expected<'_> {
    /// Whether the package is what was asked for. Files that are not looked into cost nothing.
    async fn check(&self, package: &Authentic<'_>) -> Result<Result<(), Misdelivery>, PackageError> {
        let names = || package.files().iter().map(|file| file.name.as_str());
        if let Err(misdelivery) = self.contents.check_names(names()) {
            return Ok(Err(misdelivery));
        }
        let Some(subject) = self.contents.subject() else { return Ok(Ok(())) };
        let files = match subject.files(names()) {
            Ok(files) => files,
            Err(misdelivery) => return Ok(Err(misdelivery)),
        };
        let Some(person) = self.person else { return Ok(Ok(())) };
        for name in files {
            let size =
                package.files().iter().find(|file| file.name == name).map_or(u64::MAX, |file| file.size);
            if size > LARGEST_SUBJECT_FILE {
                return Ok(Err(Misdelivery::SubjectMissing));
            }
            if let Err(misdelivery) = subject.check(&package.fetch_file(name).await?, person) {
                return Ok(Err(misdelivery));
            }
        }
        Ok(Ok(()))
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
            Self::Judged { verdict, delivery, findings, files } => Report {
                verdict: if delivery.is_ok() { verdict.name() } else { "invalid" },
                reasons: verdict
                    .reasons()
                    .iter()
                    .map(|reason| Coded { code: reason.code(), facts: facts(serde_json::to_value(reason)) })
                    .chain(
                        delivery.err().map(|delivery| Coded {
                            code: delivery.code(),
                            facts: serde_json::Value::default(),
                        }),
                    )
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
