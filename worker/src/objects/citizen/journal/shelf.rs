//! Where the journal stands: a table of its own, a row an entry, each column sealed for its place.

use serde::Deserialize;
use worker::{SqlStorage, State};

use crate::error::PlatformError;

/// A row as it is stored. Everything in it but its number is sealed, or a digest.
#[derive(Clone, Deserialize)]
pub(super) struct Row {
    /// Counted from 1.
    pub(super) number: u64,
    /// The digest of the idempotency key.
    pub(super) key: String,
    /// What happened, as lists show it.
    pub(super) entry: String,
    /// Facts and salt, which open the ledger's commitment.
    pub(super) opening: String,
    /// The signed paper that goes with it.
    pub(super) paper: Option<String>,
    /// The ledger's entry, once it is there.
    pub(super) place: Option<String>,
}

/// What the journal needs of its storage.
pub(super) trait Shelf {
    /// Adds a row.
    fn add(&mut self, row: &Row) -> Result<(), PlatformError>;
    /// The row with this number.
    fn get(&self, number: u64) -> Result<Option<Row>, PlatformError>;
    /// Whether there is a row with this key.
    fn knows(&self, key: &str) -> Result<bool, PlatformError>;
    /// At most `limit` rows before the one with this number, the latest first. Papers are left on the shelf.
    fn before(&self, number: u64, limit: usize) -> Result<Vec<Row>, PlatformError>;
    /// Notes where in the ledger a row's entry stands. A row that is gone stays so.
    fn place(&mut self, number: u64, place: &str) -> Result<(), PlatformError>;
    /// Destroys every row.
    fn clear(&mut self) -> Result<(), PlatformError>;
}

/// The shelf of a citizen's object.
pub(super) struct Table(SqlStorage);

impl Table {
    /// Prepares the table.
    pub(super) fn of(state: &State) -> Result<Self, PlatformError> {
        let sql = state.storage().sql();
        sql.exec(
            "CREATE TABLE IF NOT EXISTS journal (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, \
             entry TEXT NOT NULL, opening TEXT NOT NULL, paper TEXT, place TEXT)",
            None,
        )?;
        Ok(Self(sql))
    }
}

impl Shelf for Table {
    fn add(&mut self, row: &Row) -> Result<(), PlatformError> {
        let Row { number, key, entry, opening, paper, place } = row.clone();
        let columns = vec![
            integer(number)?.into(),
            key.into(),
            entry.into(),
            opening.into(),
            paper.into(),
            place.into(),
        ];
        self.0.exec("INSERT INTO journal VALUES (?1, ?2, ?3, ?4, ?5, ?6)", columns)?;
        Ok(())
    }

    fn get(&self, number: u64) -> Result<Option<Row>, PlatformError> {
        let columns = vec![integer(number)?.into()];
        let rows = self.0.exec("SELECT * FROM journal WHERE number = ?1", columns)?.to_array()?;
        Ok(rows.into_iter().next())
    }

    fn knows(&self, key: &str) -> Result<bool, PlatformError> {
        let rows: Vec<Row> =
            self.0.exec("SELECT * FROM journal WHERE key = ?1", vec![key.into()])?.to_array()?;
        Ok(!rows.is_empty())
    }

    fn before(&self, number: u64, limit: usize) -> Result<Vec<Row>, PlatformError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let columns = vec![integer(number)?.into(), limit.into()];
        let query = "SELECT number, key, entry, opening, NULL AS paper, place FROM journal \
                     WHERE number < ?1 ORDER BY number DESC LIMIT ?2";
        Ok(self.0.exec(query, columns)?.to_array()?)
    }

    fn place(&mut self, number: u64, place: &str) -> Result<(), PlatformError> {
        let columns = vec![integer(number)?.into(), place.into()];
        self.0.exec("UPDATE journal SET place = ?2 WHERE number = ?1", columns)?;
        Ok(())
    }

    fn clear(&mut self) -> Result<(), PlatformError> {
        self.0.exec("DELETE FROM journal", None)?;
        Ok(())
    }
}

/// The runtime takes whole numbers as far as JavaScript counts.
fn integer(number: u64) -> Result<i64, PlatformError> {
    const LAST: u64 = (1 << 53) - 1;
    i64::try_from(number.min(LAST)).map_err(|_| PlatformError::Object("number".to_owned()))
}

/// A shelf without a runtime.
#[cfg(test)]
#[derive(Default)]
pub(super) struct Pile(Vec<Row>);

#[cfg(test)]
impl Shelf for Pile {
    fn add(&mut self, row: &Row) -> Result<(), PlatformError> {
        self.0.push(row.clone());
        Ok(())
    }

    fn get(&self, number: u64) -> Result<Option<Row>, PlatformError> {
        Ok(self.0.iter().find(|row| row.number == number).cloned())
    }

    fn knows(&self, key: &str) -> Result<bool, PlatformError> {
        Ok(self.0.iter().any(|row| row.key == key))
    }

    fn before(&self, number: u64, limit: usize) -> Result<Vec<Row>, PlatformError> {
        Ok(self.0.iter().rev().filter(|row| row.number < number).take(limit).cloned().collect())
    }

    fn place(&mut self, number: u64, place: &str) -> Result<(), PlatformError> {
        for row in self.0.iter_mut().filter(|row| row.number == number) {
            row.place = Some(place.to_owned());
        }
        Ok(())
    }

    fn clear(&mut self) -> Result<(), PlatformError> {
        self.0.clear();
        Ok(())
    }
}
