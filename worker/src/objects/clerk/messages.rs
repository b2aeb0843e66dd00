//! What can be said to a clerk's account.

use mydata_consent::{Locked, Moment};
use mydata_protocol::ids::AgencyId;
use serde::{Deserialize, Serialize};

use super::BINDING;
use super::record::{Record, SessionView};
use crate::names::TransactionName;
use crate::objects::Message;
use crate::objects::gate::Begun;
use crate::objects::transaction::ClerkRef;
use crate::session::SessionDigest;

/// A message as the record takes it in.
pub(super) trait Heard: Message {
    /// Takes it in and answers.
    fn hear(self, record: &mut Record, now: Moment) -> Self::Answer;
}

/// Counts a password that is about to be checked.
#[derive(Serialize, Deserialize)]
pub struct BeginSignIn;
message!(BeginSignIn => Result<Begun, Locked>, "begin-sign-in");

impl Heard for BeginSignIn {
    fn hear(self, record: &mut Record, now: Moment) -> Self::Answer {
        record.begin_sign_in(now)
    }
}

/// The password was right: begins a session.
#[derive(Serialize, Deserialize)]
pub struct SignIn {
    /// Who has signed in, and the digest of the secret that the browser holds.
    pub clerk: ClerkRef,
    /// When the password was counted.
    pub begun_at: Moment,
}
message!(SignIn => (), "sign-in");

impl Heard for SignIn {
    fn hear(self, record: &mut Record, now: Moment) {
        record.sign_in(self.clerk, self.begun_at, now);
    }
}

/// Shows a session to the browser that holds its secret. It counts as used where the clerk's agency is among these.
#[derive(Serialize, Deserialize)]
pub struct SeeSession {
    /// The session's digest.
    pub session: SessionDigest,
    /// The agencies whose clerks work where the browser is.
    pub agencies: Vec<AgencyId>,
}
message!(SeeSession => Option<SessionView>, "see-session");

impl Heard for SeeSession {
    fn hear(self, record: &mut Record, now: Moment) -> Self::Answer {
        record.see(&self.session, &self.agencies, now)
    }
}

/// The session goes to a visit. To be said before the code is redeemed: should the platform die in between, the clerk finds
/// the visit again.
#[derive(Serialize, Deserialize)]
pub struct GoToVisit {
    /// The session's digest.
    pub session: SessionDigest,
    /// The transaction that the code led to.
    pub visit: TransactionName,
    /// The session's turn when it was seen to be at no visit ([`SessionView::turn`]).
    pub turn: u32,
}

impl Message for GoToVisit {
    /// Whether it goes there: there is such a session, and nothing has come of another code since.
    type Answer = bool;
    const OBJECT: &'static str = BINDING;
    const NAME: &'static str = "go-to-visit";
}

impl Heard for GoToVisit {
    fn hear(self, record: &mut Record, now: Moment) -> Self::Answer {
        record.go_to(&self.session, self.visit, self.turn, now)
    }
}

/// The code has been redeemed.
#[derive(Serialize, Deserialize)]
pub struct ArriveAtVisit {
    /// The session's digest.
    pub session: SessionDigest,
    /// The transaction that the code led to.
    pub visit: TransactionName,
}

impl Message for ArriveAtVisit {
    /// Whether the session is still there, and was going to that visit.
    type Answer = bool;
    const OBJECT: &'static str = BINDING;
    const NAME: &'static str = "arrive-at-visit";
}

impl Heard for ArriveAtVisit {
    fn hear(self, record: &mut Record, now: Moment) -> Self::Answer {
        record.arrive(&self.session, &self.visit, now)
    }
}

/// The visit is not the session's, or not any more.
#[derive(Serialize, Deserialize)]
pub struct LeaveVisit {
    /// The session's digest.
    pub session: SessionDigest,
    /// The transaction whose visit it is.
    pub visit: TransactionName,
}
message!(LeaveVisit => (), "leave-visit");

impl Heard for LeaveVisit {
    fn hear(self, record: &mut Record, now: Moment) {
        record.leave(&self.session, &self.visit, now);
    }
}

/// Ends a session, and with it the visit that it is at.
#[derive(Serialize, Deserialize)]
pub struct SignOut {
    /// The session's digest.
    pub session: SessionDigest,
}
message!(SignOut => (), "sign-out");

impl Heard for SignOut {
    fn hear(self, record: &mut Record, _now: Moment) {
        record.end(&self.session);
    }
}

/// Counts a code or passcode that is about to be checked.
#[derive(Serialize, Deserialize)]
pub struct BeginCode;
message!(BeginCode => Result<Begun, Locked>, "begin-code");

impl Heard for BeginCode {
    fn hear(self, record: &mut Record, now: Moment) -> Self::Answer {
        record.begin_code(now)
    }
}

/// Takes a counted code or passcode back: it was right, or could not be checked.
#[derive(Serialize, Deserialize)]
pub struct TakeBackCode {
    /// When it was begun.
    pub at: Moment,
}
message!(TakeBackCode => (), "take-back-code");

impl Heard for TakeBackCode {
    fn hear(self, record: &mut Record, _now: Moment) {
        record.take_back_code(self.at);
    }
}
