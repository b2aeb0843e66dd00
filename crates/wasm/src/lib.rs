//! The verifier for browsers and other JavaScript runtimes: bytes in, verdicts and files out, nothing decided here.
//!
//! What it binds is described for JavaScript in the SDK (`npm/src/glue.d.ts`, behind `npm/src/engine.ts`).

mod archive;
mod fault;
mod host;
mod passage;
mod question;
mod report;
mod source;

pub use archive::Archive;
pub use passage::{Passage, Sink};
pub use question::RawQuestion;
pub use source::RawBytes;
