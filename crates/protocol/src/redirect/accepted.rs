//! A redirect that passed every check.

use mydata_identity::NationalId;

use super::refusal::{RedirectReason, RedirectRefusal};
use crate::ids::{ClientId, ResourceId, TxId};
use crate::return_url::ReturnTo;

/// A request whose every part was checked against the service's registration; only
/// [`RedirectRequest::check`](super::RedirectRequest::check) and
/// [`check_signed`](super::RedirectRequest::check_signed) make one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AcceptedRedirect {
    /// The service that asks.
    pub client_id: ClientId,
    /// The datasets it asks for, in its order, none twice.
    pub resources: Vec<ResourceId>,
    /// Its name for the transaction; that it is new is for the caller to check.
    pub tx_id: TxId,
    /// Where the citizen goes back to.
    pub return_to: ReturnTo,
    /// Whom it is about: the service says so or, where it forwarded a signature, has shown it.
    pub pid: NationalId,
}

impl AcceptedRedirect {
    /// The refusal to give when this client has used this `tx_id` before.
    #[must_use]
    pub fn refuse_used_tx_id(self) -> RedirectRefusal {
        RedirectRefusal::to_sp(RedirectReason::TxIdUsed, self.return_to, Some(self.tx_id))
    }
}
