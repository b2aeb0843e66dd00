//! The tables of the sandbox: planned faults, who has claimed them, and the timelines.

use std::time::Duration;

use mydata_consent::Moment;
use mydata_protocol::ids::ClientId;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use worker::{SqlStorage, SqlStorageValue, State};

use super::messages::{
    About, Claim, Drop, Happened, ListTimelines, Noted, Plan, Planned, Tell, Timeline, TooManyPlanned,
};
use crate::error::PlatformError;
use crate::names::TransactionName;
use crate::sandbox::{Faults, PlannedFault};

/// Long enough to look at yesterday's failure in the morning.
pub(super) const KEPT: Duration = Duration::from_hours(24);
/// Timelines that are kept; older ones make room.
const MOST_TIMELINES: i64 = 200;
/// Lines of one timeline: an agency that is asked every two seconds for three minutes fits in.
const MOST_LINES: i64 = 400;
/// Faults that wait for a transaction.
const MOST_PLANNED: usize = 50;

const TABLES: [&str; 4] = [
    "CREATE TABLE IF NOT EXISTS planned (number INTEGER PRIMARY KEY AUTOINCREMENT, client TEXT NOT NULL, \
     at INTEGER NOT NULL, body TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS claim (client TEXT, tx_id TEXT, at INTEGER NOT NULL, body TEXT NOT NULL, \
     PRIMARY KEY (client, tx_id)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS timeline (name TEXT PRIMARY KEY, client TEXT, tx_id TEXT, at INTEGER NOT NULL)",
    "CREATE TABLE IF NOT EXISTS line (number INTEGER PRIMARY KEY AUTOINCREMENT, timeline TEXT NOT NULL, \
     key TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL, UNIQUE (timeline, key))",
];

/// What the sandbox is stored in.
pub(super) struct Tables(SqlStorage);

#[derive(Deserialize)]
struct PlannedRow {
    client: String,
    at: i64,
    body: String,
}

#[derive(Deserialize)]
struct TimelineRow {
    name: String,
    client: Option<String>,
    tx_id: Option<String>,
    at: i64,
}

#[derive(Deserialize)]
struct LineRow {
    at: i64,
    body: String,
}

#[derive(Deserialize)]
struct Text {
    text: String,
}

#[derive(Deserialize)]
struct Number {
    number: Option<i64>,
}

impl Tables {
    /// Prepares the tables, without whatever is too old by now.
    pub(super) fn of(state: &State, now: Moment) -> Result<Self, PlatformError> {
        let tables = Self(state.storage().sql());
        for table in TABLES {
            tables.0.exec(table, None)?;
        }
        tables.forget(now)?;
        Ok(tables)
    }

    fn forget(&self, now: Moment) -> Result<(), PlatformError> {
        let oldest = now.unix_millis() - i64::try_from(KEPT.as_millis()).unwrap_or(i64::MAX);
        for table in ["planned", "claim", "timeline"] {
            self.0.exec(&format!("DELETE FROM {table} WHERE at <= ?1"), vec![oldest.into()])?;
        }
        self.0.exec("DELETE FROM line WHERE timeline NOT IN (SELECT name FROM timeline)", None)?;
        Ok(())
    }

    /// When the next of it is too old.
    pub(super) fn forget_next_at(&self) -> Result<Option<Moment>, PlatformError> {
        let oldest = "SELECT MIN(at) AS number FROM (SELECT at FROM planned UNION ALL SELECT at FROM claim \
                      UNION ALL SELECT at FROM timeline)";
        let oldest = self.rows::<Number>(oldest, Vec::new())?.into_iter().find_map(|row| row.number);
        Ok(oldest.map(|at| Moment::from_unix_millis(at).plus(KEPT)))
    }

    /// Plans a fault, in place of one that differs from it in no more than how long it lasts.
    pub(super) fn plan(&self, plan: Plan, now: Moment) -> Result<Result<(), TooManyPlanned>, PlatformError> {
        let Plan { client_id, planned } = plan;
        let all = self.planned()?;
        for known in all.iter().filter(|known| known.client_id == client_id) {
            let same =
                known.planned.fault == planned.fault && known.planned.resource_id == planned.resource_id;
            if same {
                self.unplan(&client_id, &known.planned)?;
            }
        }
        if self.planned()?.len() >= MOST_PLANNED {
            return Ok(Err(TooManyPlanned { most: MOST_PLANNED }));
        }
        let columns = vec![
            client_id.as_str().into(),
            now.unix_millis().into(),
            serde_json::to_string(&planned)?.into(),
        ];
        self.0.exec("INSERT INTO planned (client, at, body) VALUES (?1, ?2, ?3)", columns)?;
        Ok(Ok(()))
    }

    /// The planned faults.
    pub(super) fn planned(&self) -> Result<Vec<Planned>, PlatformError> {
        let rows: Vec<PlannedRow> =
            self.rows("SELECT client, at, body FROM planned ORDER BY number", Vec::new())?;
        rows.iter().map(planned_of).collect()
    }

    /// Drops the planned faults that are meant.
    pub(super) fn drop(&self, wanted: &Drop) -> Result<(), PlatformError> {
        for Planned { client_id, planned, .. } in self.planned()? {
            let is_of_client = wanted.client_id.as_ref().is_none_or(|client| *client == client_id);
            if is_of_client && wanted.fault.is_none_or(|fault| fault == planned.fault) {
                self.unplan(&client_id, &planned)?;
            }
        }
        Ok(())
    }

    fn unplan(&self, client: &ClientId, planned: &PlannedFault) -> Result<(), PlatformError> {
        let columns = vec![client.as_str().into(), serde_json::to_string(planned)?.into()];
        self.0.exec("DELETE FROM planned WHERE client = ?1 AND body = ?2", columns)?;
        Ok(())
    }

    /// Hands the planned faults of a service over to its transaction.
    pub(super) fn claim(&self, claim: &Claim, now: Moment) -> Result<Faults, PlatformError> {
        let Claim { client_id, tx_id } = claim;
        let named = vec![client_id.as_str().into(), tx_id.canonical().into()];
        let known: Vec<Text> =
            self.rows("SELECT body AS text FROM claim WHERE client = ?1 AND tx_id = ?2", named.clone())?;
        if let Some(known) = known.first() {
            return Ok(serde_json::from_str(&known.text)?);
        }
        let mine = self.planned()?.into_iter().filter(|planned| planned.client_id == *client_id);
        let faults = Faults(mine.map(|planned| planned.planned).collect());
        let columns =
            [named, vec![now.unix_millis().into(), serde_json::to_string(&faults)?.into()]].concat();
        self.0.exec("INSERT INTO claim (client, tx_id, at, body) VALUES (?1, ?2, ?3, ?4)", columns)?;
        self.drop(&Drop { client_id: Some(client_id.clone()), fault: None })?;
        Ok(faults)
    }

    /// Writes into a timeline.
    pub(super) fn tell(&self, tell: &Tell, now: Moment) -> Result<(), PlatformError> {
        if !self.begin(&tell.transaction, tell.about.as_ref(), now)? {
            return Ok(());
        }
        for Noted { key, at, what } in &tell.notes {
            let name = tell.transaction.as_str();
            let columns = vec![
                name.into(),
                key.as_str().into(),
                at.unix_millis().into(),
                serde_json::to_string(what)?.into(),
                MOST_LINES.into(),
            ];
            self.0.exec(
                "INSERT OR IGNORE INTO line (timeline, key, at, body) SELECT ?1, ?2, ?3, ?4 \
                 WHERE (SELECT COUNT(*) FROM line WHERE timeline = ?1) < ?5",
                columns,
            )?;
        }
        Ok(())
    }

    /// Sees to it that there is such a timeline, and tells whether there is.
    fn begin(
        &self,
        name: &TransactionName,
        about: Option<&About>,
        now: Moment,
    ) -> Result<bool, PlatformError> {
        if !self.timelines("WHERE name = ?1", vec![name.as_str().into()])?.is_empty() {
            return Ok(true);
        }
        let Some(About { client_id, tx_id }) = about else { return Ok(false) };
        let columns = vec![
            name.as_str().into(),
            client_id.as_ref().map(|client| client.as_str().to_owned()).into(),
            tx_id.as_ref().map(mydata_protocol::ids::TxId::canonical).into(),
            now.unix_millis().into(),
        ];
        self.0.exec("INSERT INTO timeline VALUES (?1, ?2, ?3, ?4)", columns)?;
        self.0.exec(
            "DELETE FROM timeline WHERE name NOT IN (SELECT name FROM timeline ORDER BY at DESC, rowid DESC LIMIT ?1)",
            vec![MOST_TIMELINES.into()],
        )?;
        Ok(true)
    }

    /// The timelines that are wanted, each with its last line.
    pub(super) fn list(&self, wanted: &ListTimelines) -> Result<Vec<Timeline>, PlatformError> {
        let limit: SqlStorageValue = i64::try_from(wanted.limit).unwrap_or(MOST_TIMELINES).into();
        let newest = "ORDER BY at DESC, rowid DESC LIMIT ?1";
        let rows = match &wanted.tx_id {
            Some(tx_id) => {
                let columns = vec![limit, tx_id.canonical().into()];
                self.timelines(&format!("WHERE tx_id = ?2 {newest}"), columns)?
            }
            None => self.timelines(newest, vec![limit])?,
        };
        rows.into_iter().map(|row| self.timeline(row, "ORDER BY at DESC, number DESC LIMIT 1")).collect()
    }

    /// One timeline with all its lines.
    pub(super) fn read(&self, name: &TransactionName) -> Result<Option<Timeline>, PlatformError> {
        let rows = self.timelines("WHERE name = ?1", vec![name.as_str().into()])?;
        rows.into_iter().next().map(|row| self.timeline(row, "ORDER BY at, number")).transpose()
    }

    fn timelines(
        &self,
        which: &str,
        columns: Vec<SqlStorageValue>,
    ) -> Result<Vec<TimelineRow>, PlatformError> {
        self.rows(&format!("SELECT name, client, tx_id, at FROM timeline {which}"), columns)
    }

    fn timeline(&self, row: TimelineRow, lines: &str) -> Result<Timeline, PlatformError> {
        let unreadable = || PlatformError::Object("a timeline without a name".to_owned());
        let query = format!("SELECT at, body FROM line WHERE timeline = ?1 {lines}");
        let lines: Vec<LineRow> = self.rows(&query, vec![row.name.as_str().into()])?;
        let happened = |line: LineRow| {
            let what = serde_json::from_str(&line.body)?;
            Ok(Happened { at: Moment::from_unix_millis(line.at), what })
        };
        Ok(Timeline {
            transaction: TransactionName::parse(&row.name).ok_or_else(unreadable)?,
            client_id: row.client,
            tx_id: row.tx_id,
            at: Moment::from_unix_millis(row.at),
            happenings: lines.into_iter().map(happened).collect::<Result<_, PlatformError>>()?,
        })
    }

    fn rows<T: DeserializeOwned>(
        &self,
        query: &str,
        columns: Vec<SqlStorageValue>,
    ) -> Result<Vec<T>, PlatformError> {
        Ok(self.0.exec(query, columns)?.to_array()?)
    }
}

fn planned_of(row: &PlannedRow) -> Result<Planned, PlatformError> {
    let client_id = ClientId::parse(&row.client)
        .map_err(|_| PlatformError::Object("a fault without a service".to_owned()))?;
    let at = Moment::from_unix_millis(row.at);
    Ok(Planned { client_id, at, planned: serde_json::from_str(&row.body)? })
}
