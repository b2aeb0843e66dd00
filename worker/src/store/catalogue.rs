//! The catalogue: agencies, their datasets, and the services that may ask for them (D1).

mod clerk;
mod counter;
mod dataset;
mod health;
mod service;

use mydata_consent::Moment;
use mydata_protocol::catalogue::ResourceRow;
use mydata_protocol::ids::{ClientId, ResourceId};
use mydata_protocol::return_url::HostRule;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use worker::{D1Database, Env};

pub use self::clerk::{Clerk, ClerkAccount};
pub use self::counter::{AgencyId, CounterAgency, CounterItem, CounterService};
pub use self::dataset::{AnnouncedMaintenance, Dataset};
use self::dataset::{DatasetRow, every_dataset};
pub use self::health::Heartbeat;
use self::service::ServiceRow;
pub use self::service::{Service, UseNotice};
use crate::clock::Clock;
use crate::error::PlatformError;
use crate::keys::PlatformKeys;
use crate::outgoing::ShownCertificate;
use crate::texts::Locale;

const DATABASE: &str = "CATALOGUE";

/// Reads the catalogue.
pub struct Catalogue {
    database: D1Database,
    hosts: HostRule,
    now: Moment,
}

/// A text in both languages.
#[derive(Debug, Clone)]
pub struct Bilingual {
    zh: String,
    en: String,
}

impl Bilingual {
    pub(super) fn new(zh: String, en: String) -> Self {
        Self { zh, en }
    }

    /// The text in this language.
    #[must_use]
    pub fn text(&self, locale: Locale) -> &str {
        locale.choose(&self.zh, &self.en)
    }
}

/// An agency that provides data.
pub struct Provider {
    /// Its name.
    pub name: Bilingual,
    /// Whom to ask there.
    pub contact: String,
}

impl Catalogue {
    /// The catalogue of this deployment.
    ///
    /// # Errors
    /// When the database is not bound.
    pub fn of(env: &Env) -> Result<Self, PlatformError> {
        let hosts =
            if crate::config::is_demonstration(env) { HostRule::LoopbackToo } else { HostRule::PublicOnly };
        Ok(Self { database: env.d1(DATABASE)?, hosts, now: Clock::of(env).now() })
    }

    /// The service of this client, if there is one.
    ///
    /// # Errors
    /// When the database fails or holds what cannot be read.
    pub async fn service(
        &self,
        id: &ClientId,
        keys: &PlatformKeys,
    ) -> Result<Option<Service>, PlatformError> {
        let rows =
            self.rows::<ServiceRow>("SELECT * FROM service WHERE client_id = ?1", &[id.as_str()]).await?;
        let Some(row) = rows.into_iter().next() else { return Ok(None) };
        let of_client = |table: &str, column: &str, order: &str| {
            format!("SELECT {column} AS text FROM {table} WHERE client_id = ?1 ORDER BY {order}")
        };
        let id = [id.as_str()];
        let scope = self.texts(&of_client("service_dataset", "resource_id", "position"), &id).await?;
        let return_urls = self.texts(&of_client("service_return_url", "url", "url"), &id).await?;
        let addresses = self.texts(&of_client("service_address", "address", "address"), &id).await?;
        row.into_service([&scope, &return_urls, &addresses], keys, self.hosts).map(Some)
    }

    /// The ids of the services that are on line, in the order of their names.
    ///
    /// # Errors
    /// When the database fails or holds what cannot be read.
    pub async fn online_services(&self) -> Result<Vec<ClientId>, PlatformError> {
        let query =
            "SELECT client_id AS text FROM service WHERE state IN ('live', 'pilot') ORDER BY client_id";
        self.texts(query, &[]).await?.iter().map(|id| ClientId::parse(id).map_err(inconsistent)).collect()
    }

    /// These datasets, in this order.
    ///
    /// # Errors
    /// When one is unknown, the database fails or holds what cannot be read.
    pub async fn datasets(&self, ids: &[ResourceId]) -> Result<Vec<Dataset>, PlatformError> {
        let mut datasets = Vec::with_capacity(ids.len());
        for id in ids {
            let missing = || PlatformError::Catalogue(format!("no dataset {id}"));
            datasets.push(self.dataset(id).await?.ok_or_else(missing)?);
        }
        Ok(datasets)
    }

    /// This dataset, if there is one.
    ///
    /// # Errors
    /// When the database fails or holds what cannot be read.
    pub async fn dataset(&self, id: &ResourceId) -> Result<Option<Dataset>, PlatformError> {
        let query = format!("{} WHERE resource_id = ?1", every_dataset(self.now));
        let rows = self.rows::<DatasetRow>(&query, &[id.as_str()]).await?;
        rows.into_iter().next().map(|row| row.into_dataset(self.hosts, self.now)).transpose()
    }

    /// Every dataset.
    ///
    /// # Errors
    /// When the database fails or holds what cannot be read.
    pub async fn all_datasets(&self) -> Result<Vec<Dataset>, PlatformError> {
        let rows: Vec<DatasetRow> = self.rows(&self.in_order(), &[]).await?;
        rows.into_iter().map(|row| row.into_dataset(self.hosts, self.now)).collect()
    }

    /// The public list of datasets.
    ///
    /// # Errors
    /// When the database fails or holds what cannot be read.
    pub async fn public_list(&self) -> Result<Vec<ResourceRow>, PlatformError> {
        let rows: Vec<DatasetRow> = self.rows(&self.in_order(), &[]).await?;
        rows.into_iter().map(|row| row.into_public(self.now)).collect()
    }

    fn in_order(&self) -> String {
        format!("{} ORDER BY resource_id", every_dataset(self.now))
    }

    /// Every agency that provides data, and where it answers.
    ///
    /// # Errors
    /// When the database fails or holds what cannot be read.
    pub async fn providers(&self) -> Result<Vec<Provider>, PlatformError> {
        let query = "SELECT name_zh, name_en, contact FROM provider ORDER BY provider_id";
        let rows: Vec<ProviderRow> = self.rows(query, &[]).await?;
        Ok(rows.into_iter().map(ProviderRow::into_provider).collect())
    }

    async fn texts(&self, query: &str, parameters: &[&str]) -> Result<Vec<String>, PlatformError> {
        let rows: Vec<TextRow> = self.rows(query, parameters).await?;
        Ok(rows.into_iter().map(|row| row.text).collect())
    }

    pub(super) async fn rows<T: DeserializeOwned>(
        &self,
        query: &str,
        parameters: &[&str],
    ) -> Result<Vec<T>, PlatformError> {
        let parameters: Vec<_> = parameters.iter().map(|text| (*text).into()).collect();
        Ok(self.database.prepare(query).bind(&parameters)?.all().await?.results()?)
    }
}

#[derive(Deserialize)]
struct TextRow {
    text: String,
}

#[derive(Deserialize)]
struct ProviderRow {
    name_zh: String,
    name_en: String,
    contact: String,
}

impl ProviderRow {
    fn into_provider(self) -> Provider {
        Provider { name: Bilingual::new(self.name_zh, self.name_en), contact: self.contact }
    }
}

pub(super) fn inconsistent(error: impl std::fmt::Display) -> PlatformError {
    PlatformError::Catalogue(error.to_string())
}

fn shown_certificate(binding: Option<&str>) -> Result<Option<ShownCertificate>, PlatformError> {
    let parse = |name| ShownCertificate::parse(name).ok_or_else(|| inconsistent("a certificate's binding"));
    binding.map(parse).transpose()
}
