//! The bytes of one archive inside the module, and what can be asked about them.

use std::mem;

use mydata_package::delivery::Delivery;
use mydata_package::{Authentic, Limits, Opened, PackageError, Signed};
use sha2::{Digest, Sha256};
use wasm_bindgen::prelude::*;

use crate::fault::{Fault, to_js};
use crate::host::HOST;
use crate::question::{Question, RawQuestion};
use crate::report::{Judged, Listed, Passing, Refused};

/// Room that is made for a file because the archive states its size; beyond it, room is made as bytes come.
const BELIEVED_BYTES: usize = 16 << 20;

/// Bytes of an archive: filled in chunks, so that a large file is in memory once, then judged or opened.
#[wasm_bindgen]
pub struct Archive {
    state: State,
}

enum State {
    Bytes(Vec<u8>),
    Signed(Signed<'static>),
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

    /// Checks the package up to its signature, and lists the files whose digests are to be compared: `[{name, size}]`.
    ///
    /// Nothing is listed of a package that is refused; [`Archive::judge`] says why. Comparing is left to the module
    /// where the runtime cannot do it faster.
    #[wasm_bindgen(js_name = checkSignature)]
    pub fn check_signature(&mut self) -> JsValue {
        if let State::Bytes(bytes) = &mut self.state {
            let opened = Opened::read_by(mem::take(bytes), &Limits::default(), &HOST);
            self.state = opened.and_then(Opened::check_signature).map_or_else(State::Refused, State::Signed);
        }
        match &self.state {
            State::Signed(package) => to_js(&Passing::list(package)),
            State::Bytes(_) | State::Authentic(_) | State::Refused(_) => to_js(&Passing::NONE),
        }
    }

    /// The content of a file that is signed, for its digest only; nothing once the package is refused.
    pub fn pass(&mut self, name: &str) -> Option<Vec<u8>> {
        let mut content = Vec::new();
        let step = |package: &mut Signed<'_>| {
            let size = package.files().find(|(found, _)| *found == name).map_or(0, |(_, size)| size);
            content.reserve(usize::try_from(size).unwrap_or_default().min(BELIEVED_BYTES));
            package.pass(name, |piece| content.extend_from_slice(piece))
        };
        self.advance(step).then_some(content)
    }

    /// Compares the SHA-256 digest of what [`Archive::pass`] gave. Answers `false` once the package is refused.
    ///
    /// # Errors
    /// `verify.question` if it is no such digest.
    pub fn compare(&mut self, name: &str, digest: &[u8]) -> Result<bool, JsValue> {
        let digest = digest.try_into().map_err(|_| Fault::Question("digest"))?;
        Ok(self.advance(|package| package.compare(name, digest)))
    }

    /// Hashes a file here and compares its digest. Answers `false` once the package is refused.
    #[wasm_bindgen(js_name = compareHere)]
    pub fn compare_here(&mut self, name: &str) -> bool {
        self.advance(|package| {
            let mut hash = Sha256::new();
            package.pass(name, |piece| hash.update(piece))?;
            package.compare(name, hash.finalize().into())
        })
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
            State::Bytes(_) | State::Signed(_) => JsValue::UNDEFINED,
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
            State::Signed(_) | State::Authentic(_) | State::Refused(_) => Err(Fault::Judged),
        }
    }

    /// Takes a step with a signed package; a step that fails refuses it.
    fn advance(&mut self, step: impl FnOnce(&mut Signed<'static>) -> Result<(), PackageError>) -> bool {
        let State::Signed(package) = &mut self.state else { return false };
        let taken = step(package);
        taken.map_err(|refusal| self.state = State::Refused(refusal)).is_ok()
    }

    /// Judging takes the bytes over, so that they are in memory once. What has not been compared yet is compared here.
    fn authenticate(&mut self) {
        self.check_signature();
        self.state = match mem::replace(&mut self.state, State::Bytes(Vec::new())) {
            State::Signed(package) => package.authenticate().map_or_else(State::Refused, State::Authentic),
            judged => judged,
        };
    }
}
