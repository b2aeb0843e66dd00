//! Decides who signed a package, and whether that certificate leads to an anchor one has pinned.
//!
//! [`Anchors`] hold the roots and the known intermediates; [`Anchors::judge`] turns an
//! [`Authentic`](mydata_package::Authentic) package into a [`Verdict`]. Only a [`Verdict::Valid`] holds a [`Trusted`],
//! and nothing else makes one.
//!
//! # Revocation
//! Nothing is looked up yet. Under the default policy ([`Revocation::NotChecked`]) a signer nothing speaks against is
//! valid, and the verdict carries [`Reason::RevocationNotChecked`] as a note. Under [`Revocation::Required`] the same
//! signer is indeterminate: not knowing is then not enough.

// The generation of X.509 types that pkix-path is written against.
use x509_cert_0_2 as x509_cert;

mod anchors;
mod certificate;
mod name;
mod path;
mod reason;
mod rsa_verifier;
mod signer;
mod verdict;

pub use anchors::{AnchorError, Anchors, DEMO_MARK, DemoRoots, ExpectedSigner, Revocation};
pub use reason::Reason;
pub use signer::{SignerSummary, UnixSeconds};
pub use verdict::{Trusted, Verdict};
