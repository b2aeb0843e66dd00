//! What JavaScript asks about a package.

use mydata_trust::{Anchors, DemoRoots, ExpectedSigner, UnixSeconds};
use serde::Deserialize;
use wasm_bindgen::JsValue;

use crate::fault::Fault;

/// Whom a package must come from, and when it is judged.
pub(crate) struct Question {
    pub(crate) anchors: Anchors,
    pub(crate) expected: ExpectedSigner,
    pub(crate) at: UnixSeconds,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawQuestion {
    anchors: String,
    #[serde(default)]
    expected_signer: Option<String>,
    at: i64,
    #[serde(default)]
    demo_roots: bool,
}

impl Question {
    pub(crate) fn parse(raw: JsValue) -> Result<Self, Fault> {
        let raw: RawQuestion = serde_wasm_bindgen::from_value(raw).map_err(Fault::Question)?;
        let demo_roots = if raw.demo_roots { DemoRoots::Accepted } else { DemoRoots::Refused };
        Ok(Self {
            anchors: Anchors::from_pem(&raw.anchors)?.with_demo_roots(demo_roots),
            expected: raw.expected_signer.map_or(ExpectedSigner::Any, ExpectedSigner::Subject),
            at: UnixSeconds(raw.at),
        })
    }
}
