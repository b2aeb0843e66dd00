//! What JavaScript asks about a package.

use mydata_trust::{Anchors, DemoRoots, ExpectedSigner, UnixSeconds};
use wasm_bindgen::prelude::*;

use crate::fault::Fault;
use crate::host::arithmetic;

/// Whom a package must come from, and when it is judged.
pub(crate) struct Question {
    pub(crate) anchors: Anchors,
    pub(crate) expected: ExpectedSigner,
    pub(crate) at: UnixSeconds,
}

#[wasm_bindgen]
extern "C" {
    /// The question as JavaScript writes it: an object, none of whose properties is believed to be of its type.
    pub type RawQuestion;

    #[wasm_bindgen(method, getter)]
    fn anchors(this: &RawQuestion) -> JsValue;

    #[wasm_bindgen(js_name = expectedSigner, method, getter)]
    fn expected_signer(this: &RawQuestion) -> JsValue;

    #[wasm_bindgen(method, getter)]
    fn at(this: &RawQuestion) -> JsValue;

    #[wasm_bindgen(method, getter)]
    fn curves(this: &RawQuestion) -> JsValue;

    #[wasm_bindgen(js_name = demoRoots, method, getter)]
    fn demo_roots(this: &RawQuestion) -> JsValue;
}

impl Question {
    pub(crate) fn parse(raw: &RawQuestion) -> Result<Self, Fault> {
        let anchors = raw.anchors().as_string().ok_or(Fault::Question("anchors"))?;
        Ok(Self {
            anchors: Anchors::from_pem_by(&anchors, arithmetic(raw.curves()))?
                .with_demo_roots(demo_roots(&raw.demo_roots())?),
            expected: expected_signer(&raw.expected_signer())?,
            at: raw.at().as_f64().and_then(seconds).ok_or(Fault::Question("at"))?,
        })
    }
}

fn demo_roots(raw: &JsValue) -> Result<DemoRoots, Fault> {
    match raw.as_bool() {
        Some(true) => Ok(DemoRoots::Accepted),
        Some(false) => Ok(DemoRoots::Refused),
        None if raw.is_undefined() => Ok(DemoRoots::Refused),
        None => Err(Fault::Question("demoRoots")),
    }
}

fn expected_signer(raw: &JsValue) -> Result<ExpectedSigner, Fault> {
    if raw.is_undefined() {
        return Ok(ExpectedSigner::Any);
    }
    raw.as_string().map(ExpectedSigner::Subject).ok_or(Fault::Question("expectedSigner"))
}

/// A whole number of seconds that a number of JavaScript can state exactly.
#[expect(clippy::cast_possible_truncation, reason = "the bounds above the cast leave nothing to cut off")]
fn seconds(number: f64) -> Option<UnixSeconds> {
    /// `Number.MAX_SAFE_INTEGER`.
    const LARGEST: f64 = 9_007_199_254_740_991.0;
    (number.fract() == 0.0 && number.abs() <= LARGEST).then_some(UnixSeconds(number as i64))
}
