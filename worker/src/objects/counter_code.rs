//! What a counter code leads to: the object named after the code says which transaction it is of, and nothing else.

use mydata_consent::Moment;
use serde::{Deserialize, Serialize};
use worker::{DurableObject, Env, Request, Response, State, durable_object};

use super::{Envelope, Message, answer, or_failure, row};
use crate::clock::Clock;
use crate::error::PlatformError;
use crate::names::TransactionName;

const BINDING: &str = "COUNTER_CODE";

/// Lets the code lead to a transaction.
#[derive(Serialize, Deserialize)]
pub struct Point {
    /// Which.
    pub transaction: TransactionName,
    /// From when on it leads nowhere.
    pub until: Moment,
}
message!(Point => bool, "point");

/// Asks where the code leads.
#[derive(Serialize, Deserialize)]
pub struct WhoseCode;
message!(WhoseCode => Option<TransactionName>, "whose-code");

/// Lets the code lead nowhere, if this is the transaction that it leads to. Tells whether it was.
#[derive(Serialize, Deserialize)]
pub struct Unpoint {
    /// Whose code it was.
    pub transaction: TransactionName,
}
message!(Unpoint => bool, "unpoint");

/// Where one code leads.
#[durable_object]
pub struct CounterCodeObject {
    state: State,
    clock: Clock,
}

impl DurableObject for CounterCodeObject {
    fn new(state: State, env: Env) -> Self {
        Self { state, clock: Clock::of(&env) }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        or_failure(self.receive(request).await)
    }

    async fn alarm(&self) -> worker::Result<Response> {
        row::prepare(&self.state)?;
        match self.load()? {
            Some(pointer) => row::wake_at(&self.state, self.clock.on_the_wall(pointer.until)).await?,
            None => row::forget(&self.state).await?,
        }
        Response::empty()
    }
}

impl CounterCodeObject {
    async fn receive(&self, request: Request) -> Result<Response, PlatformError> {
        let envelope = Envelope::open(request).await?;
        row::prepare(&self.state)?;
        if envelope.is::<Point>() {
            answer::<Point>(&self.point(&envelope.read()?).await?)
        } else if envelope.is::<WhoseCode>() {
            answer::<WhoseCode>(&self.load()?.map(|pointer| pointer.transaction))
        } else if envelope.is::<Unpoint>() {
            answer::<Unpoint>(&self.unpoint(&envelope.read()?).await?)
        } else {
            Err(envelope.unknown())
        }
    }

    /// Refuses where the code is another transaction's: its holder has it on her screen.
    async fn point(&self, point: &Point) -> Result<bool, PlatformError> {
        if self.load()?.is_some_and(|pointer| pointer.transaction != point.transaction) {
            return Ok(false);
        }
        row::store(&self.state, point)?;
        row::wake_at(&self.state, self.clock.on_the_wall(point.until)).await?;
        Ok(true)
    }

    async fn unpoint(&self, message: &Unpoint) -> Result<bool, PlatformError> {
        let is_theirs = self.load()?.is_some_and(|pointer| pointer.transaction == message.transaction);
        if is_theirs {
            row::forget(&self.state).await?;
        }
        Ok(is_theirs)
    }

    /// Where it leads, unless it is too late for that.
    fn load(&self) -> Result<Option<Point>, PlatformError> {
        let pointer: Option<Point> = row::load(&self.state)?;
        Ok(pointer.filter(|pointer| self.clock.now() < pointer.until))
    }
}
