//! An archive of packages on its way out of the vault, of which no more than a piece is held.

use std::vec;

use mydata_package::Span;

use super::Package;
use crate::error::PlatformError;

/// An archive that was laid out, and the packages that fill it.
pub struct Archive {
    spans: vec::IntoIter<Span>,
    packages: Vec<Package>,
    /// The package that is going out, and its next piece.
    under_way: Option<(usize, u32)>,
}

impl Archive {
    /// The archive of these spans; `packages` are its contents, in the order in which they were added.
    #[must_use]
    pub fn new(spans: Vec<Span>, packages: Vec<Package>) -> Self {
        Self { spans: spans.into_iter(), packages, under_way: None }
    }

    /// A package by itself.
    #[must_use]
    pub fn of_one(package: Package) -> Self {
        Self::new(vec![Span::Content(0)], vec![package])
    }

    /// The next bytes; none when it is whole.
    ///
    /// # Errors
    /// When a package is not there any more or does not open: then the archive must not be taken for a whole one.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, PlatformError> {
        loop {
            if let Some((package, piece)) = self.under_way.take() {
                let content = self.packages.get(package).ok_or(PlatformError::Vault)?;
                if let Some(bytes) = content.piece(piece).await? {
                    self.under_way = Some((package, piece + 1));
                    return Ok(Some(bytes));
                }
            }
            match self.spans.next() {
                None => return Ok(None),
                Some(Span::Bytes(bytes)) => return Ok(Some(bytes)),
                Some(Span::Content(package)) => self.under_way = Some((package, 0)),
            }
        }
    }
}
