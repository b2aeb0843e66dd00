//! What can be said to a journal.

use mydata_consent::Moment;
use serde::{Deserialize, Serialize};

use super::{Entry, NamedDataset, Noted, Opening, Receiver, Search};
use crate::error::PlatformError;
use crate::objects::Message;
use crate::objects::citizen::record::{Heard, Record};

/// Writes into the journal, with the signed paper that goes with it. The same `key` twice writes once. For a use there is
/// [`RecordUse`](crate::objects::citizen::RecordUse), which tells her of it as well.
#[derive(Serialize, Deserialize)]
pub struct Note {
    /// The idempotency key.
    pub key: String,
    /// What happened.
    pub entry: Entry,
    /// A consent's receipt or an erasure's deletion record, as it was signed.
    pub paper: Option<String>,
}

impl Message for Note {
    type Answer = ();
    const OBJECT: &'static str = crate::objects::citizen::BINDING;
    const NAME: &'static str = "note";
}

impl Heard for Note {
    fn hear(self, record: &mut Record, now: Moment) -> Result<(), PlatformError> {
        record.note(&self.key, &self.entry, self.paper.as_deref(), now).map(drop)
    }
}

/// Looks for entries, the latest first.
#[derive(Serialize, Deserialize)]
pub struct ReadJournal {
    /// Which.
    pub search: Search,
    /// So many of them are passed over.
    pub skip: usize,
    /// So many at most are wanted.
    pub limit: usize,
}

/// What was found, and what else can be looked for.
#[derive(Default, Serialize, Deserialize)]
pub struct JournalPage {
    /// The entries wanted.
    pub entries: Vec<Noted>,
    /// How many there are of those looked for.
    pub found: usize,
    /// How many there are of any kind.
    pub all: usize,
    /// Every receiver in the journal, each once, the latest first.
    pub receivers: Vec<Receiver>,
    /// Every dataset in the journal, each once, the latest first.
    pub datasets: Vec<NamedDataset>,
}

impl Message for ReadJournal {
    type Answer = JournalPage;
    const OBJECT: &'static str = crate::objects::citizen::BINDING;
    const NAME: &'static str = "read-journal";
}

impl Heard for ReadJournal {
    const CHANGES: bool = false;

    fn hear(self, record: &mut Record, _now: Moment) -> Result<JournalPage, PlatformError> {
        let mut page = JournalPage::default();
        for noted in record.journal.entries() {
            let noted = noted?;
            page.all += 1;
            page.list(&noted.entry);
            if !self.search.finds(&noted.entry) {
                continue;
            }
            page.found += 1;
            if page.found > self.skip && page.entries.len() < self.limit {
                page.entries.push(noted);
            }
        }
        Ok(page)
    }
}

impl JournalPage {
    fn list(&mut self, entry: &Entry) {
        let Some(about) = entry.about() else { return };
        if self.receivers.iter().all(|known| known.id() != about.receiver.id()) {
            self.receivers.push(about.receiver.clone());
        }
        for dataset in &about.datasets {
            if self.datasets.iter().all(|known| known.id != dataset.id) {
                self.datasets.push(dataset.clone());
            }
        }
    }
}

/// Asks for one entry with all that proves it.
#[derive(Serialize, Deserialize)]
pub struct ReadEntry {
    /// Its number.
    pub number: u64,
}

/// An entry with all that proves it.
#[derive(Serialize, Deserialize)]
pub struct OpenedEntry {
    /// The entry.
    pub noted: Noted,
    /// The signed paper.
    pub paper: Option<String>,
    /// What opens the ledger's commitment.
    pub opening: Opening,
    /// The ledger's entry, once it is there.
    pub place: Option<mydata_ledger::Entry>,
}

impl Message for ReadEntry {
    type Answer = Option<OpenedEntry>;
    const OBJECT: &'static str = crate::objects::citizen::BINDING;
    const NAME: &'static str = "read-entry";
}

impl Heard for ReadEntry {
    const CHANGES: bool = false;

    fn hear(self, record: &mut Record, _now: Moment) -> Result<Self::Answer, PlatformError> {
        record.journal.opened(self.number)
    }
}
