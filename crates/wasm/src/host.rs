//! What every JavaScript runtime has, so that the module does not bring it again: tables of text, large numbers.

use std::cell::RefCell;

use js_sys::{BigInt, JsString, Object};
use mydata_package::Host;
use mydata_trust::{Arithmetic, Curve};
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

    /// ECDSA, which is no part of a runtime that can be asked without waiting: the SDK lends it.
    pub(crate) type Curves;

    #[wasm_bindgen(catch, method)]
    fn verify(
        this: &Curves,
        curve: &str,
        point: &[u8],
        digest: &[u8],
        signature: &[u8],
    ) -> Result<JsValue, JsValue>;
}

thread_local! {
    /// A module has one thread and judges one package at a time.
    static CURVES: RefCell<Option<Curves>> = const { RefCell::new(None) };
}

/// The runtime's Big5, letters and numbers.
pub(crate) const HOST: Host = Host { big5, fold, raise };

/// The runtime's numbers, and the curves if somebody lends them.
pub(crate) fn arithmetic(curves: JsValue) -> Arithmetic {
    let curves = curves.is_object().then(|| curves.unchecked_into());
    let ecdsa = curves.is_some().then_some(verify_ecdsa as mydata_trust::VerifyEcdsa);
    CURVES.set(curves);
    Arithmetic { ecdsa, raise }
}

/// Anything but a plain yes is a no.
fn verify_ecdsa(curve: Curve, point: &[u8], digest: &[u8], signature: &[u8]) -> bool {
    let name = match curve {
        Curve::P256 => "P-256",
        Curve::P384 => "P-384",
    };
    CURVES.with_borrow(|curves| {
        let answer = curves.as_ref().and_then(|curves| curves.verify(name, point, digest, signature).ok());
        answer.is_some_and(|answer| answer.as_bool() == Some(true))
    })
}

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

fn fold(name: &str) -> String {
    JsString::from(name).normalize("NFC").to_upper_case().to_lower_case().normalize("NFC").into()
}

/// Square and multiply, from the exponent's highest bit down.
fn raise(base: &[u8], exponent: u64, modulus: &[u8]) -> Option<Vec<u8>> {
    let len = modulus.len();
    let (base, modulus) = (number(base)?, number(modulus)?);
    let mut power = BigInt::from(1);
    for bit in (0..u64::BITS - exponent.leading_zeros()).rev() {
        power = &(&power * &power) % &modulus;
        if exponent >> bit & 1 == 1 {
            power = &(&power * &base) % &modulus;
        }
    }
    bytes(&power, len)
}

fn number(bytes: &[u8]) -> Option<BigInt> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u8| DIGITS.get(usize::from(value)).copied().map(char::from);
    let mut text = String::from("0x");
    for byte in bytes {
        text.extend([digit(byte >> 4), digit(byte & 15)].into_iter().flatten());
    }
    BigInt::new(&text.into()).ok()
}

fn bytes(number: &BigInt, len: usize) -> Option<Vec<u8>> {
    let text: String = number.to_string(16).ok()?.into();
    let mut digits =
        text.bytes().rev().map(|digit| char::from(digit).to_digit(16).and_then(|d| u8::try_from(d).ok()));
    let mut bytes = vec![0; len];
    for byte in bytes.iter_mut().rev() {
        let (Some(low), high) = (digits.next(), digits.next()) else { break };
        *byte = low? | high.unwrap_or(Some(0))? << 4;
    }
    digits.next().is_none().then_some(bytes)
}
