//! The timelines of transactions.

use mydata_protocol::ids::TxId;
use worker::Response;

use super::{json, wants_json};
use crate::error::PlatformError;
use crate::names::TransactionName;
use crate::objects::sandbox::{ListTimelines, ReadTimeline};
use crate::objects::send;
use crate::pages::{SandboxTransaction, SandboxTransactions};
use crate::routes::query;
use crate::sandbox::THE_SANDBOX;
use crate::visit::Visit;

/// Timelines in a list.
const LISTED: usize = 50;

/// The timelines, those that began last first; those of one `tx_id` if it is asked for.
pub(super) async fn list(visit: &Visit) -> Result<Response, PlatformError> {
    let wanted = query::text(visit.query(), "tx_id");
    let recent = match wanted.as_deref().map(TxId::parse) {
        // There is no transaction under what is no tx_id.
        Some(Err(_)) => Vec::new(),
        tx_id => {
            let tx_id = tx_id.transpose().unwrap_or_default();
            send(&visit.env, THE_SANDBOX, &ListTimelines { tx_id, limit: LISTED }).await?
        }
    };
    if wants_json(visit) {
        return json(200, &recent);
    }
    if let (Some(_), [only]) = (&wanted, recent.as_slice()) {
        return visit.see_other(&format!("/sandbox/transactions/{}", only.transaction));
    }
    let page = SandboxTransactions { shell: visit.shell(), recent, wanted: wanted.unwrap_or_default() };
    visit.page(200, page.render())
}

/// One timeline.
pub(super) async fn show(visit: &Visit, name: &str) -> Result<Response, PlatformError> {
    let timeline = match TransactionName::parse(name) {
        Some(transaction) => send(&visit.env, THE_SANDBOX, &ReadTimeline { transaction }).await?,
        None => None,
    };
    match timeline {
        Some(timeline) if wants_json(visit) => json(200, &timeline),
        Some(timeline) => visit.page(200, SandboxTransaction { shell: visit.shell(), timeline }.render()),
        None if wants_json(visit) => {
            visit.problem(404, "sandbox.transaction-unknown", "There is no such timeline.")
        }
        None => visit.not_found(),
    }
}
