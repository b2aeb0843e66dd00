//! The state of an object: one row, written whole, so that a write has either happened or not.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use worker::{SqlStorage, State};

use crate::error::PlatformError;

#[derive(Deserialize)]
struct Row {
    body: String,
}

/// Prepares the table. To be called when the object is made.
pub(super) fn prepare(state: &State) -> Result<(), PlatformError> {
    table(&state.storage().sql())
}

fn table(sql: &SqlStorage) -> Result<(), PlatformError> {
    sql.exec(
        "CREATE TABLE IF NOT EXISTS state (id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL)",
        None,
    )?;
    Ok(())
}

/// The state, if any has been stored.
pub(super) fn load<T: DeserializeOwned>(state: &State) -> Result<Option<T>, PlatformError> {
    let rows: Vec<Row> =
        state.storage().sql().exec("SELECT body FROM state WHERE id = 1", None)?.to_array()?;
    let Some(row) = rows.into_iter().next() else { return Ok(None) };
    Ok(Some(serde_json::from_str(&row.body)?))
}

/// Stores the state in place of what was there.
pub(super) fn store<T: Serialize>(state: &State, value: &T) -> Result<(), PlatformError> {
    let body = serde_json::to_string(value)?;
    state
        .storage()
        .sql()
        .exec("INSERT OR REPLACE INTO state (id, body) VALUES (1, ?1)", vec![body.into()])?;
    Ok(())
}

/// Takes the state out at once, before anybody else can read it.
pub(super) fn erase(state: &State) -> Result<(), PlatformError> {
    state.storage().sql().exec("DELETE FROM state", None)?;
    Ok(())
}

/// Forgets everything, the alarm too.
pub(super) async fn forget(state: &State) -> Result<(), PlatformError> {
    let storage = state.storage();
    storage.delete_alarm().await?;
    storage.delete_all().await?;
    prepare(state)
}

/// Sets the alarm to `wall_millis` on the machine's clock, or to the next millisecond where that has passed.
///
/// An alarm that is set to the moment of the one that is just being handled is taken for that one, and is cleared with it
/// (cloudflare/workerd#6866). The next millisecond is never that moment.
pub(super) async fn wake_at(state: &State, wall_millis: i64) -> Result<(), PlatformError> {
    let wall_millis = wall_millis.max(crate::clock::wall_millis() + 1);
    #[allow(clippy::cast_precision_loss, reason = "milliseconds since 1970 stay far below 2^53")]
    let date = worker::js_sys::Date::new(&worker::js_sys::Number::from(wall_millis as f64).into());
    Ok(state.storage().set_alarm(worker::ScheduledTime::new(date)).await?)
}
