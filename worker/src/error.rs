//! What can go wrong inside the platform itself, as opposed to what a visitor can do wrong.

/// A failure of the platform. Visitors see its code and a correlation id, never its text.
#[derive(Debug, thiserror::Error)]
pub enum PlatformError {
    /// The catalogue holds something that cannot be read.
    #[error("the catalogue is inconsistent: {0}")]
    Catalogue(String),
    /// A setting is missing or malformed.
    #[error("the setting {0} is missing or malformed")]
    Configuration(&'static str),
    /// The ledger or a proof of it does not come out as it must.
    #[error("the ledger refuses: {0}")]
    Ledger(#[from] mydata_ledger::LedgerRefusal),
    /// An object answered with something unexpected.
    #[error("an object could not answer: {0}")]
    Object(String),
    /// The random generator failed.
    #[error("no random bytes")]
    Randomness,
    /// A paper for the citizen cannot be written.
    #[error("a paper cannot be written: {0}")]
    Receipt(#[from] mydata_receipt::ReceiptError),
    /// What is stored cannot be read back.
    #[error("stored state cannot be read: {0}")]
    Stored(#[from] serde_json::Error),
    /// A package in the vault does not decrypt.
    #[error("a package in the vault cannot be read")]
    Vault,
    /// A wrapped secret does not unwrap.
    #[error("the wrapped secret {0} cannot be read")]
    Wrapped(&'static str),
    /// The runtime failed.
    #[error("the runtime failed: {0}")]
    Runtime(#[from] worker::Error),
}

impl PlatformError {
    /// The stable code, also the only thing that is logged.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Catalogue(_) => "platform.catalogue",
            Self::Configuration(_) => "platform.configuration",
            Self::Ledger(_) => "platform.ledger",
            Self::Object(_) => "platform.object",
            Self::Randomness => "platform.randomness",
            Self::Receipt(_) => "platform.receipt",
            Self::Stored(_) => "platform.stored",
            Self::Vault => "platform.vault",
            Self::Wrapped(_) => "platform.wrapped",
            Self::Runtime(_) => "platform.runtime",
        }
    }
}

/// `Durable Objects` speak the runtime's error type at their own door.
impl From<PlatformError> for worker::Error {
    fn from(error: PlatformError) -> Self {
        match error {
            PlatformError::Runtime(error) => error,
            other => Self::RustError(other.code().to_owned()),
        }
    }
}
