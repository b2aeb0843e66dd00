//! The wire between service providers, data providers and the platform (the classic profile).
//!
//! Bytes become types here and types become bytes; nothing is sent, stored or drawn at random. Every module is
//! one conversation: [`redirect`] and [`return_code`] with the citizen's browser, [`spsignature`], [`sp_api`] and
//! [`data_api`] with a service provider, [`dp_api`] and [`connect`] with a data provider; [`parameters`] are what the
//! citizen adds to that, [`contents`] what must be in the packages that come back, [`audit`] what either writes down of
//! an access. [`counter`] has what citizens and clerks tell each other.

pub mod address;
pub mod audit;
pub mod catalogue;
pub mod connect;
pub mod contents;
pub mod counter;
pub mod data_api;
pub mod dp_api;
pub mod endpoint;
mod error;
mod field_base64;
pub mod ids;
mod json;
pub mod jwe;
mod narrow;
pub mod parameters;
mod parsed;
pub mod problem;
pub mod redirect;
pub mod return_code;
pub mod return_url;
pub mod sealed;
pub mod sp_api;
pub mod spsignature;

pub use error::ProtocolError;
