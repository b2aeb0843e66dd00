//! The PDF preview for browsers: bytes in, pictures and text out, nothing decided here.
//!
//! One instance of the module is for one document: it is ended with its Web Worker, and nothing is left.
//! What it binds is described for JavaScript in the SDK (`npm/src/preview/module.ts`).

use js_sys::{Reflect, Uint8ClampedArray};
use mydata_preview::{Document, Finding, Limits, PreviewError, RenderOptions, Rotation, Viewer};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A document that has been opened.
#[wasm_bindgen]
#[derive(Debug)]
pub struct PreviewDocument {
    document: &'static Document,
    viewer: Viewer<'static>,
}

/// A page as pixels, on its way out.
#[wasm_bindgen]
#[derive(Debug)]
pub struct PagePicture {
    width: u32,
    height: u32,
    rgba: Vec<u8>,
    findings: Vec<Finding>,
}

#[wasm_bindgen]
impl PreviewDocument {
    /// Opens a document.
    ///
    /// # Errors
    /// `preview.*`, as an `Error` with `code` and `facts`.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::needless_pass_by_value, reason = "what comes from JavaScript is owned")]
    pub fn new(bytes: Vec<u8>, password: Option<String>) -> Result<PreviewDocument, JsValue> {
        let document = Document::open(bytes, password.as_deref(), Limits::default()).map_err(fault)?;
        // It lives as long as the instance, which lives as long as the document is shown.
        let document: &'static Document = Box::leak(Box::new(document));
        Ok(Self { document, viewer: document.viewer() })
    }

    /// Width, height and largest scale of every page; zeros for one that cannot be drawn.
    #[must_use]
    pub fn sizes(&self) -> Vec<f32> {
        (1..=self.document.page_count())
            .flat_map(|page| match self.document.page_size(page) {
                Ok(size) => [size.width, size.height, size.largest_scale],
                Err(_) => [0.0; 3],
            })
            .collect()
    }

    /// What the document holds besides its pages.
    #[must_use]
    pub fn findings(&self) -> JsValue {
        to_js(&self.document.findings())
    }

    /// Names of the resources that a page still lacks.
    ///
    /// # Errors
    /// `preview.*`.
    pub fn needs(&self, page: usize) -> Result<Vec<String>, JsValue> {
        self.viewer.needs(page).map_err(fault)
    }

    /// Brings a resource; `false` if it is not usable and counts as missing.
    #[must_use]
    pub fn provide(&self, name: &str, bytes: &[u8]) -> bool {
        self.viewer.provide(name, bytes).is_ok()
    }

    /// Says that a resource cannot be had.
    #[wasm_bindgen(js_name = setMissing)]
    pub fn set_missing(&self, name: &str) {
        self.viewer.set_missing(name);
    }

    /// Draws a page.
    ///
    /// # Errors
    /// `preview.*`.
    pub fn render(&self, page: usize, scale: f32, degrees: i32) -> Result<PagePicture, JsValue> {
        let options = RenderOptions { scale, rotation: Rotation::from_degrees(degrees) };
        let picture = self.viewer.render(page, options).map_err(fault)?;
        let (width, height) = (picture.width, picture.height);
        Ok(PagePicture { width, height, rgba: picture.rgba, findings: picture.findings })
    }

    /// The text of a page.
    ///
    /// # Errors
    /// `preview.*`.
    pub fn text(&self, page: usize) -> Result<JsValue, JsValue> {
        self.viewer.text(page).map(|text| to_js(&text)).map_err(fault)
    }

    /// Finds words on a page.
    ///
    /// # Errors
    /// `preview.*`.
    pub fn search(&self, page: usize, words: &str) -> Result<JsValue, JsValue> {
        self.viewer.search(page, words).map(|hits| to_js(&hits)).map_err(fault)
    }
}

#[wasm_bindgen]
impl PagePicture {
    /// Pixels wide.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Pixels high.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Findings of this page.
    #[must_use]
    pub fn findings(&self) -> JsValue {
        to_js(&self.findings)
    }

    /// Red, green, blue and opacity of each pixel, copied out.
    #[must_use]
    pub fn pixels(&self) -> Uint8ClampedArray {
        Uint8ClampedArray::from(self.rgba.as_slice())
    }
}

// Setting properties of a fresh object cannot fail.
#[allow(clippy::needless_pass_by_value, reason = "taken where it is thrown")]
fn fault(refusal: PreviewError) -> JsValue {
    let error = js_sys::Error::new(&refusal.to_string());
    let _ = Reflect::set(&error, &"code".into(), &refusal.code().into());
    let _ = Reflect::set(&error, &"facts".into(), &to_js(&refusal));
    error.into()
}

fn to_js(value: &impl Serialize) -> JsValue {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}
