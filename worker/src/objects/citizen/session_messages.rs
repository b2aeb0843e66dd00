//! What can be said to a citizen's sessions.

use mydata_consent::{Moment, Shown};
use serde::{Deserialize, Serialize};

use super::record::{Heard, Record};
use super::sessions::{SessionLine, SessionView};
use crate::error::PlatformError;
use crate::messages::LetterKind;
use crate::objects::Message;
use crate::objects::transaction::Person;
use crate::session::SessionDigest;

/// Begins a session of somebody who has just identified; a member is told. The same digest twice begins one.
#[derive(Serialize, Deserialize)]
pub struct BeginSession {
    /// The digest of the secret that her browser holds.
    pub digest: SessionDigest,
    /// Who she is.
    pub person: Box<Person>,
    /// How she identified, and when.
    pub shown: Vec<Shown>,
}

impl Message for BeginSession {
    type Answer = ();
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "begin-session";
}

impl Heard for BeginSession {
    fn hear(self, record: &mut Record, now: Moment) -> Result<(), PlatformError> {
        let method = self.shown.first().map(|shown| shown.method);
        record.remember_shown(self.shown.iter().map(|shown| shown.method));
        let begun = record.private.sessions.begin(self.digest, *self.person, self.shown, now);
        if let (true, Some(method)) = (begun, method) {
            record.tell_member(LetterKind::SignedIn { method, at: now }, now);
        }
        Ok(())
    }
}

/// Shows a session to the browser that holds its secret; it counts as used, unless a page asks by itself.
#[derive(Serialize, Deserialize)]
pub struct SeeSession {
    /// The session's digest.
    pub digest: SessionDigest,
    /// Whether a page asks that stands open, and not somebody who looks at one.
    pub by_itself: bool,
}

impl Message for SeeSession {
    type Answer = Option<SessionView>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "see-session";
}

impl Heard for SeeSession {
    fn hear(self, record: &mut Record, now: Moment) -> Result<Self::Answer, PlatformError> {
        let sessions = &mut record.private.sessions;
        let session =
            if self.by_itself { sessions.find(&self.digest, now) } else { sessions.see(&self.digest, now) };
        Ok(session.map(|session| session.view()))
    }
}

/// She has shown a further method: the session gets a new secret.
#[derive(Serialize, Deserialize)]
pub struct StepUp {
    /// The session's digest so far.
    pub digest: SessionDigest,
    /// Its digest from now on.
    pub next: SessionDigest,
    /// What has been shown in it; what is known already counts once.
    pub shown: Vec<Shown>,
}

impl Message for StepUp {
    type Answer = Option<SessionView>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "step-up";
}

impl Heard for StepUp {
    fn hear(self, record: &mut Record, now: Moment) -> Result<Self::Answer, PlatformError> {
        let view = record.private.sessions.step_up(&self.digest, self.next, &self.shown, now);
        if view.is_some() {
            record.remember_shown(self.shown.iter().map(|shown| shown.method));
        }
        Ok(view)
    }
}

/// Ends a session.
#[derive(Serialize, Deserialize)]
pub struct EndSession {
    /// The session's digest.
    pub digest: SessionDigest,
}

impl Message for EndSession {
    type Answer = ();
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "end-session";
}

impl Heard for EndSession {
    fn hear(self, record: &mut Record, _now: Moment) -> Result<(), PlatformError> {
        record.private.sessions.end(&self.digest);
        Ok(())
    }
}

/// Ends every session of hers.
#[derive(Serialize, Deserialize)]
pub struct EndAllSessions;

impl Message for EndAllSessions {
    /// How many there were.
    type Answer = usize;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "end-all-sessions";
}

impl Heard for EndAllSessions {
    fn hear(self, record: &mut Record, _now: Moment) -> Result<usize, PlatformError> {
        Ok(record.private.sessions.end_all())
    }
}

/// Asks where she is signed in, on behalf of one of these sessions.
#[derive(Serialize, Deserialize)]
pub struct ListSessions {
    /// The session's digest.
    pub digest: SessionDigest,
}

impl Message for ListSessions {
    type Answer = Vec<SessionLine>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "list-sessions";
}

impl Heard for ListSessions {
    const CHANGES: bool = false;

    fn hear(self, record: &mut Record, _now: Moment) -> Result<Self::Answer, PlatformError> {
        Ok(record.private.sessions.lines(&self.digest))
    }
}
