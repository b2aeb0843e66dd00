//! How a transaction ended, as the service provider reads it in its return URL.

use serde::{Deserialize, Serialize};

use crate::ProtocolError;

/// The `code` of a return to the service provider (protocol section 4).
///
/// ```
/// use mydata_protocol::return_code::ReturnCode;
/// assert_eq!(ReturnCode::WrongPerson.number(), 409);
/// assert_eq!(ReturnCode::try_from(205)?, ReturnCode::ConsentRefused);
/// # Ok::<(), mydata_protocol::ProtocolError>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(try_from = "u16", into = "u16")]
pub enum ReturnCode {
    /// 205, the citizen pressed 不同意傳送.
    ConsentRefused,
    /// 504, one or more datasets could not be had.
    DatasetsFailed,
    /// 200, consent was given and the SP acknowledged.
    Given,
    /// 403, the service has no datasets.
    NoDatasets,
    /// 401, unknown client or resource, out of scope, or not identified.
    NotAllowed,
    /// 400, bad parameters or pid.
    ParametersBad,
    /// 404, the return URL is not registered. Never sent anywhere: the citizen sees a page.
    ReturnUrlUnknown,
    /// 423, the service is deactivated.
    ServiceDeactivated,
    /// 410, the SP did not acknowledge.
    SpFailed,
    /// 408, the citizen took too long.
    TimedOut,
    /// 409, the person identified is not the person of the pid.
    WrongPerson,
}

impl ReturnCode {
    /// Every return code, by number.
    pub const ALL: [Self; 11] = [
        Self::Given,
        Self::ConsentRefused,
        Self::ParametersBad,
        Self::NotAllowed,
        Self::NoDatasets,
        Self::ReturnUrlUnknown,
        Self::TimedOut,
        Self::WrongPerson,
        Self::SpFailed,
        Self::ServiceDeactivated,
        Self::DatasetsFailed,
    ];

    /// The number on the wire.
    #[must_use]
    pub fn number(self) -> u16 {
        match self {
            Self::ConsentRefused => 205,
            Self::DatasetsFailed => 504,
            Self::Given => 200,
            Self::NoDatasets => 403,
            Self::NotAllowed => 401,
            Self::ParametersBad => 400,
            Self::ReturnUrlUnknown => 404,
            Self::ServiceDeactivated => 423,
            Self::SpFailed => 410,
            Self::TimedOut => 408,
            Self::WrongPerson => 409,
        }
    }

    /// What the code says, in one English sentence for developers.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::ConsentRefused => "the citizen refused",
            Self::DatasetsFailed => "one or more datasets could not be had",
            Self::Given => "the citizen agreed and the service acknowledged",
            Self::NoDatasets => "the service has no datasets",
            Self::NotAllowed => "unknown client or resource, out of scope, or not identified",
            Self::ParametersBad => "bad parameters or pid",
            Self::ReturnUrlUnknown => "the return URL is not registered",
            Self::ServiceDeactivated => "the service is deactivated",
            Self::SpFailed => "the service did not acknowledge",
            Self::TimedOut => "the transaction timed out",
            Self::WrongPerson => "the person identified is not the person of the pid",
        }
    }
}

impl TryFrom<u16> for ReturnCode {
    type Error = ProtocolError;

    fn try_from(number: u16) -> Result<Self, ProtocolError> {
        Self::ALL
            .into_iter()
            .find(|code| code.number() == number)
            .ok_or(ProtocolError::ReturnCodeUnknown { number })
    }
}

impl From<ReturnCode> for u16 {
    fn from(code: ReturnCode) -> Self {
        code.number()
    }
}
