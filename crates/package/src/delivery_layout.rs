//! Lays out a delivery whose packages are not there yet, so that it can go out piece by piece.

use crate::archive_layout::{ArchiveLayout, Span};
use crate::delivery::{DeliveryItem, Outcome};
use crate::delivery_writer::{is_whole, write_manifest};
use crate::manifest::check_listed_name;
use crate::{MANIFEST, PackageError, WriteError};

/// Collects what is known of one delivery's packages. The same packages make the same bytes as a
/// [`DeliveryWriter`](crate::delivery::DeliveryWriter) makes.
///
/// # Examples
/// ```
/// use mydata_package::delivery::{Delivery, DeliveryLayout, Outcome};
/// use mydata_package::{Checksum, Limits, Span};
///
/// let package = b"a signed package";
/// let mut checksum = Checksum::new();
/// checksum.update(package);
///
/// let layout = DeliveryLayout::new()
///     .add_package("API.UDauDOLyZg", "現戶全戶戶籍", package.len() as u64, checksum.sum())
///     .add_outcome("API.AbAYGIjoYw", "低收", Outcome::NO_RECORD);
/// let mut archive = Vec::new();
/// for span in layout.finish()? {
///     match span {
///         Span::Bytes(bytes) => archive.extend(bytes),
///         Span::Content(_) => archive.extend(package),
///     }
/// }
/// assert_eq!(Delivery::read(archive, &Limits::default())?.package("API.UDauDOLyZg")?, package);
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default)]
pub struct DeliveryLayout {
    items: Vec<DeliveryItem>,
    packages: Vec<(String, u64, u32)>,
}

impl DeliveryLayout {
    /// An empty delivery.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a dataset's package by its size and the [`Checksum`](crate::Checksum) of its bytes.
    #[must_use]
    pub fn add_package(mut self, resource_id: &str, resource_name: &str, size: u64, crc32: u32) -> Self {
        let item = DeliveryItem::new(resource_id, resource_name, Outcome::DELIVERED);
        self.packages.push((item.filename.clone(), size, crc32));
        self.items.push(item);
        self
    }

    /// Adds a dataset without a package: no record, or a failure.
    #[must_use]
    pub fn add_outcome(mut self, resource_id: &str, resource_name: &str, code: Outcome) -> Self {
        self.items.push(DeliveryItem::new(resource_id, resource_name, code));
        self
    }

    /// The whole archive, in its order. If any dataset failed, every package is left out.
    ///
    /// # Errors
    /// [`WriteError::Refused`] when no reader would take it.
    pub fn finish(self) -> Result<Vec<Span>, WriteError> {
        if self.items.is_empty() {
            return Err(PackageError::NoFiles.into());
        }
        self.items.iter().try_for_each(|item| check_listed_name(&item.filename))?;
        let mut archive = ArchiveLayout::new();
        let is_whole = is_whole(self.items.iter());
        for (name, size, crc32) in self.packages.iter().filter(|_| is_whole) {
            archive.add(name, *size, *crc32)?;
        }
        archive.add_bytes(MANIFEST, write_manifest(self.items.iter()).as_bytes())?;
        archive.finish()
    }
}
