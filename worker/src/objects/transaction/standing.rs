//! How a transaction stands, as the service it is for may know it.

use std::rc::Rc;

use mydata_consent::{Collection, DatasetEnding, Ended, Outcome, Transaction};
use mydata_protocol::data_api::TxStatus;

use super::Inner;
use super::messages::{AskStanding, Standing};
use crate::error::PlatformError;

impl Inner {
    pub(super) async fn standing(
        self: &Rc<Self>,
        ask: &AskStanding,
    ) -> Result<Option<Standing>, PlatformError> {
        let Some(record) = self.load().await? else { return Ok(None) };
        let is_theirs = record.receiver.service().is_some_and(|request| request.client_id == ask.client_id);
        Ok(is_theirs.then(|| Standing { status: status(&record.transaction), method: record.method }))
    }
}

fn status(transaction: &Transaction) -> TxStatus {
    match transaction {
        Transaction::ExpectTerms(_)
        | Transaction::ExpectIdentity(_)
        | Transaction::ExpectConsent(_)
        | Transaction::ExpectSave(_)
        | Transaction::ExpectVisit(_) => TxStatus::Preparing,
        Transaction::ExpectAcknowledgement(state) if state.unable_to_deliver.is_empty() => {
            TxStatus::Preparing
        }
        Transaction::ExpectAcknowledgement(state) => {
            failed(state.unable_to_deliver.len(), state.collection.states().count())
        }
        Transaction::ExpectTake(state) => of_collection(&state.collection),
        Transaction::Ended(ended) => of_end(ended),
    }
}

fn of_collection(collection: &Collection) -> TxStatus {
    match collection.failed().len() {
        _ if !collection.is_settled() => TxStatus::Preparing,
        0 => TxStatus::Ready,
        some => failed(some, collection.states().count()),
    }
}

/// Whoever has not agreed, for whatever reason, has not agreed; the field has no number for the reasons.
fn of_end(ended: &Ended) -> TxStatus {
    match ended.outcome {
        Outcome::Taken | Outcome::Viewed => TxStatus::Taken,
        Outcome::Deleted
        | Outcome::Misused
        | Outcome::NotIdentified
        | Outcome::Refused
        | Outcome::TimedOut
        | Outcome::WrongPerson => TxStatus::ConsentRefused,
        Outcome::ServiceClosed | Outcome::SpRefused | Outcome::SpUnreachable => TxStatus::SpFailed,
        Outcome::Expired => TxStatus::Expired,
        Outcome::NothingFound => TxStatus::DatasetsFailed,
        Outcome::Undeliverable => {
            let is_failed = |ending: &&DatasetEnding| matches!(ending, DatasetEnding::Failed { .. });
            failed(ended.datasets.iter().filter(is_failed).count(), ended.datasets.len())
        }
    }
}

const fn failed(some: usize, all: usize) -> TxStatus {
    if some < all { TxStatus::SomeFailed } else { TxStatus::DatasetsFailed }
}
