//! A document that has been unlocked.

use std::sync::Arc;

use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use serde::Serialize;

use crate::{Finding, Limits, PreviewError, Viewer, inspection};

/// How far into the file the header may be: readers have always let mail programs put something before it.
const HEADER_WITHIN: usize = 1_024;

/// The size of a page as it is read, in points (1/72 inch), its own rotation applied.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PageSize {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// The largest scale the page can be drawn at within the limits.
    pub largest_scale: f32,
}

/// A PDF document, unlocked and counted, of which nothing has been drawn yet.
pub struct Document {
    pdf: Pdf,
    limits: Limits,
}

impl Document {
    /// Opens a document. The case of a password's letters matters, but not of an ID number's, which may have spaces
    /// around it as well. A document that opens without a password opens with any.
    ///
    /// # Errors
    /// [`PreviewError::NotPdf`] and [`Damaged`](PreviewError::Damaged) for what is no document;
    /// [`PasswordMissing`](PreviewError::PasswordMissing), [`PasswordWrong`](PreviewError::PasswordWrong) and
    /// [`EncryptionUnsupported`](PreviewError::EncryptionUnsupported) for what stays locked;
    /// [`FileTooLarge`](PreviewError::FileTooLarge) and [`TooManyPages`](PreviewError::TooManyPages) for what
    /// exceeds the limits.
    ///
    /// ```
    /// use mydata_preview::{Document, Limits, PreviewError};
    ///
    /// let refusal = Document::open(b"hello".to_vec(), None, Limits::default()).err();
    /// assert_eq!(refusal, Some(PreviewError::NotPdf));
    /// ```
    pub fn open(bytes: Vec<u8>, password: Option<&str>, limits: Limits) -> Result<Self, PreviewError> {
        if bytes.len() > limits.file_bytes {
            return Err(PreviewError::FileTooLarge { bytes: bytes.len(), limit: limits.file_bytes });
        }
        let start = bytes.get(..HEADER_WITHIN).unwrap_or(&bytes);
        let end = bytes.get(bytes.len().saturating_sub(HEADER_WITHIN)..).unwrap_or(&bytes);
        let has = |part: &[u8], mark: &[u8]| part.windows(mark.len()).any(|window| window == mark);
        if !has(start, b"%PDF-") && !has(end, b"startxref") {
            return Err(PreviewError::NotPdf);
        }
        let pdf = unlock(&Arc::new(bytes), password)?;
        match pdf.pages().len() {
            0 => Err(PreviewError::Damaged),
            pages if pages > limits.pages => Err(PreviewError::TooManyPages { pages, limit: limits.pages }),
            _ => Ok(Self { pdf, limits }),
        }
    }

    /// How many pages there are; at least one.
    #[must_use]
    pub fn page_count(&self) -> usize {
        self.pdf.pages().len()
    }

    /// The size of a page, counted from 1.
    ///
    /// # Errors
    /// [`PreviewError::PageMissing`], [`PreviewError::PageTooLarge`], [`PreviewError::PageWithoutSize`].
    pub fn page_size(&self, page: usize) -> Result<PageSize, PreviewError> {
        let page = self.page(page)?;
        // The renderer would make it a blank sheet.
        let shown = page.intersected_crop_box();
        if shown.width() <= 0.0 || shown.height() <= 0.0 {
            return Err(PreviewError::PageWithoutSize);
        }
        let (width, height) = page.render_dimensions();
        let limit = self.limits.page_side;
        let is_length = |side: f32| side.is_finite() && side > 0.0 && side <= limit;
        if !is_length(width) || !is_length(height) {
            return Err(PreviewError::PageTooLarge { width, height, limit });
        }
        Ok(PageSize { width, height, largest_scale: largest_scale(width, height, &self.limits) })
    }

    /// What the document holds besides its pages: scripts, actions, files, links. None of it is acted upon.
    ///
    /// Looks at every object, so it takes a moment for a large document; the pages can be drawn before.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        inspection::inspect(&self.pdf, &self.limits)
    }

    /// Starts drawing and reading pages.
    #[must_use]
    pub fn viewer(&self) -> Viewer<'_> {
        Viewer::new(self)
    }

    pub(crate) fn file_bytes(&self) -> usize {
        self.pdf.data().as_ref().len()
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    pub(crate) fn page(&self, page: usize) -> Result<&Page<'_>, PreviewError> {
        let pages = self.page_count();
        page.checked_sub(1)
            .and_then(|index| self.pdf.pages().get(index))
            .ok_or(PreviewError::PageMissing { page, pages })
    }
}

impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Document").field("pages", &self.page_count()).finish_non_exhaustive()
    }
}

fn unlock(bytes: &Arc<Vec<u8>>, password: Option<&str>) -> Result<Pdf, PreviewError> {
    let password = password.map(as_typed).filter(|password| !password.is_empty());
    let open = |password: &str| Pdf::new_with_password(bytes.clone(), password);
    let opened = open(password.as_deref().unwrap_or_default()).or_else(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) if password.is_some() => open(""),
        other => Err(other),
    });
    opened.map_err(|error| refusal(error, password.is_some()))
}

/// Agencies take an ID number as password as it is printed: a letter, a letter or digit, eight digits.
fn as_typed(password: &str) -> String {
    let number = password.trim();
    let is_number = match number.as_bytes() {
        [letter, second, digits @ ..] => {
            letter.is_ascii_alphabetic()
                && second.is_ascii_alphanumeric()
                && digits.len() == 8
                && digits.iter().all(u8::is_ascii_digit)
        }
        _ => false,
    };
    if is_number { number.to_ascii_uppercase() } else { password.to_owned() }
}

// One error says both that a password is missing and that it is wrong.
fn refusal(error: LoadPdfError, has_password: bool) -> PreviewError {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) if has_password => {
            PreviewError::PasswordWrong
        }
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => PreviewError::PasswordMissing,
        LoadPdfError::Decryption(
            DecryptionError::UnsupportedAlgorithm
            | DecryptionError::InvalidEncryption
            | DecryptionError::MissingIDEntry,
        ) => PreviewError::EncryptionUnsupported,
        LoadPdfError::Invalid => PreviewError::Damaged,
    }
}

fn largest_scale(width: f32, height: f32, limits: &Limits) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "limits are round numbers far below 2^24 squared")]
    let (side, pixels) = (limits.picture_side as f32, limits.picture_pixels as f32);
    (side / width.max(height)).min((pixels / (width * height)).sqrt())
}
