//! Decides who signed a package, and whether that certificate leads to an anchor one has pinned.
//!
//! [`Anchors`] hold the roots and the known intermediates; [`Anchors::judge`] turns an
//! [`Authentic`](mydata_package::Authentic) package into a [`Verdict`]. Only a [`Verdict::Valid`] holds a [`Trusted`],
//! and nothing else makes one.
//!
//! # Revocation
//! Nothing is fetched; [`Revocation`] takes the lists and OCSP responses that whoever judges has at hand. Without any, a signer nothing
//! speaks against is valid, and the verdict carries [`Reason::RevocationNotChecked`] as a note. Where knowing is
//! [required](Revocation::required), what no fresh list tells leaves the signer indeterminate.
//!
//! # Features
//! `ecdsa` (default): our own arithmetic has ECDSA, so that authorities may sign with it. Package signatures are RSA always.
//! `revocation` (default): revocation lists and OCSP responses may be supplied.
//! `standalone` (default): arithmetic of our own. Without it a host must lend an [`Arithmetic`].

// The generation of X.509 types that pkix-path is written against.
use x509_cert_0_2 as x509_cert;

mod anchors;
mod arithmetic;
mod certificate;
mod certificate_form;
mod ecdsa_key;
mod expected_signer;
mod name;
mod name_forms;
mod path;
mod policies;
mod reason;
mod revocation;
#[cfg(feature = "revocation")]
mod revocation_list;
#[cfg(feature = "revocation")]
mod revocation_response;
#[cfg(feature = "revocation")]
mod revocation_scope;
#[cfg(feature = "revocation")]
mod revocation_sources;
mod signature_check;
mod signer;
#[cfg(feature = "ecdsa")]
mod standalone_ecdsa;
mod standing;
#[cfg(feature = "revocation")]
mod testimony;
mod verdict;

pub use anchors::{AnchorError, Anchors, DEMO_MARK, DemoRoots};
pub use arithmetic::{Arithmetic, VerifyEcdsa};
pub use ecdsa_key::Curve;
pub use expected_signer::ExpectedSigner;
pub use policies::{Policies, PolicyMalformed};
pub use reason::Reason;
pub use revocation::Revocation;
#[cfg(feature = "revocation")]
pub use revocation_sources::RevocationError;
pub use signer::{SignerSummary, UnixSeconds};
pub use standing::Standing;
pub use verdict::{Trusted, Verdict};
