//! A data provider checks back: is this token alive, and whose is it?

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use mydata_identity::{Birthday, IdentityMethod, NationalId};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use crate::ProtocolError;
use crate::dp_api::AccessToken;
use crate::ids::ResourceId;
use crate::json::json_of;

/// The credentials of an HTTP Basic `Authorization` header.
///
/// ```
/// use mydata_protocol::connect::BasicCredentials;
/// let credentials = BasicCredentials::parse("Basic QVBJLlVEYXVET0x5Wmc6czNjcmV0")?;
/// assert_eq!(credentials.user(), "API.UDauDOLyZg");
/// assert!(credentials.has_secret("s3cret") && !credentials.has_secret("s3cre"));
/// # Ok::<(), mydata_protocol::ProtocolError>(())
/// ```
#[derive(Clone)]
pub struct BasicCredentials {
    user: String,
    secret: String,
}

impl BasicCredentials {
    /// Reads the header (RFC 7617).
    ///
    /// # Errors
    /// [`ProtocolError::AuthorizationForm`].
    pub fn parse(header: &str) -> Result<Self, ProtocolError> {
        let refused = || ProtocolError::AuthorizationForm;
        let (scheme, encoded) = header.trim().split_once(' ').ok_or_else(refused)?;
        if !scheme.eq_ignore_ascii_case("Basic") {
            return Err(refused());
        }
        let decoded = STANDARD.decode(encoded.trim_start()).map_err(|_| refused())?;
        let text = String::from_utf8(decoded).map_err(|_| refused())?;
        let (user, secret) = text.split_once(':').ok_or_else(refused)?;
        Ok(Self { user: user.to_owned(), secret: secret.to_owned() })
    }

    /// The user's name; for a data provider, its dataset's id.
    #[must_use]
    pub fn user(&self) -> &str {
        &self.user
    }

    /// Whether the secret is this one, in a time that depends on its length only.
    #[must_use]
    pub fn has_secret(&self, expected: &str) -> bool {
        self.secret.as_bytes().ct_eq(expected.as_bytes()).into()
    }
}

impl core::fmt::Debug for BasicCredentials {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "BasicCredentials({}, ***)", self.user)
    }
}

/// The token in the form of `POST /connect/introspect`. A form without one, or with a text that cannot be one, is
/// answered like a dead token.
///
/// ```
/// use mydata_protocol::connect::introspected_token;
/// let token = format!("mydata::{}", "0".repeat(64));
/// assert!(introspected_token(&format!("token={}", token.replace(':', "%3A"))).is_some());
/// assert!(introspected_token("token=else").is_none());
/// ```
#[must_use]
pub fn introspected_token(form: &str) -> Option<AccessToken> {
    let (_, token) = url::form_urlencoded::parse(form.as_bytes()).find(|(name, _)| name == "token")?;
    AccessToken::parse(&token).ok()
}

/// The answer of `POST /connect/introspect`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Introspection {
    /// The token is alive and the caller's.
    Active(ActiveToken),
    /// Unknown, dead, or another dataset's: all the same to the caller (RFC 7662 section 2.2).
    Inactive,
}

/// What an introspection says of a live token. Times are seconds since 1970.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct ActiveToken {
    /// How the citizen identified herself.
    pub verification: IdentityMethod,
    /// When the token became valid.
    pub nbf: i64,
    /// When it ends.
    pub exp: i64,
    /// The platform's origin.
    pub iss: String,
    /// The dataset it is for.
    pub aud: ResourceId,
    /// Who the token was issued to: the platform asks in the dataset's name.
    pub client_id: String,
    /// The citizen, under a name that is of this transaction only.
    pub sub: String,
    /// When the citizen identified herself.
    pub auth_time: i64,
    /// How, in the words of RFC 8176.
    pub amr: Vec<String>,
    /// What the token gives access to.
    pub scope: String,
}

impl Introspection {
    /// The answer's body.
    ///
    /// ```
    /// use mydata_protocol::connect::Introspection;
    /// assert_eq!(Introspection::Inactive.to_json(), r#"{"active":false}"#);
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        #[derive(Serialize)]
        struct Json<'a> {
            active: bool,
            #[serde(flatten, skip_serializing_if = "Option::is_none")]
            token: Option<&'a ActiveToken>,
        }
        let token = match self {
            Self::Active(token) => Some(token),
            Self::Inactive => None,
        };
        json_of(&Json { active: token.is_some(), token })
    }
}

/// The answer of `GET /connect/userinfo`.
///
/// ```
/// use mydata_identity::{Birthday, NationalId};
/// use mydata_protocol::connect::{Gender, UserInfo};
/// let info = UserInfo {
///     sub: "s-1".to_owned(),
///     cn: "林小好".to_owned(),
///     uid: NationalId::parse("A123456789")?,
///     birthdate: Birthday::parse_roc("0770101")?,
///     gender: Some(Gender::Male),
///     email: None,
///     account: None,
/// };
/// assert_eq!(
///     info.to_json(),
///     r#"{"sub":"s-1","cn":"林小好","uid":"A123456789","uid_verified":"True","birthdate":"1988-01-01","gender":"M"}"#
/// );
/// # Ok::<(), mydata_protocol::ProtocolError>(())
/// ```
#[derive(Clone, Eq, PartialEq)]
pub struct UserInfo {
    /// The same name as in the introspection.
    pub sub: String,
    /// The citizen's name.
    pub cn: String,
    /// Her national ID.
    pub uid: NationalId,
    /// Her birthday.
    pub birthdate: Birthday,
    /// Her gender, where the registry says one.
    pub gender: Option<Gender>,
    /// Her e-mail address.
    pub email: Option<String>,
    /// Her account at the platform.
    pub account: Option<String>,
}

/// A gender as the registry writes it.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum Gender {
    /// `F`.
    #[serde(rename = "F")]
    Female,
    /// `M`.
    #[serde(rename = "M")]
    Male,
}

impl UserInfo {
    /// The answer's body.
    #[must_use]
    pub fn to_json(&self) -> String {
        #[derive(Serialize)]
        struct Json<'a> {
            sub: &'a str,
            cn: &'a str,
            uid: &'a str,
            /// A text, not a truth value: DPs compare it with `"True"`.
            uid_verified: &'static str,
            birthdate: String,
            #[serde(skip_serializing_if = "Option::is_none")]
            gender: Option<Gender>,
            #[serde(skip_serializing_if = "Option::is_none")]
            email: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            account: Option<&'a str>,
        }
        let json = Json {
            sub: &self.sub,
            cn: &self.cn,
            uid: self.uid.as_str(),
            uid_verified: "True",
            birthdate: self.birthdate.to_iso(),
            gender: self.gender,
            email: self.email.as_deref(),
            account: self.account.as_deref(),
        };
        json_of(&json)
    }
}

impl core::fmt::Debug for UserInfo {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("UserInfo(***)")
    }
}
