//! The demonstration's data providers: agencies that answer the DP-API with signed packages.

mod catalogue;
pub mod document;
mod persona;
mod taiwan_time;

pub use catalogue::{
    Agency, Catalogue, ColumnLayout, ContentLayout, Dataset, FieldLayout, Layout, Method, SectionLayout,
};
pub use persona::{Gender, Persona, Personas, Record};
pub use taiwan_time::{OutOfCalendar, TaiwanTime};
