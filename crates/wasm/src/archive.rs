//! One archive whose bytes JavaScript holds, and what can be asked about it.

use std::mem;

use mydata_package::delivery::Delivery;
use mydata_package::{Authentic, Limits, Opened, PackageError, Passed, Place, Signed};
use wasm_bindgen::prelude::*;

use crate::fault::{Fault, to_js};
use crate::host::HOST;
use crate::question::{Question, RawQuestion};
use crate::report::{Judged, Listed, Refused};
use crate::source::{LentBytes, RawBytes};

/// An archive; nothing of it is kept here but its directory.
#[wasm_bindgen]
pub struct Archive {
    bytes: RawBytes,
    state: State,
}

enum State {
    Unread,
    Signed(Signed<'static>),
    Authentic(Authentic<'static>),
    Refused(PackageError),
}

#[wasm_bindgen]
impl Archive {
    /// Nothing is read yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(bytes: RawBytes) -> Self {
        Self { bytes, state: State::Unread }
    }

    /// Checks the package up to its signature, and says where the files are whose digests are to be compared.
    ///
    /// Nothing is listed of a package that is refused; [`Archive::judge`] says why. Comparing is left to the module
    /// where the runtime cannot do it faster.
    #[wasm_bindgen(js_name = checkSignature)]
    pub fn check_signature(&mut self) -> JsValue {
        if let State::Unread = &self.state {
            let opened = Opened::read_source(self.source(), &Limits::default(), &HOST);
            self.state = opened.and_then(Opened::check_signature).map_or_else(State::Refused, State::Signed);
        }
        let places: Vec<Place> = match &self.state {
            State::Signed(package) => package.places().collect(),
            State::Unread | State::Authentic(_) | State::Refused(_) => Vec::new(),
        };
        to_js(&places)
    }

    /// Compares the SHA-256 digest of a file that has passed, given by its position in the list of
    /// [`Archive::check_signature`]. Answers `false` if it is not what was signed; [`Archive::judge`] says why.
    ///
    /// # Errors
    /// `verify.question` if it is no such digest.
    pub fn compare(&mut self, position: usize, is_archive: bool, digest: &[u8]) -> Result<bool, JsValue> {
        let digest = digest.try_into().map_err(|_| Fault::Question("digest"))?;
        let State::Signed(package) = &mut self.state else { return Ok(false) };
        Ok(package.compare(position, Passed::elsewhere(is_archive), digest).is_ok())
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
            State::Unread | State::Signed(_) => JsValue::UNDEFINED,
        })
    }

    /// Where a file of an authentic package lies, for handing it out.
    ///
    /// # Errors
    /// `verify.not-authentic` before [`Archive::judge`] has found it so, `package.file-unknown`.
    pub fn place(&self, name: &str) -> Result<JsValue, JsValue> {
        let State::Authentic(package) = &self.state else { return Err(Fault::NotAuthentic.into()) };
        Ok(to_js(&package.place(name).map_err(Fault::Refused)?))
    }

    /// Whether the file that has passed is the one that was signed.
    ///
    /// # Errors
    /// `verify.question` if it is no SHA-256 digest.
    pub fn holds(&self, name: &str, is_archive: bool, digest: &[u8]) -> Result<bool, JsValue> {
        let digest = digest.try_into().map_err(|_| Fault::Question("digest"))?;
        let State::Authentic(package) = &self.state else { return Ok(false) };
        Ok(package.holds(name, Passed::elsewhere(is_archive), digest))
    }

    /// Reads the archive as a delivery and lists its datasets.
    ///
    /// # Errors
    /// `package.*` if it is not one.
    pub fn delivery(&self) -> Result<JsValue, JsValue> {
        Ok(to_js(&Listed::new(&self.opened_delivery()?)))
    }

    /// Where one dataset's package lies in a delivery.
    ///
    /// # Errors
    /// `package.*` if this is no delivery or has no such package.
    #[wasm_bindgen(js_name = packagePlace)]
    pub fn package_place(&self, resource_id: &str) -> Result<JsValue, JsValue> {
        Ok(to_js(&self.opened_delivery()?.place(resource_id).map_err(Fault::Refused)?))
    }

    fn opened_delivery(&self) -> Result<Delivery<'static>, Fault> {
        Ok(Delivery::read_source(self.source(), &Limits::default())?)
    }

    fn source(&self) -> LentBytes {
        LentBytes::of(self.bytes.clone())
    }

    /// What has not been compared yet is compared here.
    fn authenticate(&mut self) {
        self.check_signature();
        self.state = match mem::replace(&mut self.state, State::Unread) {
            State::Signed(package) => package.authenticate().map_or_else(State::Refused, State::Authentic),
            judged => judged,
        };
    }
}
