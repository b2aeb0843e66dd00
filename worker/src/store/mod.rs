//! Where things are kept, each behind a small type of its own.

pub mod catalogue;
pub mod counter_pointer;
pub mod lists;
pub mod news;
pub mod personal_data;
pub mod vault;
