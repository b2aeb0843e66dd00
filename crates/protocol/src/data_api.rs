//! The service provider fetches: request headers in, a status out.

use core::time::Duration;

use mydata_identity::IdentityMethod;
use serde::{Deserialize, Serialize};

use crate::ids::{PermissionTicket, TxId};

/// How long data can be fetched: 8 hours after it was put down.
pub const LIFE: Duration = Duration::from_hours(8);

/// The content type of a delivery.
pub const CONTENT_TYPE: &str = "application/jwe; charset=UTF-8";

/// A `Retry-After` is never shorter than this (protocol section 3).
pub const SHORTEST_RETRY: Duration = Duration::from_secs(10);

/// A request to `GET /service/data`, read from its headers.
///
/// ```
/// use mydata_protocol::data_api::{DataAnswer, DataRequest};
/// assert_eq!(DataRequest::parse(None, None).unwrap_err(), DataAnswer::TicketMissing);
/// assert!(DataRequest::parse(Some("07070707-0707-4707-8707-070707070707"), None).is_ok());
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DataRequest {
    /// The ticket.
    pub permission_ticket: PermissionTicket,
    /// The SP's transaction, if it named one; it must then be the ticket's.
    pub tx_id: Option<TxId>,
}

impl DataRequest {
    /// Reads the `permission_ticket` and `tx_id` headers.
    ///
    /// # Errors
    /// [`DataAnswer::TicketMissing`]; a text that cannot be a ticket or `tx_id` is answered like an unknown one,
    /// [`DataAnswer::Forbidden`].
    pub fn parse(permission_ticket: Option<&str>, tx_id: Option<&str>) -> Result<Self, DataAnswer> {
        let given = |header: Option<&'_ str>| {
            header.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let ticket = given(permission_ticket).ok_or(DataAnswer::TicketMissing)?;
        let permission_ticket = PermissionTicket::parse(&ticket).map_err(|_| DataAnswer::Forbidden)?;
        let tx_id =
            given(tx_id).map(|text| TxId::parse(&text)).transpose().map_err(|_| DataAnswer::Forbidden)?;
        Ok(Self { permission_ticket, tx_id })
    }
}

/// The answer of `GET /service/data`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DataAnswer {
    /// 401, the caller's address is not on the SP's allow-list.
    AddressNotAllowed,
    /// 504, every dataset failed.
    AllFailed,
    /// 200, the delivery follows.
    Delivery,
    /// 403, ticket unknown, SP-API not acknowledged, or older than 8 hours.
    Forbidden,
    /// 429, not ready yet.
    NotReady(RetryAfter),
    /// 201, already taken, no body.
    Taken,
    /// 400, no ticket header.
    TicketMissing,
}

impl DataAnswer {
    /// The HTTP status.
    #[must_use]
    pub fn status(self) -> u16 {
        match self {
            Self::AddressNotAllowed => 401,
            Self::AllFailed => 504,
            Self::Delivery => 200,
            Self::Forbidden => 403,
            Self::NotReady(_) => 429,
            Self::Taken => 201,
            Self::TicketMissing => 400,
        }
    }

    /// The `Retry-After` header's value, where there is one.
    ///
    /// ```
    /// use core::time::Duration;
    /// use mydata_protocol::data_api::{DataAnswer, RetryAfter};
    /// let answer = DataAnswer::NotReady(RetryAfter::at_least(Duration::from_secs(3)));
    /// assert_eq!((answer.status(), answer.retry_after().as_deref()), (429, Some("10")));
    /// ```
    #[must_use]
    pub fn retry_after(self) -> Option<String> {
        match self {
            Self::NotReady(RetryAfter(seconds)) => Some(seconds.to_string()),
            _ => None,
        }
    }
}

/// Whole seconds until an SP should ask again, ten at least.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct RetryAfter(u64);

impl RetryAfter {
    /// Rounds up to whole seconds and to [`SHORTEST_RETRY`].
    #[must_use]
    pub fn at_least(wait: Duration) -> Self {
        let whole = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
        Self(whole.max(SHORTEST_RETRY.as_secs()))
    }
}

/// The answer of the side call `GET /service/txid_status`.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TxStatus {
    /// 205, the citizen refused.
    ConsentRefused,
    /// 504, the data providers' systems failed.
    DatasetsFailed,
    /// 403, not fetched within 8 hours, and erased. The number of the data API's refusal, under words of its own.
    Expired,
    /// 429, being prepared.
    Preparing,
    /// 200, ready to be fetched.
    Ready,
    /// 403, some datasets failed.
    SomeFailed,
    /// 410, the SP-API call failed.
    SpFailed,
    /// 201, fetched.
    Taken,
    /// 400, the request was malformed.
    Malformed,
}

impl TxStatus {
    /// The number on the wire.
    #[must_use]
    pub fn number(self) -> u16 {
        match self {
            Self::ConsentRefused => 205,
            Self::DatasetsFailed => 504,
            Self::Preparing => 429,
            Self::Ready => 200,
            Self::Expired | Self::SomeFailed => 403,
            Self::SpFailed => 410,
            Self::Taken => 201,
            Self::Malformed => 400,
        }
    }

    /// The text on the wire; SPs show it, so it is the field's.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::ConsentRefused => "User不同意",
            Self::DatasetsFailed => "DP系統異常",
            Self::Expired => "資料逾期未取用，已刪除",
            Self::Preparing => "資料準備中",
            Self::Ready => "資料已準備完成",
            Self::SomeFailed => "部分資料集失敗",
            Self::SpFailed => "SP-API 呼叫失敗",
            Self::Taken => "SP已取用資料",
            Self::Malformed => "格式錯誤",
        }
    }

    /// The JSON body, `{"code","text"}`.
    ///
    /// ```
    /// use mydata_protocol::data_api::TxStatus;
    /// assert_eq!(TxStatus::Taken.to_json(), r#"{"code":"201","text":"SP已取用資料"}"#);
    /// ```
    #[must_use]
    pub fn to_json(self) -> String {
        format!(r#"{{"code":"{}","text":"{}"}}"#, self.number(), self.text())
    }
}

/// The answer of the side call `GET /service/type_valid`: how the citizen identified.
///
/// ```
/// use mydata_identity::IdentityMethod;
/// use mydata_protocol::data_api::verification_json;
/// assert_eq!(verification_json(IdentityMethod::CitizenCertificate), r#"{"verification":"CER"}"#);
/// ```
#[must_use]
pub fn verification_json(method: IdentityMethod) -> String {
    format!(r#"{{"verification":"{}"}}"#, method.code())
}
