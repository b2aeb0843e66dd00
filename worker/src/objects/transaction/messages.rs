//! What can be said to a transaction.

use mydata_consent::{Event, TakeAnswer, Transaction};
use mydata_identity::{Birthday, IdentityMethod, NationalId};
use mydata_protocol::connect::{ActiveToken, Gender};
use mydata_protocol::dp_api::AccessToken;
use mydata_protocol::ids::{ClientId, PermissionTicket, ResourceId, TxId};
use mydata_protocol::return_url::ReturnTo;
use mydata_protocol::sealed::DeliverySecret;
use serde::{Deserialize, Serialize};

use crate::names::{CitizenName, TransactionName};
use crate::objects::Message;
use crate::session::SessionDigest;
use crate::store::vault::PackageKey;

const BINDING: &str = "TRANSACTION";

/// Begins a transaction.
#[derive(Serialize, Deserialize)]
pub struct Open {
    /// Its own name.
    pub name: TransactionName,
    /// The digest of the secret that the citizen's browser holds.
    pub session: SessionDigest,
    /// What the service asked for.
    pub request: Asked,
}
message!(Open => (), "open");

/// What a service asked for, once every check had passed.
#[derive(Clone, Serialize, Deserialize)]
pub struct Asked {
    /// The service.
    pub client_id: ClientId,
    /// Its own name for the transaction.
    pub tx_id: TxId,
    /// The datasets, in its order.
    pub resources: Vec<ResourceId>,
    /// Where the citizen goes back to.
    pub return_to: ReturnTo,
    /// Whom it is about.
    pub pid: NationalId,
    /// With which the service will fetch.
    pub ticket: PermissionTicket,
}

/// Shows a transaction to the browser that holds its session.
#[derive(Serialize, Deserialize)]
pub struct Show {
    /// The session's digest.
    pub session: SessionDigest,
}
message!(Show => Option<View>, "show");

/// A transaction as its citizen's pages need it.
#[derive(Clone, Serialize, Deserialize)]
pub struct View {
    /// How far it has come.
    pub transaction: Transaction,
    /// The service.
    pub client_id: ClientId,
    /// Its own name for the transaction.
    pub tx_id: TxId,
    /// The datasets.
    pub resources: Vec<ResourceId>,
    /// Where the citizen goes back to.
    pub return_to: ReturnTo,
    /// Whom it is about; gone once it has ended.
    pub pid: Option<NationalId>,
    /// Who she is, once identified and until the end.
    pub person: Option<Person>,
    /// Her record.
    pub citizen: CitizenName,
    /// Whether this browser has yet to identify although somebody has: it never received its new session.
    pub must_identify_again: bool,
}

/// A citizen who has identified. Prints nothing.
#[derive(Clone, Serialize, Deserialize)]
pub struct Person {
    /// Her ID.
    pub id: NationalId,
    /// Her birthday.
    pub birthday: Birthday,
    /// Her name, as the registry has it.
    pub name: String,
    /// Her gender, as the registry has it.
    pub gender: Option<Gender>,
    /// Her e-mail address, if known.
    pub email: Option<String>,
    /// Her mobile number, if known.
    pub mobile: Option<String>,
}

/// What the citizen did. The answer is the transaction after it, or the code of the refusal.
#[derive(Serialize, Deserialize)]
pub struct Act {
    /// The session's digest.
    pub session: SessionDigest,
    /// What.
    pub deed: Deed,
}
message!(Act => Result<View, String>, "act");

/// A citizen's step.
#[derive(Serialize, Deserialize)]
pub enum Deed {
    /// She accepted the terms.
    AcceptTerms,
    /// She agreed.
    Agree,
    /// She identified as the person the service named; her browser gets a new session.
    Identify {
        /// By this method.
        method: IdentityMethod,
        /// Who she is.
        person: Box<Person>,
        /// The digest of the new session.
        next_session: SessionDigest,
    },
    /// She identified as somebody else.
    IdentifyAsAnother,
    /// She refused.
    Refuse,
}

impl Deed {
    pub(super) fn event(&self) -> Event {
        match self {
            Self::AcceptTerms => Event::AcceptTerms,
            Self::Agree => Event::Agree,
            Self::Identify { method, .. } => Event::Identified { method: *method },
            Self::IdentifyAsAnother => Event::IdentifiedAsAnother,
            Self::Refuse => Event::Refuse,
        }
    }
}

/// Asks for a package's key, to show the package to its citizen.
#[derive(Serialize, Deserialize)]
pub struct Preview {
    /// The session's digest.
    pub session: SessionDigest,
    /// Which dataset.
    pub resource: ResourceId,
}
message!(Preview => Option<Stored>, "preview");

/// A package in the vault.
#[derive(Clone, Serialize, Deserialize)]
pub struct Stored {
    /// The dataset's place in the transaction.
    pub dataset: usize,
    /// Its key.
    pub key: PackageKey,
    /// Its size.
    pub bytes: u64,
    /// CRC-32 of its bytes.
    pub crc32: u32,
}

/// Which service this ticket belongs to.
#[derive(Serialize, Deserialize)]
pub struct WhoseTicket {
    /// The ticket.
    pub ticket: PermissionTicket,
}
message!(WhoseTicket => Option<ClientId>, "whose-ticket");

/// Begins a transfer to the service.
#[derive(Serialize, Deserialize)]
pub struct BeginTake {
    /// The ticket.
    pub ticket: PermissionTicket,
    /// The transaction's name at the service, if it gave one.
    pub tx_id: Option<TxId>,
}
message!(BeginTake => Take, "begin-take");

/// What a service that wants to fetch gets.
#[derive(Serialize, Deserialize)]
pub enum Take {
    /// Not now.
    Not(NotNow),
    /// This.
    Begin(Box<Delivery>),
}

/// Why a transfer cannot begin.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum NotNow {
    /// It has been taken.
    AlreadyTaken,
    /// Every dataset failed.
    EveryDatasetFailed,
    /// Not agreed, not acknowledged, refused, too old, or not this ticket's.
    NotAllowed,
    /// Ask again.
    RetryAfterMillis(u64),
}

impl From<TakeAnswer> for NotNow {
    fn from(answer: TakeAnswer) -> Self {
        match answer {
            TakeAnswer::AlreadyTaken => Self::AlreadyTaken,
            TakeAnswer::EveryDatasetFailed => Self::EveryDatasetFailed,
            TakeAnswer::NotAllowed | TakeAnswer::Ready => Self::NotAllowed,
            TakeAnswer::BeingTaken { retry_after } | TakeAnswer::Preparing { retry_after } => {
                Self::RetryAfterMillis(u64::try_from(retry_after.as_millis()).unwrap_or(u64::MAX))
            }
        }
    }
}

/// What goes into a delivery.
#[derive(Serialize, Deserialize)]
pub struct Delivery {
    /// Names the transfer.
    pub lease: u64,
    /// What it is encrypted with.
    pub secret: DeliverySecret,
    /// The datasets and how each ended, in the service's order.
    pub parts: Vec<Part>,
}

/// One dataset of a delivery.
#[derive(Serialize, Deserialize)]
pub struct Part {
    /// The dataset.
    pub resource: ResourceId,
    /// Its code in the manifest.
    pub code: u16,
    /// Its package, if it has one and nothing failed.
    pub package: Option<Stored>,
}

/// The last byte of a transfer has gone out.
#[derive(Serialize, Deserialize)]
pub struct FinishTake {
    /// The transfer.
    pub lease: u64,
}
message!(FinishTake => (), "finish-take");

/// Whether a provider's token is alive.
#[derive(Serialize, Deserialize)]
pub struct Introspect {
    /// The token.
    pub token: AccessToken,
    /// The provider's dataset.
    pub resource: ResourceId,
}
message!(Introspect => Option<ActiveToken>, "introspect");

/// Whom a provider's token is about.
#[derive(Serialize, Deserialize)]
pub struct WhoIs {
    /// The token.
    pub token: AccessToken,
}
message!(WhoIs => Option<Person>, "who-is");
