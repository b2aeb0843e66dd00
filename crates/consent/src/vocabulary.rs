//! The words a transaction is told and speaks: events, effects, outcomes, refusals.

use std::time::Duration;

use mydata_identity::{AssuranceLevel, IdentityMethod};
use serde::{Deserialize, Serialize};

use crate::{CounterEvent, DatasetAnswer, DatasetIndex, DelegationNews, Erasure, Moment};

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The citizen accepted the terms.
    AcceptTerms,
    /// The citizen pressed 同意傳送.
    Agree,
    /// The citizen saves these datasets; the transfer begins.
    BeginSave {
        /// Which.
        datasets: Vec<DatasetIndex>,
    },
    /// The SP fetches the data; the transfer begins.
    BeginTake,
    /// Something happened about a counter's code.
    Counter(CounterEvent),
    /// A provider answered.
    DatasetAnswered {
        /// Which dataset.
        dataset: DatasetIndex,
        /// With what.
        answer: DatasetAnswer,
    },
    /// The last byte of the transfer to the citizen's computer has gone out.
    FinishSave {
        /// The transfer.
        lease: u64,
    },
    /// The last byte of the transfer has gone out.
    FinishTake {
        /// The transfer.
        lease: u64,
    },
    /// The citizen proved to be the person the SP named.
    Identified {
        /// By which method.
        method: IdentityMethod,
    },
    /// Whoever identified is not the person the SP named.
    IdentifiedAsAnother,
    /// The citizen left before she had identified.
    LeaveUnidentified,
    /// The citizen pressed 不同意傳送, or does not accept the terms.
    Refuse,
    /// The SP answered the notice, or could not be reached.
    SpAnswered(SpAnswer),
    /// It is to stop at once, whatever state it is in.
    Stop(StopReason),
}

/// Why a transaction is stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StopReason {
    /// The citizen wants what is kept erased at once.
    DeleteNow,
    /// The citizen says that it was not she who began it.
    Misuse,
    /// The service it is for has been deactivated.
    ServiceClosed,
}

impl StopReason {
    /// How the transaction ends.
    #[must_use]
    pub const fn outcome(self) -> Outcome {
        match self {
            Self::DeleteNow => Outcome::Deleted,
            Self::Misuse => Outcome::Misused,
            Self::ServiceClosed => Outcome::ServiceClosed,
        }
    }
}

/// What came of telling the SP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpAnswer {
    /// 200 or 201.
    Acknowledged,
    /// 403: the SP does not want it.
    Refused,
    /// Anything else, or no answer.
    Unreachable,
}

/// What must be done because of a step. Carried out at least once each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// Ask whom the citizen has named to go to a counter in her place, if there is such a person.
    AskAgent {
        /// Which naming.
        naming: usize,
    },
    /// Ask the provider of this dataset, or ask again.
    AskProvider(DatasetIndex),
    /// Look at the clock: a deadline may have passed.
    CheckDeadline,
    /// A counter's transaction is over: take it from the list of what is live, and tell the citizen what has only been
    /// looked at.
    CloseCounter {
        /// What a clerk looked at without saving it.
        viewed: Vec<DatasetIndex>,
    },
    /// Delete a package's ciphertext; its key is gone already.
    Erase(Erasure),
    /// Delete all that is left of the transaction.
    Forget,
    /// Give the citizen her receipt for what she has agreed to.
    IssueReceipt {
        /// When she agreed.
        agreed_at: Moment,
        /// Until when the data can be had because of it.
        valid_until: Moment,
    },
    /// Tell the SP that data is coming, or that it cannot be had.
    NotifySp,
    /// Write the use into the citizen's record.
    RecordUse {
        /// How it ended.
        outcome: Outcome,
        /// What it was about.
        datasets: Vec<DatasetIndex>,
        /// When. Her record says so, however late it is written.
        at: Moment,
    },
    /// Tell the provider and the operator of a package that may not stay.
    ReportPackage {
        /// Which dataset it was sent for.
        dataset: DatasetIndex,
        /// Code of the refusal.
        reason: String,
        /// When it was refused.
        at: Moment,
    },
    /// Send the passcode of this number to whoever holds the code.
    SendPasscode {
        /// Which of the passcodes of its code, counted from 1.
        serial: usize,
    },
    /// Tell the citizen and her agent what has come of a delegation.
    TellDelegation {
        /// Which naming.
        naming: usize,
        /// What.
        news: DelegationNews,
        /// When.
        at: Moment,
    },
    /// Tell the citizen that collecting has come to its end.
    TellCollected {
        /// What she can save or show now; the rest could not be had.
        ready: Vec<DatasetIndex>,
    },
    /// A counter's code is dead: nothing need lead from it to the transaction any more.
    UnpointCode {
        /// The code's digest.
        digest: String,
    },
}

impl Effect {
    /// Whether the effect must still be carried out once the transaction has ended.
    #[must_use]
    pub const fn outlives_the_end(&self) -> bool {
        match self {
            Self::AskAgent { .. } | Self::AskProvider(_) | Self::NotifySp | Self::SendPasscode { .. } => {
                false
            }
            Self::CheckDeadline
            | Self::CloseCounter { .. }
            | Self::Erase(_)
            | Self::Forget
            | Self::IssueReceipt { .. }
            | Self::RecordUse { .. }
            | Self::ReportPackage { .. }
            | Self::TellCollected { .. }
            | Self::TellDelegation { .. }
            | Self::UnpointCode { .. } => true,
        }
    }
}

/// To whom a transaction hands the data over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Handover {
    /// To the citizen herself (資料下載).
    ToCitizen,
    /// To the clerk at a counter where the citizen stands (臨櫃服務).
    ToCounter,
    /// To the service that asked (線上服務).
    ToService,
}

/// How a transaction ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The citizen had it erased.
    Deleted,
    /// The data was not fetched or saved within eight hours.
    Expired,
    /// The citizen says that it was not she who began it.
    Misused,
    /// She left before it was known who she is.
    NotIdentified,
    /// The providers have nothing about this person.
    NothingFound,
    /// The citizen refused.
    Refused,
    /// The service was deactivated meanwhile.
    ServiceClosed,
    /// The SP answered the notice with 403.
    SpRefused,
    /// The SP could not be told.
    SpUnreachable,
    /// Whoever it was for has the data.
    Taken,
    /// The citizen did not finish in time.
    TimedOut,
    /// At least one dataset could not be had.
    Undeliverable,
    /// A clerk looked at it, and saved nothing.
    Viewed,
    /// Another person identified.
    WrongPerson,
}

/// Why an event was turned away. The state is as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// So many codes have been issued that there is no further one.
    #[error("no further code")]
    CodesUsedUp,
    /// The transaction is over.
    #[error("the transaction has ended")]
    Ended(Outcome),
    /// The method proves too little for these datasets.
    #[error("the identity method is below the level the datasets need")]
    LevelTooLow {
        /// What is needed.
        minimum: AssuranceLevel,
        /// What the method gives.
        given: AssuranceLevel,
    },
    /// Somebody is asked to go in the citizen's place, or has accepted.
    #[error("somebody has been named")]
    Delegated,
    /// No clerk is at work, or another one is.
    #[error("no visit of this clerk's")]
    NoVisit,
    /// The event belongs to another step.
    #[error("not at this step")]
    OutOfOrder,
    /// The passcode was guessed at too often, or is too old.
    #[error("the passcode is no longer good")]
    PasscodeDead,
    /// So many passcodes have been sent for this code that there is no further one.
    #[error("no further passcode")]
    PasscodesUsedUp,
    /// The next passcode may not be sent yet.
    #[error("too soon for the next passcode")]
    PasscodeTooSoon {
        /// When it may be.
        until: Moment,
    },
    /// Not all of these datasets can be saved now.
    #[error("not there to be saved")]
    NotSaveable,
    /// The data cannot be fetched now.
    #[error("the data cannot be taken now")]
    NotTakeable(TakeAnswer),
    /// The dataset cannot be looked at now.
    #[error("not there to be looked at")]
    NotViewable,
    /// A code can only be issued when every dataset has come to its end.
    #[error("still collecting")]
    StillCollecting,
    /// Nobody else can be named in this transaction.
    #[error("no further naming")]
    TooManyNamings,
    /// A clerk is at work with what she has shown.
    #[error("a visit is open")]
    VisitOpen,
    /// It is not the code of this transaction, or not any more.
    #[error("not the code")]
    WrongCode,
}

impl Refusal {
    /// The stable code for people and logs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::CodesUsedUp => "counter.codes-used-up",
            Self::Ended(_) => "transaction.ended",
            Self::LevelTooLow { .. } => "transaction.level-too-low",
            Self::Delegated => "delegation.delegated",
            Self::NoVisit => "counter.no-visit",
            Self::OutOfOrder => "transaction.out-of-order",
            Self::PasscodeDead => "counter.passcode-dead",
            Self::PasscodesUsedUp => "counter.passcodes-used-up",
            Self::PasscodeTooSoon { .. } => "counter.passcode-too-soon",
            Self::NotSaveable => "transaction.not-saveable",
            Self::NotTakeable(_) => "transaction.not-takeable",
            Self::NotViewable => "counter.not-viewable",
            Self::StillCollecting => "counter.still-collecting",
            Self::TooManyNamings => "delegation.too-many-namings",
            Self::VisitOpen => "counter.visit-open",
            Self::WrongCode => "counter.wrong-code",
        }
    }
}

/// What the SP hears when it asks for the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakeAnswer {
    /// It has it already.
    AlreadyTaken,
    /// Another transfer of the same data is under way.
    BeingTaken {
        /// Ask again after this.
        retry_after: Duration,
    },
    /// Nothing could be had from any provider.
    EveryDatasetFailed,
    /// Not agreed, not acknowledged, refused, or too old.
    NotAllowed,
    /// Providers are still working.
    Preparing {
        /// Ask again after this.
        retry_after: Duration,
    },
    /// Here it is.
    Ready,
}
