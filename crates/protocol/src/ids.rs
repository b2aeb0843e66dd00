//! The names of services, datasets and transactions on the wire.

use core::hash::{Hash, Hasher};

use uuid::{Uuid, Variant};

use crate::ProtocolError;
use crate::parsed::{compared_in_constant_time, parsed_text, printed_as_itself, printed_as_stars};

/// Longest id of an agency, in characters.
const LONGEST_AGENCY_ID: usize = 40;

/// An agency that has counters: lower-case letters, digits, and single hyphens between them.
///
/// ```
/// use mydata_protocol::ids::AgencyId;
/// assert_eq!(AgencyId::parse("demo-welfare")?.as_str(), "demo-welfare");
/// assert!(AgencyId::parse("Demo--Welfare").is_err());
/// # Ok::<(), mydata_protocol::ProtocolError>(())
/// ```
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct AgencyId(String);

impl AgencyId {
    /// Reads an agency's id.
    ///
    /// # Errors
    /// [`ProtocolError::AgencyIdForm`].
    pub fn parse(text: &str) -> Result<Self, ProtocolError> {
        let is_word = |word: &str| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        let fits = text.len() <= LONGEST_AGENCY_ID && text.split('-').all(is_word);
        fits.then(|| Self(text.to_owned())).ok_or(ProtocolError::AgencyIdForm)
    }

    /// The id as it stands in the catalogue.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A service provider's service: `CLI.` and ten alphanumerics.
///
/// ```
/// use mydata_protocol::ids::ClientId;
/// assert_eq!(ClientId::parse("CLI.aB3dE5gH7j")?.as_str(), "CLI.aB3dE5gH7j");
/// # Ok::<(), mydata_protocol::ProtocolError>(())
/// ```
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ClientId(String);

impl ClientId {
    /// Reads a client id.
    ///
    /// # Errors
    /// [`ProtocolError::ClientIdForm`].
    pub fn parse(text: &str) -> Result<Self, ProtocolError> {
        is_prefixed(text, "CLI.").then(|| Self(text.to_owned())).ok_or(ProtocolError::ClientIdForm)
    }

    /// The id as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A dataset: `API.` and ten alphanumerics.
///
/// ```
/// use mydata_protocol::ids::ResourceId;
/// assert_eq!(ResourceId::parse("API.UDauDOLyZg")?.as_str(), "API.UDauDOLyZg");
/// # Ok::<(), mydata_protocol::ProtocolError>(())
/// ```
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ResourceId(String);

impl ResourceId {
    /// Reads a resource id.
    ///
    /// # Errors
    /// [`ProtocolError::ResourceIdForm`].
    pub fn parse(text: &str) -> Result<Self, ProtocolError> {
        is_prefixed(text, "API.").then(|| Self(text.to_owned())).ok_or(ProtocolError::ResourceIdForm)
    }

    /// The id as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A service provider's own name for a transaction: a UUID of version 4 with dashes.
///
/// It goes back to the SP exactly as it came, but two that differ only in case are the same id: otherwise a
/// used one could be used again in capitals.
///
/// ```
/// use mydata_protocol::ids::TxId;
/// let sent = TxId::parse("0A1B2C3D-4E5F-4A7B-8C9D-0E1F2A3B4C5D")?;
/// assert_eq!(sent.as_str(), "0A1B2C3D-4E5F-4A7B-8C9D-0E1F2A3B4C5D");
/// assert_eq!(sent.canonical(), "0a1b2c3d-4e5f-4a7b-8c9d-0e1f2a3b4c5d");
/// assert_eq!(sent, TxId::parse(&sent.canonical())?);
/// # Ok::<(), mydata_protocol::ProtocolError>(())
/// ```
#[derive(Clone)]
pub struct TxId(String);

impl TxId {
    /// Reads a `tx_id`.
    ///
    /// # Errors
    /// [`ProtocolError::TxIdForm`].
    pub fn parse(text: &str) -> Result<Self, ProtocolError> {
        let uuid = dashed_uuid(text).ok_or(ProtocolError::TxIdForm)?;
        if uuid.get_version_num() != 4 || uuid.get_variant() != Variant::RFC4122 {
            return Err(ProtocolError::TxIdForm);
        }
        Ok(Self(text.to_owned()))
    }

    /// The id in the SP's own spelling.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id in lower case: the form to store, compare and name objects by.
    #[must_use]
    pub fn canonical(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

impl PartialEq for TxId {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for TxId {}

impl Hash for TxId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.canonical().hash(state);
    }
}

/// The ticket with which a service provider fetches what it was promised: a bearer secret.
///
/// ```
/// use mydata_protocol::ids::PermissionTicket;
/// let ticket = PermissionTicket::from_random([7; 16]);
/// assert_eq!(ticket.as_str(), "07070707-0707-4707-8707-070707070707");
/// assert_eq!(format!("{ticket:?}"), "PermissionTicket(***)");
/// ```
#[derive(Clone)]
pub struct PermissionTicket(String);

impl PermissionTicket {
    /// Makes a ticket of 16 random bytes.
    #[must_use]
    pub fn from_random(random: [u8; 16]) -> Self {
        Self(uuid_v4(random))
    }

    /// Reads a ticket; its case does not matter.
    ///
    /// # Errors
    /// [`ProtocolError::PermissionTicketForm`].
    pub fn parse(text: &str) -> Result<Self, ProtocolError> {
        let uuid = dashed_uuid(text).ok_or(ProtocolError::PermissionTicketForm)?;
        Ok(Self(uuid.hyphenated().to_string()))
    }

    /// The ticket itself. Never log it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The platform's name for one request to a data provider, the same on every retry.
///
/// ```
/// use mydata_protocol::ids::TransactionUid;
/// assert_eq!(TransactionUid::from_random([0; 16]).as_str(), "00000000-0000-4000-8000-000000000000");
/// ```
#[derive(Clone, Eq, Hash, PartialEq)]
pub struct TransactionUid(String);

impl TransactionUid {
    /// Makes a uid of 16 random bytes.
    #[must_use]
    pub fn from_random(random: [u8; 16]) -> Self {
        Self(uuid_v4(random))
    }

    /// Reads a uid.
    ///
    /// # Errors
    /// [`ProtocolError::TransactionUidForm`].
    pub fn parse(text: &str) -> Result<Self, ProtocolError> {
        let uuid = dashed_uuid(text).ok_or(ProtocolError::TransactionUidForm)?;
        Ok(Self(uuid.hyphenated().to_string()))
    }

    /// The uid as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_prefixed(text: &str, prefix: &str) -> bool {
    text.strip_prefix(prefix)
        .is_some_and(|name| name.len() == 10 && name.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// The UUID in a text of 36 characters; braces, URN and undashed forms are not for the wire.
fn dashed_uuid(text: &str) -> Option<Uuid> {
    if text.len() != 36 {
        return None;
    }
    Uuid::try_parse(text).ok()
}

fn uuid_v4(random: [u8; 16]) -> String {
    uuid::Builder::from_random_bytes(random).into_uuid().hyphenated().to_string()
}

compared_in_constant_time!(PermissionTicket);
printed_as_itself!(AgencyId);
printed_as_itself!(ClientId);
printed_as_itself!(ResourceId);
printed_as_itself!(TransactionUid);
printed_as_itself!(TxId);
printed_as_stars!(PermissionTicket);
parsed_text!(AgencyId);
parsed_text!(ClientId);
parsed_text!(PermissionTicket);
parsed_text!(ResourceId);
parsed_text!(TransactionUid);
parsed_text!(TxId);
