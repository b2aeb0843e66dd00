//! What is known about a package, for programs (JSON) and for people (text).

use std::fmt;
use std::io::{self, Write};

use mydata_ledger::LedgerRefusal;
use mydata_package::{Finding, PackageError, PackagedFile};
use mydata_receipt::ReceiptError;
use mydata_trust::{Reason, SignerSummary, UnixSeconds, Verdict};
use serde::Serialize;
use serde_json::Value;

use crate::catalogue::Catalogue;
use crate::time;

/// The outcome of `verify` or `inspect`.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    /// `valid`, `indeterminate` or `invalid`; `authentic` where trust was not asked for.
    pub(crate) verdict: &'static str,
    /// The file that was looked at.
    pub(crate) package: String,
    /// The time the verdict is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) at: Option<UnixSeconds>,
    /// Why the package is refused or uncertain, or what was left unchecked.
    pub(crate) reasons: Vec<Coded>,
    /// Who signed.
    pub(crate) signer: Option<SignerSummary>,
    /// The certificates above the signer's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) path: Vec<SignerSummary>,
    /// The files the signature covers.
    pub(crate) files: Vec<PackagedFile>,
    /// Names and sizes of a refused package, as it states them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) unchecked_entries: Vec<UncheckedEntry>,
    /// What is unusual, though harmless.
    pub(crate) findings: Vec<Coded>,
}

/// A code with its facts and its sentence.
#[derive(Debug, Serialize)]
pub(crate) struct Coded {
    code: &'static str,
    facts: Value,
    message: String,
}

/// What the archive of a refused package says about one of its entries.
#[derive(Debug, Serialize)]
pub(crate) struct UncheckedEntry {
    pub(crate) name: String,
    pub(crate) size: u64,
}

impl Coded {
    fn new(code: &'static str, facts: &impl Serialize, catalogue: &Catalogue) -> Self {
        let facts = serde_json::to_value(facts).unwrap_or_default();
        let message = catalogue.of_code(code, &facts);
        Self { code, facts, message }
    }

    pub(crate) fn code(&self) -> &'static str {
        self.code
    }

    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    pub(crate) fn error(error: &PackageError, catalogue: &Catalogue) -> Self {
        Self::new(error.code(), error, catalogue)
    }

    pub(crate) fn receipt(error: &ReceiptError, catalogue: &Catalogue) -> Self {
        Self::new(error.code(), error, catalogue)
    }

    pub(crate) fn ledger(refusal: &LedgerRefusal, catalogue: &Catalogue) -> Self {
        Self::new(refusal.code(), refusal, catalogue)
    }

    pub(crate) fn finding(finding: &Finding, catalogue: &Catalogue) -> Self {
        Self::new(finding.code(), finding, catalogue)
    }

    pub(crate) fn reason(reason: &Reason, catalogue: &Catalogue) -> Self {
        Self::new(reason.code(), reason, catalogue)
    }
}

/// The code first, for programs that read standard error.
impl fmt::Display for Coded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl Report {
    /// A package that was refused before anybody could be judged.
    pub(crate) fn refused(package: String, error: &PackageError, catalogue: &Catalogue) -> Self {
        Self {
            verdict: "invalid",
            package,
            at: None,
            reasons: vec![Coded::error(error, catalogue)],
            signer: None,
            path: Vec::new(),
            files: Vec::new(),
            unchecked_entries: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// Takes over what a verdict says.
    pub(crate) fn with_verdict(mut self, verdict: &Verdict, catalogue: &Catalogue) -> Self {
        self.verdict = verdict.name();
        self.reasons = verdict.reasons().iter().map(|reason| Coded::reason(reason, catalogue)).collect();
        self.signer = verdict.signer().cloned();
        self.path = verdict.trusted().map(|trusted| trusted.path().to_vec()).unwrap_or_default();
        self
    }

    /// Whether nothing was refused.
    pub(crate) fn is_good(&self) -> bool {
        matches!(self.verdict, "valid" | "authentic")
    }

    /// Writes the report to standard output, and what is wrong to standard error, each line led by its code.
    pub(crate) fn write(
        &self,
        as_json: bool,
        catalogue: &Catalogue,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> io::Result<()> {
        if !self.is_good() {
            self.reasons.iter().try_for_each(|reason| writeln!(err, "{reason}"))?;
        }
        if as_json {
            serde_json::to_writer_pretty(&mut *out, self)?;
            return writeln!(out);
        }
        self.write_text(catalogue, out)
    }

    fn write_text(&self, catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}: {}", self.package, catalogue.text(&format!("verdict-{}", self.verdict)))?;
        if let Some(at) = self.at {
            writeln!(out, "{}: {}", catalogue.text("label-at"), time::display(at.0))?;
        }
        if let Some(signer) = &self.signer {
            writeln!(out, "\n{}", catalogue.text("label-signer"))?;
            write_signer(signer, catalogue, out)?;
        }
        if !self.path.is_empty() {
            writeln!(out, "\n{}", catalogue.text("label-path"))?;
            self.path.iter().try_for_each(|certificate| writeln!(out, "  {}", certificate.subject))?;
        }
        if !self.files.is_empty() {
            writeln!(out, "\n{}", catalogue.text("label-files"))?;
            for PackagedFile { name, size, digest } in &self.files {
                writeln!(out, "  {digest}  {size:>12}  {name}")?;
            }
        }
        if !self.unchecked_entries.is_empty() {
            writeln!(out, "\n{}", catalogue.text("label-unchecked-entries"))?;
            let mut entries = self.unchecked_entries.iter();
            entries.try_for_each(|entry| writeln!(out, "  {:>12}  {:?}", entry.size, entry.name))?;
        }
        write_coded("label-reasons", &self.reasons, catalogue, out)?;
        write_coded("label-findings", &self.findings, catalogue, out)
    }
}

fn write_signer(signer: &SignerSummary, catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
    let from = time::display(signer.not_before.0);
    let until = time::display(signer.not_after.0);
    for (label, value) in [
        ("label-subject", signer.subject.as_str()),
        ("label-issuer", &signer.issuer),
        ("label-serial", &signer.serial),
        ("label-validity", &format!("{from} – {until}")),
        ("label-fingerprint", &signer.sha256),
        ("label-key-fingerprint", &signer.key_sha256),
    ] {
        writeln!(out, "  {}: {value}", catalogue.text(label))?;
    }
    Ok(())
}

pub(crate) fn write_coded(
    label: &str,
    coded: &[Coded],
    catalogue: &Catalogue,
    out: &mut dyn Write,
) -> io::Result<()> {
    if coded.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", catalogue.text(label))?;
    coded.iter().try_for_each(|Coded { code, message, .. }| writeln!(out, "  {message} ({code})"))
}
