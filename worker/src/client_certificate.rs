//! The certificate that a caller has shown (mutual TLS), as the network edge has verified it.

use worker::Request;
use worker::js_sys::Reflect;
use worker::wasm_bindgen::JsValue;

/// SHA-256 of a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// Reads 64 lower-case hexadecimal digits.
    ///
    /// ```
    /// # use mydata_worker::client_certificate::Fingerprint;
    /// assert!(Fingerprint::parse(&"0a".repeat(32)).is_some());
    /// assert!(Fingerprint::parse(&"0A".repeat(32)).is_none());
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        (text.len() == 64 && text.bytes().all(is_digit)).then(|| Self(text.to_owned()))
    }
}

/// The certificate that came with this request: none unless one was presented whose chain and dates the edge found good.
/// What a caller writes into headers is not looked at.
#[must_use]
pub fn shown_with(request: &Request) -> Option<Fingerprint> {
    let of = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).ok();
    let shown = of(&of(request.inner(), "cf")?, "tlsClientAuth")?;
    let text = |name: &str| of(&shown, name)?.as_string();
    if text("certPresented")? != "1" || text("certVerified")? != "SUCCESS" {
        return None;
    }
    Fingerprint::parse(&text("certFingerprintSHA256")?)
}
