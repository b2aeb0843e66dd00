//! `mydata inspect`: what does this package say, and does its signature hold?

use mydata_trust::SignerSummary;

use crate::arguments::Inspect;
use crate::catalogue::Catalogue;
use crate::failure::Failure;
use crate::package_file::PackageFile;
use crate::report::{Coded, Report, UncheckedEntry};

pub(crate) fn run(arguments: &Inspect, catalogue: &Catalogue) -> Result<Report, Failure> {
    let file = PackageFile::open(&arguments.package)?;
    let package = arguments.package.display().to_string();
    let opened = match file.read() {
        Ok(opened) => opened,
        Err(error) => return Ok(Report::refused(package, &error, catalogue)),
    };
    let entry = |(name, size): (&str, u64)| UncheckedEntry { name: name.to_owned(), size };
    let unchecked_entries = opened.unchecked_entries().map(entry).collect();
    let authentic = match opened.authenticate() {
        Ok(authentic) => authentic,
        Err(error) => {
            let report = Report::refused(package, &error, catalogue);
            return Ok(Report { unchecked_entries, ..report });
        }
    };
    let (verdict, reasons, signer) = match SignerSummary::of_certificate(authentic.certificate_der()) {
        Ok(signer) => ("authentic", Vec::new(), Some(signer)),
        Err(reason) => ("invalid", vec![Coded::reason(&reason, catalogue)], None),
    };
    Ok(Report {
        verdict,
        package,
        at: None,
        reasons,
        signer,
        path: Vec::new(),
        files: authentic.files().to_vec(),
        unchecked_entries: Vec::new(),
        findings: authentic.findings().iter().map(|finding| Coded::finding(finding, catalogue)).collect(),
    })
}
