//! The bytes of one archive inside the module, and what can be asked about them.

use std::mem;

use mydata_package::delivery::Delivery;
use mydata_package::{Authentic, Limits, Opened, PackageError};
use wasm_bindgen::prelude::*;

use crate::fault::{Fault, to_js};
use crate::question::{Question, RawQuestion};
use crate::report::{Judged, Listed, Refused};
use crate::texts::TEXTS;

/// Bytes of an archive: filled in chunks, so that a large file is in memory once, then judged or opened.
#[wasm_bindgen]
pub struct Archive {
    state: State,
}

enum State {
    Bytes(Vec<u8>),
    Authentic(Authentic<'static>),
    Refused(PackageError),
}

#[wasm_bindgen]
impl Archive {
    /// Makes room for `size` bytes.
    ///
    /// # Errors
    /// `verify.memory` if there is not that much.
    #[wasm_bindgen(constructor)]
    pub fn new(size: usize) -> Result<Self, JsValue> {
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(size).map_err(|_| Fault::Memory)?;
        Ok(Self { state: State::Bytes(bytes) })
    }

    /// Adds bytes at the end. After the archive has been judged they change nothing.
    ///
    /// # Errors
    /// `verify.memory` if there is not enough of it.
    pub fn append(&mut self, chunk: &[u8]) -> Result<(), JsValue> {
        if let State::Bytes(bytes) = &mut self.state {
            bytes.try_reserve(chunk.len()).map_err(|_| Fault::Memory)?;
            bytes.extend_from_slice(chunk);
        }
        Ok(())
    }

    /// Judges the archive as a package. A package that is refused is an answer, not an error.
    ///
    /// # Errors
    /// `verify.anchors` and `verify.question` if the question itself is wrong.
    pub fn judge(&mut self, question: &RawQuestion) -> Result<JsValue, JsValue> {
        let question = Question::parse(question)?;
        self.authenticate();
        Ok(match &self.state {
            State::Authentic(package) => {
                let verdict = question.anchors.judge(package, &question.expected, question.at);
                to_js(&Judged::new(package, &verdict))
            }
            State::Refused(refusal) => to_js(&Refused::new(refusal)),
            State::Bytes(_) => JsValue::UNDEFINED,
        })
    }

    /// Reads one file of an authentic package.
    ///
    /// # Errors
    /// `verify.not-authentic` before [`Archive::judge`] has found it so, `package.file-unknown`.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, JsValue> {
        let State::Authentic(package) = &self.state else { return Err(Fault::NotAuthentic.into()) };
        package.read(name).map_err(|refusal| Fault::Refused(refusal).into())
    }

    /// Reads the archive as a delivery and lists its datasets.
    ///
    /// # Errors
    /// `package.*` if it is not one.
    pub fn delivery(&self) -> Result<JsValue, JsValue> {
        Ok(to_js(&Listed::new(&self.opened_delivery()?)))
    }

    /// Takes one dataset's package out of a delivery.
    ///
    /// # Errors
    /// `package.*` if this is no delivery or has no such package.
    pub fn package(&self, resource_id: &str) -> Result<Archive, JsValue> {
        let bytes = self.opened_delivery()?.package(resource_id).map_err(Fault::Refused)?;
        Ok(Self { state: State::Bytes(bytes) })
    }

    /// A copy of the bytes.
    ///
    /// # Errors
    /// `verify.judged` once the archive has been judged, which takes them over.
    pub fn bytes(&self) -> Result<Vec<u8>, JsValue> {
        let State::Bytes(bytes) = &self.state else { return Err(Fault::Judged.into()) };
        Ok(bytes.clone())
    }

    fn opened_delivery(&self) -> Result<Delivery<'_>, Fault> {
        match &self.state {
            State::Bytes(bytes) => Ok(Delivery::read(bytes.as_slice(), &Limits::default())?),
            State::Authentic(_) | State::Refused(_) => Err(Fault::Judged),
        }
    }

    /// Judging takes the bytes over, so that they are in memory once.
    fn authenticate(&mut self) {
        let State::Bytes(bytes) = &mut self.state else { return };
        let opened = Opened::read_by(mem::take(bytes), &Limits::default(), &TEXTS);
        let authentic = opened.and_then(Opened::authenticate);
        self.state = match authentic {
            Ok(package) => State::Authentic(package),
            Err(refusal) => State::Refused(refusal),
        };
    }
}
