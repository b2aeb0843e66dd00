//! Who a citizen is: national IDs, birthdays, assurance levels and identification methods.
//!
//! Every type here is made by parsing and cannot hold a wrong value; those that name a person print as
//! `***`, so that a log line never holds one by accident. The crate has no clock, no randomness and no I/O.

mod assurance_level;
mod birthday;
mod dual_documents;
mod error;
mod identity_method;
pub mod mask;
mod national_id;
mod parsed;

pub use assurance_level::AssuranceLevel;
pub use birthday::Birthday;
pub use dual_documents::{DualDocuments, HouseholdNumber, NhiCardNumber};
pub use error::{ExpectedCharacter, IdentityError};
pub use identity_method::IdentityMethod;
pub use national_id::{HolderKind, NationalId};
