//! Encrypts a PDF so that it opens with one password.

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_STANDARD_NO_PAD;
use lopdf::encryption::crypt_filters::{Aes256CryptFilter, CryptFilter};
use lopdf::{Document, EncryptionState, EncryptionVersion, Permissions};

/// Why a PDF could not be protected.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ProtectError {
    /// It could not be encrypted.
    #[error("the PDF cannot be encrypted")]
    Encryption(#[source] lopdf::Error),
    /// The system gave no random bytes.
    #[error("the system gives no random bytes")]
    Randomness,
    /// It could not be read again.
    #[error("the PDF cannot be read")]
    Unreadable(#[source] lopdf::Error),
    /// It could not be written.
    #[error("the PDF cannot be written")]
    Unwritable(#[source] std::io::Error),
}

const FILTER: &[u8] = b"StdCF";

/// Encrypts with AES-256 (revision 6). The owner password is random and forgotten: an empty one would let everybody
/// open the document without any password.
pub(super) fn protect(pdf: &[u8], password: &str) -> Result<Vec<u8>, ProtectError> {
    let mut document = Document::load_mem(pdf).map_err(ProtectError::Unreadable)?;
    let owner_password = BASE64_STANDARD_NO_PAD.encode(random()?);
    let filter: Arc<dyn CryptFilter> = Arc::new(Aes256CryptFilter);
    let version = EncryptionVersion::V5 {
        encrypt_metadata: true,
        crypt_filters: BTreeMap::from([(FILTER.to_vec(), filter)]),
        file_encryption_key: &random()?,
        stream_filter: FILTER.to_vec(),
        string_filter: FILTER.to_vec(),
        owner_password: &owner_password,
        user_password: password,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).map_err(ProtectError::Encryption)?;
    document.encrypt(&state).map_err(ProtectError::Encryption)?;
    let mut protected = Vec::with_capacity(pdf.len() + 4096);
    document.save_to(&mut protected).map_err(ProtectError::Unwritable)?;
    Ok(protected)
}

fn random() -> Result<[u8; 32], ProtectError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|_| ProtectError::Randomness)?;
    Ok(bytes)
}
