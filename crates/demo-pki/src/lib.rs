//! Makes roots, authorities and signers for demonstrations and tests: never for real records.
//!
//! Keys and certificates are of the kind real ones are (RSA, SHA-256, version 3), so that nothing that reads them has
//! to know the difference.
//!
//! ```
//! use mydata_demo_pki::{Holder, Profile};
//!
//! let mut rng = getrandom::SysRng;
//! let validity = 1_767_225_600..=1_924_991_999;
//! let root = Holder::self_signed(&Profile::root("CN=Root,O=Somebody,C=TW", validity.clone()), &mut rng)?;
//! let agency = root.issue(&Profile::signer("CN=戶政司,O=內政部,C=TW", validity), &mut rng)?;
//! assert!(agency.certificate_pem()?.starts_with("-----BEGIN CERTIFICATE-----"));
//! # Ok::<_, mydata_demo_pki::IssueError>(())
//! ```

mod card;
mod holder;
mod key;
mod profile;
mod revocation;

pub use der::asn1::OctetString;
pub use holder::{Holder, IssueError};
pub use key::{IssuerHash, KeyKind};
pub use profile::{Kind, Profile};
pub use revocation::RevocationProfile;
pub use x509_cert::ext::Extension;
pub use x509_cert::ext::pkix::{CrlReason, KeyUsages};
