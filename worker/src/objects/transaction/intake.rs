//! Taking in what an agency sends: sealed into the vault piece by piece, checked there, and erased unless it may stay.

use mydata_consent::{DatasetAnswer, DatasetIndex, StoredPackage};
use mydata_package::PackageError;
use worker::Response;

use super::provider::{ANSWER_WITHIN, failed, no_answer};
use super::{Inner, Record};
use crate::error::PlatformError;
use crate::intake::{Expected, Intake, LARGEST_PACKAGE};
use crate::outgoing::{Body, NoAnswer};
use crate::sandbox::Demands;
use crate::store::catalogue::Dataset;
use crate::store::vault::{Package, PackageKey, Place, Uploaded, Vault};
use crate::trust;

/// What came of asking a provider, and the key of the package if it stands in the vault now.
pub(super) struct Answer {
    pub(super) answer: DatasetAnswer,
    pub(super) key: Option<PackageKey>,
}

impl From<DatasetAnswer> for Answer {
    fn from(answer: DatasetAnswer) -> Self {
        Self { answer, key: None }
    }
}

impl Inner {
    /// Until this has returned, the key is nowhere but here: what was refused or broke off is no more than noise already.
    pub(super) async fn take_in(
        self: &std::rc::Rc<Self>,
        record: &Record,
        index: DatasetIndex,
        dataset: &Dataset,
        response: &mut Response,
    ) -> Result<Answer, PlatformError> {
        let vault = Vault::of(&self.env)?;
        let place = Place { transaction: record.name.clone(), dataset: index.0 };
        let admitted = match self.upload(&vault, &place, dataset, response).await {
            Ok(Ok(uploaded)) => self.admit(&vault, &place, uploaded, record, dataset).await,
            Ok(Err(reason)) => Ok(Err(failed(reason))),
            Err(error) => Err(error),
        };
        match admitted {
            Ok(Ok(Uploaded { key, bytes, sha256, crc32 })) => {
                let answer = DatasetAnswer::Stored(StoredPackage {
                    bytes,
                    sha256,
                    crc32,
                    stored_at: self.clock.now(),
                });
                Ok(Answer { answer, key: Some(key) })
            }
            Ok(Err(answer)) => {
                vault.erase_package(&place).await?;
                Ok(answer.into())
            }
            Err(error) => {
                vault.erase_package(&place).await?;
                Err(error)
            }
        }
    }

    async fn upload(
        self: &std::rc::Rc<Self>,
        vault: &Vault,
        place: &Place,
        dataset: &Dataset,
        response: &mut Response,
    ) -> Result<Result<Uploaded, &'static str>, PlatformError> {
        let stated = response.headers().get("content-length")?.and_then(|length| length.parse().ok());
        let mut body = Body::of(response, ANSWER_WITHIN);
        let mut incoming = self.seams.incoming(&self.state, &dataset.resource_id);
        if stated.is_some_and(|bytes: u64| bytes > LARGEST_PACKAGE) {
            return Ok(Err(no_answer(NoAnswer::TooLarge)));
        }
        let mut upload = vault.begin(place.clone()).await?;
        loop {
            let data = match incoming.next(&mut body).await {
                Ok(Some(data)) => data,
                Ok(None) => return upload.finish().await.map(Ok),
                Err(reason) => return Ok(Err(no_answer(reason))),
            };
            if upload.bytes() + data.len() as u64 > LARGEST_PACKAGE {
                return Ok(Err(no_answer(NoAnswer::TooLarge)));
            }
            if upload.push(&data).await? && !self.awaits(place.dataset).await? {
                return Ok(Err("provider.gave-up-waiting"));
            }
        }
    }

    /// Whether anybody still waits for this dataset.
    async fn awaits(self: &std::rc::Rc<Self>, dataset: usize) -> Result<bool, PlatformError> {
        let Some(record) = self.load().await? else { return Ok(false) };
        let state = record.transaction.collection().and_then(|all| all.state(DatasetIndex(dataset)));
        Ok(record.personal.is_some() && state.is_some_and(|state| !state.is_settled()))
    }

    async fn admit(
        &self,
        vault: &Vault,
        place: &Place,
        uploaded: Uploaded,
        record: &Record,
        dataset: &Dataset,
    ) -> Result<Result<Uploaded, DatasetAnswer>, PlatformError> {
        // Whoever is asked for is known as long as anybody waits; without her nothing may come in.
        let person = record.personal.as_ref().and_then(|personal| personal.person.as_ref());
        let Some(person) = person else { return Ok(Err(failed("provider.gave-up-waiting"))) };
        let Demands { signer, contents, person } = self.seams.demands(&self.state, dataset, &person.id);
        let expected =
            Expected { signer_subject: &signer, contents: &contents, person: Some(person.as_ref()) };
        let anchors = trust::judges(&self.env).await?;
        let package: Package = vault.package(place.clone(), uploaded.key.clone(), uploaded.bytes);
        let judged_at = self.seams.judged_at(&self.state, &dataset.resource_id, self.clock.now());
        let intake = Intake::examine_remote(package, &expected, &anchors, judged_at).await;
        match intake {
            // The vault failed, and not the agency: it is asked once more.
            Intake::Refused(PackageError::Unreadable { .. }) => Err(PlatformError::Vault),
            intake => Ok(intake
                .admit()
                .map(|()| uploaded)
                .map_err(|reason| DatasetAnswer::Refused { reason: reason.to_owned() })),
        }
    }
}
