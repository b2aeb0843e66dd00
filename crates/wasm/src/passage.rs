//! A file that passes through the module: its data goes in, its content comes out or is hashed.

use mydata_package::{Passage as Passing, Passed, Place};
use sha2::{Digest, Sha256};
use wasm_bindgen::prelude::*;

use crate::fault::Fault;
use crate::source::whole;

#[wasm_bindgen]
extern "C" {
    /// What takes the content, piece by piece; a piece is only there during the call.
    pub type Sink;

    #[wasm_bindgen(method)]
    fn take(this: &Sink, piece: &[u8]);
}

/// One file on its way. It needs no archive, so that files can pass side by side in several Workers.
#[wasm_bindgen]
pub struct Passage {
    passing: Option<Passing>,
    passed: Option<Passed>,
    content: Content,
}

/// What becomes of the content.
enum Content {
    /// The sink takes it piece by piece.
    HandedOn,
    Hashed(Sha256),
    /// It is kept here until all of it is there: a runtime that hashes need not have it copied.
    Kept(Vec<u8>),
}

#[wasm_bindgen]
impl Passage {
    /// What the archive says of the file.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(name: String, size: f64, deflated: bool, crc32: u32) -> Self {
        let place = Place { name, start: 0, end: 0, deflated, size: whole(size), crc32 };
        Self { passing: Some(Passing::of(&place)), passed: None, content: Content::HandedOn }
    }

    /// Hashes the file here.
    pub fn hash(&mut self) {
        self.content = Content::Hashed(Sha256::new());
    }

    /// Keeps the file here, so many bytes.
    ///
    /// # Errors
    /// `verify.memory` if there is not enough of it.
    pub fn keep(&mut self, size: usize) -> Result<(), JsValue> {
        let mut content = Vec::new();
        content.try_reserve_exact(size).map_err(|_| Fault::Memory)?;
        self.content = Content::Kept(content);
        Ok(())
    }

    /// Takes the next data of the file, and gives the content in it to the sink, if there is one.
    ///
    /// # Errors
    /// `package.*` if it is not what the archive says; `verify.question` once it has ended.
    #[expect(clippy::needless_pass_by_value, reason = "it is what JavaScript hands over")]
    pub fn push(&mut self, data: &[u8], sink: Option<Sink>) -> Result<(), JsValue> {
        let Self { passing, content, .. } = self;
        let passing = passing.as_mut().ok_or(Fault::Question("passage"))?;
        let pushed = passing.push(data, |piece| {
            match content {
                Content::HandedOn => {}
                Content::Hashed(hash) => hash.update(piece),
                Content::Kept(content) => content.extend_from_slice(piece),
            }
            if let Some(sink) = &sink {
                sink.take(piece);
            }
        });
        Ok(pushed.map_err(Fault::Refused)?)
    }

    /// All data has been pushed. Answers whether the content is an archive itself.
    ///
    /// # Errors
    /// As [`Passage::push`].
    pub fn finish(&mut self) -> Result<bool, JsValue> {
        let passing = self.passing.take().ok_or(Fault::Question("passage"))?;
        let passed = passing.finish().map_err(Fault::Refused)?;
        self.passed = Some(passed);
        Ok(passed.is_archive())
    }

    /// The SHA-256 digest, if the file was hashed here and has been what the archive says.
    #[must_use]
    pub fn digest(&self) -> Option<Vec<u8>> {
        let Content::Hashed(hash) = &self.content else { return None };
        self.passed.map(|_| hash.clone().finalize().to_vec())
    }

    /// Gives the sink what was kept here, at once, if it has been what the archive says.
    pub fn content(&self, sink: &Sink) {
        if let (Content::Kept(content), Some(_)) = (&self.content, self.passed) {
            sink.take(content);
        }
    }
}
