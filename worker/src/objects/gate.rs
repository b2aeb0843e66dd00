//! Gates: wrong tries from one address, and the single use of a service's `tx_id`.

use std::time::Duration;

use mydata_consent::{Locked, MAX_WRONG_TRIES, Moment, WrongTries};
use mydata_protocol::ids::{ClientId, TxId};
use serde::{Deserialize, Serialize};
use worker::{DurableObject, Env, Request, Response, State, durable_object};

use super::{Envelope, Message, answer, or_failure, row};
use crate::clock::Clock;
use crate::error::PlatformError;
use crate::names::TransactionName;

const BINDING: &str = "GATE";
/// How long a used `tx_id` is remembered: far longer than any log a service could replay it from by mistake.
const TX_ID_MEMORY: Duration = Duration::from_hours(24 * 400);

/// The name of the gate of a `tx_id`. Services choose them on their own: two may have chosen the same.
#[must_use]
pub fn of_tx_id(tx_id: &TxId) -> String {
    format!("tx:{}", tx_id.canonical())
}

/// Claims the `tx_id` this gate is named after for a transaction of this client's.
#[derive(Debug, Serialize, Deserialize)]
pub struct Claim {
    /// Whose `tx_id` it is.
    pub client_id: ClientId,
    /// Who wants it.
    pub transaction: TransactionName,
}

impl Message for Claim {
    /// Whose it is now: the claimer's, or an earlier one's.
    type Answer = TransactionName;
    const OBJECT: &'static str = BINDING;
    const NAME: &'static str = "claim";
}

/// Asks whose transactions have claimed the `tx_id` this gate is named after: one a client at most.
#[derive(Debug, Serialize, Deserialize)]
pub struct WhoClaimed;

impl Message for WhoClaimed {
    type Answer = Vec<Claim>;
    const OBJECT: &'static str = BINDING;
    const NAME: &'static str = "who-claimed";
}

/// Asks whether tries may be made, and counts none.
#[derive(Debug, Serialize, Deserialize)]
pub struct CheckTries;

impl Message for CheckTries {
    type Answer = Result<(), Locked>;
    const OBJECT: &'static str = BINDING;
    const NAME: &'static str = "check-tries";
}

/// Counts a try that is about to be checked.
#[derive(Debug, Serialize, Deserialize)]
pub struct BeginTry;

impl Message for BeginTry {
    /// How many may follow, or until when none may.
    type Answer = Result<Begun, Locked>;
    const OBJECT: &'static str = BINDING;
    const NAME: &'static str = "begin-try";
}

/// The same of a gate that many people go through: the pause comes after `most` wrong tries. A gate is always asked for the
/// same number.
#[derive(Debug, Serialize, Deserialize)]
pub struct BeginTryOf {
    /// How many wrong tries bring the pause.
    pub most: usize,
}

impl Message for BeginTryOf {
    type Answer = Result<Begun, Locked>;
    const OBJECT: &'static str = BINDING;
    const NAME: &'static str = "begin-try-of";
}

/// A try that has been counted.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Begun {
    /// When; names the try if it has to be taken back.
    pub at: Moment,
    /// How many wrong ones may follow before the pause.
    pub remaining: usize,
}

/// Takes a counted try back: it was right, or could not be checked.
#[derive(Debug, Serialize, Deserialize)]
pub struct TakeBackTry {
    /// When it was begun.
    pub at: Moment,
}

impl Message for TakeBackTry {
    type Answer = ();
    const OBJECT: &'static str = BINDING;
    const NAME: &'static str = "take-back-try";
}

#[derive(Default, Serialize, Deserialize)]
struct Gate {
    #[serde(default)]
    claims: Vec<Claim>,
    tries: WrongTries,
}

/// One gate.
#[durable_object]
pub struct GateObject {
    state: State,
    clock: Clock,
}

impl DurableObject for GateObject {
    fn new(state: State, env: Env) -> Self {
        Self { state, clock: Clock::of(&env) }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        or_failure(self.receive(request).await)
    }

    async fn alarm(&self) -> worker::Result<Response> {
        row::forget(&self.state).await?;
        Response::empty()
    }
}

impl GateObject {
    async fn receive(&self, request: Request) -> Result<Response, PlatformError> {
        let envelope = Envelope::open(request).await?;
        row::prepare(&self.state)?;
        if envelope.is::<Claim>() {
            answer::<Claim>(&self.claim(envelope.read()?).await?)
        } else if envelope.is::<WhoClaimed>() {
            answer::<WhoClaimed>(&self.load()?.claims)
        } else if envelope.is::<CheckTries>() {
            answer::<CheckTries>(&self.load()?.tries.check(self.clock.now()))
        } else if envelope.is::<BeginTry>() {
            answer::<BeginTry>(&self.begin(MAX_WRONG_TRIES).await?)
        } else if envelope.is::<BeginTryOf>() {
            let BeginTryOf { most } = envelope.read()?;
            answer::<BeginTryOf>(&self.begin(most).await?)
        } else if envelope.is::<TakeBackTry>() {
            answer::<TakeBackTry>(&self.take_back(&envelope.read()?)?)
        } else {
            Err(envelope.unknown())
        }
    }

    async fn claim(&self, claim: Claim) -> Result<TransactionName, PlatformError> {
        let mut gate = self.load()?;
        if let Some(earlier) = gate.claims.iter().find(|earlier| earlier.client_id == claim.client_id) {
            return Ok(earlier.transaction.clone());
        }
        let owner = claim.transaction.clone();
        gate.claims.push(claim);
        self.keep(&gate, self.clock.now().plus(TX_ID_MEMORY)).await?;
        Ok(owner)
    }

    async fn begin(&self, most: usize) -> Result<Result<Begun, Locked>, PlatformError> {
        let mut gate = self.load()?;
        let at = self.clock.now();
        match gate.tries.begin_of(most, at) {
            Ok(remaining) => {
                let until = gate.tries.forget_at().unwrap_or(at);
                self.keep(&gate, until).await?;
                Ok(Ok(Begun { at, remaining }))
            }
            Err(locked) => Ok(Err(locked)),
        }
    }

    fn take_back(&self, message: &TakeBackTry) -> Result<(), PlatformError> {
        let mut gate = self.load()?;
        gate.tries.take_back(message.at);
        row::store(&self.state, &gate)
    }

    fn load(&self) -> Result<Gate, PlatformError> {
        Ok(row::load(&self.state)?.unwrap_or_default())
    }

    async fn keep(&self, gate: &Gate, until: Moment) -> Result<(), PlatformError> {
        row::store(&self.state, gate)?;
        row::wake_at(&self.state, self.clock.on_the_wall(until)).await
    }
}
