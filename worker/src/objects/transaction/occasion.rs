//! What a transaction is about, in the words of its day, as the citizen's journal keeps it.

use mydata_consent::DatasetIndex;

use super::{Inner, Record};
use crate::error::PlatformError;
use crate::keys::PlatformKeys;
use crate::messages::Bilingual;
use crate::objects::citizen::{NamedDataset, Occasion, Receiver};
use crate::objects::transaction;
use crate::store::catalogue::{self, Catalogue};
use crate::texts::{Locale, Texts};

impl Inner {
    /// Looks the names up. A service or dataset that has left the catalogue is still named, by its id.
    pub(super) async fn occasion(
        &self,
        record: &Record,
        datasets: &[DatasetIndex],
    ) -> Result<Occasion, PlatformError> {
        let catalogue = Catalogue::of(&self.env)?;
        let (receiver, purpose) = self.receiver(&catalogue, record).await?;
        Ok(Occasion {
            transaction: record.name.clone(),
            receiver,
            purpose,
            datasets: named(&catalogue, record, datasets).await?,
        })
    }

    async fn receiver(
        &self,
        catalogue: &Catalogue,
        record: &Record,
    ) -> Result<(Receiver, Bilingual), PlatformError> {
        let client_id = match &record.receiver {
            transaction::Receiver::Citizen => {
                return Ok((Receiver::Herself, in_both("purpose-own-download")));
            }
            transaction::Receiver::Counter { client_id } => {
                let service = catalogue.counter_service(client_id).await?;
                let name =
                    service.as_ref().map_or_else(|| by_id(client_id), |service| by_name(&service.name));
                let purpose = service.map_or_else(|| by_id(&""), |service| by_name(&service.purpose));
                return Ok((
                    Receiver::Counter { client_id: client_id.clone(), name, clerk: None, agency: None },
                    purpose,
                ));
            }
            transaction::Receiver::Service(request) => request.client_id.clone(),
        };
        let service = catalogue.service(&client_id, &PlatformKeys::of(&self.env)?).await?;
        let name = service.as_ref().map_or_else(|| by_id(&client_id), |service| by_name(&service.name));
        let purpose = service.map_or_else(|| by_id(&""), |service| by_name(&service.purpose));
        Ok((Receiver::Service { client_id, name }, purpose))
    }

    /// The agency and the service of the counter, if they are in the catalogue.
    pub(super) async fn counter_names(
        &self,
        record: &Record,
    ) -> Result<Option<(Bilingual, Bilingual)>, PlatformError> {
        let transaction::Receiver::Counter { client_id } = &record.receiver else { return Ok(None) };
        let service = Catalogue::of(&self.env)?.counter_service(client_id).await?;
        Ok(service.map(|service| (by_name(&service.agency.name), by_name(&service.name))))
    }

    /// The counter with whoever served there, as her record names him: name, desk, agency.
    pub(super) async fn with_clerk(
        &self,
        record: &Record,
        receiver: Receiver,
    ) -> Result<Receiver, PlatformError> {
        let (Receiver::Counter { client_id, name, .. }, Some(clerk)) = (&receiver, &record.clerk) else {
            return Ok(receiver);
        };
        let agency = self.counter_names(record).await?.map(|(agency, _)| agency);
        let (client_id, name, clerk) = (client_id.clone(), name.clone(), Some(clerk.shown_name.clone()));
        Ok(Receiver::Counter { client_id, name, clerk, agency })
    }
}

async fn named(
    catalogue: &Catalogue,
    record: &Record,
    datasets: &[DatasetIndex],
) -> Result<Vec<NamedDataset>, PlatformError> {
    let mut found = Vec::with_capacity(datasets.len());
    for id in datasets.iter().filter_map(|index| record.resources.get(index.0)) {
        let dataset = catalogue.dataset(id).await?;
        let name = dataset.map_or_else(|| by_id(id), |dataset| by_name(&dataset.name));
        found.push(NamedDataset { id: id.clone(), name });
    }
    Ok(found)
}

/// A sentence of the catalogues in both languages.
pub(super) fn in_both(key: &str) -> Bilingual {
    let text = |locale| Texts::of(locale).get(key).into_owned();
    Bilingual { zh: text(Locale::ZhHant), en: text(Locale::En) }
}

pub(super) fn by_name(name: &catalogue::Bilingual) -> Bilingual {
    Bilingual { zh: name.text(Locale::ZhHant).to_owned(), en: name.text(Locale::En).to_owned() }
}

fn by_id(id: &impl ToString) -> Bilingual {
    Bilingual { zh: id.to_string(), en: String::new() }
}
