//! The verifier for browsers and other JavaScript runtimes: bytes in, verdicts and files out, nothing decided here.
//!
//! What it binds is described for JavaScript in the SDK (`npm/src/glue.d.ts`, behind `npm/src/engine.ts`).

mod archive;
mod fault;
mod host;
mod question;
mod report;

pub use archive::Archive;
pub use question::RawQuestion;
