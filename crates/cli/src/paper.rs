//! `mydata verify` of a consent receipt or a deletion record: did the platform sign it, and is it as it was?

use std::fs;
use std::io::Write;
use std::path::Path;

use mydata_receipt::{AuthenticPaper, KeySet, MAX_PAPER_BYTES, ReceiptError};

use crate::arguments::Verify;
use crate::catalogue::Catalogue;
use crate::failure::Failure;
use crate::package_file::PackageFile;
use crate::paper_report::PaperReport;

/// Whether the paper is the platform's.
pub(crate) fn run(
    arguments: &Verify,
    file: &PackageFile,
    catalogue: &Catalogue,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<bool, Failure> {
    let keys = read_keys(arguments.platform_keys.as_deref().ok_or(Failure::PlatformKeysMissing)?)?;
    let bytes = file.bytes(MAX_PAPER_BYTES).map_err(Failure::of_file(&arguments.package))?;
    let report = PaperReport::of(arguments.package.display().to_string(), open(&keys, bytes));
    report.write(arguments.json, catalogue, out, err)?;
    Ok(report.is_good())
}

fn open(keys: &KeySet, bytes: Result<Vec<u8>, usize>) -> Result<AuthenticPaper, ReceiptError> {
    let bytes = bytes.map_err(|bytes| ReceiptError::TooLarge { bytes, limit: MAX_PAPER_BYTES })?;
    keys.open(std::str::from_utf8(&bytes).map_err(|_| ReceiptError::FormMalformed)?)
}

fn read_keys(file: &Path) -> Result<KeySet, Failure> {
    let text = fs::read_to_string(file).map_err(Failure::of_file(file))?;
    KeySet::from_jwks(&text).map_err(|error| Failure::PlatformKeys { file: file.to_owned(), error })
}
