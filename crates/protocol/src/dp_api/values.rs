//! What may fill the placeholders of a request template.

use std::borrow::Cow;
use std::collections::BTreeMap;

use mydata_identity::{Birthday, HolderKind, NationalId};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::access_token::AccessToken;
use crate::field_base64;
use crate::ids::TransactionUid;
use crate::parameters::ParameterValues;

/// What the platform fills in itself.
const PLATFORMS_OWN: [&str; 12] = [
    "accessToken",
    "base64Uid",
    "birthdate",
    "birthdateYYYYMMDD",
    "email",
    "idtype",
    "name",
    "personId",
    "qbirthday",
    "residentIdNo",
    "transactionUid",
    "uid",
];

/// What a header cannot carry of a citizen's answer, beside all that is not ASCII; `%` among them, so that every answer can
/// be read back.
const NOT_IN_HEADERS: AsciiSet = CONTROLS.add(b'%');

/// The values for one request about one citizen.
///
/// ```
/// use mydata_identity::{Birthday, NationalId};
/// use mydata_protocol::dp_api::{AccessToken, RequestValues};
/// use mydata_protocol::ids::TransactionUid;
/// use mydata_protocol::parameters::Parameters;
/// let asked_for =
///     Parameters::parse(r#"[{"name": "carNo", "kind": "plate-number", "label": {"zh": "車牌", "en": "Plate"}}]"#)?;
/// let values = RequestValues::new(
///     &AccessToken::issue([0; 16], &[1; 64])?,
///     &TransactionUid::from_random([2; 16]),
///     &NationalId::parse("A123456789")?,
///     Birthday::parse_roc("0770101")?,
/// )
/// .with_name("林小好")
/// .with_parameters(asked_for.read(115, |_| Some("abc1234")).map_err(|faults| faults[0].error)?);
/// assert_eq!(values.get("birthdate"), Some("1988/01/01"));
/// assert_eq!(values.get("carNo"), Some("ABC-1234"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct RequestValues {
    platform: BTreeMap<&'static str, String>,
    custom: ParameterValues,
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
        Self { platform, custom: ParameterValues::default() }
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

    /// Adds what the citizen filled in for this dataset.
    #[must_use]
    pub fn with_parameters(mut self, values: ParameterValues) -> Self {
        self.custom = values;
        self
    }

    /// One value.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.platform.get(name).map(String::as_str).or_else(|| self.custom.get(name))
    }

    /// One value as a header has it: the citizen's own in percent-encoding where HTTP cannot carry it, the platform's as
    /// it is.
    pub(super) fn for_header(&self, name: &str) -> Option<Cow<'_, str>> {
        let own = self.platform.get(name).map(|value| Cow::Borrowed(value.as_str()));
        own.or_else(|| self.custom.get(name).map(header_form))
    }

    /// The citizen's own parameters that she filled in, as headers have them.
    pub(super) fn custom_headers(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        self.custom
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| (name, header_form(value)))
    }
}

/// Whether the platform fills in this name itself.
pub(crate) fn is_platforms_own(name: &str) -> bool {
    PLATFORMS_OWN.contains(&name)
}

fn header_form(value: &str) -> Cow<'_, str> {
    utf8_percent_encode(value, &NOT_IN_HEADERS).into()
}

impl core::fmt::Debug for RequestValues {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("RequestValues(***)")
    }
}
