//! The ceremony by which a session binds a device: its challenge serves once.

use std::time::Duration;

use mydata_consent::Moment;
use mydata_identity::IdentityMethod;
use mydata_identity::evidence::{Challenge, UnixSeconds};
use serde::{Deserialize, Serialize};

use super::record::{Heard, Record};
use crate::error::PlatformError;
use crate::objects::Message;
use crate::random;
use crate::session::SessionDigest;

/// How long the browser may take: a phone has to be found and unlocked (WebAuthn Level 2, 13.4.5, recommends 5 to 10 minutes).
pub const CEREMONY_LIVES: Duration = Duration::from_mins(5);

/// A binding that has begun.
#[derive(Clone, Serialize, Deserialize)]
pub struct Ceremony {
    challenge: [u8; 32],
    user_handle: [u8; 32],
    made_at: Moment,
}

impl Ceremony {
    fn begin(now: Moment) -> Result<Self, PlatformError> {
        Ok(Self { challenge: random::bytes()?, user_handle: random::bytes()?, made_at: now })
    }

    /// What the device signs.
    #[must_use]
    pub fn challenge(&self) -> Challenge {
        let made_at = UnixSeconds(self.made_at.unix_millis().div_euclid(1_000));
        Challenge::restored(IdentityMethod::TwFido, self.challenge, made_at, CEREMONY_LIVES)
    }

    /// The name under which the device files the credential: random, so that it tells nobody who she is.
    #[must_use]
    pub fn user_handle(&self) -> &[u8; 32] {
        &self.user_handle
    }
}

/// Begins a ceremony in this session, in place of one that was not finished.
#[derive(Serialize, Deserialize)]
pub struct BeginBinding {
    /// The session's digest.
    pub digest: SessionDigest,
}

impl Message for BeginBinding {
    type Answer = Option<Ceremony>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "begin-binding";
}

impl Heard for BeginBinding {
    fn hear(self, record: &mut Record, now: Moment) -> Result<Self::Answer, PlatformError> {
        let Some(session) = record.private.sessions.see(&self.digest, now) else { return Ok(None) };
        session.ceremony = Some(Ceremony::begin(now)?);
        Ok(session.ceremony.clone())
    }
}

/// Takes the ceremony that has begun in this session; whatever comes of it, it is over.
#[derive(Serialize, Deserialize)]
pub struct TakeCeremony {
    /// The session's digest.
    pub digest: SessionDigest,
}

impl Message for TakeCeremony {
    type Answer = Option<Ceremony>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "take-ceremony";
}

impl Heard for TakeCeremony {
    fn hear(self, record: &mut Record, now: Moment) -> Result<Self::Answer, PlatformError> {
        Ok(record.private.sessions.see(&self.digest, now).and_then(|session| session.ceremony.take()))
    }
}
