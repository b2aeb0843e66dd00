//! WebAuthn, Level 3: a device bound once, by which its owner is known again.
//!
//! TW `FidO`'s own interface is not public; this is the standard it stands on. A [`Binding`] turns what a browser returns
//! from `navigator.credentials.create` into a [`CredentialRecord`], for a person just identified with a citizen
//! certificate; a [`BoundDeviceMethod`] checks what `navigator.credentials.get` returns against that record. The
//! libraries there are bring OpenSSL, or a generation of arithmetic of their own; what has to be checked is less than
//! either.

mod attestation;
mod authenticator_data;
mod binding;
mod bound_device_method;
mod cbor;
mod client_data;
mod cose_key;
mod credential_record;
mod relying_party;

pub use binding::{Attested, Binding, VOUCHED_FOR, Vouching};
pub use bound_device_method::BoundDeviceMethod;
pub use cose_key::CoseAlgorithm;
pub use credential_record::CredentialRecord;
pub use relying_party::RelyingParty;
