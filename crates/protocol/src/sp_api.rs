//! The notice to a service provider after 同意傳送, its signature, and its answer.

mod signature;

use core::time::Duration;

use serde::{Deserialize, Serialize};

pub use self::signature::{ID_HEADER, NoticeId, NoticeSigner, SIGNATURE_HEADER, TIMESTAMP_HEADER};
use crate::ProtocolError;
use crate::ids::{PermissionTicket, ResourceId, TxId};
use crate::json::json_of;
use crate::return_code::ReturnCode;

/// How long to wait for an SP's connection (protocol section 2).
pub const CONNECT_TIMEOUT: Duration = Duration::from_secs(15);

/// The notice's content type.
pub const CONTENT_TYPE: &str = "application/json; charset=UTF-8";

/// What the platform tells a service provider. Fields without a value are left out of the JSON.
///
/// ```
/// use mydata_protocol::ids::{PermissionTicket, TxId};
/// use mydata_protocol::sp_api::{SpNotice, SpOutcome};
/// let notice = SpNotice {
///     tx_id: TxId::parse("0a1b2c3d-4e5f-4a7b-8c9d-0e1f2a3b4c5d")?,
///     api_key: None,
///     permission_ticket: PermissionTicket::from_random([7; 16]),
///     outcome: SpOutcome::Ready { secret_key: "c2VhbGVk".to_owned() },
/// };
/// assert_eq!(
///     notice.to_json(),
///     r#"{"tx_id":"0a1b2c3d-4e5f-4a7b-8c9d-0e1f2a3b4c5d","permission_ticket":"07070707-0707-4707-8707-070707070707","secret_key":"c2VhbGVk"}"#
/// );
/// # Ok::<(), mydata_protocol::ProtocolError>(())
/// ```
#[derive(Clone, Eq, PartialEq)]
pub struct SpNotice {
    /// The SP's transaction.
    pub tx_id: TxId,
    /// The static key the SP registered.
    pub api_key: Option<String>,
    /// The ticket for the data API.
    pub permission_ticket: PermissionTicket,
    /// Whether there is something to fetch.
    pub outcome: SpOutcome,
}

/// Whether a notice announces data or its failure.
#[derive(Clone, Eq, PartialEq)]
pub enum SpOutcome {
    /// Every dataset is there, or will be.
    Ready {
        /// The delivery's secret, sealed with [`ServiceKeys::seal_secret`](crate::sealed::ServiceKeys::seal_secret).
        secret_key: String,
    },
    /// Some dataset failed, so nothing is delivered.
    UnableToDeliver {
        /// The datasets that failed.
        resources: Vec<ResourceId>,
    },
}

/// The notice as JSON has it.
#[derive(Deserialize, Serialize)]
struct NoticeJson {
    tx_id: TxId,
    #[serde(rename = "apiKey", default, skip_serializing_if = "Option::is_none")]
    api_key: Option<String>,
    permission_ticket: PermissionTicket,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    secret_key: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unable_to_deliver: Option<Vec<ResourceId>>,
}

impl SpNotice {
    /// The notice's body.
    #[must_use]
    pub fn to_json(&self) -> String {
        let (secret_key, unable_to_deliver) = match self.outcome.clone() {
            SpOutcome::Ready { secret_key } => (Some(secret_key), None),
            SpOutcome::UnableToDeliver { resources } => (None, Some(resources)),
        };
        let json = NoticeJson {
            tx_id: self.tx_id.clone(),
            api_key: self.api_key.clone(),
            permission_ticket: self.permission_ticket.clone(),
            secret_key,
            unable_to_deliver,
        };
        json_of(&json)
    }

    /// Reads a notice's body.
    ///
    /// # Errors
    /// [`ProtocolError::SpNoticeForm`].
    pub fn from_json(body: &str) -> Result<Self, ProtocolError> {
        let json: NoticeJson = serde_json::from_str(body).map_err(|_| ProtocolError::SpNoticeForm)?;
        let outcome = match (json.secret_key, json.unable_to_deliver) {
            (Some(secret_key), None) => SpOutcome::Ready { secret_key },
            (None, Some(resources)) => SpOutcome::UnableToDeliver { resources },
            _ => return Err(ProtocolError::SpNoticeForm),
        };
        Ok(Self {
            tx_id: json.tx_id,
            api_key: json.api_key,
            permission_ticket: json.permission_ticket,
            outcome,
        })
    }
}

impl core::fmt::Debug for SpNotice {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("SpNotice")
            .field("tx_id", &self.tx_id)
            .field("outcome", &self.outcome)
            .finish_non_exhaustive()
    }
}

impl core::fmt::Debug for SpOutcome {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Ready { .. } => f.write_str("Ready(***)"),
            Self::UnableToDeliver { resources } => f.debug_tuple("UnableToDeliver").field(resources).finish(),
        }
    }
}

/// What a service provider answered.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpAnswer {
    /// 200 or 201: it will fetch.
    Acknowledged,
    /// Anything else, or no answer.
    Failed,
    /// 403: it does not want the data.
    Refused,
}

impl SpAnswer {
    /// Reads the answer's status.
    ///
    /// ```
    /// use mydata_protocol::sp_api::SpAnswer;
    /// assert_eq!(SpAnswer::from_status(201), SpAnswer::Acknowledged);
    /// assert_eq!(SpAnswer::from_status(302), SpAnswer::Failed);
    /// ```
    #[must_use]
    pub fn from_status(status: u16) -> Self {
        match status {
            200 | 201 => Self::Acknowledged,
            403 => Self::Refused,
            _ => Self::Failed,
        }
    }

    /// The code with which the citizen goes back: data an SP did not acknowledge was not given.
    #[must_use]
    pub fn return_code(self, outcome: &SpOutcome) -> ReturnCode {
        match (self, outcome) {
            (Self::Failed | Self::Refused, _) => ReturnCode::SpFailed,
            (Self::Acknowledged, SpOutcome::Ready { .. }) => ReturnCode::Given,
            (Self::Acknowledged, SpOutcome::UnableToDeliver { .. }) => ReturnCode::DatasetsFailed,
        }
    }
}
