//! Why a request is not answered with data, each reason with its status and a stable code.

use serde::Serialize;

/// A reason. None of them holds anything about a person.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The request's body is not the JSON object a dataset or the registry is asked with.
    #[error("the body is not the JSON object this is asked with")]
    BodyMalformed,
    /// The request's body is larger than any request of this API.
    #[error("the body is larger than {limit} bytes")]
    BodyTooLarge {
        /// The most that is read.
        limit: usize,
    },
    /// The registry has no company of this number.
    #[error("the registry has no company of this number")]
    CompanyUnknown,
    /// Something here is broken; the log says what.
    #[error("the data provider is out of order")]
    Internal,
    /// The person identified herself by a method too weak for this dataset.
    #[error("the identification is too weak for this dataset")]
    LevelTooLow,
    /// The path is asked with another method.
    #[error("this is asked with {allowed}")]
    MethodNotAllowed {
        /// The right one.
        allowed: &'static str,
    },
    /// There is nothing at this path.
    #[error("there is nothing here")]
    NotFound,
    /// The request lacks what this dataset's rows are selected by.
    #[error("a parameter of this dataset is missing or unreadable")]
    ParameterMissing,
    /// The request names somebody else than the token.
    #[error("the request and the token name different people")]
    PersonMismatch,
    /// The registry has nobody of this number.
    #[error("the registry has nobody of this number")]
    PersonUnknown,
    /// The platform could not be asked about the token.
    #[error("the platform does not answer")]
    PlatformUnreachable,
    /// The record cannot be read at the moment.
    #[error("the record cannot be read at the moment")]
    RecordUnreadable,
    /// The caller of the registry has not shown its key.
    #[error("the registry is asked with its key")]
    RegistryKey,
    /// The data is not ready yet.
    #[error("the data is being prepared")]
    StillPreparing {
        /// When to ask again.
        retry_after_seconds: u32,
    },
    /// The caller of the telecom operator has not shown its key.
    #[error("the telecom operator is asked with its key")]
    TelecomKey,
    /// The platform does not know the token, or not for this dataset, or no longer.
    #[error("the token is not valid for this dataset")]
    TokenInactive,
    /// There is no Bearer token of the platform's form.
    #[error("a Bearer token of the platform is needed")]
    TokenMissing,
    /// There is no `transaction_uid` header with a UUID.
    #[error("a transaction_uid header with a UUID is needed")]
    TransactionUid,
}

/// Problem details (RFC 9457).
#[derive(Serialize)]
struct Problem<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    status: u16,
    code: &'static str,
    correlation_id: &'a str,
}

impl Refusal {
    /// Its stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::BodyMalformed => "dp.body-malformed",
            Self::BodyTooLarge { .. } => "dp.body-too-large",
            Self::CompanyUnknown => "registry.company-unknown",
            Self::Internal => "dp.internal",
            Self::LevelTooLow => "dp.level-too-low",
            Self::MethodNotAllowed { .. } => "dp.method-not-allowed",
            Self::NotFound => "dp.not-found",
            Self::ParameterMissing => "dp.parameter-missing",
            Self::PersonMismatch => "dp.person-mismatch",
            Self::PersonUnknown => "registry.person-unknown",
            Self::PlatformUnreachable => "dp.platform-unreachable",
            Self::RecordUnreadable => "dp.record-unreadable",
            Self::RegistryKey => "registry.key",
            Self::StillPreparing { .. } => "dp.still-preparing",
            Self::TelecomKey => "telecom.key",
            Self::TokenInactive => "dp.token-inactive",
            Self::TokenMissing => "dp.token-missing",
            Self::TransactionUid => "dp.transaction-uid",
        }
    }

    /// Its HTTP status.
    #[must_use]
    pub fn status(self) -> u16 {
        match self {
            Self::BodyMalformed | Self::ParameterMissing | Self::TransactionUid => 400,
            Self::RegistryKey | Self::TelecomKey | Self::TokenInactive | Self::TokenMissing => 401,
            Self::LevelTooLow | Self::PersonMismatch => 403,
            Self::CompanyUnknown | Self::NotFound | Self::PersonUnknown => 404,
            Self::MethodNotAllowed { .. } => 405,
            Self::BodyTooLarge { .. } => 413,
            Self::StillPreparing { .. } => 429,
            Self::Internal | Self::RecordUnreadable => 500,
            Self::PlatformUnreachable => 503,
        }
    }

    /// The header that belongs to it, if there is one.
    #[must_use]
    pub fn header(self) -> Option<(&'static str, String)> {
        match self {
            Self::MethodNotAllowed { allowed } => Some(("allow", allowed.to_owned())),
            Self::StillPreparing { retry_after_seconds } => {
                Some(("retry-after", retry_after_seconds.to_string()))
            }
            Self::RegistryKey | Self::TelecomKey | Self::TokenInactive | Self::TokenMissing => {
                Some(("www-authenticate", "Bearer".to_owned()))
            }
            _ => None,
        }
    }

    /// The body of the answer, `application/problem+json`.
    #[must_use]
    pub fn to_json(self, correlation_id: &str) -> String {
        let problem = Problem {
            kind: "about:blank",
            title: self.to_string(),
            status: self.status(),
            code: self.code(),
            correlation_id,
        };
        serde_json::to_string(&problem).unwrap_or_default()
    }
}
