//! The MyData platform at the edge.

pub mod pages;
pub mod texts;
