//! Knowledge of text that every JavaScript runtime has, so that the module does not bring the tables again.

use js_sys::{JsString, Object};
use mydata_package::Texts;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type TextDecoder;

    #[wasm_bindgen(constructor, catch)]
    fn new(label: &str, options: &DecoderOptions) -> Result<TextDecoder, JsValue>;

    #[wasm_bindgen(catch, method)]
    fn decode(this: &TextDecoder, bytes: &[u8]) -> Result<String, JsValue>;

    type DecoderOptions;

    #[wasm_bindgen(method, setter)]
    fn set_fatal(this: &DecoderOptions, fatal: bool);
}

/// The runtime's Big5 and NFC.
pub(crate) const TEXTS: Texts<'static> = Texts { big5: &big5, nfc: &nfc };

/// A runtime without the decoder knows no such names: they are refused.
///
/// So are names for which it has no character. Node gives private ones for what the Encoding Standard takes from Hong
/// Kong's supplement, which Taiwanese Windows does not write: refusing them is safe, reading them otherwise is not.
fn big5(bytes: &[u8]) -> Option<String> {
    let options: DecoderOptions = Object::new().unchecked_into();
    options.set_fatal(true);
    let text = TextDecoder::new("big5", &options).ok()?.decode(bytes).ok()?;
    let is_no_character = |c| matches!(c, '\u{80}'..='\u{9F}' | '\u{E000}'..='\u{F8FF}');
    (!text.contains(is_no_character)).then_some(text)
}

fn nfc(name: &str) -> String {
    JsString::from(name).normalize("NFC").into()
}
