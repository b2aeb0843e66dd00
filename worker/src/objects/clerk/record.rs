//! All that is kept of one account: where its clerk is signed in, at which visit, and the wrong tries made in its name.

use std::time::Duration;

use mydata_consent::{Locked, Moment, WrongTries};
use mydata_protocol::ids::AgencyId;
use serde::{Deserialize, Serialize};

use crate::names::TransactionName;
use crate::objects::gate::Begun;
use crate::objects::transaction::ClerkRef;
use crate::session::SessionDigest;

/// A session ends when nothing was asked for so long: the clerk has left the desk. The page locks itself before that, and asks
/// now and then while somebody reads it.
pub const IDLE_LIMIT: Duration = Duration::from_mins(15);
/// A session ends after so long in any case: a working day with its breaks.
pub const ABSOLUTE_LIMIT: Duration = Duration::from_hours(10);
/// Computers at which one clerk is signed in at a time; another one ends the session that was idle longest.
pub const MAX_SESSIONS: usize = 3;
/// How long it is known when somebody signed in last.
const SIGN_IN_KNOWN_FOR: Duration = Duration::from_hours(24 * 180);

/// A session as its own pages see it.
#[derive(Clone, Serialize, Deserialize)]
pub struct SessionView {
    /// The clerk, as the catalogue had it at sign-in.
    pub clerk: ClerkRef,
    /// When it ends unless something is asked for before.
    pub idle_until: Moment,
    /// When it ends in any case.
    pub ends_at: Moment,
    /// The transaction whose code was redeemed in it last, until its clerk leaves. Whether it is at a visit there, the
    /// transaction knows.
    pub visit: Option<TransactionName>,
    /// How often something has come of a code since sign-in.
    pub turn: u32,
    /// When somebody had signed in before.
    pub signed_in_before: Option<Moment>,
    /// Wrong passwords between that and this session.
    pub wrong_before: u32,
}

#[derive(Serialize, Deserialize)]
struct ClerkSession {
    clerk: ClerkRef,
    began_at: Moment,
    last_asked_at: Moment,
    visit: Option<TransactionName>,
    #[serde(default)]
    turn: u32,
    signed_in_before: Option<Moment>,
    wrong_before: u32,
}

impl ClerkSession {
    fn ends_at(&self) -> Moment {
        self.began_at.plus(ABSOLUTE_LIMIT)
    }

    fn idle_until(&self) -> Moment {
        self.last_asked_at.plus(IDLE_LIMIT).min(self.ends_at())
    }

    fn turn_to(&mut self, visit: Option<TransactionName>) {
        self.visit = visit;
        self.turn = self.turn.wrapping_add(1);
    }

    fn view(&self) -> SessionView {
        SessionView {
            clerk: self.clerk.clone(),
            idle_until: self.idle_until(),
            ends_at: self.ends_at(),
            visit: self.visit.clone(),
            turn: self.turn,
            signed_in_before: self.signed_in_before,
            wrong_before: self.wrong_before,
        }
    }
}

/// A session that has ended while it may have been at a visit.
pub(super) struct Left {
    pub(super) clerk: ClerkRef,
    pub(super) visit: TransactionName,
}

/// The record of one account.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Record {
    /// Wrong passwords.
    passwords: WrongTries,
    /// Wrong codes and passcodes.
    codes: WrongTries,
    sessions: Vec<ClerkSession>,
    signed_in_at: Option<Moment>,
    /// Wrong passwords since.
    wrong: u32,
    /// Visits that nobody is at any more.
    #[serde(skip)]
    pub(super) left: Vec<Left>,
}

impl Record {
    /// Counts a password that is about to be checked.
    pub(super) fn begin_sign_in(&mut self, now: Moment) -> Result<Begun, Locked> {
        let remaining = self.passwords.begin(now)?;
        self.wrong = self.wrong.saturating_add(1);
        Ok(Begun { at: now, remaining })
    }

    /// The password was right: a session begins. The same session twice begins once.
    pub(super) fn sign_in(&mut self, clerk: ClerkRef, begun_at: Moment, now: Moment) {
        self.settle(now);
        if self.sessions.iter().any(|session| session.clerk.session.is(&clerk.session)) {
            return;
        }
        self.passwords.take_back(begun_at);
        while self.sessions.len() >= MAX_SESSIONS {
            let idlest = self.sessions.iter().min_by_key(|session| session.last_asked_at);
            let Some(idlest) = idlest.map(|session| session.clerk.session.clone()) else { break };
            self.end(&idlest);
        }
        self.sessions.push(ClerkSession {
            clerk,
            began_at: now,
            last_asked_at: now,
            visit: None,
            turn: 0,
            signed_in_before: self.signed_in_at.replace(now),
            wrong_before: std::mem::take(&mut self.wrong).saturating_sub(1),
        });
    }

    /// The session, which counts as used now where the clerk's agency is among these.
    pub(super) fn see(
        &mut self,
        digest: &SessionDigest,
        agencies: &[AgencyId],
        now: Moment,
    ) -> Option<SessionView> {
        let session = self.session(digest, now)?;
        if agencies.contains(&session.clerk.agency) {
            session.last_asked_at = now;
        }
        Some(session.view())
    }

    /// The session goes to the visit that a code leads to, where the code is to be redeemed, if nothing has come of another
    /// code since this `turn`: two would lead one clerk to two citizens.
    pub(super) fn go_to(
        &mut self,
        digest: &SessionDigest,
        visit: TransactionName,
        turn: u32,
        now: Moment,
    ) -> bool {
        let Some(session) = self.session(digest, now).filter(|session| session.turn == turn) else {
            return false;
        };
        session.last_asked_at = now;
        session.turn_to(Some(visit));
        true
    }

    /// The code has been redeemed; whether the session is still there, and was going to that visit.
    pub(super) fn arrive(&mut self, digest: &SessionDigest, visit: &TransactionName, now: Moment) -> bool {
        let session = self.session_at(digest, visit, now);
        session.map(|session| session.turn_to(Some(visit.clone()))).is_some()
    }

    /// The visit is not the session's, or not any more.
    pub(super) fn leave(&mut self, digest: &SessionDigest, visit: &TransactionName, now: Moment) {
        if let Some(session) = self.session_at(digest, visit, now) {
            session.turn_to(None);
        }
    }

    fn session_at(
        &mut self,
        digest: &SessionDigest,
        visit: &TransactionName,
        now: Moment,
    ) -> Option<&mut ClerkSession> {
        self.session(digest, now).filter(|session| session.visit.as_ref() == Some(visit))
    }

    fn session(&mut self, digest: &SessionDigest, now: Moment) -> Option<&mut ClerkSession> {
        self.settle(now);
        self.sessions.iter_mut().find(|session| session.clerk.session.is(digest))
    }

    /// Ends a session, and with it the visit that it is at.
    pub(super) fn end(&mut self, digest: &SessionDigest) {
        self.end_where(|session| session.clerk.session.is(digest));
    }

    /// Ends what is over, so that nothing of it is stored any longer.
    pub(super) fn settle(&mut self, now: Moment) {
        self.end_where(|session| session.idle_until() <= now);
    }

    fn end_where(&mut self, is_over: impl Fn(&ClerkSession) -> bool) {
        let (over, alive) = std::mem::take(&mut self.sessions).into_iter().partition(is_over);
        self.sessions = alive;
        let over: Vec<ClerkSession> = over;
        self.left.extend(
            over.into_iter().filter_map(|session| Some(Left { clerk: session.clerk, visit: session.visit? })),
        );
    }

    /// Counts a code or passcode that is about to be checked.
    pub(super) fn begin_code(&mut self, now: Moment) -> Result<Begun, Locked> {
        self.codes.begin(now).map(|remaining| Begun { at: now, remaining })
    }

    /// It was right, or could not be checked.
    pub(super) fn take_back_code(&mut self, begun_at: Moment) {
        self.codes.take_back(begun_at);
    }

    /// When something of it ends next by itself; nothing where nothing of it is left to be known.
    pub(super) fn next_end(&self, now: Moment) -> Option<Moment> {
        if let Some(end) = self.sessions.iter().map(ClerkSession::idle_until).min() {
            return Some(end);
        }
        let tries = [self.passwords.forget_at(), self.codes.forget_at()];
        let signed_in = self.signed_in_at.map(|at| at.plus(SIGN_IN_KNOWN_FOR));
        tries.into_iter().chain([signed_in]).flatten().max().filter(|end| now < *end)
    }
}
