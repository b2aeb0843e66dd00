//! What a transaction is about, in the words of its day, as the citizen's journal keeps it.

use super::{Inner, Record};
use crate::error::PlatformError;
use crate::keys::PlatformKeys;
use crate::messages::Bilingual;
use crate::objects::citizen::{NamedDataset, Occasion, Receiver};
use crate::store::catalogue::{self, Catalogue};
use crate::texts::Locale;

impl Inner {
    /// Looks the names up. A service or dataset that has left the catalogue is still named, by its id.
    pub(super) async fn occasion(&self, record: &Record) -> Result<Occasion, PlatformError> {
        let catalogue = Catalogue::of(&self.env)?;
        let service = catalogue.service(&record.client_id, &PlatformKeys::of(&self.env)?).await?;
        let name =
            service.as_ref().map_or_else(|| by_id(&record.client_id), |service| by_name(&service.name));
        let mut datasets = Vec::with_capacity(record.resources.len());
        for id in &record.resources {
            let dataset = catalogue.dataset(id).await?;
            let name = dataset.map_or_else(|| by_id(id), |dataset| by_name(&dataset.name));
            datasets.push(NamedDataset { id: id.clone(), name });
        }
        Ok(Occasion {
            transaction: record.name.clone(),
            receiver: Receiver::Service { client_id: record.client_id.clone(), name },
            purpose: service.map_or_else(|| by_id(&""), |service| by_name(&service.purpose)),
            datasets,
        })
    }
}

fn by_name(name: &catalogue::Bilingual) -> Bilingual {
    Bilingual { zh: name.text(Locale::ZhHant).to_owned(), en: name.text(Locale::En).to_owned() }
}

fn by_id(id: &impl ToString) -> Bilingual {
    Bilingual { zh: id.to_string(), en: String::new() }
}
