//! Sending a counter's passcode to whoever holds the code.

use std::rc::Rc;

use mydata_consent::{Due, Effect, VisitStage};

use super::counter_messages::{CodeHappening, Sending};
use super::history::Happened;
use super::{Inner, Record};
use crate::error::PlatformError;
use crate::messages::{CodePurpose, LetterKind};
use crate::objects::citizen::PostLetter;

impl Inner {
    /// The passcode is kept until this is done, and is the same on every attempt.
    pub(super) async fn send_passcode(
        self: &Rc<Self>,
        due: &Due<Effect>,
        serial: usize,
    ) -> Result<(), PlatformError> {
        let Some(record) = self.load().await? else { return Ok(()) };
        let (Some(what), Some(holder)) = (self.letter(&record, serial).await?, record.holder()) else {
            return self.done(due).await;
        };
        let contact = self.contact_of_holder(&record).await?;
        let (key, about) = (format!("{}/{}", record.name, due.id), Some(record.name.clone()));
        let letter = PostLetter { key, to: None, locale: record.locale, about, what };
        let sending = match crate::objects::send(&self.env, holder.as_str(), &letter).await? {
            Ok(()) => Sending::Sent,
            Err(too_many) => Sending::Refused { until: too_many.until },
        };
        let Some(mut record) = self.load().await? else { return Ok(()) };
        record.outbox.done(due.id);
        if record.awaited_passcode() == Some(serial) {
            record.passcode_sent(sending, contact);
            let what = match sending {
                Sending::Refused { .. } => CodeHappening::PasscodeRefused,
                Sending::OnItsWay | Sending::Sent => CodeHappening::PasscodeSent,
            };
            record.happened(&Happened { at: self.clock.now(), what, dataset: None });
        }
        self.store(&record).await
    }

    /// What the letter says: who asks and what for, and nothing about her. Nothing where another passcode or the end has come
    /// in between.
    async fn letter(&self, record: &Record, serial: usize) -> Result<Option<LetterKind>, PlatformError> {
        let visit = record.at_counter().and_then(mydata_consent::ExpectVisit::visit);
        let Some(VisitStage::Passcode(awaited)) = visit.map(|visit| &visit.stage) else { return Ok(None) };
        let kept = record.personal.as_ref().and_then(|personal| personal.counter.passcode.as_ref());
        let Some((_, passcode)) = kept.filter(|(kept, _)| *kept == serial) else { return Ok(None) };
        let Some((agency, service)) = self.counter_names(record).await? else { return Ok(None) };
        Ok(Some(LetterKind::Code {
            code: passcode.as_str().to_owned(),
            purpose: CodePurpose::CounterPasscode { agency, service },
            valid_until: awaited.valid_until(),
        }))
    }
}

impl Record {
    fn passcode_sent(&mut self, sending: Sending, contact: Option<String>) {
        self.sending = Some(sending);
        if let Some(personal) = &mut self.personal {
            personal.counter.passcode = None;
            personal.counter.contact = contact;
        }
    }
}
