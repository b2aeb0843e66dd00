//! The record of every use of a citizen's data (使用紀錄).

use mydata_consent::{Moment, Outcome};
use mydata_identity::IdentityMethod;
use mydata_protocol::ids::{ClientId, ResourceId};
use serde::{Deserialize, Serialize};

use super::letters::Errand;
use super::record::{Heard, Record};
use crate::error::PlatformError;
use crate::objects::Message;

/// One use of a citizen's data. It names what and who, never a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Use {
    /// When it came to its end.
    pub at: Moment,
    /// The service that asked.
    pub client_id: ClientId,
    /// What it asked for.
    pub resources: Vec<ResourceId>,
    /// How the citizen identified.
    pub method: IdentityMethod,
    /// How it ended.
    pub outcome: Outcome,
}

/// Writes a use into the record; a member whose data was taken is told. The same `key` twice writes and tells once.
#[derive(Debug, Serialize, Deserialize)]
pub struct RecordUse {
    /// The idempotency key.
    pub key: String,
    /// What happened.
    pub entry: Use,
}

impl Message for RecordUse {
    type Answer = ();
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "record-use";
}

impl Heard for RecordUse {
    fn hear(self, record: &mut Record, now: Moment) -> Result<(), PlatformError> {
        if record.row.uses.iter().any(|(key, _)| *key == self.key) {
            return Ok(());
        }
        if self.entry.outcome == Outcome::Taken && record.private.member.is_some() {
            record.private.errands.push(now, Errand::TellOfUse(self.entry.clone()));
        }
        record.row.uses.push((self.key, self.entry));
        Ok(())
    }
}

/// Asks for the latest uses, newest first.
#[derive(Debug, Serialize, Deserialize)]
pub struct LatestUses {
    /// How many at most.
    pub limit: usize,
}

impl Message for LatestUses {
    type Answer = Vec<Use>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "latest-uses";
}

impl Heard for LatestUses {
    const CHANGES: bool = false;

    fn hear(self, record: &mut Record, _now: Moment) -> Result<Vec<Use>, PlatformError> {
        Ok(record.row.uses.iter().rev().take(self.limit).map(|(_, entry)| entry.clone()).collect())
    }
}
