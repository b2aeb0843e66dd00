//! A document an agency hands over: one content, as a PDF to read and as JSON to compute with.

mod compose;
mod face;
mod json;
mod layout;
mod marks;
mod paint;
mod protect;
mod seal;
mod structure;
mod wrap;

pub use compose::{Document, Field, Occasion, Section, Table};
pub use face::{Face, Faces, FontUnreadable};
pub use paint::PdfError;
pub use protect::ProtectError;

use crate::persona::Persona;

/// Why a document could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DocumentError {
    /// The JSON could not be written.
    #[error("the JSON cannot be written")]
    Json(#[from] serde_json::Error),
    /// The PDF could not be drawn.
    #[error("the PDF cannot be drawn")]
    Pdf(#[from] PdfError),
    /// The PDF could not be protected.
    #[error("the PDF cannot be protected")]
    Protect(#[from] ProtectError),
}

impl Document {
    /// The document as JSON, UTF-8, in the order of the printed one.
    ///
    /// # Errors
    /// [`DocumentError::Json`].
    pub fn to_json(&self) -> Result<Vec<u8>, DocumentError> {
        Ok(serde_json::to_vec_pretty(self)?)
    }

    /// The document as a PDF anybody can open.
    ///
    /// # Errors
    /// [`DocumentError::Pdf`].
    pub fn to_open_pdf(&self, faces: &Faces) -> Result<Vec<u8>, DocumentError> {
        let (sheets, structure) = layout::lay_out(self, faces);
        Ok(paint::paint(self, &sheets, structure, faces)?)
    }

    /// The document as a PDF that opens with the national ID of `holder`, and with nothing else.
    ///
    /// # Errors
    /// [`DocumentError::Pdf`] or [`DocumentError::Protect`].
    pub fn to_pdf(&self, faces: &Faces, holder: &Persona) -> Result<Vec<u8>, DocumentError> {
        let open = self.to_open_pdf(faces)?;
        Ok(protect::protect(&open, holder.uid.as_str())?)
    }
}
