//! Taking in what an agency sends: it is checked before anything is kept.

use mydata_consent::{DatasetAnswer, DatasetIndex, StoredPackage};
use sha2::{Digest, Sha256};
use worker::Response;

use super::provider::{ANSWER_WITHIN, failed, no_answer};
use super::{Inner, Record};
use crate::error::PlatformError;
use crate::intake::{Intake, LARGEST_PACKAGE};
use crate::names::hex;
use crate::outgoing;
use crate::store::catalogue::Dataset;
use crate::store::vault::{Place, Vault};
use crate::trust;

impl Inner {
    pub(super) async fn take_in(
        &self,
        record: &Record,
        index: DatasetIndex,
        dataset: &Dataset,
        response: &mut Response,
    ) -> Result<DatasetAnswer, PlatformError> {
        let package = match outgoing::body(response, LARGEST_PACKAGE, ANSWER_WITHIN).await {
            Ok(package) => package,
            Err(reason) => return Ok(failed(no_answer(reason))),
        };
        let anchors = trust::judges(&self.env).await?;
        let intake = Intake::examine(&package, &dataset.signer_subject, &anchors, self.clock.now());
        if let Err(code) = intake.admit() {
            return Ok(failed(code));
        }
        let Some(provider) = record.personal.as_ref().and_then(|personal| personal.requests.get(index.0))
        else {
            return Ok(failed("provider.request"));
        };
        let place = Place { transaction: record.name.clone(), dataset: index.0 };
        Vault::of(&self.env)?.put(&place, &package, &provider.key).await?;
        let sha256 = hex(&Sha256::digest(&package));
        Ok(DatasetAnswer::Stored(StoredPackage { bytes: package.len() as u64, sha256 }))
    }
}
