//! What can be said to a transaction about its counter's code: by whoever holds it, and by the clerk who redeems it.

use mydata_consent::{DatasetState, ItemRule, Moment};
use mydata_protocol::counter::{CounterCode, Passcode};
use mydata_protocol::ids::{AgencyId, ClientId, ResourceId};
use serde::{Deserialize, Serialize};

use super::delegating::DelegationView;
use super::messages::{Saving, Stored};
use crate::names::{CitizenName, CodeName};
use crate::objects::Message;
use crate::session::SessionDigest;

const BINDING: &str = "TRANSACTION";

/// Who holds the code: the browser of the transaction's session, or the agent she named, signed in as a member.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holder {
    /// The browser in which the citizen identified.
    Session(SessionDigest),
    /// The agent.
    Agent(CitizenName),
}

/// Shows the code to whoever holds it, and what has come of it; nothing to anybody else, nor where there is no counter.
#[derive(Serialize, Deserialize)]
pub struct ShowCode {
    /// Who asks.
    pub holder: Holder,
}
message!(ShowCode => Option<CodeView>, "show-code");

/// Issues a code, or another one in its place: the one before is dead at once. The answer is the code, or the code of the
/// refusal.
#[derive(Serialize, Deserialize)]
pub struct IssueCode {
    /// Who asks.
    pub holder: Holder,
}
message!(IssueCode => Result<CodeView, String>, "issue-code");

/// The counter of a transaction, as whoever holds its code sees it.
#[derive(Clone, Serialize, Deserialize)]
pub struct CodeView {
    /// The code, while it can be redeemed; hidden from the citizen while her agent has it.
    pub code: Option<CodeShown>,
    /// How many more can be issued.
    pub codes_left: usize,
    /// The clerk at work.
    pub visit: Option<VisitGlimpse>,
    /// What has come of it, the earliest first.
    pub history: Vec<CodeEvent>,
    /// The datasets and how far each has come; none once it has ended.
    pub datasets: Vec<(ResourceId, DatasetState)>,
    /// Until when the data is kept at most.
    pub kept_until: Moment,
    /// Whom she has asked to go in her place.
    pub delegation: Option<DelegationView>,
}

/// A code that can be redeemed.
#[derive(Clone, Serialize, Deserialize)]
pub struct CodeShown {
    /// The code.
    pub code: CounterCode,
    /// Since when.
    pub issued_at: Moment,
    /// Until when.
    pub valid_until: Moment,
    /// Which of the transaction's codes it is, counted from 1.
    pub serial: usize,
}

/// A clerk at work, as whoever holds the code sees him.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct VisitGlimpse {
    /// His agency.
    pub agency: AgencyId,
    /// What he serves her with.
    pub service: ClientId,
    /// His name and desk.
    pub clerk: String,
    /// How far he has come.
    pub stage: VisitStep,
    /// How far the sending of the latest passcode has come.
    pub sending: Sending,
    /// Since when.
    pub since: Moment,
    /// Until when at most.
    pub until: Moment,
}

/// How far a clerk has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VisitStep {
    /// The data is open to him.
    Open,
    /// He has yet to type the passcode.
    Passcode,
}

/// Something that has come of a code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeEvent {
    /// When.
    pub at: Moment,
    /// What.
    pub what: CodeHappening,
    /// The clerk's name and desk, where a clerk did it.
    pub clerk: Option<String>,
    /// Which dataset it was about.
    pub resource: Option<ResourceId>,
    /// By which naming the code was somebody else's then; nothing where it was the citizen's.
    #[serde(default)]
    pub naming: Option<usize>,
}

/// What can come of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CodeHappening {
    /// The code changed hands, from the citizen to her agent or back: the one before died.
    ChangedHands,
    /// It is over, and what was kept is being erased.
    Ended,
    /// A code was issued.
    Issued,
    /// The code's time ran out.
    Lapsed,
    /// The clerk typed the right passcode: the data is open to him.
    Opened,
    /// A passcode was not sent: its holder had been sent too much of late.
    PasscodeRefused,
    /// A passcode was sent.
    PasscodeSent,
    /// A clerk typed the code.
    Redeemed,
    /// A code was issued in the place of another, which died.
    Replaced,
    /// The clerk saved a dataset.
    Saved,
    /// The clerk looked at a dataset.
    Viewed,
    /// The clerk left, or his time ran out, without having seen or saved anything.
    VisitLapsed,
}

impl CodeHappening {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::ChangedHands,
        Self::Ended,
        Self::Issued,
        Self::Lapsed,
        Self::Opened,
        Self::PasscodeRefused,
        Self::PasscodeSent,
        Self::Redeemed,
        Self::Replaced,
        Self::Saved,
        Self::Viewed,
        Self::VisitLapsed,
    ];

    /// Its stable name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ChangedHands => "changed-hands",
            Self::Ended => "ended",
            Self::Issued => "issued",
            Self::Lapsed => "lapsed",
            Self::Opened => "opened",
            Self::PasscodeRefused => "passcode-refused",
            Self::PasscodeSent => "passcode-sent",
            Self::Redeemed => "redeemed",
            Self::Replaced => "replaced",
            Self::Saved => "saved",
            Self::Viewed => "viewed",
            Self::VisitLapsed => "visit-lapsed",
        }
    }
}

/// A clerk at work, as the door at `/organ` has made sure of it.
#[derive(Clone, Serialize, Deserialize)]
pub struct ClerkRef {
    /// The account.
    pub account: String,
    /// Name and desk, as the citizen may read them.
    pub shown_name: String,
    /// Whose clerk it is.
    pub agency: AgencyId,
    /// The digest of the session.
    pub session: SessionDigest,
}

/// Asks whether the code of this name is the transaction's, and could be redeemed now: what a hint from elsewhere is held
/// against.
#[derive(Serialize, Deserialize)]
pub struct HoldsCode {
    /// The code's name.
    pub code: CodeName,
}
message!(HoldsCode => bool, "holds-code");

/// Redeems a code. Nothing is answered for every reason alike: another code, one that is over or used, another agency's.
#[derive(Serialize, Deserialize)]
pub struct Redeem {
    /// The code.
    pub code: CounterCode,
    /// Who typed it.
    pub clerk: ClerkRef,
}
message!(Redeem => Option<VisitView>, "redeem");

/// Shows a clerk the visit, if it is that session's.
#[derive(Serialize, Deserialize)]
pub struct ShowVisit {
    /// Who asks.
    pub clerk: ClerkRef,
}
message!(ShowVisit => Option<VisitView>, "show-visit");

/// Sends another passcode. The answer is the visit, or the code of the refusal.
#[derive(Serialize, Deserialize)]
pub struct ResendPasscode {
    /// Who asks.
    pub clerk: ClerkRef,
}
message!(ResendPasscode => Result<VisitView, String>, "resend-passcode");

/// Opens the visit to the clerk who types the right passcode.
#[derive(Serialize, Deserialize)]
pub struct EnterPasscode {
    /// Who typed it.
    pub clerk: ClerkRef,
    /// What was typed.
    pub passcode: Passcode,
}
message!(EnterPasscode => Result<VisitView, PasscodeRefusal>, "enter-passcode");

/// Why a passcode opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PasscodeRefusal {
    /// It was guessed at too often, or is too old.
    #[error("the passcode is no longer good")]
    Dead,
    /// The visit is over, or was never this clerk's.
    #[error("there is no such visit")]
    TooLate,
    /// It is another one.
    #[error("the passcode is wrong")]
    Wrong {
        /// So many tries are left.
        remaining: usize,
    },
}

impl PasscodeRefusal {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Dead => "counter.passcode-dead",
            Self::TooLate => "counter.no-visit",
            Self::Wrong { .. } => "counter.passcode-wrong",
        }
    }
}

/// Asks for a package's key, to show the package to the clerk. The first time a dataset is asked for is on record. The
/// answer is the package, or the code of the refusal.
#[derive(Serialize, Deserialize)]
pub struct ViewItem {
    /// Who asks.
    pub clerk: ClerkRef,
    /// Which dataset.
    pub resource: ResourceId,
}
message!(ViewItem => Result<Stored, String>, "view-item");

/// Begins to save packages on the clerk's computer. The answer is the transfer, or the code of the refusal.
#[derive(Serialize, Deserialize)]
pub struct BeginTransfer {
    /// Who asks.
    pub clerk: ClerkRef,
    /// Which datasets.
    pub resources: Vec<ResourceId>,
}
message!(BeginTransfer => Result<Saving, String>, "begin-transfer");

/// The last byte of a transfer to the clerk's computer has gone out.
#[derive(Serialize, Deserialize)]
pub struct FinishTransfer {
    /// The transfer.
    pub lease: u64,
}
message!(FinishTransfer => (), "finish-transfer");

/// The clerk leaves.
#[derive(Serialize, Deserialize)]
pub struct EndVisit {
    /// Who.
    pub clerk: ClerkRef,
}
message!(EndVisit => (), "end-visit");

/// A visit as its clerk sees it.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VisitView {
    /// The data is open.
    Open {
        /// What she has come for.
        service: ClientId,
        /// Whose it is.
        person: CounterPerson,
        /// Who stands there in her place.
        agent: Option<String>,
        /// The datasets.
        items: Vec<VisitItem>,
        /// Until when.
        until: Moment,
    },
    /// The passcode has yet to be typed. Nothing else is told.
    Passcode {
        /// Where it goes, masked.
        sent_to: Option<String>,
        /// How far its sending has come.
        sending: Sending,
        /// Until when it is good.
        valid_until: Moment,
        /// When another one may be sent.
        resend_at: Moment,
        /// How many more can be sent for this code.
        passcodes_left: usize,
        /// How many wrong tries it survives still; none where it is dead.
        tries_left: usize,
        /// When the visit is over unless the right passcode has been typed by then.
        until: Moment,
    },
}

/// How far the sending of a passcode has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sending {
    /// It is under way.
    OnItsWay,
    /// So many letters have been sent to the holder of late that this one is not.
    Refused {
        /// When the next one may be.
        until: Moment,
    },
    /// It has gone to the holder's letters.
    Sent,
}

/// Whose data a visit is about. The whole ID and birthday stand in the documents and nowhere else.
#[derive(Clone, Serialize, Deserialize)]
pub struct CounterPerson {
    /// Her name.
    pub name: String,
    /// Her ID, masked.
    pub masked_id: String,
}

/// A dataset of a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitItem {
    /// Which.
    pub resource: ResourceId,
    /// What the clerk may do with it.
    pub rule: ItemRule,
    /// How far it has come.
    pub state: DatasetState,
    /// Its size, where there is a package.
    pub bytes: Option<u64>,
    /// Whether it has been looked at.
    pub seen: bool,
    /// Whether it has been saved.
    pub saved: bool,
}
