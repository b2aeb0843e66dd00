//! Software financial certificates for browsers: a file and its password in, a signature out, nothing decided here.
//!
//! One instance of the module is for one file: it is ended with its Web Worker, and nothing is left. What it binds is
//! described for JavaScript in `worker/browser/soft-certificate/glue.d.ts`.

use js_sys::Reflect;
use mydata_soft_certificate::{Content, SoftCertificate, SoftCertificateError};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

/// A file that has been opened.
#[wasm_bindgen]
#[derive(Debug)]
pub struct OpenedCertificate(SoftCertificate);

#[wasm_bindgen]
impl OpenedCertificate {
    /// Opens a file with its password. What was handed in is wiped.
    ///
    /// # Errors
    /// `soft-certificate.*`, as an `Error` with `code` and `facts`.
    #[wasm_bindgen(constructor)]
    pub fn new(file: Vec<u8>, password: String) -> Result<OpenedCertificate, JsValue> {
        let (file, password) = (Zeroizing::new(file), Zeroizing::new(password));
        SoftCertificate::open(&file, &password).map(Self).map_err(fault)
    }

    /// The certificate in DER.
    #[must_use]
    pub fn certificate(&self) -> Vec<u8> {
        self.0.certificate().to_vec()
    }

    /// The holder's name or number, as the certificate says it.
    #[must_use]
    pub fn holder(&self) -> Option<String> {
        self.0.holder()
    }

    /// Who issued it, as the certificate says it.
    #[must_use]
    pub fn issuer(&self) -> Option<String> {
        self.0.issuer()
    }

    /// The last second at which it holds, in Unix time.
    #[must_use]
    #[wasm_bindgen(js_name = notAfter)]
    pub fn not_after(&self) -> u64 {
        self.0.not_after()
    }

    /// Refuses a time, in Unix seconds, at which the certificate does not hold.
    ///
    /// # Errors
    /// `soft-certificate.certificate-expired` or `soft-certificate.certificate-not-yet-valid`.
    #[wasm_bindgen(js_name = requireValid)]
    pub fn require_valid(&self, at: u64) -> Result<(), JsValue> {
        self.0.require_valid(at).map_err(fault)
    }

    /// Signs a text at a time, in Unix seconds: CMS signed data, the text not enclosed.
    ///
    /// # Errors
    /// `soft-certificate.*`.
    pub fn sign(&self, text: &str, at: u64) -> Result<Vec<u8>, JsValue> {
        self.0.sign(text.as_bytes(), Content::Detached, at, &mut getrandom::SysRng).map_err(fault)
    }
}

// Setting properties of a fresh object cannot fail.
#[allow(clippy::needless_pass_by_value, reason = "taken where it is thrown")]
fn fault(refusal: SoftCertificateError) -> JsValue {
    let error = js_sys::Error::new(&refusal.to_string());
    let facts = refusal.serialize(&serde_wasm_bindgen::Serializer::json_compatible());
    let _ = Reflect::set(&error, &"code".into(), &refusal.code().into());
    let _ = Reflect::set(&error, &"facts".into(), &facts.unwrap_or(JsValue::UNDEFINED));
    error.into()
}
