//! Opens, checks and makes the signed packages in which data providers hand over records.
//!
//! A package is a ZIP archive of data files with, in `META-INFO`, a manifest of their digests, its RSA signature
//! and the signer's certificate. Reading one is a walk through two states:
//!
//! ```text
//! bytes ── Opened::read ──▶ Opened ── authenticate ──▶ Authentic ── mydata_trust::Anchors::judge ──▶ Trusted
//! ```
//!
//! [`Opened`] is an archive every byte of which is accounted for; [`Authentic`] is one whose files, manifest and
//! signature agree under the enclosed certificate. Whose certificate that is, the crate `mydata-trust` decides.
//!
//! A package is bytes in memory or any [`Source`] that is read where it lies, in constant memory. Between the two states
//! is [`Signed`], for hosts that hash files by themselves. What else a host can lend is a [`Host`].
//!
//! # Features
//! `standalone` (default): tables of text and arithmetic of our own, and all that makes packages. Without it packages can
//! only be read, and a host must lend what reading needs.

mod archive;
#[cfg(feature = "standalone")]
mod archive_layout;
#[cfg(feature = "standalone")]
mod archive_writer;
mod authentic;
mod certificate;
pub mod delivery;
#[cfg(feature = "standalone")]
mod delivery_layout;
#[cfg(feature = "standalone")]
mod delivery_writer;
mod error;
mod facts;
mod finding;
mod host;
mod limits;
mod manifest;
mod names;
mod nested;
mod opened;
#[cfg(feature = "standalone")]
mod package_stream;
mod passage;
mod public_key;
mod signature_block;
mod signed;
#[cfg(feature = "standalone")]
mod signing_key;
mod source;
#[cfg(feature = "standalone")]
mod standalone;
#[cfg(feature = "standalone")]
mod writer;
mod xml;

pub use archive::Checksum;
#[cfg(feature = "standalone")]
pub use archive_layout::{ArchiveLayout, Span};
pub use authentic::{Authentic, PackagedFile};
pub use certificate::certificate_der_from_pem;
pub use error::PackageError;
pub use finding::Finding;
pub use host::{Host, Raise};
pub use limits::Limits;
pub use manifest::Listed;
pub use opened::Opened;
#[cfg(feature = "standalone")]
pub use package_stream::PackageStream;
pub use passage::{Passage, Passed, Place};
pub use public_key::{PublicKey, SignatureHash};
pub use signed::Signed;
#[cfg(feature = "standalone")]
pub use signing_key::{SigningKey, SigningKeyError};
pub use source::Source;
#[cfg(feature = "standalone")]
pub use source::{Fetched, RemoteSource};
#[cfg(feature = "standalone")]
pub use writer::{Compression, PackageWriter, WriteError};

/// Where the manifest lies.
pub const MANIFEST: &str = "META-INFO/manifest.xml";
/// Where the signature of the manifest lies.
pub const SIGNATURE: &str = "META-INFO/manifest.sha256withrsa";
/// Where the signer's certificate lies.
pub const CERTIFICATE: &str = "META-INFO/certificate.cer";
