//! One citizen: the record of every use of her data, and the wrong tries made in her name.

use std::collections::BTreeMap;

use mydata_consent::{Locked, Moment, Outcome, WrongTries};
use mydata_identity::IdentityMethod;
use mydata_protocol::ids::{ClientId, ResourceId};
use serde::{Deserialize, Serialize};
use worker::{DurableObject, Env, Request, Response, State, durable_object};

use super::gate::Begun;
use super::{Envelope, Message, answer, or_failure, row};
use crate::clock::Clock;
use crate::error::PlatformError;

const BINDING: &str = "CITIZEN";

/// One use of a citizen's data (使用紀錄). It names what and who, never a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Use {
    /// When it came to its end.
    pub at: Moment,
    /// The service that asked.
    pub client_id: ClientId,
    /// What it asked for.
    pub resources: Vec<ResourceId>,
    /// How the citizen identified.
    pub method: IdentityMethod,
    /// How it ended.
    pub outcome: Outcome,
}

/// Writes a use into the record. The same `key` twice writes once.
#[derive(Debug, Serialize, Deserialize)]
pub struct RecordUse {
    /// The idempotency key.
    pub key: String,
    /// What happened.
    pub entry: Use,
}

impl Message for RecordUse {
    type Answer = ();
    const OBJECT: &'static str = BINDING;
    const NAME: &'static str = "record-use";
}

/// Asks for the latest uses, newest first.
#[derive(Debug, Serialize, Deserialize)]
pub struct LatestUses {
    /// How many at most.
    pub limit: usize,
}

impl Message for LatestUses {
    type Answer = Vec<Use>;
    const OBJECT: &'static str = BINDING;
    const NAME: &'static str = "latest-uses";
}

/// Counts a try with this method that is about to be checked.
#[derive(Debug, Serialize, Deserialize)]
pub struct BeginIdentification {
    /// The method.
    pub method: IdentityMethod,
}

impl Message for BeginIdentification {
    type Answer = Result<Begun, Locked>;
    const OBJECT: &'static str = BINDING;
    const NAME: &'static str = "begin-identification";
}

/// Says what became of a try that was counted.
#[derive(Debug, Serialize, Deserialize)]
pub struct EndIdentification {
    /// The method.
    pub method: IdentityMethod,
    /// What became of it.
    pub end: TryEnd,
}

/// What became of a try. A wrong one needs no word: it stays counted.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum TryEnd {
    /// It was right.
    Right,
    /// It could not be checked.
    Unchecked {
        /// When it was begun.
        begun_at: Moment,
    },
}

impl Message for EndIdentification {
    type Answer = ();
    const OBJECT: &'static str = BINDING;
    const NAME: &'static str = "end-identification";
}

#[derive(Default, Serialize, Deserialize)]
struct Citizen {
    uses: Vec<(String, Use)>,
    tries: BTreeMap<String, WrongTries>,
}

/// One citizen.
#[durable_object]
pub struct CitizenObject {
    state: State,
    clock: Clock,
}

impl DurableObject for CitizenObject {
    fn new(state: State, env: Env) -> Self {
        Self { state, clock: Clock::of(&env) }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        or_failure(self.receive(request).await)
    }
}

impl CitizenObject {
    async fn receive(&self, request: Request) -> Result<Response, PlatformError> {
        let envelope = Envelope::open(request).await?;
        row::prepare(&self.state)?;
        let mut citizen: Citizen = row::load(&self.state)?.unwrap_or_default();
        if envelope.is::<LatestUses>() {
            let LatestUses { limit } = envelope.read()?;
            let uses = citizen.uses.into_iter().rev().take(limit).map(|(_, entry)| entry).collect();
            return answer::<LatestUses>(&uses);
        }
        let response = if envelope.is::<RecordUse>() {
            citizen.record(envelope.read()?);
            answer::<RecordUse>(&())
        } else if envelope.is::<BeginIdentification>() {
            answer::<BeginIdentification>(&citizen.begin(&envelope.read()?, self.clock.now()))
        } else if envelope.is::<EndIdentification>() {
            citizen.end(&envelope.read()?);
            answer::<EndIdentification>(&())
        } else {
            Err(envelope.unknown())
        }?;
        row::store(&self.state, &citizen)?;
        Ok(response)
    }
}

impl Citizen {
    fn record(&mut self, message: RecordUse) {
        if !self.uses.iter().any(|(key, _)| *key == message.key) {
            self.uses.push((message.key, message.entry));
        }
    }

    fn begin(&mut self, message: &BeginIdentification, now: Moment) -> Result<Begun, Locked> {
        let remaining = self.tries_of(message.method).begin(now)?;
        Ok(Begun { at: now, remaining })
    }

    fn end(&mut self, message: &EndIdentification) {
        match message.end {
            TryEnd::Right => self.tries_of(message.method).succeed(),
            TryEnd::Unchecked { begun_at } => self.tries_of(message.method).take_back(begun_at),
        }
    }

    fn tries_of(&mut self, method: IdentityMethod) -> &mut WrongTries {
        self.tries.entry(method.code().to_owned()).or_default()
    }
}
