//! What a service can ask about a transaction of its own: how it stands, and how the citizen identified.

use mydata_protocol::data_api::{TxStatus, verification_json};
use mydata_protocol::ids::TxId;
use worker::Response;

use super::caller;
use crate::error::PlatformError;
use crate::objects::gate::{self, WhoClaimed};
use crate::objects::send;
use crate::objects::transaction::{AskStanding, Standing};
use crate::store::catalogue::Catalogue;
use crate::visit::Visit;

/// Why nothing is said of a `tx_id`.
#[derive(Clone, Copy)]
enum Unknown {
    /// It was theirs, and is over for so long that nothing is kept of it.
    Forgotten,
    /// No service that may call from this address has used it: the same answer, whether another has or nobody.
    NotTheirs,
}

/// `GET /service/txid_status`.
pub(super) async fn txid_status(visit: &Visit) -> Result<Response, PlatformError> {
    let Some(tx_id) = tx_id(visit) else { return json(400, &TxStatus::Malformed.to_json()) };
    match standing(visit, &tx_id).await? {
        Ok(standing) => json(200, &standing.status.to_json()),
        Err(unknown) => refuse(visit, unknown),
    }
}

/// `GET /service/type_valid`.
pub(super) async fn type_valid(visit: &Visit) -> Result<Response, PlatformError> {
    let Some(tx_id) = tx_id(visit) else {
        return visit.problem(
            400,
            "side-call.tx-id-form",
            "There is no tx_id header that is a UUID of version 4.",
        );
    };
    match standing(visit, &tx_id).await? {
        Ok(Standing { method: Some(method), .. }) => json(200, &verification_json(method)),
        Ok(_) => visit.problem(404, "side-call.not-identified", "Nobody has identified in this transaction."),
        Err(unknown) => refuse(visit, unknown),
    }
}

/// `/service/uid_valid`, which compared an ID under AES in ECB mode: equal IDs have equal ciphertexts there, and whoever
/// collects them learns whose they are.
pub(super) fn uid_valid(visit: &Visit) -> Result<Response, PlatformError> {
    visit.problem(
        410,
        "side-call.uid-valid-gone",
        "This call is not offered. Send the pid with the redirect: only that person can then identify.",
    )
}

fn tx_id(visit: &Visit) -> Option<TxId> {
    TxId::parse(visit.header("tx_id")?.trim()).ok()
}

async fn standing(visit: &Visit, tx_id: &TxId) -> Result<Result<Standing, Unknown>, PlatformError> {
    let catalogue = Catalogue::of(&visit.env)?;
    for claim in send(&visit.env, &gate::of_tx_id(tx_id), &WhoClaimed).await? {
        let service = catalogue.service(&claim.client_id, &visit.keys).await?;
        if service.is_some_and(|service| caller::is_service(visit, &service)) {
            let ask = AskStanding { client_id: claim.client_id };
            let standing = send(&visit.env, claim.transaction.as_str(), &ask).await?;
            return Ok(standing.ok_or(Unknown::Forgotten));
        }
    }
    Ok(Err(Unknown::NotTheirs))
}

fn refuse(visit: &Visit, unknown: Unknown) -> Result<Response, PlatformError> {
    match unknown {
        Unknown::Forgotten => {
            visit.problem(404, "side-call.forgotten", "The transaction is over, and nothing is kept of it.")
        }
        Unknown::NotTheirs => visit.problem(
            401,
            "side-call.not-yours",
            "No service that may call from this address has begun a transaction with this tx_id.",
        ),
    }
}

fn json(status: u16, body: &str) -> Result<Response, PlatformError> {
    let mut response = Response::ok(body)?.with_status(status);
    response.headers_mut().set("content-type", "application/json; charset=utf-8")?;
    response.headers_mut().set("cache-control", "no-store")?;
    Ok(response)
}
