//! Why a document, or one of its pages, is not shown.

use serde::Serialize;
use strum::{IntoStaticStr, VariantNames};

/// A refusal with its facts. [`code`](Self::code) is stable; sentences for people are in the catalogues.
#[derive(Clone, Debug, PartialEq, IntoStaticStr, VariantNames, Serialize, thiserror::Error)]
#[strum(prefix = "preview.", serialize_all = "kebab-case")]
#[serde(untagged)]
#[non_exhaustive]
pub enum PreviewError {
    /// It begins like a PDF, but no page can be made out.
    #[error("the file is damaged: no page can be made out")]
    Damaged,
    /// It is protected in a way that is not known, such as by certificates.
    #[error("the file is protected in a way that is not supported")]
    EncryptionUnsupported,
    /// It has more bytes than allowed.
    #[error("the file has {bytes} bytes, more than {limit}")]
    FileTooLarge {
        /// Bytes of the file.
        bytes: usize,
        /// How many are allowed.
        limit: usize,
    },
    /// An image within the page has more pixels than allowed.
    #[error("an image of the page has {pixels} pixels, more than {limit}")]
    ImageTooLarge {
        /// Pixels of the image.
        pixels: u64,
        /// How many are allowed.
        limit: u64,
    },
    /// It is no PDF at all.
    #[error("the file is not a PDF")]
    NotPdf,
    /// There is no such page.
    #[error("there is no page {page} among {pages}")]
    PageMissing {
        /// The page asked for, from 1.
        page: usize,
        /// How many there are.
        pages: usize,
    },
    /// Drawing the page would take more steps than allowed.
    #[error("the page takes more than {limit} steps")]
    PageTooComplex {
        /// How many are allowed.
        limit: u64,
    },
    /// Its sides are longer than allowed, or no lengths at all.
    #[error("the page is {width} × {height} points, more than {limit}")]
    PageTooLarge {
        /// Width in points.
        width: f32,
        /// Height in points.
        height: f32,
        /// How long a side may be.
        limit: f32,
    },
    /// Its sides are no lengths at all.
    #[error("the page has no size")]
    PageWithoutSize,
    /// It is protected, and no password was given.
    #[error("the file is protected by a password")]
    PasswordMissing,
    /// It is protected, and the password given does not open it.
    #[error("the password does not open the file")]
    PasswordWrong,
    /// The picture asked for would have more pixels than allowed.
    #[error("the picture would be {width} × {height} pixels; the largest scale is {largest_scale}")]
    PictureTooLarge {
        /// Pixels wide.
        width: u32,
        /// Pixels high.
        height: u32,
        /// The largest scale that this page can be drawn at.
        largest_scale: f32,
    },
    /// Streams of the page inflate to more bytes than allowed.
    #[error("a stream of the page inflates to more than {limit} bytes")]
    StreamTooLarge {
        /// How many are allowed.
        limit: u64,
    },
    /// It has more pages than allowed.
    #[error("the file has {pages} pages, more than {limit}")]
    TooManyPages {
        /// How many there are.
        pages: usize,
        /// How many are allowed.
        limit: usize,
    },
}

impl PreviewError {
    /// The stable code, such as `preview.password-wrong`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.into()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use strum::VariantNames as _;

    use super::PreviewError;
    use crate::FindingKind;

    #[test]
    fn every_code_has_its_sentence_in_both_languages() {
        let catalogues = [
            include_str!("../../../worker/locales/zh-Hant/preview.ftl"),
            include_str!("../../../worker/locales/en/preview.ftl"),
        ];
        for catalogue in catalogues {
            let keys: BTreeSet<&str> =
                catalogue.lines().filter_map(|line| Some(line.split_once(" = ")?.0)).collect();
            for code in PreviewError::VARIANTS.iter().chain(FindingKind::VARIANTS) {
                let code = code.trim_start_matches("preview.");
                assert!(keys.contains(format!("preview-{code}").as_str()), "{code}");
            }
        }
    }
}
