//! `mydata verify`: is this package whole, and signed by whom it should be?

use std::fs;
use std::path::Path;

use mydata_package::Opened;
use mydata_trust::{Anchors, DemoRoots, ExpectedSigner, UnixSeconds};

use crate::arguments::Verify;
use crate::catalogue::Catalogue;
use crate::demo_pki::DEMO_NOTICE;
use crate::failure::Failure;
use crate::package_file::PackageFile;
use crate::report::{Coded, Report};
use crate::revocation;

pub(crate) fn run(
    arguments: &Verify,
    file: PackageFile,
    now: UnixSeconds,
    catalogue: &Catalogue,
) -> Result<Report, Failure> {
    let anchors = read_anchors(&arguments.anchors)?.with_revocation(revocation::read(&arguments.revocation)?);
    let package = arguments.package.display().to_string();
    let at = arguments.at.map_or(now, UnixSeconds);
    let expected = expected_signer(arguments);

    let authentic = match file.read().and_then(Opened::authenticate) {
        Ok(authentic) => authentic,
        Err(error) => return Ok(Report::refused(package, &error, catalogue)),
    };
    let verdict = anchors.judge(&authentic, &expected, at);
    let report = Report {
        verdict: verdict.name(),
        package,
        at: Some(at),
        reasons: Vec::new(),
        signer: None,
        path: Vec::new(),
        files: authentic.files().to_vec(),
        unchecked_entries: Vec::new(),
        findings: authentic.findings().iter().map(|finding| Coded::finding(finding, catalogue)).collect(),
    };
    Ok(report.with_verdict(&verdict, catalogue))
}

fn expected_signer(arguments: &Verify) -> ExpectedSigner {
    match (&arguments.provider, arguments.provider_key) {
        (Some(subject), _) => ExpectedSigner::Subject(subject.clone()),
        (None, Some(key)) => ExpectedSigner::Key(key),
        (None, None) => ExpectedSigner::Any,
    }
}

/// All `*.pem` files of the folder, as one bundle.
fn read_anchors(folder: &Path) -> Result<Anchors, Failure> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(Failure::of_file(folder))? {
        let file = entry.map_err(Failure::of_file(folder))?.path();
        if file.extension().is_some_and(|extension| extension == "pem") {
            files.push(file);
        }
    }
    files.sort();
    let mut bundle = String::new();
    for file in &files {
        bundle.push_str(&fs::read_to_string(file).map_err(Failure::of_file(file))?);
        bundle.push('\n');
    }
    let anchors =
        Anchors::from_pem(&bundle).map_err(|error| Failure::Anchors { folder: folder.to_owned(), error })?;
    let is_demo = folder.join(DEMO_NOTICE).exists();
    Ok(anchors.with_demo_roots(if is_demo { DemoRoots::Accepted } else { DemoRoots::Refused }))
}
