//! The usage record in the member area: the list, its entries, and its export.

mod entry;
mod export;
mod query;
mod table;

use worker::{Method, Response};

use crate::error::PlatformError;
use crate::member::SignedIn;
use crate::objects::citizen::{EntryKind, JournalPage, NamedDataset, ReadJournal, Receiver};
use crate::objects::send;
use crate::pages::{EntryWords, FilterChoice, MemberRecord};
use crate::visit::Visit;
use query::Query;

/// Answers what stands behind `/member/`.
pub(super) async fn answer(
    visit: &Visit,
    signed_in: &SignedIn,
    path: &[&str],
) -> Result<Response, PlatformError> {
    match (visit.method(), path) {
        (Method::Get, ["record"]) => list(visit, signed_in).await,
        (Method::Get, ["record.csv"]) => export::csv(visit, signed_in).await,
        (Method::Get, ["record.json"]) => export::json(visit, signed_in).await,
        (Method::Get, ["record", number, rest @ ..]) => entry::answer(visit, signed_in, number, rest).await,
        _ => visit.not_found(),
    }
}

async fn list(visit: &Visit, signed_in: &SignedIn) -> Result<Response, PlatformError> {
    let query = Query::read(visit.query());
    let search = query.search();
    let problem = search.as_ref().err().copied();
    let skip = query.page.saturating_sub(1).saturating_mul(MemberRecord::ENTRIES_A_PAGE);
    // Where it is not clear what is looked for nothing is shown, but what can be looked for.
    let limit = if problem.is_some() { 0 } else { MemberRecord::ENTRIES_A_PAGE };
    let read = ReadJournal { search: search.unwrap_or_default(), skip, limit };
    let found = send(&visit.env, signed_in.citizen.as_str(), &read).await?;
    if problem.is_none() && found.entries.is_empty() && query.page > 1 {
        return visit.not_found();
    }
    let page = page(visit, query, found);
    let status = if problem.is_some() { 422 } else { 200 };
    visit.page(status, MemberRecord { problem, ..page }.render())
}

fn page(visit: &Visit, query: Query, journal: JournalPage) -> MemberRecord {
    let shell = visit.shell();
    let receiver = |receiver: &Receiver| FilterChoice {
        value: receiver.id().to_owned(),
        name: receiver.name().text(visit.locale).to_owned(),
    };
    let dataset = |dataset: &NamedDataset| FilterChoice {
        value: dataset.id.to_string(),
        name: dataset.name.text(visit.locale).to_owned(),
    };
    let kind = |kind: EntryKind| FilterChoice {
        value: kind.as_str().to_owned(),
        name: shell.text(format!("record-kind-{}", kind.as_str())).into_owned(),
    };
    MemberRecord {
        filter: query.filter,
        problem: None,
        kinds: EntryKind::ALL.into_iter().map(kind).collect(),
        receivers: journal.receivers.iter().map(receiver).collect(),
        datasets: journal.datasets.iter().map(dataset).collect(),
        entries: journal.entries.into_iter().map(|noted| EntryWords::new(noted, &shell)).collect(),
        found: journal.found,
        all: journal.all,
        page: query.page,
        proofs: query.proofs,
        pages: journal.found.div_ceil(MemberRecord::ENTRIES_A_PAGE).max(1),
        shell,
    }
}
