//! One entry of the usage record: its page, its paper, and its proof.

use mydata_ledger::EntryReceipt;
use mydata_receipt::{KeySet, Signer};
use worker::Response;

use crate::error::PlatformError;
use crate::member::SignedIn;
use crate::objects::citizen::{EntryKind, OpenedEntry, ReadEntry};
use crate::objects::ledger::{Prove, Proven, THE_LEDGER};
use crate::objects::send;
use crate::pages::{EntryWords, MemberRecordEntry, PaperPart, Shell, paper_in_words};
use crate::visit::Visit;

pub(super) async fn answer(
    visit: &Visit,
    signed_in: &SignedIn,
    number: &str,
    what: &[&str],
) -> Result<Response, PlatformError> {
    let Some(entry) = opened(visit, signed_in, number).await? else { return visit.not_found() };
    match what {
        [] => show(visit, entry),
        ["paper.json"] => paper(visit, &entry),
        ["proof.json"] => proof(visit, entry).await,
        _ => visit.not_found(),
    }
}

/// The entry of this number, written as numbers are.
async fn opened(
    visit: &Visit,
    signed_in: &SignedIn,
    number: &str,
) -> Result<Option<OpenedEntry>, PlatformError> {
    let Some(number) = number.parse::<u64>().ok().filter(|parsed| parsed.to_string() == number) else {
        return Ok(None);
    };
    send(&visit.env, signed_in.citizen.as_str(), &ReadEntry { number }).await
}

fn show(visit: &Visit, entry: OpenedEntry) -> Result<Response, PlatformError> {
    let shell = visit.shell();
    let paper = entry.paper.map(|paper| read(visit, &paper, &shell));
    let words = EntryWords::new(entry.noted, &shell);
    visit.page(200, MemberRecordEntry { shell, words, paper }.render())
}

/// What a paper says. One that does not verify is not shown as if it did.
fn read(visit: &Visit, paper: &str, shell: &Shell) -> Result<Vec<PaperPart>, &'static str> {
    let signer = Signer::from_seed(&visit.keys.receipt_key());
    let keys = KeySet::new(vec![signer.public_key().clone()]).map_err(|error| error.code())?;
    let paper = keys.open(paper).map_err(|error| error.code())?;
    Ok(paper_in_words(paper.paper(), shell))
}

fn paper(visit: &Visit, entry: &OpenedEntry) -> Result<Response, PlatformError> {
    let Some(paper) = &entry.paper else { return visit.not_found() };
    let name = match entry.noted.entry.kind() {
        EntryKind::Erasure => "deletion-record",
        _ => "consent-receipt",
    };
    attached(paper.clone(), "application/json", &format!("mydata-{name}-{}.json", entry.noted.number))
}

async fn proof(visit: &Visit, entry: OpenedEntry) -> Result<Response, PlatformError> {
    let Some(place) = entry.place else {
        return visit.problem(404, "ledger.not-yet", "The ledger does not hold this entry yet.");
    };
    let proven = send(&visit.env, THE_LEDGER, &Prove { index: place.index }).await?;
    // What her record holds is what is proven; should the ledger have another entry there, the proof must fail.
    let Some(Proven { proof, checkpoint, .. }) = proven else {
        return visit.problem(404, "ledger.entry-missing", "The ledger has lost this entry.");
    };
    let receipt = EntryReceipt {
        entry: place,
        facts: entry.opening.facts,
        salt: entry.opening.salt,
        proof,
        checkpoint,
    };
    let text = serde_json::to_string(&receipt)?;
    attached(text, "application/json", &format!("mydata-ledger-proof-{}.json", entry.noted.number))
}

/// A file of hers, which no cache may keep.
pub(super) fn attached(text: String, content_type: &str, name: &str) -> Result<Response, PlatformError> {
    let mut response = Response::ok(text)?;
    let headers = response.headers_mut();
    headers.set("content-type", content_type)?;
    headers.set("content-disposition", &format!("attachment; filename=\"{name}\""))?;
    headers.set("cache-control", "no-store")?;
    Ok(response)
}
