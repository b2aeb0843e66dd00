//! The agencies' signing keys, and the packages made with them.

use std::collections::BTreeMap;
use std::fmt;

use getrandom::SysRng;
use mydata_package::{PackageWriter, SigningKey, SigningKeyError, WriteError};
use serde::Deserialize;

use crate::document::{Document, DocumentError, Faces};
use crate::persona::Persona;
use crate::readings::Readings;

/// The key and certificate of every agency, by its id in the seed files.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Signers(BTreeMap<String, Signer>);

/// An agency's key and certificate. It prints as `***`.
#[derive(Clone, Deserialize)]
pub struct Signer {
    certificate: String,
    key: String,
}

/// Why a package could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PackagingError {
    /// The document could not be made.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// The agency's key cannot be used.
    #[error(transparent)]
    Key(#[from] SigningKeyError),
    /// The package could not be written or signed.
    #[error(transparent)]
    Package(#[from] WriteError<SigningKeyError>),
}

impl Signers {
    /// Reads the `SIGNERS` secret: `{"<provider_id>": {"certificate": "<PEM>", "key": "<PEM>"}}`.
    ///
    /// # Errors
    /// When it is not that.
    pub fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json)
    }

    /// The agency's signer.
    #[must_use]
    pub fn of(&self, provider_id: &str) -> Option<&Signer> {
        self.0.get(provider_id)
    }
}

impl Signer {
    /// Packs a document, as a PDF that only `holder` can open and as JSON, with the readings that go with it, and signs the
    /// package.
    ///
    /// # Errors
    /// [`PackagingError`].
    pub fn package(
        &self,
        document: &Document,
        faces: &Faces,
        holder: &Persona,
        readings: Option<&Readings>,
    ) -> Result<Vec<u8>, PackagingError> {
        let key = SigningKey::from_pkcs8_pem(&self.key)?;
        let mut writer = PackageWriter::new()
            .add_file(document.pdf_name(), document.to_pdf(faces, holder)?)
            .add_file(document.json_name(), document.to_json()?);
        if let Some(readings) = readings {
            writer = writer.add_file(readings.csv_name(), readings.to_csv(holder, document.printed_at));
        }
        Ok(writer.sign(&self.certificate, |manifest| key.sign(&mut SysRng, manifest))?)
    }

    /// Whether the key can be read.
    ///
    /// # Errors
    /// [`SigningKeyError`].
    pub fn probe(&self) -> Result<(), SigningKeyError> {
        SigningKey::from_pkcs8_pem(&self.key).map(drop)
    }
}

impl fmt::Debug for Signers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.keys()).finish()
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signer(***)")
    }
}
