//! The development outbox: letters of a demonstration that has no mail server or gateway, for its developers to read.

use std::time::Duration;

use mydata_consent::Moment;
use mydata_identity::Contact;
use serde::{Deserialize, Serialize};
use worker::{DurableObject, Env, Request, Response, State, durable_object};

use super::{Envelope, Message, answer, or_failure, row};
use crate::clock::Clock;
use crate::error::PlatformError;
use crate::texts::Locale;

const BINDING: &str = "OUTBOX";
/// Older ones make room.
const MOST: usize = 200;
const KEPT: Duration = Duration::from_hours(24);

/// A letter as it would have gone out.
#[derive(Clone, Serialize, Deserialize)]
pub struct Displayed {
    /// The letter's id.
    pub id: String,
    /// When it was sent.
    pub at: Moment,
    /// To whom.
    pub to: Contact,
    /// In which language.
    pub locale: Locale,
    /// What kind of letter it is.
    pub kind: String,
    /// The subject; a short message has none.
    pub subject: Option<String>,
    /// What it says.
    pub text: String,
    /// The code in it.
    pub code: Option<String>,
    /// As how many short messages it would have gone.
    pub parts: usize,
}

/// Puts a letter on display. A repeat under the same id changes nothing.
#[derive(Serialize, Deserialize)]
pub struct Display {
    /// The letter.
    pub letter: Displayed,
}

impl Message for Display {
    type Answer = ();
    const OBJECT: &'static str = BINDING;
    const NAME: &'static str = "display";
}

/// Asks for the letters on display, newest first.
#[derive(Serialize, Deserialize)]
pub struct OnDisplay {
    /// Only those to this contact.
    pub to: Option<Contact>,
}

impl Message for OnDisplay {
    type Answer = Vec<Displayed>;
    const OBJECT: &'static str = BINDING;
    const NAME: &'static str = "on-display";
}

/// Letters, oldest first.
#[derive(Default, Serialize, Deserialize)]
#[serde(transparent)]
struct Outbox(Vec<Displayed>);

impl Outbox {
    fn add(&mut self, letter: Displayed) {
        if self.0.iter().any(|known| known.id == letter.id) {
            return;
        }
        self.0.push(letter);
        let too_many = self.0.len().saturating_sub(MOST);
        self.0.drain(..too_many);
    }

    fn forget(&mut self, now: Moment) {
        self.0.retain(|letter| now.since(letter.at) < KEPT);
    }

    fn forget_next_at(&self) -> Option<Moment> {
        self.0.iter().map(|letter| letter.at.plus(KEPT)).min()
    }
}

/// The outbox.
#[durable_object]
pub struct OutboxObject {
    state: State,
    clock: Clock,
}

impl DurableObject for OutboxObject {
    fn new(state: State, env: Env) -> Self {
        Self { state, clock: Clock::of(&env) }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        or_failure(self.receive(request).await)
    }

    async fn alarm(&self) -> worker::Result<Response> {
        row::prepare(&self.state)?;
        self.keep(&self.load()?).await?;
        Response::empty()
    }
}

impl OutboxObject {
    async fn receive(&self, request: Request) -> Result<Response, PlatformError> {
        let envelope = Envelope::open(request).await?;
        row::prepare(&self.state)?;
        if envelope.is::<Display>() {
            let mut outbox = self.load()?;
            outbox.add(envelope.read::<Display>()?.letter);
            self.keep(&outbox).await?;
            answer::<Display>(&())
        } else if envelope.is::<OnDisplay>() {
            let OnDisplay { to } = envelope.read()?;
            let mut letters = self.load()?.0;
            letters.retain(|letter| to.as_ref().is_none_or(|to| *to == letter.to));
            letters.reverse();
            answer::<OnDisplay>(&letters)
        } else {
            Err(envelope.unknown())
        }
    }

    fn load(&self) -> Result<Outbox, PlatformError> {
        let mut outbox: Outbox = row::load(&self.state)?.unwrap_or_default();
        outbox.forget(self.clock.now());
        Ok(outbox)
    }

    async fn keep(&self, outbox: &Outbox) -> Result<(), PlatformError> {
        let Some(next) = outbox.forget_next_at() else { return row::forget(&self.state).await };
        row::store(&self.state, outbox)?;
        row::wake_at(&self.state, self.clock.on_the_wall(next)).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(id: usize, at: i64) -> Displayed {
        Displayed {
            id: id.to_string(),
            at: Moment::from_unix_millis(at),
            to: Contact::parse("ling@mail.example").unwrap(),
            locale: Locale::ZhHant,
            kind: "member-joined".to_owned(),
            subject: None,
            text: format!("at {at}"),
            code: None,
            parts: 1,
        }
    }

    #[test]
    fn a_repeat_changes_nothing() {
        let mut outbox = Outbox::default();
        outbox.add(letter(1, 0));
        outbox.add(letter(1, 5));
        assert_eq!(outbox.0.len(), 1);
        assert_eq!(outbox.0[0].text, "at 0");
    }

    #[test]
    fn the_oldest_make_room_and_all_are_gone_after_a_day() {
        let mut outbox = Outbox::default();
        for id in 0..MOST + 10 {
            outbox.add(letter(id, i64::try_from(id).unwrap()));
        }
        assert_eq!((outbox.0.len(), outbox.0[0].id.as_str()), (MOST, "10"));
        let day = Moment::from_unix_millis(10).plus(KEPT);
        assert_eq!(outbox.forget_next_at(), Some(day));
        outbox.forget(day);
        assert_eq!(outbox.0[0].id, "11");
        outbox.forget(day.plus(KEPT));
        assert_eq!(outbox.forget_next_at(), None);
    }
}
