//! The record of every use of a citizen's data (使用紀錄).

use mydata_consent::{Moment, Outcome};
use mydata_identity::IdentityMethod;
use mydata_protocol::ids::{ClientId, ResourceId};
use serde::{Deserialize, Serialize};

use super::letters::Errand;
use super::record::{Heard, Record};
use crate::error::PlatformError;
use crate::names::TransactionName;
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
        if let Some(transaction) = self.key.split('/').next().and_then(TransactionName::parse) {
            record.private.live.end(&transaction);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::objects::citizen::{Join, JoinSilently};
    use crate::texts::Locale;

    const NOW: Moment = Moment::from_unix_millis(1_772_431_500_000);

    fn recorded(key: &str, outcome: Outcome) -> RecordUse {
        let entry = Use {
            at: NOW,
            client_id: ClientId::parse("CLI.aB3dE5gH7j").unwrap(),
            resources: Vec::new(),
            method: IdentityMethod::DualDocuments,
            outcome,
        };
        RecordUse { key: key.to_owned(), entry }
    }

    fn member() -> Record {
        let mut record = Record::blank();
        let join = Join {
            name: "王小明".to_owned(),
            contact: "0912345789".parse().unwrap(),
            locale: Locale::ZhHant,
            terms_version: "1".to_owned(),
            privacy_version: "1".to_owned(),
        };
        JoinSilently(join).hear(&mut record, NOW).unwrap();
        record
    }

    /// How many errands follow from these uses.
    fn errands(mut record: Record, uses: impl IntoIterator<Item = RecordUse>) -> usize {
        for recorded in uses {
            recorded.hear(&mut record, NOW).unwrap();
        }
        record.private.errands.due(NOW).len()
    }

    #[test]
    fn a_member_whose_data_was_taken_is_told_once() {
        let uses = [recorded("one", Outcome::Taken), recorded("one", Outcome::Taken)];
        assert_eq!(errands(member(), uses), 1);
    }

    #[test]
    fn where_nothing_was_taken_or_nobody_is_known_nothing_is_told() {
        assert_eq!(errands(member(), [recorded("one", Outcome::Refused)]), 0);
        assert_eq!(errands(Record::blank(), [recorded("one", Outcome::Taken)]), 0);
    }
}
