//! The end of a citizen's transaction with a counter.

use mydata_consent::Moment;
use serde::{Deserialize, Serialize};

use super::journal::Occasion;
use super::record::{Heard, Record};
use crate::error::PlatformError;
use crate::messages::LetterKind;
use crate::objects::Message;

/// A transaction with a counter is over. What has been looked at and saved is in the journal already; a member is told of
/// what was looked at and not saved. Said twice it tells once.
#[derive(Debug, Serialize, Deserialize)]
pub struct CounterClosed {
    /// The transaction, its counter and clerk, and what was only looked at.
    pub about: Occasion,
    /// When it was over.
    pub at: Moment,
}

impl Message for CounterClosed {
    type Answer = ();
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "counter-closed";
}

impl Heard for CounterClosed {
    fn hear(self, record: &mut Record, now: Moment) -> Result<(), PlatformError> {
        let Self { about, at } = self;
        let was_live = record.private.live.end(&about.transaction);
        if let (true, false, Some(clerk)) = (was_live, about.datasets.is_empty(), about.receiver.clerk()) {
            let (receiver, clerk) = (about.receiver.name(), clerk.to_owned());
            let datasets = about.datasets.into_iter().map(|dataset| dataset.name).collect();
            record.tell_member_about(
                about.transaction,
                LetterKind::DataViewed { receiver, clerk, datasets, at },
                now,
            );
        }
        Ok(())
    }
}
