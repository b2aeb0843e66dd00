//! The end of a transaction with a counter: it leaves the list of what is live, and she hears of what was only looked at.

use std::rc::Rc;

use mydata_consent::DatasetIndex;

use super::Inner;
use crate::error::PlatformError;
use crate::objects::citizen::CounterClosed;

impl Inner {
    pub(super) async fn close_counter(self: &Rc<Self>, viewed: &[DatasetIndex]) -> Result<(), PlatformError> {
        let Some(record) = self.load().await? else { return Ok(()) };
        let Some(citizen) = &record.citizen else { return Ok(()) };
        let mut about = self.occasion(&record, viewed).await?;
        about.receiver = self.with_clerk(&record, about.receiver).await?;
        let closed = CounterClosed { about, at: self.ended_at(&record) };
        crate::objects::send(&self.env, citizen.as_str(), &closed).await
    }
}
