//! One identification, from the first evidence to the last code. It is named after the session that it belongs to.

mod messages;
mod record;

use worker::{DurableObject, Env, Request, Response, State, durable_object};

pub use messages::{
    Begin, BeginSessionTry, CodeOnItsWay, Confirmed, Course, Forget, GiveCodeUp, KeptChallenge,
    MakeChallenge, NotSent, SendCode, Show, TakeBackSessionTry, TakeChallenge, TryCode, seconds,
};
use record::Record;

use super::{Envelope, Message, answer, or_failure, row};
use crate::clock::Clock;
use crate::error::PlatformError;

/// One identification.
#[durable_object]
pub struct IdentificationObject {
    state: State,
    clock: Clock,
}

impl DurableObject for IdentificationObject {
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

impl IdentificationObject {
    async fn receive(&self, request: Request) -> Result<Response, PlatformError> {
        let envelope = Envelope::open(request).await?;
        row::prepare(&self.state)?;
        let now = self.clock.now();
        if envelope.is::<Begin>() {
            return answer::<Begin>(&self.begin(envelope.read()?).await?);
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
        row::store(&self.state, &record)?;
        row::wake_at(&self.state, self.clock.on_the_wall(ends_at)).await?;
        Ok(record.course(now))
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
        row::store(&self.state, &record)?;
        answer::<M>(&said)
    }

    /// The record, unless its time is over though no alarm has run yet.
    fn load(&self) -> Result<Option<Record>, PlatformError> {
        let record: Option<Record> = row::load(&self.state)?;
        Ok(record.filter(|record| !record.is_over(self.clock.now())))
    }
}
