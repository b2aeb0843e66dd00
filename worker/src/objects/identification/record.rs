//! All that an identification's object keeps, until it is done and no longer than its session may take.

use mydata_consent::{CodeRefusal, Identification, Locked, Moment, SentCode, WrongTries};
use mydata_identity::{Contact, IdentityMethod};
use serde::{Deserialize, Serialize};

use super::messages::{
    Begin, CodeOnItsWay, Confirmed, Course, KeptChallenge, MakeChallenge, NotSent, SendCode, Show,
};
use crate::objects::gate::Begun;
use crate::objects::transaction::Person;

#[derive(Serialize, Deserialize)]
pub(super) struct Record {
    identification: Identification,
    ends_at: Moment,
    challenge: Option<KeptChallenge>,
    person: Option<Person>,
    code: Option<Pending>,
    confirmed: Option<Confirmed>,
    tries: WrongTries,
}

#[derive(Serialize, Deserialize)]
struct Pending {
    sent: SentCode,
    to: Contact,
    name: Option<String>,
}

impl Record {
    pub(super) fn begin(message: Begin) -> Self {
        let identification = if message.shown.is_empty() {
            Identification::begin(message.minimum)
        } else {
            Identification::another(message.minimum, message.shown)
        };
        Self {
            identification,
            ends_at: message.ends_at,
            challenge: None,
            person: message.person.map(|person| *person),
            code: None,
            confirmed: None,
            tries: WrongTries::default(),
        }
    }

    pub(super) fn is_identified(&self) -> bool {
        matches!(self.identification, Identification::Identified(_))
    }

    pub(super) fn is_over(&self, now: Moment) -> bool {
        now >= self.ends_at
    }

    pub(super) fn course(&self, now: Moment) -> Course {
        let code = self.code.as_ref().map(|pending| CodeOnItsWay {
            to: pending.to.clone(),
            name: pending.name.clone(),
            valid_until: pending.sent.valid_until(),
            resend_at: pending.sent.resend_at(),
            is_live: pending.sent.is_live(now),
        });
        Course {
            identification: self.identification.clone(),
            person: self.person.clone(),
            code,
            confirmed: self.confirmed.clone(),
        }
    }

    pub(super) fn make_challenge(&mut self, message: &MakeChallenge, now: Moment) -> Option<KeptChallenge> {
        self.identification.admits(message.method).ok()?;
        self.challenge = Some(KeptChallenge::new(message, now));
        self.challenge.clone()
    }

    pub(super) fn take_challenge(&mut self, method: IdentityMethod) -> Option<KeptChallenge> {
        self.challenge.take().filter(|challenge| challenge.method == method)
    }

    pub(super) fn begin_try(&mut self, now: Moment) -> Result<Begun, Locked> {
        let remaining = self.tries.begin(now)?;
        Ok(Begun { at: now, remaining })
    }

    pub(super) fn take_back(&mut self, begun_at: Moment) {
        self.tries.take_back(begun_at);
    }

    pub(super) fn show(&mut self, message: Show, now: Moment) -> Result<Course, String> {
        if self.person.as_ref().is_some_and(|person| person.id != message.person.id) {
            return Err("identification.another-person".to_owned());
        }
        let shown = self.identification.clone().show(message.method, message.standing, now);
        self.identification = shown.map_err(|refusal| refusal.code().to_owned())?;
        self.person = Some(*message.person);
        self.code = None;
        Ok(self.course(now))
    }

    pub(super) fn send_code(&mut self, message: SendCode, now: Moment) -> Result<Course, NotSent> {
        let confirms_contact = match self.identification {
            Identification::ExpectContact(_) => true,
            Identification::ExpectOneTimeCode(_) => false,
            _ => return Err(NotSent::OutOfOrder),
        };
        if confirms_contact != message.name.is_some() {
            return Err(NotSent::OutOfOrder);
        }
        if let Some(pending) = &self.code
            && now < pending.sent.resend_at()
        {
            return Err(NotSent::NotBefore(pending.sent.resend_at()));
        }
        let sent = SentCode::new(message.digest, now);
        self.code = Some(Pending { sent, to: message.to, name: message.name });
        Ok(self.course(now))
    }

    pub(super) fn try_code(&mut self, digest: &str, now: Moment) -> Result<Course, CodeRefusal> {
        let pending = self.code.as_mut().ok_or(CodeRefusal::Dead)?;
        pending.sent.check(digest, now)?;
        let state = self.identification.clone();
        let next = match &pending.name {
            Some(_) => state.confirm_contact(),
            None => state.confirm_one_time_code(now),
        };
        self.identification = next.map_err(|_| CodeRefusal::Dead)?;
        if let Some(Pending { to, name: Some(name), .. }) = self.code.take() {
            self.confirmed = Some(Confirmed { name, contact: to });
        }
        Ok(self.course(now))
    }

    /// How many letters a person gets is limited where they are posted.
    pub(super) fn give_code_up(&mut self, now: Moment) -> Course {
        self.identification = self.identification.clone().without_one_time_code();
        self.code = None;
        self.course(now)
    }
}
