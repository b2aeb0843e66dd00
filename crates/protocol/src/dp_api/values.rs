//! What may fill the placeholders of a request template.

use std::collections::BTreeMap;

use mydata_identity::{Birthday, HolderKind, NationalId};

use super::access_token::AccessToken;
use crate::ids::TransactionUid;
use crate::{ProtocolError, field_base64};

/// The values for one request about one citizen.
///
/// ```
/// use mydata_identity::{Birthday, NationalId};
/// use mydata_protocol::dp_api::{AccessToken, RequestValues};
/// use mydata_protocol::ids::TransactionUid;
/// let values = RequestValues::new(
///     &AccessToken::issue([0; 16], &[1; 64])?,
///     &TransactionUid::from_random([2; 16]),
///     &NationalId::parse("A123456789")?,
///     Birthday::parse_roc("0770101")?,
/// )
/// .with_name("林小好")
/// .with_custom("INQ_YR", "112")?;
/// assert_eq!(values.get("birthdate"), Some("1988/01/01"));
/// # Ok::<(), mydata_protocol::ProtocolError>(())
/// ```
#[derive(Clone)]
pub struct RequestValues {
    platform: BTreeMap<&'static str, String>,
    custom: BTreeMap<String, String>,
}

impl RequestValues {
    /// The values every request has. Of `personId` and `residentIdNo` the one that does not apply is empty.
    #[must_use]
    pub fn new(
        access_token: &AccessToken,
        transaction_uid: &TransactionUid,
        uid: &NationalId,
        birthday: Birthday,
    ) -> Self {
        let id = uid.as_str().to_owned();
        let (person_id, resident_id_no) = match uid.holder_kind() {
            HolderKind::National => (id.clone(), String::new()),
            HolderKind::Resident | HolderKind::ResidentOldForm => (String::new(), id.clone()),
        };
        let platform = BTreeMap::from([
            ("accessToken", access_token.as_str().to_owned()),
            ("transactionUid", transaction_uid.as_str().to_owned()),
            ("base64Uid", field_base64::encode(id.as_bytes())),
            ("uid", id),
            ("idtype", "idNo".to_owned()),
            ("birthdate", birthday.to_slashes()),
            ("birthdateYYYYMMDD", birthday.to_compact()),
            ("qbirthday", birthday.to_qbirthday()),
            ("name", String::new()),
            ("email", String::new()),
            ("personId", person_id),
            ("residentIdNo", resident_id_no),
        ]);
        Self { platform, custom: BTreeMap::new() }
    }

    /// Adds the citizen's name.
    #[must_use]
    pub fn with_name(mut self, name: &str) -> Self {
        self.platform.insert("name", name.to_owned());
        self
    }

    /// Adds the citizen's e-mail address.
    #[must_use]
    pub fn with_email(mut self, email: &str) -> Self {
        self.platform.insert("email", email.to_owned());
        self
    }

    /// Adds a parameter the citizen filled in for this dataset.
    ///
    /// # Errors
    /// [`ProtocolError::CustomParameterName`] if the name is the platform's own, or no name.
    pub fn with_custom(mut self, name: &str, value: &str) -> Result<Self, ProtocolError> {
        if self.platform.contains_key(name) || !is_name(name) {
            return Err(ProtocolError::CustomParameterName { name: name.to_owned() });
        }
        self.custom.insert(name.to_owned(), value.to_owned());
        Ok(self)
    }

    /// One value.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.platform.get(name).or_else(|| self.custom.get(name)).map(String::as_str)
    }

    /// The citizen's own parameters.
    pub(super) fn custom(&self) -> impl Iterator<Item = (&str, &str)> {
        self.custom.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// Whether a text can name a parameter: it becomes a header's name as well.
pub(super) fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

impl core::fmt::Debug for RequestValues {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("RequestValues(***)")
    }
}
