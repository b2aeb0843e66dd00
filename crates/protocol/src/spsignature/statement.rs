//! What the citizen has signed: who she is, where she is reached, and the salt.

use core::fmt;

use mydata_identity::{Birthday, EmailAddress, MobileNumber, NationalId};
use serde::Deserialize;

use super::{Salt, SpSignatureRefusal};
use crate::sealed::ServiceKeys;

/// How many characters `as_optional` may have: a remark of the verifier's, not a document.
pub const LONGEST_OPTIONAL: usize = 500;

/// What the sealed `data` of a forwarded signature holds. Prints as `***`.
///
/// The `holder` that the field sends along is not looked at: the register's name counts, and the certificate's.
#[derive(Clone)]
pub struct SignedStatement {
    /// Who she is.
    pub pid: NationalId,
    /// Her birthday.
    pub birthday: Birthday,
    /// Her e-mail address, if the service knows one.
    pub email: Option<EmailAddress>,
    /// Her mobile number, if the service knows one.
    pub mobile: Option<MobileNumber>,
    /// The salt that was handed out for this transaction.
    pub salt: Salt,
    /// What a verifier adds (`as_optional`): a text, or JSON as a text.
    pub optional: Option<String>,
}

#[derive(Deserialize)]
struct Fields {
    pid: Option<String>,
    birthday: Option<String>,
    email: Option<String>,
    mobile: Option<String>,
    salt: Option<String>,
    as_optional: Option<serde_json::Value>,
}

impl SignedStatement {
    /// Opens the `data` of a forwarded signature under the service's keys, and reads it.
    ///
    /// The keys come with no authentication of what they seal (see [`ServiceKeys`]), so whoever asks often enough could
    /// learn from the answers what a foreign text holds. Bytes that are no UTF-8 therefore count as not decrypted: almost
    /// nothing that was tampered with is ever told apart.
    ///
    /// # Errors
    /// [`SpSignatureRefusal::DataUnreadable`], [`DataForm`](SpSignatureRefusal::DataForm) or
    /// [`DataField`](SpSignatureRefusal::DataField), the first in this order.
    pub fn open(data: &str, keys: &ServiceKeys) -> Result<Self, SpSignatureRefusal> {
        let plain = keys.open(data).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        Self::parse(&plain.ok_or(SpSignatureRefusal::DataUnreadable)?)
    }

    /// Reads the JSON of a statement.
    ///
    /// # Errors
    /// [`SpSignatureRefusal::DataForm`] or [`DataField`](SpSignatureRefusal::DataField).
    pub fn parse(json: &str) -> Result<Self, SpSignatureRefusal> {
        let malformed = |field| SpSignatureRefusal::DataField { field };
        let fields: Fields = serde_json::from_str(json).map_err(|error| {
            if error.is_data() { malformed("data") } else { SpSignatureRefusal::DataForm }
        })?;
        let given = |text: Option<String>| text.filter(|text| !text.is_empty());
        let pid = given(fields.pid).and_then(|text| NationalId::parse(&text).ok());
        let birthday = given(fields.birthday).and_then(|text| birthday(&text));
        let salt = given(fields.salt).and_then(|text| Salt::parse(&text).ok());
        let email = given(fields.email).map(|text| EmailAddress::parse(&text)).transpose();
        let mobile = given(fields.mobile).map(|text| MobileNumber::parse(&text)).transpose();
        Ok(Self {
            pid: pid.ok_or(malformed("pid"))?,
            birthday: birthday.ok_or(malformed("birthday"))?,
            salt: salt.ok_or(malformed("salt"))?,
            email: email.map_err(|_| malformed("email"))?,
            mobile: mobile.map_err(|_| malformed("mobile"))?,
            optional: optional(fields.as_optional)?,
        })
    }
}

/// `yyyy/MM/dd`, to the digit.
fn birthday(text: &str) -> Option<Birthday> {
    let birthday = Birthday::parse_iso(&text.replace('/', "-")).ok()?;
    (birthday.to_slashes() == text).then_some(birthday)
}

fn optional(value: Option<serde_json::Value>) -> Result<Option<String>, SpSignatureRefusal> {
    let text = match value {
        None | Some(serde_json::Value::Null) => return Ok(None),
        Some(serde_json::Value::String(text)) => text,
        Some(other) => other.to_string(),
    };
    if text.chars().nth(LONGEST_OPTIONAL).is_some() {
        return Err(SpSignatureRefusal::DataField { field: "as_optional" });
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}

impl fmt::Debug for SignedStatement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignedStatement(***)")
    }
}
