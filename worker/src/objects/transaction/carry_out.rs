//! Carrying effects out: side by side, at least once each, and again after a kill.

use std::rc::Rc;

use mydata_consent::{DatasetIndex, Due, Effect, Erasure, Moment, Outcome, Transaction};

use super::record::Masked;
use super::{Inner, Record};
use crate::error::PlatformError;
use crate::messages::{Bilingual, LetterKind};
use crate::objects::citizen::{PostLetter, RecordUse, Use};
use crate::objects::row;
use crate::store::vault::{Place, Vault};

/// An effect that failed for a reason of our own is tried again this much later.
pub(super) const RETRY: std::time::Duration = std::time::Duration::from_secs(5);

impl Inner {
    /// Starts everything that is due and not under way.
    pub(super) async fn pump(self: Rc<Self>) -> Result<(), PlatformError> {
        row::prepare(&self.state)?;
        self.destroy_lock_after_the_end().await?;
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
        match &due.effect {
            Effect::AskAgent { naming } => self.ask_agent(due, *naming).await,
            Effect::AskProvider(dataset) => self.ask_provider(due.id, *dataset).await,
            Effect::CheckDeadline => self.done(due).await,
            Effect::CloseCounter { viewed } => {
                self.close_counter(viewed).await?;
                self.done(due).await
            }
            Effect::Erase(erasure) => {
                self.erase(due, erasure).await?;
                self.done(due).await
            }
            Effect::Forget => row::forget(&self.state).await,
            Effect::IssueReceipt { agreed_at, valid_until } => {
                if let Some(record) = self.load().await? {
                    self.issue_receipt(due, &record, (*agreed_at, *valid_until)).await?;
                }
                self.receipt_issued(due).await
            }
            Effect::NotifySp => self.notify_sp(due.id).await,
            Effect::RecordUse { outcome, datasets, at } => {
                self.record_use(due, (*outcome, *at), datasets).await?;
                self.done(due).await
            }
            Effect::ReportPackage { dataset, reason, at } => {
                self.report_package(due.id, *dataset, reason, *at).await?;
                self.done(due).await
            }
            Effect::SendPasscode { serial } => self.send_passcode(due, *serial).await,
            Effect::TellCollected { ready } => {
                self.tell_collected(due, ready).await?;
                self.done(due).await
            }
            Effect::TellDelegation { naming, news, at } => {
                self.tell_delegation(due, (*naming, *news, *at)).await?;
                self.done(due).await
            }
            Effect::UnpointCode { digest } => {
                self.unpoint(digest).await?;
                self.done(due).await
            }
        }
    }

    /// The effect is done. Loading has applied what the clock decided.
    pub(super) async fn done(self: &Rc<Self>, due: &Due<Effect>) -> Result<(), PlatformError> {
        let Some(mut record) = self.load().await? else { return Ok(()) };
        record.done(due);
        self.store(&record).await
    }

    /// The effect is done, and who she is need not be told any more, not even masked.
    async fn receipt_issued(self: &Rc<Self>, due: &Due<Effect>) -> Result<(), PlatformError> {
        let Some(mut record) = self.load().await? else { return Ok(()) };
        record.masked = Masked::default();
        record.outbox.done(due.id);
        self.store(&record).await
    }

    /// Deletes the ciphertext. The key went in the write that decided it.
    async fn erase(self: &Rc<Self>, due: &Due<Effect>, erasure: &Erasure) -> Result<(), PlatformError> {
        let Some(record) = self.load().await? else { return Ok(()) };
        let vault = Vault::of(&self.env)?;
        let whole = matches!(record.transaction, Transaction::Ended(_));
        let place = Place { transaction: record.name.clone(), dataset: erasure.dataset.0 };
        if whole {
            vault.erase(&record.name).await?;
        } else {
            vault.erase_package(&place).await?;
        }
        self.note_erased(&record, due.id, erasure.dataset);
        self.record_erasure(due, &record, erasure).await
    }

    /// Writes to her that collecting has come to its end.
    async fn tell_collected(
        self: &Rc<Self>,
        due: &Due<Effect>,
        ready: &[DatasetIndex],
    ) -> Result<(), PlatformError> {
        let Some(record) = self.load().await? else { return Ok(()) };
        let Some(citizen) = &record.citizen else { return Ok(()) };
        let missing: Vec<_> = (0..record.resources.len())
            .map(DatasetIndex)
            .filter(|dataset| !ready.contains(dataset))
            .collect();
        let until = record.transaction.kept_until().unwrap_or(due.at);
        let what = LetterKind::DataReady {
            ready: self.names(&record, ready).await?,
            missing: self.names(&record, &missing).await?,
            until,
            for_counter: record.agency.is_some(),
            at: due.at,
        };
        let key = format!("{}/{}", record.name, due.id);
        let about = Some(record.name.clone());
        let letter = PostLetter { key, to: None, locale: record.locale, about, what };
        // She gets no more than so many letters a day; what is ready stands in her member area too.
        let _ = crate::objects::send(&self.env, citizen.as_str(), &letter).await?;
        Ok(())
    }

    async fn names(
        &self,
        record: &Record,
        datasets: &[DatasetIndex],
    ) -> Result<Vec<Bilingual>, PlatformError> {
        let about = self.occasion(record, datasets).await?;
        Ok(about.datasets.into_iter().map(|dataset| dataset.name).collect())
    }

    async fn record_use(
        self: &Rc<Self>,
        due: &Due<Effect>,
        (outcome, at): (Outcome, Moment),
        datasets: &[DatasetIndex],
    ) -> Result<(), PlatformError> {
        let Some(record) = self.load().await? else { return Ok(()) };
        let (Some(method), Some(citizen)) = (record.method, &record.citizen) else { return Ok(()) };
        let mut about = self.occasion(&record, datasets).await?;
        if matches!(outcome, Outcome::Taken | Outcome::Viewed) {
            about.receiver = self.with_clerk(&record, about.receiver).await?;
        }
        let entry = Use { begun_at: record.opened_at, at, about, method, outcome, introduced: None };
        // Of a counter's end she is told by an effect of its own.
        let over = matches!(record.transaction, Transaction::Ended(_)) && record.agency.is_none();
        let message = RecordUse { key: format!("{}/{}", record.name, due.id), entry, over };
        crate::objects::send(&self.env, citizen.as_str(), &message).await
    }
}
