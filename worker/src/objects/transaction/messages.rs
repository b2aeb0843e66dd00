//! What can be said to a transaction.

use mydata_consent::{DatasetState, Event, Handover, Moment, StopReason, TakeAnswer, Transaction};
use mydata_identity::{AssuranceLevel, Birthday, IdentityMethod, NationalId};
use mydata_protocol::connect::{ActiveToken, Gender};
use mydata_protocol::data_api::TxStatus;
use mydata_protocol::dp_api::AccessToken;
use mydata_protocol::ids::{ClientId, PermissionTicket, ResourceId, TxId};
use mydata_protocol::parameters::ParameterValues;
use mydata_protocol::return_url::ReturnTo;
use mydata_protocol::sealed::DeliverySecret;
use serde::{Deserialize, Serialize};

use crate::names::{CitizenName, TransactionName};
use crate::objects::Message;
use crate::objects::signed_entry::Proof;
use crate::sandbox::Faults;
use crate::session::SessionDigest;
use crate::store::vault::PackageKey;
use crate::texts::Locale;

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
    /// What is to go wrong, in a sandbox.
    pub faults: Faults,
}
message!(Open => (), "open");

/// What was asked for, once every check had passed.
#[derive(Clone, Serialize, Deserialize)]
pub struct Asked {
    /// For whom.
    pub receiver: Receiver,
    /// The datasets, in the order asked for.
    pub resources: Vec<ResourceId>,
    /// What she filled in for each of them.
    pub parameters: Vec<ParameterValues>,
    /// Whom it is about, where a service has said so.
    pub pid: Option<NationalId>,
    /// What her service has shown of her by a signature of hers.
    pub proof: Option<Proof>,
    /// With which a service will fetch.
    pub ticket: Option<PermissionTicket>,
    /// The language in which she is told what happens while she is away.
    pub locale: Locale,
}

/// For whom the data is.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Receiver {
    /// The citizen herself.
    Citizen,
    /// The clerk at a counter where she stands.
    Counter {
        /// The counter's service.
        client_id: ClientId,
    },
    /// The service that sent her here.
    Service(ServiceRequest),
}

/// A service's request, as its redirect carried it.
#[derive(Clone, Serialize, Deserialize)]
pub struct ServiceRequest {
    /// The service.
    pub client_id: ClientId,
    /// Its own name for the transaction.
    pub tx_id: TxId,
    /// Where the citizen goes back to.
    pub return_to: ReturnTo,
}

impl Receiver {
    /// To whom the data is handed over.
    #[must_use]
    pub const fn handover(&self) -> Handover {
        match self {
            Self::Citizen => Handover::ToCitizen,
            Self::Counter { .. } => Handover::ToCounter,
            Self::Service(_) => Handover::ToService,
        }
    }

    /// The online service, if it is for one.
    #[must_use]
    pub const fn service(&self) -> Option<&ServiceRequest> {
        match self {
            Self::Citizen | Self::Counter { .. } => None,
            Self::Service(request) => Some(request),
        }
    }

    /// The service's id, online or at a counter, if it is for one.
    #[must_use]
    pub const fn client_id(&self) -> Option<&ClientId> {
        match self {
            Self::Citizen => None,
            Self::Counter { client_id } => Some(client_id),
            Self::Service(request) => Some(&request.client_id),
        }
    }
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
    /// For whom the data is.
    pub receiver: Receiver,
    /// The datasets.
    pub resources: Vec<ResourceId>,
    /// Whom it is about; not known before she has identified, unless a service named her, and gone once it has ended.
    pub pid: Option<NationalId>,
    /// Who she is, once identified and until the end.
    pub person: Option<Person>,
    /// Whether her service has introduced her by a signature of hers.
    pub introduced: bool,
    /// What that has shown, until the end.
    pub proof: Option<Proof>,
    /// Her record, once it is known whose it is.
    pub citizen: Option<CitizenName>,
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
    AcceptTerms {
        /// What she filled in for each of the datasets; nothing where she did so before.
        parameters: Vec<ParameterValues>,
    },
    /// She agreed.
    Agree,
    /// She wants what is kept erased at once.
    Delete,
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
    /// She left before she had identified.
    LeaveUnidentified,
    /// She refused.
    Refuse,
}

impl Deed {
    pub(super) fn event(&self) -> Event {
        match self {
            Self::AcceptTerms { .. } => Event::AcceptTerms,
            Self::Agree => Event::Agree,
            Self::Delete => Event::Stop(StopReason::DeleteNow),
            Self::Identify { method, .. } => Event::Identified { method: *method },
            Self::IdentifyAsAnother => Event::IdentifiedAsAnother,
            Self::LeaveUnidentified => Event::LeaveUnidentified,
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

/// Begins to save packages on the citizen's computer. The answer is the transfer, or the code of the refusal.
#[derive(Serialize, Deserialize)]
pub struct BeginSave {
    /// The session's digest.
    pub session: SessionDigest,
    /// Which datasets; all that are there if none is named.
    pub resources: Vec<ResourceId>,
}
message!(BeginSave => Result<Saving, String>, "begin-save");

/// A transfer to the citizen's computer.
#[derive(Clone, Serialize, Deserialize)]
pub struct Saving {
    /// Names the transfer.
    pub lease: u64,
    /// What is saved.
    pub packages: Vec<(ResourceId, Stored)>,
}

/// The last byte of a transfer to the citizen's computer has gone out.
#[derive(Serialize, Deserialize)]
pub struct FinishSave {
    /// The transfer.
    pub lease: u64,
}
message!(FinishSave => (), "finish-save");

/// Looks at a transaction for the citizen it is about.
#[derive(Serialize, Deserialize)]
pub struct Glance {
    /// Who asks; nobody else is answered.
    pub citizen: CitizenName,
}
message!(Glance => Option<Glimpse>, "glance");

/// A transaction as its citizen's member area shows it.
#[derive(Clone, Serialize, Deserialize)]
pub struct Glimpse {
    /// To whom the data is handed over.
    pub handover: Handover,
    /// The service, online or at a counter, if it is for one.
    pub client_id: Option<ClientId>,
    /// How far it has come: the step of its pages, or `ended`.
    pub stage: String,
    /// The datasets and how far each has come; none once it has ended.
    pub datasets: Vec<(ResourceId, DatasetState)>,
    /// When collecting began.
    pub started_at: Option<Moment>,
    /// Until when the data is kept at most.
    pub kept_until: Option<Moment>,
    /// Until when a counter's code can be redeemed, where it has one just now.
    #[serde(default)]
    pub code_until: Option<Moment>,
    /// What must have been shown to go on with it.
    pub minimum: AssuranceLevel,
}

/// Stops a transaction of this citizen. Tells whether it was going on until now.
#[derive(Serialize, Deserialize)]
pub struct Stop {
    /// Who says so; nobody else is heard.
    pub citizen: CitizenName,
    /// Why.
    pub why: StopReason,
}
message!(Stop => bool, "stop");

/// Stops a transaction whose service has been deactivated: nothing more is handed to it.
#[derive(Serialize, Deserialize)]
pub struct CloseFor {
    /// The service; a transaction of another's is left alone.
    pub client_id: ClientId,
}
message!(CloseFor => (), "close-for");

/// Gives a browser in which the citizen is signed in a session of a transaction of hers, in place of the one before.
/// Tells whether it goes on. The caller has seen that what she has shown is enough for it.
#[derive(Serialize, Deserialize)]
pub struct Resume {
    /// Who says so; nobody else is heard.
    pub citizen: CitizenName,
    /// The digest of the new session.
    pub session: SessionDigest,
}
message!(Resume => bool, "resume");

/// Asks how a transaction stands. Nothing is answered once it is forgotten.
#[derive(Serialize, Deserialize)]
pub struct AskStanding {
    /// The service it is for; no other is answered.
    pub client_id: ClientId,
}
message!(AskStanding => Option<Standing>, "ask-standing");

/// How a transaction stands, as its service may know it.
#[derive(Serialize, Deserialize)]
pub struct Standing {
    /// How far it has come, or how it ended.
    pub status: TxStatus,
    /// How the citizen identified, once she has.
    pub method: Option<IdentityMethod>,
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
