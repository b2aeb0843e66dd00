//! The usage record as files: the entries that were looked for, or all of them.

use serde::Serialize;
use worker::Response;

use super::entry::attached;
use super::query::Query;
use super::table::{self, TableRow};
use crate::error::PlatformError;
use crate::member::SignedIn;
use crate::objects::citizen::ReadJournal;
use crate::objects::send;
use crate::pages::{EntryWords, TaiwanTime};
use crate::visit::Visit;

/// The number of the form that the JSON has.
const FORM: u32 = 1;

#[derive(Serialize)]
struct Document {
    form: u32,
    exported_at: String,
    entries: Vec<TableRow>,
}

pub(super) async fn csv(visit: &Visit, signed_in: &SignedIn) -> Result<Response, PlatformError> {
    let Some(rows) = rows(visit, signed_in).await? else { return unreadable(visit) };
    attached(table::csv(&rows, &visit.shell())?, "text/csv; charset=utf-8", "mydata-record.csv")
}

pub(super) async fn json(visit: &Visit, signed_in: &SignedIn) -> Result<Response, PlatformError> {
    let Some(entries) = rows(visit, signed_in).await? else { return unreadable(visit) };
    let exported_at = TaiwanTime::from(visit.now()).iso();
    let document = Document { form: FORM, exported_at, entries };
    attached(serde_json::to_string_pretty(&document)?, "application/json", "mydata-record.json")
}

/// The page says what is wrong with what is looked for.
fn unreadable(visit: &Visit) -> Result<Response, PlatformError> {
    visit.see_other(&format!("/member/record?{}", visit.query()))
}

/// The entries that are looked for; nothing where that cannot be read.
async fn rows(visit: &Visit, signed_in: &SignedIn) -> Result<Option<Vec<TableRow>>, PlatformError> {
    let Ok(search) = Query::read(visit.query()).search() else { return Ok(None) };
    let read = ReadJournal { search, skip: 0, limit: usize::MAX };
    let found = send(&visit.env, signed_in.citizen.as_str(), &read).await?;
    let shell = visit.shell();
    let words = found.entries.into_iter().map(|noted| EntryWords::new(noted, &shell));
    Ok(Some(words.map(|words| TableRow::of(&words)).collect()))
}
