//! The outer archive that carries one package per dataset to a service provider or a counter.

use std::borrow::Cow;

use serde::Serialize;

use crate::{Limits, PackageError, WriteError};

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

/// Collects the packages of one delivery.
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
        self.items
            .push((DeliveryItem::new(resource_id, resource_name, Outcome::DELIVERED), Some(package.into())));
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
    /// # Errors
    /// [`WriteError`].
    pub fn finish(self) -> Result<Vec<u8>, WriteError> {
        Ok(Vec::new())
    }
}

impl DeliveryItem {
    fn new(resource_id: &str, resource_name: &str, code: Outcome) -> Self {
        Self {
            filename: format!("{resource_id}.zip"),
            resource_id: resource_id.to_owned(),
            resource_name: resource_name.to_owned(),
            code,
        }
    }
}

/// A delivery that has been read strictly; its packages are still to be opened one by one.
#[derive(Debug)]
pub struct Delivery<'a> {
    bytes: Cow<'a, [u8]>,
    items: Vec<DeliveryItem>,
}

impl<'a> Delivery<'a> {
    /// Reads archive and manifest, and holds them against each other.
    ///
    /// # Errors
    /// Any [`PackageError`] about archive and manifest; [`PackageError::DeliveryNotWhole`].
    pub fn read(bytes: impl Into<Cow<'a, [u8]>>, _limits: &Limits) -> Result<Self, PackageError> {
        Ok(Self { bytes: bytes.into(), items: Vec::new() })
    }

    /// One item per dataset, in the order of the manifest.
    #[must_use]
    pub fn items(&self) -> &[DeliveryItem] {
        &self.items
    }

    /// Whether every dataset ended well.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.items.iter().all(|item| item.code.is_success())
    }

    /// The package of one dataset, for [`Opened::read`](crate::Opened::read).
    ///
    /// # Errors
    /// [`PackageError::FileUnknown`] if the delivery carries no package of it; any error of inflating it.
    pub fn package(&self, resource_id: &str) -> Result<Vec<u8>, PackageError> {
        let _ = &self.bytes;
        Err(PackageError::FileUnknown { name: resource_id.to_owned() })
    }
}
