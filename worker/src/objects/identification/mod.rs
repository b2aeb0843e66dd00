//! One identification, from the first evidence to the last code. It is named after the session that it belongs to.

mod messages;
mod record;

use worker::{DurableObject, Env, Request, Response, State, durable_object};

pub use messages::{
    Begin, BeginSessionTry, CodeOnItsWay, Conclude, Confirmed, Course, Forget, GiveCodeUp, KeptChallenge,
    MakeChallenge, NotSent, SendCode, Show, TakeBackSessionTry, TakeChallenge, TryCode, seconds,
};
use record::Record;

use super::{Envelope, Message, answer, or_failure, row};
use crate::clock::Clock;
use crate::error::PlatformError;
use crate::keys::PlatformKeys;

/// Where seals of it hold.
const COLUMN: &str = "identification";

/// One identification.
#[durable_object]
pub struct IdentificationObject {
    state: State,
    env: Env,
    clock: Clock,
}

impl DurableObject for IdentificationObject {
    fn new(state: State, env: Env) -> Self {
        let clock = Clock::of(&env);
        Self { state, env, clock }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        or_failure(self.receive(request).await)
    }

    async fn alarm(&self) -> worker::Result<Response> {
        row::forget(&self.state).await?;
        Response::empty()
    }
}

impl IdentificationObject {
    async fn receive(&self, request: Request) -> Result<Response, PlatformError> {
        let envelope = Envelope::open(request).await?;
        row::prepare(&self.state)?;
        let now = self.clock.now();
        if envelope.is::<Begin>() {
            return answer::<Begin>(&self.begin(envelope.read()?).await?);
        }
        if envelope.is::<Conclude>() {
            return answer::<Conclude>(&self.conclude().await?);
        }
        if envelope.is::<TakeBackSessionTry>() && self.load()?.is_none() {
            return answer::<TakeBackSessionTry>(&());
        }
        if envelope.is::<Forget>() {
            row::forget(&self.state).await?;
            return answer::<Forget>(&());
        }
        if envelope.is::<MakeChallenge>() {
            self.change::<MakeChallenge>(&envelope, |record, message| record.make_challenge(&message, now))
        } else if envelope.is::<TakeChallenge>() {
            self.change::<TakeChallenge>(&envelope, |record, message| record.take_challenge(message.method))
        } else if envelope.is::<BeginSessionTry>() {
            self.change::<BeginSessionTry>(&envelope, |record, _| record.begin_try(now))
        } else if envelope.is::<TakeBackSessionTry>() {
            self.change::<TakeBackSessionTry>(&envelope, |record, message| record.take_back(message.at))
        } else if envelope.is::<Show>() {
            self.change::<Show>(&envelope, |record, message| record.show(message, now))
        } else if envelope.is::<SendCode>() {
            self.change::<SendCode>(&envelope, |record, message| record.send_code(message, now))
        } else if envelope.is::<TryCode>() {
            self.change::<TryCode>(&envelope, |record, message| record.try_code(&message.digest, now))
        } else if envelope.is::<GiveCodeUp>() {
            self.change::<GiveCodeUp>(&envelope, |record, _| record.give_code_up(now))
        } else {
            Err(envelope.unknown())
        }
    }

    async fn begin(&self, message: Begin) -> Result<Course, PlatformError> {
        let now = self.clock.now();
        if let Some(record) = self.load()? {
            return Ok(record.course(now));
        }
        let ends_at = message.ends_at;
        let record = Record::begin(message);
        self.store(&record)?;
        row::wake_at(&self.state, self.clock.on_the_wall(ends_at)).await?;
        Ok(record.course(now))
    }

    /// Reading and erasing are one step: however many ask, one is told.
    async fn conclude(&self) -> Result<Option<Course>, PlatformError> {
        let now = self.clock.now();
        let Some(record) = self.load()?.filter(Record::is_identified) else { return Ok(None) };
        row::erase(&self.state)?;
        row::forget(&self.state).await?;
        Ok(Some(record.course(now)))
    }

    /// No `await` stands between reading and writing: nothing comes between them.
    fn change<M: Message>(
        &self,
        envelope: &Envelope,
        deed: impl FnOnce(&mut Record, M) -> M::Answer,
    ) -> Result<Response, PlatformError> {
        let Some(mut record) = self.load()? else {
            return Err(PlatformError::Object("no identification has begun".to_owned()));
        };
        let said = deed(&mut record, envelope.read()?);
        self.store(&record)?;
        answer::<M>(&said)
    }

    /// The record, unless its time is over though no alarm has run yet.
    fn load(&self) -> Result<Option<Record>, PlatformError> {
        let Some(sealed) = row::load::<String>(&self.state)? else { return Ok(None) };
        let text = PlatformKeys::of(&self.env)?.unwrap(&sealed, &self.owner(), COLUMN)?;
        let record: Record = serde_json::from_str(&text)?;
        Ok(Some(record).filter(|record| !record.is_over(self.clock.now())))
    }

    /// All of it is personal, so that all of it is sealed.
    fn store(&self, record: &Record) -> Result<(), PlatformError> {
        let text = serde_json::to_string(record)?;
        let keys = PlatformKeys::of(&self.env)?;
        row::store(&self.state, &keys.wrap(&text, &self.owner(), COLUMN, crate::random::bytes()?)?)
    }

    fn owner(&self) -> String {
        self.state.id().to_string()
    }
}
