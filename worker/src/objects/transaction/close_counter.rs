//! The end of a transaction with a counter: it leaves the list of what is live, and she hears of what was only looked at. It
//! ends as well where its service does.

use std::rc::Rc;

use mydata_consent::{DatasetIndex, Event, StopReason, Transaction};
use mydata_protocol::redirect::ServiceState;

use super::{Inner, Receiver, Record};
use crate::error::PlatformError;
use crate::objects::citizen::CounterClosed;
use crate::store::catalogue::Catalogue;

impl Inner {
    pub(super) async fn close_counter(self: &Rc<Self>, viewed: &[DatasetIndex]) -> Result<(), PlatformError> {
        let Some(record) = self.load().await? else { return Ok(()) };
        let (Some(citizen), Transaction::Ended(ended)) = (&record.citizen, &record.transaction) else {
            return Ok(());
        };
        let mut about = self.occasion(&record, viewed).await?;
        about.receiver = self.with_clerk(&record, about.receiver).await?;
        let closed = CounterClosed { about, at: ended.at };
        crate::objects::send(&self.env, citizen.as_str(), &closed).await
    }

    /// The record as it stands now that its service has been asked for. One that has been deactivated, or has left the
    /// catalogue, is handed nothing more, and what was under way for it ends: nobody's page need be open for that.
    pub(super) async fn load_served(self: &Rc<Self>) -> Result<Option<Record>, PlatformError> {
        let Some(record) = self.load().await? else { return Ok(None) };
        let Receiver::Counter { client_id } = &record.receiver else { return Ok(Some(record)) };
        let service = Catalogue::of(&self.env)?.counter_service(client_id).await?;
        // Another message may have been taken in meanwhile; from here on nothing comes between.
        let Some(mut record) = self.load().await? else { return Ok(None) };
        let is_over = service.is_none_or(|service| service.state == ServiceState::Deactivated);
        if is_over && record.handle(Event::Stop(StopReason::ServiceClosed), self.clock.now()).is_ok() {
            self.store(&record).await?;
        }
        Ok(Some(record))
    }
}
