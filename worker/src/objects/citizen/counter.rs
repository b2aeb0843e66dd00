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
            let receiver = about.receiver.name();
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

#[cfg(test)]
mod tests {
    use mydata_consent::Handover;
    use mydata_protocol::ids::{ClientId, ResourceId};

    use super::*;
    use crate::messages::Bilingual;
    use crate::names::TransactionName;
    use crate::objects::citizen::letters::Errand;
    use crate::objects::citizen::{Admit, Join, JoinSilently, ListLive, Live, NamedDataset, Receiver};
    use crate::texts::Locale;

    const NOW: Moment = Moment::from_unix_millis(1_772_431_500_000);

    fn name() -> TransactionName {
        TransactionName::from_bytes([1; 16])
    }

    fn bilingual(zh: &str) -> Bilingual {
        Bilingual { zh: zh.to_owned(), en: String::new() }
    }

    fn agency() -> Bilingual {
        Bilingual { zh: "示範市政府社會局".to_owned(), en: "Model City Social Affairs".to_owned() }
    }

    fn member_at_a_counter() -> Record {
        let mut record = Record::blank();
        let join = Join {
            name: "王小明".to_owned(),
            contact: "0912345789".parse().unwrap(),
            locale: Locale::ZhHant,
            terms_version: "1".to_owned(),
            privacy_version: "1".to_owned(),
        };
        JoinSilently(join).hear(&mut record, NOW).unwrap();
        let live = Live {
            transaction: name(),
            handover: Handover::ToCounter,
            client_id: None,
            resources: Vec::new(),
            at: NOW,
        };
        Admit { live, introduction: None }.hear(&mut record, NOW).unwrap().unwrap();
        record
    }

    fn closed(clerk: Option<&str>, datasets: &[&str]) -> CounterClosed {
        let named = |zh: &&str| NamedDataset {
            id: ResourceId::parse("API.UDauDOLyZg").unwrap(),
            name: bilingual(zh),
        };
        let about = Occasion {
            transaction: name(),
            receiver: Receiver::Counter {
                client_id: ClientId::parse("CLI.aB3dE5gH7j").unwrap(),
                name: bilingual("急難救助申請"),
                clerk: clerk.map(str::to_owned),
                agency: clerk.map(|_| agency()),
            },
            purpose: bilingual("救助"),
            datasets: datasets.iter().map(named).collect(),
        };
        CounterClosed { about, at: NOW }
    }

    fn letters(record: &Record) -> Vec<LetterKind> {
        let errands = record.private.errands.due(NOW).into_iter();
        let letters = errands.filter_map(|due| match due.effect {
            Errand::Send { letter, .. } => Some(letter.what),
            _ => None,
        });
        letters.collect()
    }

    #[test]
    fn what_was_only_looked_at_is_told_once_and_the_transaction_is_live_no_longer() {
        let mut record = member_at_a_counter();
        for _ in 0..2 {
            closed(Some("沈以柔"), &["戶籍資料"]).hear(&mut record, NOW).unwrap();
        }
        let told = LetterKind::DataViewed {
            receiver: bilingual("急難救助申請"),
            clerk: Bilingual {
                zh: "沈以柔，示範市政府社會局".to_owned(),
                en: "沈以柔, Model City Social Affairs".to_owned(),
            },
            datasets: vec![bilingual("戶籍資料")],
            at: NOW,
        };
        assert_eq!(letters(&record), [told]);
        assert_eq!(ListLive.hear(&mut record, NOW).unwrap(), []);
    }

    #[test]
    fn where_nothing_was_looked_at_nothing_is_told() {
        for (clerk, datasets) in [(Some("沈以柔"), &[][..]), (None, &["戶籍資料"][..])] {
            let mut record = member_at_a_counter();
            closed(clerk, datasets).hear(&mut record, NOW).unwrap();
            assert_eq!(letters(&record), []);
            assert_eq!(ListLive.hear(&mut record, NOW).unwrap(), []);
        }
    }
}
