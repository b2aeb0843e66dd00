//! One account of a clerk: sessions, the visits they are at, and wrong tries.

mod messages;
mod record;
#[cfg(test)]
mod tests;

use mydata_consent::Moment;
use worker::{DurableObject, Env, Request, Response, State, durable_object};

use messages::Heard;
pub use messages::{
    ArriveAtVisit, BeginCode, BeginSignIn, GoToVisit, LeaveVisit, SeeSession, SignIn, SignOut, TakeBackCode,
};
pub use record::{ABSOLUTE_LIMIT, IDLE_LIMIT, MAX_SESSIONS, SessionView};
use record::{Left, Record};

use super::transaction::EndVisit;
use super::{Envelope, answer, or_failure, row, send};
use crate::clock::Clock;
use crate::error::PlatformError;
use crate::keys::PlatformKeys;

const BINDING: &str = "CLERK";
/// Where seals of it hold.
const COLUMN: &str = "clerk";

/// Every message it hears.
const EARS: &[Ear] = &[
    ear::<ArriveAtVisit>,
    ear::<BeginCode>,
    ear::<BeginSignIn>,
    ear::<GoToVisit>,
    ear::<LeaveVisit>,
    ear::<SeeSession>,
    ear::<SignIn>,
    ear::<SignOut>,
    ear::<TakeBackCode>,
];

/// Hears a message if it is its own.
type Ear = fn(&Envelope, &mut Record, Moment) -> Option<Result<Response, PlatformError>>;

fn ear<M: Heard>(
    envelope: &Envelope,
    record: &mut Record,
    now: Moment,
) -> Option<Result<Response, PlatformError>> {
    let hear = |record: &mut Record| answer::<M>(&envelope.read::<M>()?.hear(record, now));
    envelope.is::<M>().then(|| hear(record))
}

/// One account.
#[durable_object]
pub struct ClerkObject {
    state: State,
    env: Env,
    clock: Clock,
}

impl DurableObject for ClerkObject {
    fn new(state: State, env: Env) -> Self {
        let clock = Clock::of(&env);
        Self { state, env, clock }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        or_failure(self.receive(request).await)
    }

    async fn alarm(&self) -> worker::Result<Response> {
        row::prepare(&self.state)?;
        let now = self.clock.now();
        self.change(|record| {
            record.settle(now);
            Ok(())
        })
        .await?;
        Response::empty()
    }
}

impl ClerkObject {
    async fn receive(&self, request: Request) -> Result<Response, PlatformError> {
        let envelope = Envelope::open(request).await?;
        row::prepare(&self.state)?;
        let now = self.clock.now();
        self.change(|record| {
            record.settle(now);
            let heard = EARS.iter().find_map(|ear| ear(&envelope, record, now));
            heard.ok_or_else(|| envelope.unknown())?
        })
        .await
    }

    /// Makes a change to the record. Where it leaves visits, they are ended first, and the change is then made to the record
    /// as it is by that time: should the object be killed in between, the session is still there to be ended once more.
    async fn change<T>(
        &self,
        change: impl Fn(&mut Record) -> Result<T, PlatformError>,
    ) -> Result<T, PlatformError> {
        let mut record = self.load()?;
        let mut answer = change(&mut record)?;
        if !record.left.is_empty() {
            self.end_visits(std::mem::take(&mut record.left)).await;
            record = self.load()?;
            answer = change(&mut record)?;
        }
        self.store(&record).await?;
        Ok(answer)
    }

    /// A visit that could not be ended here ends by its own time.
    async fn end_visits(&self, left: Vec<Left>) {
        for Left { clerk, visit } in left {
            if let Err(error) = send(&self.env, visit.as_str(), &EndVisit { clerk }).await {
                worker::console_error!("{}", error.code());
            }
        }
    }

    fn load(&self) -> Result<Record, PlatformError> {
        let Some(sealed) = row::load::<String>(&self.state)? else { return Ok(Record::default()) };
        let text = PlatformKeys::of(&self.env)?.unwrap(&sealed, &self.owner(), COLUMN)?;
        Ok(serde_json::from_str(&text)?)
    }

    /// Of an account of which nothing is left to be known nothing is kept.
    async fn store(&self, record: &Record) -> Result<(), PlatformError> {
        let Some(end) = record.next_end(self.clock.now()) else { return row::forget(&self.state).await };
        let text = serde_json::to_string(record)?;
        let keys = PlatformKeys::of(&self.env)?;
        row::store(&self.state, &keys.wrap(&text, &self.owner(), COLUMN, crate::random::bytes()?)?)?;
        row::wake_at(&self.state, self.clock.on_the_wall(end)).await
    }

    fn owner(&self) -> String {
        self.state.id().to_string()
    }
}
