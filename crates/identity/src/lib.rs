//! Who a citizen is: national IDs, birthdays, assurance levels, identification methods and their evidence.
//!
//! Every type here is made by parsing and cannot hold a wrong value; those that name a person print as
//! `***`, so that a log line never holds one by accident. The crate has no clock, no randomness and no I/O.
//!
//! # Features
//! `evidence` (off by default): the module of that name, which checks what a method yields.

mod assurance_level;
mod birthday;
mod business_number;
mod contact;
mod dual_documents;
mod error;
#[cfg(feature = "evidence")]
pub mod evidence;
mod identity_method;
pub mod mask;
mod national_id;
mod parsed;

pub use assurance_level::AssuranceLevel;
pub use birthday::Birthday;
pub use business_number::BusinessNumber;
pub use contact::{Contact, EmailAddress, MobileNumber};
pub use dual_documents::{DualDocuments, HouseholdNumber, NhiCardNumber};
pub use error::{ExpectedCharacter, IdentityError};
pub use identity_method::IdentityMethod;
pub use national_id::{HolderKind, NationalId};
