//! The tables of the ledger: its entries, the nodes that proofs are made of, and the end to which is appended.

use mydata_ledger::{Appended, Commitment, Entry, LedgerRefusal, NodeId, Trail, TreeHash};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use worker::{SqlStorage, SqlStorageValue, State};

use crate::error::PlatformError;
use crate::objects::row;

/// What the ledger is stored in.
pub(super) struct Tables<'s> {
    state: &'s State,
    sql: SqlStorage,
}

#[derive(Deserialize)]
struct Text {
    text: String,
}

impl<'s> Tables<'s> {
    /// Prepares the tables.
    pub(super) fn of(state: &'s State) -> Result<Self, PlatformError> {
        row::prepare(state)?;
        let sql = state.storage().sql();
        sql.exec(
            "CREATE TABLE IF NOT EXISTS entry (place INTEGER PRIMARY KEY, commitment TEXT NOT NULL UNIQUE, \
             body TEXT NOT NULL)",
            None,
        )?;
        sql.exec(
            "CREATE TABLE IF NOT EXISTS node (level INTEGER, place INTEGER, hash TEXT NOT NULL, \
             PRIMARY KEY (level, place)) WITHOUT ROWID",
            None,
        )?;
        Ok(Self { state, sql })
    }

    /// The end of the ledger. It must be where the stored entries end: nothing is appended to, or signed for, anything else.
    pub(super) fn trail(&self) -> Result<Trail, PlatformError> {
        let trail: Trail = row::load(self.state)?.unwrap_or_else(Trail::empty);
        let last = trail.size().checked_sub(1).map(|index| self.entry(index)).transpose()?.flatten();
        let leaf = last.map_or(TreeHash::ZERO, |entry| entry.leaf());
        if leaf == trail.last_leaf() { Ok(trail) } else { Err(LedgerRefusal::StateMalformed.into()) }
    }

    /// Stores what an append gave. No `await` stands between these writes, so they happen together or not at all.
    pub(super) fn store(&self, trail: &Trail, appended: &Appended) -> Result<(), PlatformError> {
        let Appended { entry, nodes, .. } = appended;
        let columns = vec![
            integer(entry.index),
            entry.commitment.as_hash().to_string().into(),
            serde_json::to_string(entry)?.into(),
        ];
        self.sql.exec("INSERT INTO entry VALUES (?1, ?2, ?3)", columns)?;
        for (id, hash) in nodes {
            let columns = vec![i32::from(id.level).into(), integer(id.index), hash.to_string().into()];
            self.sql.exec("INSERT INTO node VALUES (?1, ?2, ?3)", columns)?;
        }
        row::store(self.state, trail)
    }

    /// The entry with this commitment.
    pub(super) fn entry_of(&self, commitment: &Commitment) -> Result<Option<Entry>, PlatformError> {
        let commitment = commitment.as_hash().to_string().into();
        self.first("SELECT body AS text FROM entry WHERE commitment = ?1", vec![commitment])
    }

    /// The entry at this place.
    pub(super) fn entry(&self, index: u64) -> Result<Option<Entry>, PlatformError> {
        self.first("SELECT body AS text FROM entry WHERE place = ?1", vec![integer(index)])
    }

    /// At most `limit` entries from this place on.
    pub(super) fn entries(&self, from: u64, limit: u64) -> Result<Vec<Entry>, PlatformError> {
        let query = "SELECT body AS text FROM entry WHERE place >= ?1 ORDER BY place LIMIT ?2";
        let rows = self.texts(query, vec![integer(from), integer(limit)])?;
        rows.iter().map(|row| Ok(serde_json::from_str(&row.text)?)).collect()
    }

    /// The hash of a node.
    pub(super) fn node(&self, id: NodeId) -> Result<TreeHash, PlatformError> {
        let query = "SELECT hash AS text FROM node WHERE level = ?1 AND place = ?2";
        let rows = self.texts(query, vec![i32::from(id.level).into(), integer(id.index)])?;
        let missing = LedgerRefusal::NodeMissing { level: id.level, index: id.index };
        Ok(rows.first().ok_or(missing)?.text.parse()?)
    }

    fn first<T: DeserializeOwned>(
        &self,
        query: &str,
        columns: Vec<SqlStorageValue>,
    ) -> Result<Option<T>, PlatformError> {
        let rows = self.texts(query, columns)?;
        Ok(rows.first().map(|row| serde_json::from_str(&row.text)).transpose()?)
    }

    fn texts(&self, query: &str, columns: Vec<SqlStorageValue>) -> Result<Vec<Text>, PlatformError> {
        Ok(self.sql.exec(query, columns)?.to_array()?)
    }
}

/// Places and limits stay far below what JavaScript counts to; a larger one finds nothing.
fn integer(number: u64) -> SqlStorageValue {
    i64::try_from(number.min(mydata_ledger::MAX_ENTRIES)).unwrap_or(i64::MAX).into()
}
