//! The journal of a citizen's record: everything done with her data, sealed row by row, each entry committed to in the
//! ledger.

mod entry;
mod facts;
mod membership_event;
mod messages;
mod occasion;
mod search;
mod shelf;
#[cfg(test)]
mod tests;

use mydata_ledger::{Commitment, Facts, Salt, TransactionDigest};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use worker::State;

pub use entry::{Consent, Delegated, DelegationRole, Entry, EntryKind, Erasure, Use};
pub use membership_event::{AcceptedVersions, MembershipEvent};
pub use messages::{JournalPage, Note, OpenedEntry, ReadEntry, ReadJournal};
pub use occasion::{NamedDataset, Occasion, Receiver};
pub use search::{Noted, Search};
use shelf::{Row, Shelf, Table};

use crate::error::PlatformError;
use crate::keys::PlatformKeys;
use crate::names::hex;
use crate::objects::ledger::Append;
use crate::random;

/// So many rows are taken off the shelf at once.
const ARMFUL: usize = 100;

/// The journal of one citizen.
pub(super) struct Journal {
    owner: String,
    keys: PlatformKeys,
    shelf: Box<dyn Shelf>,
    /// Rows that the next write of the record adds.
    fresh: Vec<Row>,
}

/// What opens the ledger's commitment to an entry.
#[derive(Clone, Serialize, Deserialize)]
pub struct Opening {
    /// What was committed to.
    pub facts: Facts,
    /// With which salt.
    pub salt: Salt,
}

impl Journal {
    /// The journal of the citizen whose object this is.
    pub(super) fn of(state: &State, owner: &str, keys: &PlatformKeys) -> Result<Self, PlatformError> {
        Ok(Self::on(Box::new(Table::of(state)?), owner, keys))
    }

    /// An empty journal that needs no runtime.
    #[cfg(test)]
    pub(super) fn blank(owner: &str) -> Self {
        Self::on(Box::<shelf::Pile>::default(), owner, &PlatformKeys::from_master(&[7; 32]))
    }

    fn on(shelf: Box<dyn Shelf>, owner: &str, keys: &PlatformKeys) -> Self {
        Self { owner: owner.to_owned(), keys: keys.clone(), shelf, fresh: Vec::new() }
    }

    /// Writes an entry, unless one with this key is there: then nothing is to be done. Gives its number and what the
    /// ledger is to be told.
    pub(super) fn note(
        &mut self,
        key: &str,
        entry: &Entry,
        paper: Option<&str>,
    ) -> Result<Option<(u64, Append)>, PlatformError> {
        let key = hex(&Sha256::digest(format!("{}\njournal\n{key}", self.owner)));
        if self.fresh.iter().any(|row| row.key == key) || self.shelf.knows(&key)? {
            return Ok(None);
        }
        let number = self.next()?;
        let transaction = entry.about().map(|about| self.keys.ledger_transaction(&about.transaction));
        let facts = facts::of(entry, transaction.as_deref(), paper)?;
        let opening = Opening { facts, salt: Salt::from_bytes(random::bytes()?) };
        let (kind, outcome) = entry.codes();
        let append = Append {
            kind,
            outcome,
            transaction: transaction.as_deref().map(TransactionDigest::of),
            commitment: Commitment::to(&opening.facts, &opening.salt),
        };
        self.fresh.push(Row {
            number,
            key,
            entry: self.seal(number, "journal-entry", entry)?,
            opening: self.seal(number, "journal-opening", &opening)?,
            paper: paper.map(|paper| self.seal(number, "journal-paper", &paper)).transpose()?,
            place: None,
        });
        Ok(Some((number, append)))
    }

    /// Puts what was written on the shelf. No `await` may stand between this and the write of the record.
    pub(super) fn store(&mut self) -> Result<(), PlatformError> {
        for row in std::mem::take(&mut self.fresh) {
            self.shelf.add(&row)?;
        }
        Ok(())
    }

    /// Notes where in the ledger an entry stands. A journal that was destroyed meanwhile may have another entry of this
    /// number by now, which is somewhere else.
    pub(super) fn place(&mut self, number: u64, place: &mydata_ledger::Entry) -> Result<(), PlatformError> {
        let Some(row) = self.shelf.get(number)? else { return Ok(()) };
        let Opening { facts, salt } = self.unseal(number, "journal-opening", &row.opening)?;
        if !place.commitment.opens(&facts, &salt) {
            return Ok(());
        }
        let place = self.seal(number, "journal-place", place)?;
        self.shelf.place(number, &place)
    }

    /// Destroys all entries and their salts: what the ledger holds of them means nothing to anybody from then on.
    pub(super) fn destroy(&mut self) -> Result<(), PlatformError> {
        self.fresh.clear();
        self.shelf.clear()
    }

    /// The number that the next entry gets.
    pub(super) fn next(&self) -> Result<u64, PlatformError> {
        let last = match self.fresh.last() {
            Some(row) => Some(row.number),
            None => self.shelf.before(u64::MAX, 1)?.first().map(|row| row.number),
        };
        Ok(last.unwrap_or(0) + 1)
    }

    /// All entries, the latest first, read as they are asked for.
    pub(super) fn entries(&self) -> impl Iterator<Item = Result<Noted, PlatformError>> + '_ {
        let (mut before, mut rows) = (u64::MAX, Vec::new().into_iter());
        std::iter::from_fn(move || {
            if rows.as_slice().is_empty() {
                match self.shelf.before(before, ARMFUL) {
                    Ok(armful) => rows = armful.into_iter(),
                    Err(error) => return Some(Err(error)),
                }
            }
            let row: Row = rows.next()?;
            before = row.number;
            Some(self.noted(&row))
        })
    }

    fn noted(&self, row: &Row) -> Result<Noted, PlatformError> {
        let entry = self.unseal(row.number, "journal-entry", &row.entry)?;
        Ok(Noted { number: row.number, entry, is_in_ledger: row.place.is_some() })
    }

    fn opened(&self, number: u64) -> Result<Option<OpenedEntry>, PlatformError> {
        let Some(row) = self.shelf.get(number)? else { return Ok(None) };
        let place = row.place.as_deref().map(|place| self.unseal(number, "journal-place", place));
        let paper = row.paper.as_deref().map(|paper| self.unseal(number, "journal-paper", paper));
        Ok(Some(OpenedEntry {
            noted: self.noted(&row)?,
            opening: self.unseal(number, "journal-opening", &row.opening)?,
            paper: paper.transpose()?,
            place: place.transpose()?,
        }))
    }

    fn seal(
        &self,
        number: u64,
        column: &'static str,
        value: &impl Serialize,
    ) -> Result<String, PlatformError> {
        let text = serde_json::to_string(value)?;
        self.keys.wrap(&text, &self.place_of(number), column, random::bytes()?)
    }

    fn unseal<T: DeserializeOwned>(
        &self,
        number: u64,
        column: &'static str,
        sealed: &str,
    ) -> Result<T, PlatformError> {
        Ok(serde_json::from_str(&self.keys.unwrap(sealed, &self.place_of(number), column)?)?)
    }

    /// Seals are good for one row of one citizen.
    fn place_of(&self, number: u64) -> String {
        format!("{}/journal/{number}", self.owner)
    }
}
