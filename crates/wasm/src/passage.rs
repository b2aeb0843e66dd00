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
    hash: Option<Sha256>,
}

#[wasm_bindgen]
impl Passage {
    /// What the archive says of the file; whether it is hashed here.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(name: String, size: f64, deflated: bool, crc32: u32, hashed: bool) -> Self {
        let place = Place { name, start: 0, end: 0, deflated, size: whole(size), crc32 };
        Self { passing: Some(Passing::of(&place)), passed: None, hash: hashed.then(Sha256::new) }
    }

    /// Takes the next data of the file, and gives the content in it to the sink, if there is one.
    ///
    /// # Errors
    /// `package.*` if it is not what the archive says; `verify.question` once it has ended.
    #[expect(clippy::needless_pass_by_value, reason = "it is what JavaScript hands over")]
    pub fn push(&mut self, data: &[u8], sink: Option<Sink>) -> Result<(), JsValue> {
        let Self { passing, hash, .. } = self;
        let passing = passing.as_mut().ok_or(Fault::Question("passage"))?;
        let pushed = passing.push(data, |piece| {
            if let Some(hash) = hash {
                hash.update(piece);
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

    /// The SHA-256 digest, if it was hashed here and has been what the archive says.
    pub fn digest(&mut self) -> Option<Vec<u8>> {
        let hash = self.hash.take().filter(|_| self.passed.is_some())?;
        Some(hash.finalize().to_vec())
    }
}
