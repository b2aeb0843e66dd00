//! The form of what citizens type, checked in browsers by the very code that checks it at the edge; nothing is decided here.

use mydata_identity::{
    Birthday, BusinessNumber, Contact, EmailAddress, HouseholdNumber, IdentityError, MobileNumber,
    NationalId, NhiCardNumber,
};
use wasm_bindgen::prelude::wasm_bindgen;

/// What is wrong with a text as the content of that kind of field: the stable code and, where one character is at fault, a
/// blank and its place, counted from 1. Nothing for a good text, and for kinds that are not known here.
///
/// ```
/// use mydata_identity_wasm::problem;
/// assert_eq!(problem("national-id", "A123456788").as_deref(), Some("identity.national-id-checksum"));
/// assert_eq!(problem("national-id", "A12345678o").as_deref(), Some("identity.national-id-character 10"));
/// assert_eq!(problem("national-id", "A123456789"), None);
/// ```
#[must_use]
#[wasm_bindgen]
pub fn problem(kind: &str, text: &str) -> Option<String> {
    let error = match kind {
        "birthday-roc" => Birthday::parse_roc(text).err(),
        "business-number" => BusinessNumber::parse(text).err(),
        "contact" => Contact::parse(text).err(),
        "email" => EmailAddress::parse(text).err(),
        "household-number" => HouseholdNumber::parse(text).err(),
        "mobile" => MobileNumber::parse(text).err(),
        "national-id" => NationalId::parse(text).err(),
        "nhi-card-number" => NhiCardNumber::parse(text).err(),
        _ => None,
    };
    error.map(|error| match error {
        IdentityError::NationalIdCharacter { position, .. } => format!("{} {position}", error.code()),
        _ => error.code().to_owned(),
    })
}
