//! A host that needs nobody: tables and arithmetic of well-kept crates.

use crypto_bigint::modular::{BoxedMontyForm, BoxedMontyParams};
use crypto_bigint::{BoxedUint, Odd, Resize};
use unicode_normalization::UnicodeNormalization;

use crate::Host;

impl Default for Host {
    fn default() -> Self {
        Self { big5, fold, raise }
    }
}

/// Big5 as the Encoding Standard has it, which covers CP950, the encoding of Taiwanese Windows.
fn big5(raw: &[u8]) -> Option<String> {
    encoding_rs::BIG5
        .decode_without_bom_handling_and_without_replacement(raw)
        .map(std::borrow::Cow::into_owned)
}

fn fold(name: &str) -> String {
    let nfc = |name: &str| name.nfc().collect::<String>();
    nfc(&nfc(name).to_uppercase().to_lowercase())
}

fn raise(base: &[u8], exponent: u64, modulus: &[u8]) -> Option<Vec<u8>> {
    let odd = Odd::new(number(modulus)?).into_option()?;
    let precision = odd.as_ref().bits_precision();
    let parameters = BoxedMontyParams::new_vartime(odd);
    let exponent = BoxedUint::from(exponent);
    let base = BoxedMontyForm::new(number(base)?.try_resize(precision)?, &parameters);
    let power = base.pow_bounded_exp(&exponent, exponent.bit_width()).retrieve().to_be_bytes();
    power.get(power.len().checked_sub(modulus.len())?..).map(<[u8]>::to_vec)
}

fn number(bytes: &[u8]) -> Option<BoxedUint> {
    BoxedUint::from_be_slice(bytes, u32::try_from(bytes.len()).ok()?.checked_mul(8)?).ok()
}
