//! The ledger as everybody may see it: explained, its newest checkpoint, its key, and all of it to be checked.

use futures_util::stream;
use mydata_ledger::ExportLine;
use worker::{Env, Response};

use crate::error::PlatformError;
use crate::objects::ledger::{Export, Head, SignedHead, THE_LEDGER, verifier_key};
use crate::objects::send;
use crate::pages::LedgerPage;
use crate::visit::Visit;

/// So many entries are asked for at once: some 200 kB.
const ENTRIES_A_PIECE: u64 = 500;

pub(super) async fn show(visit: &Visit) -> Result<Response, PlatformError> {
    let head = send(&visit.env, THE_LEDGER, &Head).await?;
    let key = verifier_key(&visit.env)?;
    let page = LedgerPage {
        shell: visit.shell(),
        platform: crate::config::text(&visit.env, "PLATFORM_ORIGIN").unwrap_or_default(),
        size: head.size,
        checkpoint: head.checkpoint,
        key: key.to_string(),
    };
    visit.page(200, page.render())
}

pub(super) async fn checkpoint(visit: &Visit) -> Result<Response, PlatformError> {
    let head = send(&visit.env, THE_LEDGER, &Head).await?;
    plain(head.checkpoint, "no-store")
}

pub(super) fn key(visit: &Visit) -> Result<Response, PlatformError> {
    plain(format!("{}\n", verifier_key(&visit.env)?), "public, max-age=300")
}

fn plain(text: String, cache: &str) -> Result<Response, PlatformError> {
    let mut response = Response::ok(text)?;
    response.headers_mut().set("content-type", "text/plain; charset=utf-8")?;
    response.headers_mut().set("cache-control", cache)?;
    Ok(response)
}

/// All entries up to the checkpoint that comes last. What is appended meanwhile is left for the next export.
pub(super) async fn export(visit: &Visit) -> Result<Response, PlatformError> {
    let head = send(&visit.env, THE_LEDGER, &Head).await?;
    let header = ExportLine::header(verifier_key(&visit.env)?.origin().clone());
    let start = Some(Exporting { env: visit.env.clone(), header: Some(header), next: 0, head });
    let pieces = stream::unfold(start, |exporting| async {
        let mut exporting = exporting?;
        match exporting.piece().await {
            Ok(Some(piece)) => Some((Ok::<_, worker::Error>(piece), Some(exporting))),
            Ok(None) => None,
            // The answer breaks off without its checkpoint, so nobody takes it for whole.
            Err(error) => Some((Err(error.into()), None)),
        }
    });
    let mut response = Response::from_stream(Box::pin(pieces))?;
    let headers = response.headers_mut();
    headers.set("content-type", "application/x-ndjson")?;
    headers.set("content-disposition", "attachment; filename=\"mydata-ledger.ndjson\"")?;
    headers.set("cache-control", "no-store")?;
    Ok(response)
}

/// An export on its way out.
struct Exporting {
    env: Env,
    /// The first line, until it has gone out.
    header: Option<ExportLine>,
    /// The index of the entry that goes out next; one more than the last once the checkpoint has gone out.
    next: u64,
    head: SignedHead,
}

impl Exporting {
    async fn piece(&mut self) -> Result<Option<Vec<u8>>, PlatformError> {
        if let Some(header) = self.header.take() {
            return Ok(Some(line(&header)));
        }
        let left = self.head.size.saturating_sub(self.next);
        if left == 0 {
            return self.last();
        }
        let export = Export { from: self.next, limit: left.min(ENTRIES_A_PIECE) };
        let entries = send(&self.env, THE_LEDGER, &export).await?;
        if entries.is_empty() {
            return Err(PlatformError::Object("the ledger has lost entries".to_owned()));
        }
        self.next += u64::try_from(entries.len()).unwrap_or(left);
        Ok(Some(entries.into_iter().flat_map(|entry| line(&ExportLine::entry(entry))).collect()))
    }

    fn last(&mut self) -> Result<Option<Vec<u8>>, PlatformError> {
        if self.next > self.head.size {
            return Ok(None);
        }
        self.next = self.head.size + 1;
        Ok(Some(line(&ExportLine::checkpoint(&self.head.checkpoint.parse()?))))
    }
}

fn line(line: &ExportLine) -> Vec<u8> {
    let mut bytes = line.to_json().into_bytes();
    bytes.push(b'\n');
    bytes
}
