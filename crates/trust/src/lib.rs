//! Decides who signed a package, and whether that certificate leads to an anchor one has pinned.
//!
//! [`Anchors`] hold the roots and the known intermediates; [`Anchors::judge`] turns an
//! [`Authentic`](mydata_package::Authentic) package into a [`Verdict`]. Only a [`Verdict::Valid`] holds a [`Trusted`],
//! and nothing else makes one.

mod anchors;
mod reason;
mod signer;
mod verdict;

pub use anchors::{AnchorError, Anchors, DemoRoots, ExpectedSigner, Revocation};
pub use reason::Reason;
pub use signer::{SignerSummary, UnixSeconds};
pub use verdict::{Trusted, Verdict};
