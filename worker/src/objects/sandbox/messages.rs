//! What can be said to the sandbox.

use mydata_consent::Moment;
use mydata_protocol::ids::{ClientId, ResourceId, TxId};
use serde::{Deserialize, Serialize};

use crate::names::TransactionName;
use crate::objects::Message;
use crate::sandbox::{Fault, Faults, Happening, PlannedFault};

const BINDING: &str = "SANDBOX";

/// Plans a fault for the next transaction of this service. One that is planned already is planned anew.
#[derive(Serialize, Deserialize)]
pub struct Plan {
    /// Whose.
    pub client_id: ClientId,
    /// What.
    pub planned: PlannedFault,
}
message!(Plan => Result<(), TooManyPlanned>, "plan");

/// More faults were planned than the sandbox keeps in mind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TooManyPlanned {
    /// How many it does.
    pub most: usize,
}

/// Asks for the faults that are planned, in the order in which they were.
#[derive(Serialize, Deserialize)]
pub struct ListPlanned;
message!(ListPlanned => Vec<Planned>, "list-planned");

/// A fault that waits for its transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// Of which service.
    pub client_id: ClientId,
    /// When it was planned.
    pub at: Moment,
    /// What.
    #[serde(flatten)]
    pub planned: PlannedFault,
}

/// Drops planned faults.
#[derive(Serialize, Deserialize)]
pub struct Drop {
    /// Of this service alone.
    pub client_id: Option<ClientId>,
    /// This fault alone.
    pub fault: Option<Fault>,
}
message!(Drop => (), "drop");

/// Takes the planned faults of a service for a transaction of its. The same transaction gets the same ones again.
#[derive(Serialize, Deserialize)]
pub struct Claim {
    /// Whose.
    pub client_id: ClientId,
    /// The service's own name for the transaction.
    pub tx_id: TxId,
}
message!(Claim => Faults, "claim");

/// Whose timeline it is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct About {
    /// The service; none where she takes the data herself.
    pub client_id: Option<ClientId>,
    /// The service's own name for the transaction.
    pub tx_id: Option<TxId>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// The idempotency key, for its transaction.
    pub key: String,
    /// When.
    pub at: Moment,
    /// What.
    pub what: Happening,
}

/// Writes into a transaction's timeline. What is told twice under one key stands there once.
#[derive(Serialize, Deserialize)]
pub struct Tell {
    /// Which transaction.
    pub transaction: TransactionName,
    /// Whose it is; without it nothing is written of a transaction that the sandbox does not know.
    pub about: Option<About>,
    /// What happened, in order.
    pub notes: Vec<Noted>,
}
message!(Tell => (), "tell");

/// Asks for the timelines, those that began last first.
#[derive(Serialize, Deserialize)]
pub struct ListTimelines {
    /// Those of this transaction of a service alone.
    pub tx_id: Option<TxId>,
    /// How many at most.
    pub limit: usize,
}
message!(ListTimelines => Vec<Timeline>, "list-timelines");

/// Asks for one timeline.
#[derive(Serialize, Deserialize)]
pub struct ReadTimeline {
    /// Of which transaction.
    pub transaction: TransactionName,
}
message!(ReadTimeline => Option<Timeline>, "read-timeline");

/// What happened in one transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeline {
    /// Its name.
    pub transaction: TransactionName,
    /// The service, if it was for one.
    pub client_id: Option<String>,
    /// The service's own name for it.
    pub tx_id: Option<String>,
    /// When it began.
    pub at: Moment,
    /// What happened, in order; in a list the last of it alone.
    pub happenings: Vec<Happened>,
}

/// A line of a timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happened {
    /// When.
    pub at: Moment,
    /// What.
    #[serde(flatten)]
    pub what: Happening,
}

impl Happening {
    /// The datasets it names.
    #[must_use]
    pub fn resources(&self) -> &[ResourceId] {
        match self {
            Self::Arrived { resources, .. } | Self::Ordered { resources } => resources,
            Self::Counter { resource: Some(resource), .. }
            | Self::DatasetFailed { resource, .. }
            | Self::Erased { resource }
            | Self::NoRecord { resource }
            | Self::PackageAdmitted { resource, .. }
            | Self::ProviderAnswered { resource, .. }
            | Self::ProviderAsked { resource }
            | Self::ProviderSilent { resource, .. } => std::slice::from_ref(resource),
            _ => &[],
        }
    }
}
