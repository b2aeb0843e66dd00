//! Carrying effects out: side by side, at least once each, and again after a kill.

use std::rc::Rc;

use mydata_consent::{Due, Effect, Moment};

use super::Inner;
use crate::error::PlatformError;
use crate::objects::citizen::{RecordUse, Use};
use crate::objects::row;
use crate::store::vault::Vault;

/// An effect that failed for a reason of our own is tried again this much later.
const RETRY: std::time::Duration = std::time::Duration::from_secs(5);

impl Inner {
    /// Starts everything that is due and not under way.
    pub(super) async fn pump(self: Rc<Self>) -> Result<(), PlatformError> {
        row::prepare(&self.state)?;
        let Some(record) = self.load().await? else { return Ok(()) };
        let now = self.clock.now();
        for due in record.outbox.due(now) {
            if !self.running.borrow_mut().insert(due.id) {
                continue;
            }
            let inner = Rc::clone(&self);
            self.state.wait_until(async move { inner.run(due).await });
        }
        self.set_alarm(&record).await
    }

    async fn run(self: Rc<Self>, due: Due<Effect>) {
        let result = self.carry_out(&due).await;
        self.running.borrow_mut().remove(&due.id);
        let next = match result {
            Ok(()) => Rc::clone(&self).pump().await,
            Err(error) => {
                worker::console_error!("{}", error.code());
                self.postpone(&due).await
            }
        };
        if let Err(error) = next {
            // The alarm that is set already looks after the rest.
            worker::console_error!("{}", error.code());
        }
    }

    async fn postpone(self: &Rc<Self>, due: &Due<Effect>) -> Result<(), PlatformError> {
        let Some(mut record) = self.load().await? else { return Ok(()) };
        record.outbox.postpone(due.id, self.clock.now().plus(RETRY));
        self.store(&record).await
    }

    async fn carry_out(self: &Rc<Self>, due: &Due<Effect>) -> Result<(), PlatformError> {
        match due.effect {
            Effect::AskProvider(dataset) => self.ask_provider(due.id, dataset).await,
            Effect::CheckDeadline => self.done(due).await,
            Effect::Erase => {
                self.erase().await?;
                self.done(due).await
            }
            Effect::Forget => row::forget(&self.state).await,
            Effect::NotifySp => self.notify_sp(due.id).await,
            Effect::RecordUse(_) => {
                self.record_use(due).await?;
                self.done(due).await
            }
        }
    }

    /// The effect is done. Loading has applied what the clock decided.
    async fn done(self: &Rc<Self>, due: &Due<Effect>) -> Result<(), PlatformError> {
        let Some(mut record) = self.load().await? else { return Ok(()) };
        record.outbox.done(due.id);
        self.store(&record).await
    }

    /// Deletes the ciphertext. The keys went in the write that ended the transaction.
    async fn erase(self: &Rc<Self>) -> Result<(), PlatformError> {
        let Some(record) = self.load().await? else { return Ok(()) };
        Vault::of(&self.env)?.erase(&record.name).await
    }

    async fn record_use(self: &Rc<Self>, due: &Due<Effect>) -> Result<(), PlatformError> {
        let Some(record) = self.load().await? else { return Ok(()) };
        let (Effect::RecordUse(outcome), Some(method)) = (due.effect, record.method) else { return Ok(()) };
        let entry = Use {
            begun_at: record.opened_at,
            at: self.ended_at(&record),
            about: self.occasion(&record).await?,
            method,
            outcome,
        };
        let message = RecordUse { key: format!("{}/{}", record.name, due.id), entry };
        crate::objects::send(&self.env, record.citizen.as_str(), &message).await
    }

    fn ended_at(&self, record: &super::Record) -> Moment {
        match &record.transaction {
            mydata_consent::Transaction::Ended(ended) => ended.at,
            _ => self.clock.now(),
        }
    }
}
