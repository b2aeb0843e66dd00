//! Why the command did not do what was asked.

use std::io;
use std::path::{Path, PathBuf};

use mydata_demo_pki::IssueError;
use mydata_ledger::LedgerRefusal;
use mydata_package::{PackageError, SigningKeyError, WriteError};
use mydata_receipt::ReceiptError;
use mydata_trust::{AnchorError, RevocationError};

/// A failure of the use, exit status 2 – or the refusal of what was to be made, exit status 1.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error("{}: {error} ({})", folder.display(), error.code())]
    Anchors { folder: PathBuf, error: AnchorError },
    #[error("{}: {error} ({})", file.display(), error.code())]
    Checkpoint { file: PathBuf, error: LedgerRefusal },
    #[error("{}: {error}", file.display())]
    File { file: PathBuf, error: io::Error },
    #[error("a certificate could not be made: {0}")]
    Issue(#[from] IssueError),
    #[error("{}: {error}", file.display())]
    Key { file: PathBuf, error: SigningKeyError },
    #[error("the keys are not those of one audit trail: {error} ({})", error.code())]
    Keeper { error: LedgerRefusal },
    #[error("{} has no file name a package could use", .0.display())]
    Name(PathBuf),
    #[error("the output could not be written: {0}")]
    Output(#[from] io::Error),
    #[error("{}: {error} ({})", file.display(), error.code())]
    PlatformKeys { file: PathBuf, error: ReceiptError },
    #[error("a receipt or deletion record is checked with the platform's public keys: --platform-keys FILE")]
    PlatformKeysMissing,
    #[error("what was made would be refused: {0}")]
    Refused(PackageError),
    #[error("the report could not be written: {0}")]
    Report(#[from] serde_json::Error),
    #[error("{}: {error} ({})", file.display(), error.code())]
    Revocation { file: PathBuf, error: RevocationError },
    #[error("{}: {error}", file.display())]
    Seeds { file: PathBuf, error: Box<toml::de::Error> },
    #[error("there is no agency {0:?}")]
    UnknownAgency(String),
    #[error("{0}")]
    Write(WriteError<SigningKeyError>),
}

impl From<WriteError<SigningKeyError>> for Failure {
    fn from(error: WriteError<SigningKeyError>) -> Self {
        match error {
            WriteError::Refused(refusal) => Self::Refused(refusal),
            other => Self::Write(other),
        }
    }
}

impl Failure {
    /// Names the file that could not be packed.
    pub(crate) fn of_packing(file: &Path, error: WriteError) -> Self {
        match error {
            WriteError::Archive(error) => Self::of_file(file)(error),
            WriteError::Refused(refusal) => Self::Refused(refusal),
            WriteError::Signer(never) => match never {},
            other => Self::File { file: file.to_owned(), error: io::Error::other(other) },
        }
    }

    /// Names the seed file that could not be read.
    pub(crate) fn of_seeds(file: &Path) -> impl FnOnce(toml::de::Error) -> Self {
        let file = file.to_owned();
        move |error| Self::Seeds { file, error: Box::new(error) }
    }

    /// Names the file in an I/O error.
    pub(crate) fn of_file(file: &Path) -> impl FnOnce(io::Error) -> Self {
        let file = file.to_owned();
        move |error| Self::File { file, error }
    }
}
