//! The demonstration's data providers: agencies that answer the DP-API with signed packages.
//!
//! Everything that decides is a plain module, tested natively; `shell` carries requests in and answers out.

mod catalogue;
mod company;
pub mod document;
mod introspection;
mod persona;
mod preparation;
mod readings;
mod refusal;
pub mod registry;
mod request;
mod selection;
mod shell;
mod signers;
mod taiwan_time;
pub mod telecom;

pub use catalogue::{
    Agency, Catalogue, ColumnLayout, ContentLayout, Dataset, FieldLayout, Layout, Method, SectionLayout,
};
pub use company::{Companies, Company};
pub use introspection::{Introspection, UserInfo};
pub use persona::{Cards, Gender, Persona, Personas, Record};
pub use preparation::Preparation;
pub use readings::Readings;
pub use refusal::Refusal;
pub use request::{BODY_LIMIT, DpRequest};
pub use selection::{Answers, Comparison, Selection};
pub use signers::{PackagingError, Signer, Signers};
pub use taiwan_time::{OutOfCalendar, TaiwanTime};
