//! PDF documents: unlocked, drawn, read and searched, without any I/O.
//!
//! Nothing in a document is ever acted upon: scripts, launch actions, embedded files and links to elsewhere are
//! reported as [`Finding`]s. Fonts and encoding tables that a document names without bringing them along are
//! asked for by name ([`Viewer::needs`]); whoever shows the page brings them ([`Viewer::provide`]) or says that
//! they cannot be had. A character that cannot be drawn is a visible box and a finding, never a wrong character.
//!
//! Time is not bounded here: a page is counted before it is drawn and refused where it would plainly never end,
//! but who draws documents of strangers keeps a watch and ends what takes too long.

mod document;
mod error;
mod finding;
mod folding;
mod glyph_part;
mod inspection;
mod limits;
mod meaning;
mod page_scan;
mod page_text;
mod picture;
mod reading_order;
mod recording;
mod resource;
mod search;
mod sfnt;
mod stream_size;
mod substitutes;
mod unpacking;
mod viewer;

pub use document::{Document, PageSize};
pub use error::PreviewError;
pub use finding::{Finding, FindingKind};
pub use glyph_part::{ContourPoint, GlyphPart, PartError, PartGlyph};
pub use limits::Limits;
pub use page_text::{PageText, TextLine, TextRun};
pub use picture::{Picture, RenderOptions, Rotation};
pub use resource::{ResourceError, ResourceIndex};
pub use search::SearchHit;
pub use viewer::Viewer;
