//! What a service or an agency writes down about an access, and reads back (`/mydatalog/v01/log`).

use core::fmt;
use core::net::IpAddr;

use serde::{Deserialize, Serialize};

use crate::ProtocolError;
use crate::ids::{ClientId, ResourceId};

/// Bytes of the largest entry that is read: eight texts of the longest, each of their characters escaped.
pub const MAX_BODY_BYTES: usize = 16 * 1024;
/// Characters of the longest text in an entry. A scope names some thirty datasets.
pub const MAX_TEXT_CHARS: usize = 512;

/// Who writes, by the credentials shown.
///
/// ```
/// use mydata_protocol::audit::AuditCaller;
/// assert_eq!(AuditCaller::parse("API.UDauDOLyZg")?.as_str(), "API.UDauDOLyZg");
/// assert!(AuditCaller::parse("somebody").is_err());
/// # Ok::<(), mydata_protocol::ProtocolError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum AuditCaller {
    /// A service.
    Client(ClientId),
    /// The agency of a dataset.
    Resource(ResourceId),
}

impl AuditCaller {
    /// Reads the user's name of Basic credentials.
    ///
    /// # Errors
    /// [`ProtocolError::ResourceIdForm`] if it is neither a client id nor a resource id.
    pub fn parse(user: &str) -> Result<Self, ProtocolError> {
        ClientId::parse(user).map(Self::Client).or_else(|_| ResourceId::parse(user).map(Self::Resource))
    }

    /// The id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Client(client) => client.as_str(),
            Self::Resource(resource) => resource.as_str(),
        }
    }
}

/// One access, as its log has it. Texts that are not given are left out; who it was about prints as nothing.
#[derive(Clone, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AuditEntry {
    /// The caller's own name for the access.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider_key: Option<String>,
    /// Who at the caller's did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    /// Whom it was about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uid: Option<String>,
    /// The service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<ClientId>,
    /// The dataset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<ResourceId>,
    /// What was done.
    pub audit_event: String,
    /// To what extent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// From where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ip: Option<IpAddr>,
}

impl AuditEntry {
    /// Reads what `caller` posted. Members of other names are passed over.
    ///
    /// ```
    /// use mydata_protocol::audit::{AuditCaller, AuditEntry, AuditRefusal};
    /// let caller = AuditCaller::parse("CLI.aB3dE5gH7j")?;
    /// let body = br#"{"clientId":"CLI.aB3dE5gH7j","auditEvent":"read"}"#;
    /// assert_eq!(AuditEntry::read(body, &caller).unwrap().audit_event, "read");
    /// let other = br#"{"clientId":"CLI.0000000000","auditEvent":"read"}"#;
    /// assert_eq!(AuditEntry::read(other, &caller), Err(AuditRefusal::NotTheirOwn { field: "clientId" }));
    /// # Ok::<(), mydata_protocol::ProtocolError>(())
    /// ```
    ///
    /// # Errors
    /// [`AuditRefusal`].
    pub fn read(body: &[u8], caller: &AuditCaller) -> Result<Self, AuditRefusal> {
        if body.len() > MAX_BODY_BYTES {
            return Err(AuditRefusal::TooLarge);
        }
        let entry: Self = serde_json::from_slice(body).map_err(|_| AuditRefusal::Form)?;
        if entry.audit_event.trim().is_empty() {
            return Err(AuditRefusal::EventMissing);
        }
        if let Some(field) = entry.too_long() {
            return Err(AuditRefusal::TextTooLong { field });
        }
        match caller {
            AuditCaller::Client(own) if entry.client_id.as_ref().is_some_and(|named| named != own) => {
                Err(AuditRefusal::NotTheirOwn { field: "clientId" })
            }
            AuditCaller::Resource(own) if entry.resource_id.as_ref().is_some_and(|named| named != own) => {
                Err(AuditRefusal::NotTheirOwn { field: "resourceId" })
            }
            _ => Ok(entry),
        }
    }

    fn too_long(&self) -> Option<&'static str> {
        let texts = [
            ("providerKey", self.provider_key.as_deref()),
            ("userName", self.user_name.as_deref()),
            ("uid", self.uid.as_deref()),
            ("auditEvent", Some(self.audit_event.as_str())),
            ("scope", self.scope.as_deref()),
        ];
        let is_long = |text: &str| text.chars().count() > MAX_TEXT_CHARS;
        texts.into_iter().find(|(_, text)| text.is_some_and(is_long)).map(|(field, _)| field)
    }
}

impl fmt::Debug for AuditEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuditEntry")
            .field("client_id", &self.client_id)
            .field("resource_id", &self.resource_id)
            .finish_non_exhaustive()
    }
}

/// Why an entry is not taken in.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum AuditRefusal {
    /// It does not say what was done.
    #[error("auditEvent is missing or empty")]
    EventMissing,
    /// It is not JSON of this form: a member comes twice, or an id or address is none.
    #[error("the body is not an entry: JSON with texts, ids and an address")]
    Form,
    /// It names another service or dataset than the caller's.
    #[error("{field} is not the caller's own")]
    NotTheirOwn {
        /// Which member names it.
        field: &'static str,
    },
    /// A text has more than [`MAX_TEXT_CHARS`].
    #[error("{field} has more than {MAX_TEXT_CHARS} characters")]
    TextTooLong {
        /// Which.
        field: &'static str,
    },
    /// The body has more than [`MAX_BODY_BYTES`].
    #[error("the body has more than {MAX_BODY_BYTES} bytes")]
    TooLarge,
}

impl AuditRefusal {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::EventMissing => "audit.event-missing",
            Self::Form => "audit.form",
            Self::NotTheirOwn { .. } => "audit.not-their-own",
            Self::TextTooLong { .. } => "audit.text-too-long",
            Self::TooLarge => "audit.too-large",
        }
    }

    /// The HTTP status it is answered with.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::EventMissing | Self::Form | Self::TextTooLong { .. } => 400,
            Self::NotTheirOwn { .. } => 403,
            Self::TooLarge => 413,
        }
    }
}
