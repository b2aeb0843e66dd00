//! Errors on their way to JavaScript: an `Error` with a stable `code` and `facts`.

use js_sys::{Object, Reflect};
use mydata_package::PackageError;
use mydata_trust::AnchorError;
use serde::Serialize;
use strum::IntoStaticStr;
use wasm_bindgen::JsValue;

/// Why a question could not be answered at all. A package that is refused is an answer, not a fault.
#[derive(Debug, IntoStaticStr, thiserror::Error)]
#[strum(prefix = "verify.", serialize_all = "kebab-case")]
pub(crate) enum Fault {
    /// The anchors are not what they should be; what is wrong with which of them is in the message.
    #[error("the trust anchors cannot be used: {0}")]
    Anchors(#[from] AnchorError),
    /// The memory for a file could not be had.
    #[error("there is not enough memory for the file")]
    Memory,
    /// A file was asked for although the package is not authentic, or was not judged yet.
    #[error("no file can be read before the package has been found authentic")]
    NotAuthentic,
    /// The question itself is malformed.
    #[error("the question cannot be understood: {0} is not what it should be")]
    Question(&'static str),
    /// The package or delivery does not allow what was asked.
    ///
    /// Its sentence stays behind: scripts have the catalogue, which says it in the reader's language.
    #[error("{}", .0.code())]
    Refused(PackageError),
}

impl Fault {
    fn code(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.code(),
            Self::Anchors(_) | Self::Memory | Self::NotAuthentic | Self::Question(_) => self.into(),
        }
    }

    fn facts(&self) -> JsValue {
        match self {
            Self::Refused(refusal) => to_js(refusal),
            Self::Anchors(_) | Self::Memory | Self::NotAuthentic | Self::Question(_) => Object::new().into(),
        }
    }
}

impl From<PackageError> for Fault {
    fn from(refusal: PackageError) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Fault> for JsValue {
    fn from(fault: Fault) -> Self {
        let error = js_sys::Error::new(&fault.to_string());
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&error, &"code".into(), &fault.code().into());
        let _ = Reflect::set(&error, &"facts".into(), &fault.facts());
        error.into()
    }
}

/// Plain objects and numbers, as JSON would have them. Our reports hold nothing that cannot be said so.
pub(crate) fn to_js(value: &impl Serialize) -> JsValue {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}
