//! The citizen saves what was collected for her, and her member area looks at a transaction or stops it.

use std::rc::Rc;

use mydata_consent::{DatasetIndex, Event, Refusal, Transaction};

use super::messages::{BeginSave, FinishSave, Glance, Glimpse, Resume, Saving, Stop};
use super::{Inner, Record};
use crate::error::PlatformError;
use crate::names::CitizenName;

impl Inner {
    pub(super) async fn begin_save(
        self: &Rc<Self>,
        message: BeginSave,
    ) -> Result<Result<Saving, String>, PlatformError> {
        let not_saveable = || Ok(Err(Refusal::NotSaveable.code().to_owned()));
        let record = self.load().await?.filter(|record| record.session.is(&message.session));
        let Some(mut record) = record else { return Ok(Err("transaction.unknown".to_owned())) };
        let Some(datasets) = wanted(&record, &message) else { return not_saveable() };
        let event = Event::BeginSave { datasets: datasets.clone() };
        if let Err(refusal) = record.handle(event, self.clock.now()) {
            return Ok(Err(refusal.code().to_owned()));
        }
        self.store(&record).await?;
        let Transaction::ExpectSave(state) = &record.transaction else { return not_saveable() };
        match state.latest_lease().and_then(|lease| record.saving(lease, &datasets)) {
            Some(saving) => Ok(Ok(saving)),
            None => not_saveable(),
        }
    }

    pub(super) async fn finish_save(self: &Rc<Self>, message: &FinishSave) -> Result<(), PlatformError> {
        let Some(mut record) = self.load().await? else { return Ok(()) };
        // A refusal means that a later transfer has taken its place, or that it is over: there is nothing to erase.
        if record.handle(Event::FinishSave { lease: message.lease }, self.clock.now()).is_ok() {
            self.store(&record).await?;
        }
        Ok(())
    }

    pub(super) async fn glance(self: &Rc<Self>, message: &Glance) -> Result<Option<Glimpse>, PlatformError> {
        let record = self.load().await?.filter(|record| is_hers(record, &message.citizen));
        Ok(record.map(|record| record.glimpse()))
    }

    pub(super) async fn stop(self: &Rc<Self>, message: &Stop) -> Result<bool, PlatformError> {
        let record = self.load().await?.filter(|record| is_hers(record, &message.citizen));
        let Some(mut record) = record else { return Ok(false) };
        let stopped = record.handle(Event::Stop(message.why), self.clock.now()).is_ok();
        if stopped {
            self.store(&record).await?;
        }
        Ok(stopped)
    }

    pub(super) async fn resume(self: &Rc<Self>, message: Resume) -> Result<bool, PlatformError> {
        let record = self.load().await?.filter(|record| is_hers(record, &message.citizen));
        let Some(mut record) = record else { return Ok(false) };
        if record.transaction.collection().is_none() {
            return Ok(false);
        }
        record.session = message.session;
        record.superseded = None;
        self.store(&record).await?;
        Ok(true)
    }
}

/// Until somebody has identified, a transaction is nobody's: a service naming her does not make it hers.
fn is_hers(record: &Record, citizen: &CitizenName) -> bool {
    record.method.is_some() && record.citizen.as_ref() == Some(citizen)
}

fn wanted(record: &Record, message: &BeginSave) -> Option<Vec<DatasetIndex>> {
    if !message.resources.is_empty() {
        return record.places_of(&message.resources);
    }
    match &record.transaction {
        Transaction::ExpectSave(state) => Some(state.saveable()),
        _ => None,
    }
}
