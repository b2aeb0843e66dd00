//! Audit logs: what one service or agency has written down about its accesses, the latest of it, sealed.

use std::time::Duration;

use mydata_consent::Moment;
use mydata_protocol::audit::AuditEntry;
use serde::{Deserialize, Serialize};
use worker::{DurableObject, Env, Request, Response, SqlStorage, State, durable_object};

use super::{Envelope, Message, answer, or_failure, row};
use crate::clock::Clock;
use crate::error::PlatformError;
use crate::keys::PlatformKeys;

const BINDING: &str = "AUDIT_LOG";
/// As many as a caller reads back; older ones make room.
pub const MOST: u64 = 100;
/// No longer than whoever looks into an access would ask for it.
const KEPT: Duration = Duration::from_hours(24 * 400);
/// What entries are sealed as.
const COLUMN: &str = "audit-entry";

/// Writes an entry down.
#[derive(Serialize, Deserialize)]
pub struct WriteDown {
    /// Whose log this is.
    pub caller: String,
    /// The entry.
    pub entry: AuditEntry,
}
message!(WriteDown => (), "write-down");

/// Reads the log, the latest entry first.
#[derive(Serialize, Deserialize)]
pub struct ReadBack {
    /// Whose log this is.
    pub caller: String,
}
message!(ReadBack => Vec<WrittenDown>, "read-back");

/// An entry, and when it was written down.
#[derive(Clone, Serialize, Deserialize)]
pub struct WrittenDown {
    /// When.
    pub at: Moment,
    /// The entry.
    pub entry: AuditEntry,
}

/// A row as it is stored: the entry is sealed for its caller and number.
#[derive(Deserialize)]
struct Row {
    number: u64,
    at: Moment,
    sealed: String,
}

/// One caller's log.
#[durable_object]
pub struct AuditLogObject {
    state: State,
    env: Env,
    clock: Clock,
}

impl DurableObject for AuditLogObject {
    fn new(state: State, env: Env) -> Self {
        let clock = Clock::of(&env);
        Self { state, env, clock }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        or_failure(self.receive(request).await)
    }

    async fn alarm(&self) -> worker::Result<Response> {
        self.prepare()?;
        self.forget_old().await?;
        Response::empty()
    }
}

impl AuditLogObject {
    async fn receive(&self, request: Request) -> Result<Response, PlatformError> {
        let envelope = Envelope::open(request).await?;
        self.prepare()?;
        if envelope.is::<WriteDown>() {
            answer::<WriteDown>(&self.write_down(&envelope.read()?).await?)
        } else if envelope.is::<ReadBack>() {
            answer::<ReadBack>(&self.read_back(&envelope.read()?)?)
        } else {
            Err(envelope.unknown())
        }
    }

    fn prepare(&self) -> Result<(), PlatformError> {
        let table = "CREATE TABLE IF NOT EXISTS entry (number INTEGER PRIMARY KEY, at INTEGER NOT NULL, sealed TEXT NOT NULL)";
        self.sql().exec(table, None)?;
        Ok(())
    }

    async fn write_down(&self, message: &WriteDown) -> Result<(), PlatformError> {
        let number = self.latest_first(1)?.first().map_or(1, |latest| latest.number + 1);
        let text = serde_json::to_string(&message.entry)?;
        let owner = owner(&message.caller, number);
        let sealed = PlatformKeys::of(&self.env)?.wrap(&text, &owner, COLUMN, crate::random::bytes()?)?;
        let row = vec![integer(number).into(), self.clock.now().unix_millis().into(), sealed.into()];
        self.sql().exec("INSERT INTO entry VALUES (?1, ?2, ?3)", row)?;
        let making_room = vec![(integer(number) - integer(MOST)).into()];
        self.sql().exec("DELETE FROM entry WHERE number <= ?1", making_room)?;
        self.forget_old().await
    }

    fn read_back(&self, message: &ReadBack) -> Result<Vec<WrittenDown>, PlatformError> {
        let (keys, now) = (PlatformKeys::of(&self.env)?, self.clock.now());
        let kept = self.latest_first(MOST)?.into_iter().filter(|row| now.since(row.at) < KEPT);
        let opened = kept.map(|row| {
            let text = keys.unwrap(&row.sealed, &owner(&message.caller, row.number), COLUMN)?;
            Ok(WrittenDown { at: row.at, entry: serde_json::from_str(&text)? })
        });
        opened.collect()
    }

    fn latest_first(&self, limit: u64) -> Result<Vec<Row>, PlatformError> {
        let query = "SELECT number, at, sealed FROM entry ORDER BY number DESC LIMIT ?1";
        Ok(self.sql().exec(query, vec![integer(limit).into()])?.to_array()?)
    }

    /// Forgets what has been kept for long enough, and sees to it that the rest will be.
    async fn forget_old(&self) -> Result<(), PlatformError> {
        let kept = i64::try_from(KEPT.as_millis()).unwrap_or(i64::MAX);
        let last = self.clock.now().unix_millis().saturating_sub(kept);
        self.sql().exec("DELETE FROM entry WHERE at <= ?1", vec![last.into()])?;
        match self.latest_first(MOST)?.last() {
            Some(oldest) => row::wake_at(&self.state, self.clock.on_the_wall(oldest.at.plus(KEPT))).await,
            None => Ok(()),
        }
    }

    fn sql(&self) -> SqlStorage {
        self.state.storage().sql()
    }
}

fn owner(caller: &str, number: u64) -> String {
    format!("audit/{caller}/{number}")
}

/// As the database counts.
fn integer(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
