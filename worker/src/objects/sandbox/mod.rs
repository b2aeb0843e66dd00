//! The sandbox of a demonstration: planned faults that wait for their transactions, and what happened in each transaction.

mod messages;
mod tables;

use mydata_consent::Moment;
use worker::{DurableObject, Env, Request, Response, State, durable_object};

pub use messages::{
    About, Claim, Drop, Happened, ListPlanned, ListTimelines, Noted, Plan, Planned, ReadTimeline, Tell,
    Timeline, TooManyPlanned,
};
use tables::Tables;

use super::{Envelope, answer, or_failure, row};
use crate::clock::Clock;
use crate::error::PlatformError;

/// The sandbox.
#[durable_object]
pub struct SandboxObject {
    state: State,
    clock: Clock,
}

impl DurableObject for SandboxObject {
    fn new(state: State, env: Env) -> Self {
        Self { state, clock: Clock::of(&env) }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        or_failure(self.receive(request).await)
    }

    async fn alarm(&self) -> worker::Result<Response> {
        let tables = Tables::of(&self.state, self.clock.now())?;
        self.wake(&tables).await?;
        Response::empty()
    }
}

impl SandboxObject {
    async fn receive(&self, request: Request) -> Result<Response, PlatformError> {
        let envelope = Envelope::open(request).await?;
        let now = self.clock.now();
        let tables = Tables::of(&self.state, now)?;
        let answer = Self::hear(&envelope, &tables, now)?;
        self.wake(&tables).await?;
        Ok(answer)
    }

    fn hear(envelope: &Envelope, tables: &Tables, now: Moment) -> Result<Response, PlatformError> {
        if envelope.is::<Tell>() {
            answer::<Tell>(&tables.tell(&envelope.read()?, now)?)
        } else if envelope.is::<Claim>() {
            answer::<Claim>(&tables.claim(&envelope.read()?, now)?)
        } else if envelope.is::<Plan>() {
            answer::<Plan>(&tables.plan(envelope.read()?, now)?)
        } else if envelope.is::<ListPlanned>() {
            answer::<ListPlanned>(&tables.planned()?)
        } else if envelope.is::<Drop>() {
            answer::<Drop>(&tables.drop(&envelope.read()?)?)
        } else if envelope.is::<ListTimelines>() {
            answer::<ListTimelines>(&tables.list(&envelope.read()?)?)
        } else if envelope.is::<ReadTimeline>() {
            answer::<ReadTimeline>(&tables.read(&envelope.read::<ReadTimeline>()?.transaction)?)
        } else {
            Err(envelope.unknown())
        }
    }

    async fn wake(&self, tables: &Tables) -> Result<(), PlatformError> {
        match tables.forget_next_at()? {
            Some(next) => row::wake_at(&self.state, self.clock.on_the_wall(next)).await,
            None => Ok(()),
        }
    }
}
