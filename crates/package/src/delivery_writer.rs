//! Makes a delivery.

use std::fmt::Write;

use crate::archive_writer::ArchiveWriter;
use crate::delivery::{Delivery, DeliveryItem, Outcome};
use crate::manifest::XML_DECLARATION;
use crate::{Compression, Limits, MANIFEST, WriteError, xml};

/// Collects the packages of one delivery.
///
/// # Examples
/// ```
/// use mydata_package::Limits;
/// use mydata_package::delivery::{Delivery, DeliveryWriter, Outcome};
///
/// let archive = DeliveryWriter::new()
///     .add_package("API.UDauDOLyZg", "現戶全戶戶籍", b"a signed package".as_slice())
///     .add_outcome("API.AbAYGIjoYw", "低收", Outcome::NO_RECORD)
///     .finish()?;
///
/// let delivery = Delivery::read(archive, &Limits::default())?;
/// assert!(delivery.is_whole());
/// assert_eq!(delivery.package("API.UDauDOLyZg")?, b"a signed package");
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default)]
pub struct DeliveryWriter {
    items: Vec<(DeliveryItem, Option<Vec<u8>>)>,
}

impl DeliveryWriter {
    /// An empty delivery.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a dataset's package.
    #[must_use]
    pub fn add_package(
        mut self,
        resource_id: &str,
        resource_name: &str,
        package: impl Into<Vec<u8>>,
    ) -> Self {
        let item = DeliveryItem::new(resource_id, resource_name, Outcome::DELIVERED);
        self.items.push((item, Some(package.into())));
        self
    }

    /// Adds a dataset without a package: no record, or a failure.
    #[must_use]
    pub fn add_outcome(mut self, resource_id: &str, resource_name: &str, code: Outcome) -> Self {
        self.items.push((DeliveryItem::new(resource_id, resource_name, code), None));
        self
    }

    /// Writes the archive. If any dataset failed, every package is left out.
    ///
    /// The result has been read back, so what no reader would take is an error here and not at the receiver.
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn finish(self) -> Result<Vec<u8>, WriteError> {
        let is_whole = is_whole(self.items.iter().map(|(item, _)| item));
        let mut archive = ArchiveWriter::new();
        for (item, package) in &self.items {
            if let Some(package) = package.as_ref().filter(|_| is_whole) {
                archive.add(&item.filename, package, Compression::Stored)?;
            }
        }
        let manifest = write_manifest(self.items.iter().map(|(item, _)| item));
        archive.add(MANIFEST, manifest.as_bytes(), Compression::Stored)?;
        let archive = archive.finish()?.into_inner();
        Delivery::read(&archive, &Limits::default())?;
        Ok(archive)
    }
}

/// One failed dataset leaves the delivery without any package.
pub(crate) fn is_whole<'i>(mut items: impl Iterator<Item = &'i DeliveryItem>) -> bool {
    items.all(|item| item.code.is_success())
}

pub(crate) fn write_manifest<'i>(items: impl Iterator<Item = &'i DeliveryItem>) -> String {
    let mut xml = String::from(XML_DECLARATION);
    xml.push_str("<files>");
    for item in items {
        let (filename, resource_id) = (xml::escape(&item.filename), xml::escape(&item.resource_id));
        let (resource_name, code) = (xml::escape(&item.resource_name), item.code.code());
        // Writing to a string cannot fail.
        let _ = write!(
            xml,
            "<file><filename>{filename}</filename><resource_id>{resource_id}</resource_id>\
             <resource_name>{resource_name}</resource_name><code>{code}</code></file>"
        );
    }
    xml.push_str("</files>");
    xml
}

impl DeliveryItem {
    pub(crate) fn new(resource_id: &str, resource_name: &str, code: Outcome) -> Self {
        Self {
            filename: format!("{resource_id}.zip"),
            resource_id: resource_id.to_owned(),
            resource_name: resource_name.to_owned(),
            code,
        }
    }
}
