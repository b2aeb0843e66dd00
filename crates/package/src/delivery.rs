//! The outer archive that carries one package per dataset to a service provider or a counter.
//!
//! It is not signed: its packages are, and the wire around it is encrypted. Its manifest says how each dataset
//! ended, and one failed dataset leaves the delivery without any package.

use std::borrow::Cow;

use serde::Serialize;

use crate::archive::{Archive, Entry};
#[cfg(feature = "standalone")]
pub use crate::delivery_layout::DeliveryLayout;
#[cfg(feature = "standalone")]
pub use crate::delivery_writer::DeliveryWriter;
use crate::manifest::{check_distinct, check_listed_name};
use crate::source::{Bytes, at_once};
use crate::{Finding, Host, Limits, MANIFEST, PackageError, Place, Source, xml};

/// How one dataset ended, as the status code of the wire.
///
/// `200` is a package, `204` no record; every other code is a failure, and a delivery with a failure carries no
/// package at all.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Outcome(u16);

impl Outcome {
    /// The data is in the delivery.
    pub const DELIVERED: Self = Self(200);
    /// The provider has no record of this person.
    pub const NO_RECORD: Self = Self(204);

    /// Reads a status code from 200 to 599.
    #[must_use]
    pub fn from_code(code: u16) -> Option<Self> {
        (200..=599).contains(&code).then_some(Self(code))
    }

    /// The status code.
    #[must_use]
    pub fn code(self) -> u16 {
        self.0
    }

    /// Whether this outcome lets the other datasets through.
    #[must_use]
    pub fn is_success(self) -> bool {
        self == Self::DELIVERED || self == Self::NO_RECORD
    }

    fn parse(text: &str) -> Result<Self, PackageError> {
        let is_plain = text.len() == 3 && text.bytes().all(|digit| digit.is_ascii_digit());
        let code = is_plain.then(|| text.parse().ok()).flatten().and_then(Self::from_code);
        code.ok_or_else(|| PackageError::DeliveryOutcomeInvalid { code: text.chars().take(16).collect() })
    }
}

/// One line of a delivery's manifest.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct DeliveryItem {
    /// `{resource_id}.zip`.
    pub filename: String,
    /// The dataset.
    pub resource_id: String,
    /// Its name in Chinese.
    pub resource_name: String,
    /// How it ended.
    pub code: Outcome,
}

/// A delivery that has been read strictly; its packages are still to be opened one by one.
#[derive(Debug)]
pub struct Delivery<'a> {
    archive: Archive<'a>,
    items: Vec<DeliveryItem>,
    findings: Vec<Finding>,
}

impl<'a> Delivery<'a> {
    /// Reads archive and manifest, and holds them against each other.
    ///
    /// # Errors
    /// Any [`PackageError`] about archive and manifest; [`PackageError::DeliveryNotWhole`].
    pub fn read(bytes: impl Into<Cow<'a, [u8]>>, limits: &Limits) -> Result<Self, PackageError> {
        Self::of(Bytes::Memory(bytes.into()), limits)
    }

    /// Like [`read`](Self::read), for deliveries that need not be in memory.
    ///
    /// # Errors
    /// As [`read`](Self::read); [`PackageError::Unreadable`].
    pub fn read_source(source: impl Source + 'a, limits: &Limits) -> Result<Self, PackageError> {
        Self::of(Bytes::Source(Box::new(source)), limits)
    }

    fn of(bytes: Bytes<'a>, limits: &Limits) -> Result<Self, PackageError> {
        // The platform writes deliveries, their names are ASCII: no other encoding and no composition is known here.
        let host = Host { big5: |_| None, fold: str::to_owned, raise: |_, _, _| None };
        let (archive, mut findings) = at_once(Archive::read(bytes, limits, &host))?;
        let entry = archive.file(MANIFEST).ok_or(PackageError::ManifestMissing)?;
        if entry.size > limits.manifest_bytes {
            let (size, limit) = (entry.size, limits.manifest_bytes);
            return Err(PackageError::ManifestTooLarge { size, limit });
        }
        let items = read_items(&at_once(archive.content(entry))?, &mut findings)?;
        check_items(&archive, &items)?;
        Ok(Self { archive, items, findings })
    }

    /// One item per dataset, in the order of the manifest.
    #[must_use]
    pub fn items(&self) -> &[DeliveryItem] {
        &self.items
    }

    /// What is unusual about the delivery, though harmless.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Whether every dataset ended well.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        is_whole(&self.items)
    }

    /// The package of one dataset, for [`Opened::read`](crate::Opened::read).
    ///
    /// # Errors
    /// [`PackageError::FileUnknown`] if the delivery carries no package of it; any error of inflating it.
    pub fn package(&self, resource_id: &str) -> Result<Vec<u8>, PackageError> {
        at_once(self.archive.content(self.entry(resource_id)?))
    }

    /// Where the package of one dataset lies, for hosts that let it pass (a [`Passage`](crate::Passage)) by themselves.
    ///
    /// # Errors
    /// [`PackageError::FileUnknown`] if the delivery carries no package of it.
    pub fn place(&self, resource_id: &str) -> Result<Place, PackageError> {
        self.entry(resource_id).map(Entry::place)
    }

    fn entry(&self, resource_id: &str) -> Result<&Entry, PackageError> {
        let item = self.items.iter().find(|item| item.resource_id == resource_id);
        let entry = item.and_then(|item| self.archive.file(&item.filename));
        entry.ok_or_else(|| PackageError::FileUnknown { name: resource_id.to_owned() })
    }
}

fn is_whole(items: &[DeliveryItem]) -> bool {
    items.iter().all(|item| item.code.is_success())
}

fn read_items(bytes: &[u8], findings: &mut Vec<Finding>) -> Result<Vec<DeliveryItem>, PackageError> {
    let manifest = xml::read(bytes, ["filename", "resource_id", "resource_name", "code"])?;
    findings.extend(manifest.has_bom.then_some(Finding::ManifestHasBom));
    findings.extend(manifest.has_cr_lf.then_some(Finding::ManifestHasCrLf));
    let mut items = Vec::new();
    for [filename, resource_id, resource_name, code] in manifest.files {
        check_listed_name(&filename)?;
        items.push(DeliveryItem { filename, resource_id, resource_name, code: Outcome::parse(&code)? });
    }
    check_distinct(&names(&items, |item| &item.filename))?;
    check_distinct(&names(&items, |item| &item.resource_id))?;
    if items.is_empty() { Err(PackageError::NoFiles) } else { Ok(items) }
}

fn names(items: &[DeliveryItem], name: fn(&DeliveryItem) -> &str) -> Vec<&str> {
    items.iter().map(name).collect()
}

/// A whole delivery carries exactly the packages it lists as delivered; any other carries none.
fn check_items(archive: &Archive<'_>, items: &[DeliveryItem]) -> Result<(), PackageError> {
    let whole = is_whole(items);
    let delivered = items.iter().filter(|item| item.code == Outcome::DELIVERED && whole);
    let delivered = check_distinct(&delivered.map(|item| item.filename.as_str()).collect::<Vec<_>>())?;
    let absent = |item: &&DeliveryItem| {
        delivered.place(&item.filename).is_some() && archive.file(&item.filename).is_none()
    };
    if let Some(item) = items.iter().find(absent) {
        return Err(PackageError::ListedFileAbsent { name: item.filename.clone() });
    }
    let mut files = archive.entries().iter().filter(|entry| !entry.is_directory);
    let is_extra = |entry: &&Entry| entry.name != MANIFEST && delivered.place(&entry.name).is_none();
    let Some(entry) = files.find(is_extra) else { return Ok(()) };
    let name = entry.name.clone();
    let is_listed = items.iter().any(|item| item.filename == name);
    if is_listed && !whole {
        return Err(PackageError::DeliveryNotWhole { name });
    }
    Err(PackageError::FileNotListed { name })
}
