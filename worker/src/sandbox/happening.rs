//! One line of a transaction's timeline. It holds no personal data, so that a developer may read and pass it on.

use mydata_protocol::ids::ResourceId;
use serde::{Deserialize, Serialize};

use crate::objects::transaction::CodeHappening;

/// What happened in a transaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Happening {
    /// The citizen pressed 同意傳送.
    Agreed,
    /// A citizen arrived from the service, and everything about the request was right.
    Arrived {
        /// The datasets asked for.
        resources: Vec<ResourceId>,
        /// The registered address she goes back to, without the service's own query.
        return_url: String,
    },
    /// A citizen arrived from the service with a request that was refused.
    ArrivalRefused {
        /// The stable code.
        code: String,
        /// What the service heard, or the status of the page that the citizen saw.
        status: u16,
    },
    /// Something has come of a counter's code.
    Counter {
        /// What.
        event: CodeHappening,
        /// Which dataset it was about.
        #[serde(skip_serializing_if = "Option::is_none")]
        resource: Option<ResourceId>,
    },
    /// The service asked for the data.
    DataAsked {
        /// The answer's status.
        status: u16,
        /// How many seconds it was told to wait.
        #[serde(skip_serializing_if = "Option::is_none")]
        retry_after: Option<u64>,
    },
    /// A dataset cannot be had.
    DatasetFailed {
        /// Which.
        resource: ResourceId,
        /// The stable code.
        code: String,
    },
    /// It ended.
    Ended {
        /// The stable code of the outcome.
        code: String,
    },
    /// A dataset's place in the vault has been emptied.
    Erased {
        /// Which.
        resource: ResourceId,
    },
    /// A fault struck that had been planned.
    Fault {
        /// Its name.
        fault: String,
    },
    /// The citizen has shown who she is.
    Identified {
        /// The code of the strongest method.
        method: String,
    },
    /// Somebody identified who is not the person the service named.
    IdentifiedAsAnother,
    /// A letter went out, or was tried to be sent.
    Letter {
        /// What kind of letter.
        kind: String,
        /// What became of it: the stable code.
        code: String,
    },
    /// The lock that the personal part was sealed with has been destroyed.
    LockDestroyed,
    /// The agency has nothing about this citizen.
    NoRecord {
        /// Of which dataset.
        resource: ResourceId,
    },
    /// She began an order of her own data.
    Ordered {
        /// The datasets.
        resources: Vec<ResourceId>,
    },
    /// A package was admitted to the vault.
    PackageAdmitted {
        /// Of which dataset.
        resource: ResourceId,
        /// Its size.
        bytes: u64,
    },
    /// An agency answered.
    ProviderAnswered {
        /// Of which dataset.
        resource: ResourceId,
        /// The answer's status.
        status: u16,
        /// `Retry-After` as it stood there.
        #[serde(skip_serializing_if = "Option::is_none")]
        retry_after: Option<String>,
    },
    /// An agency was asked.
    ProviderAsked {
        /// For which dataset.
        resource: ResourceId,
    },
    /// An agency gave no answer.
    ProviderSilent {
        /// Of which dataset.
        resource: ResourceId,
        /// The stable code.
        code: String,
    },
    /// The citizen pressed 不同意.
    Refused,
    /// The citizen was shown the way back to the service.
    Returned {
        /// The return code in it.
        code: u16,
    },
    /// The service answered the notice.
    ServiceAnswered {
        /// The answer's status.
        status: u16,
    },
    /// The service gave no answer to the notice.
    ServiceSilent {
        /// The stable code.
        code: String,
    },
    /// The service was told that data is coming, or cannot be had.
    ServiceTold,
    /// All of the data has gone out to the service.
    Taken,
    /// The citizen accepted the terms.
    TermsAccepted,
}

impl Happening {
    /// Its stable name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Arrived { .. } => "arrived",
            Self::ArrivalRefused { .. } => "arrival-refused",
            Self::Counter { .. } => "counter",
            Self::DataAsked { .. } => "data-asked",
            Self::DatasetFailed { .. } => "dataset-failed",
            Self::Ended { .. } => "ended",
            Self::Erased { .. } => "erased",
            Self::Fault { .. } => "fault",
            Self::Identified { .. } => "identified",
            Self::IdentifiedAsAnother => "identified-as-another",
            Self::Letter { .. } => "letter",
            Self::LockDestroyed => "lock-destroyed",
            Self::NoRecord { .. } => "no-record",
            Self::Ordered { .. } => "ordered",
            Self::PackageAdmitted { .. } => "package-admitted",
            Self::ProviderAnswered { .. } => "provider-answered",
            Self::ProviderAsked { .. } => "provider-asked",
            Self::ProviderSilent { .. } => "provider-silent",
            Self::Refused => "refused",
            Self::Returned { .. } => "returned",
            Self::ServiceAnswered { .. } => "service-answered",
            Self::ServiceSilent { .. } => "service-silent",
            Self::ServiceTold => "service-told",
            Self::Taken => "taken",
            Self::TermsAccepted => "terms-accepted",
        }
    }
}
