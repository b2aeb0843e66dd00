//! The catalogue: agencies, their datasets, and the services that may ask for them (D1).

use mydata_consent::Patience;
use mydata_identity::AssuranceLevel;
use mydata_protocol::address::AllowedAddresses;
use mydata_protocol::catalogue::{ResourceRow, ResourceStatus};
use mydata_protocol::dp_api::{DpMethod, RequestTemplate};
use mydata_protocol::ids::{ClientId, ResourceId};
use mydata_protocol::parameters::Parameters;
use mydata_protocol::redirect::{ServiceFacts, ServiceState};
use mydata_protocol::return_url::{HostRule, ReturnUrl};
use mydata_protocol::sealed::ServiceKeys;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use worker::{D1Database, Env};

use crate::error::PlatformError;
use crate::keys::PlatformKeys;
use crate::store::personal_data::{DataCategory, PurposeCode};
use crate::texts::Locale;

const DATABASE: &str = "CATALOGUE";

/// Reads the catalogue.
pub struct Catalogue {
    database: D1Database,
    hosts: HostRule,
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

/// A dataset, with what is needed to show it and to ask its provider for it.
pub struct Dataset {
    /// Its id.
    pub resource_id: ResourceId,
    /// Its name.
    pub name: Bilingual,
    /// What it is about.
    pub summary: Bilingual,
    fields: (Vec<String>, Vec<String>),
    /// Its 領域.
    pub category: String,
    /// What kinds of personal data it holds (個人資料之類別).
    pub data_categories: Vec<DataCategory>,
    /// The agency that holds it, by its id.
    pub provider_id: String,
    /// Its name.
    pub provider: Bilingual,
    /// Whom to ask there.
    pub provider_contact: String,
    /// The agency's own site; empty if it has none.
    pub provider_url: String,
    /// The subject its packages must be signed under.
    pub signer_subject: String,
    /// The weakest level that opens it.
    pub minimum_level: AssuranceLevel,
    /// Whether a company's certificate (工商憑證) is accepted.
    pub companies_may: bool,
    /// Whether it can be asked for at all (status `01`).
    pub in_service: bool,
    /// 即時 or 非即時.
    pub patience: Patience,
    /// How many minutes citizens are told that it takes (預計下載時間).
    pub waiting_minutes: u16,
    /// What the citizen fills in for it.
    pub parameters: Parameters,
    /// Where it is asked for, and how.
    pub endpoint: String,
    /// Headers and body of the question.
    pub template: RequestTemplate,
    wrapped_secret: String,
}

impl Dataset {
    /// The fields it holds.
    #[must_use]
    pub fn fields(&self, locale: Locale) -> &[String] {
        match locale {
            Locale::En if !self.fields.1.is_empty() => &self.fields.1,
            _ => &self.fields.0,
        }
    }

    /// The secret with which its provider identifies itself to the platform.
    ///
    /// # Errors
    /// [`PlatformError::Wrapped`].
    pub fn secret(&self, keys: &PlatformKeys) -> Result<String, PlatformError> {
        keys.unwrap(&self.wrapped_secret, self.resource_id.as_str(), "resource_secret")
    }
}

/// An agency that provides data.
pub struct Provider {
    /// Its name.
    pub name: Bilingual,
    /// Whom to ask there.
    pub contact: String,
}

/// A service, with what a redirect is judged by and what a citizen is shown.
pub struct Service {
    /// What a redirect is judged by.
    pub facts: ServiceFacts,
    /// Its full name.
    pub name: Bilingual,
    /// Who is behind it.
    pub agency: Bilingual,
    /// What it wants the data for.
    pub purpose: Bilingual,
    /// The same as the Personal Data Protection Act has it (特定目的).
    pub purpose_code: PurposeCode,
    /// What else the Act has it say.
    pub notice: UseNotice,
    /// Its own front page.
    pub front_url: String,
    /// Its 領域.
    pub category: String,
    /// Where it is told that data is coming.
    pub sp_api_url: String,
    /// The static key it wants to see there.
    pub api_key: Option<String>,
}

/// What Article 8 of the Personal Data Protection Act has a service say of its use, beside purpose and categories. A
/// text may be empty: the service said nothing.
#[derive(Debug, Clone)]
pub struct UseNotice {
    /// For how long it uses the data.
    pub period: Bilingual,
    /// Where.
    pub area: Bilingual,
    /// Who gets to see it.
    pub recipients: Bilingual,
    /// What it means for the citizen if she refuses.
    pub refusal: Bilingual,
    /// Whom she asks about her data there.
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
        Ok(Self { database: env.d1(DATABASE)?, hosts })
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
        let query = format!("{ALL_DATASETS} WHERE resource_id = ?1");
        let rows = self.rows::<DatasetRow>(&query, &[id.as_str()]).await?;
        rows.into_iter().next().map(DatasetRow::into_dataset).transpose()
    }

    /// Every dataset.
    ///
    /// # Errors
    /// When the database fails or holds what cannot be read.
    pub async fn all_datasets(&self) -> Result<Vec<Dataset>, PlatformError> {
        let query = format!("{ALL_DATASETS} ORDER BY resource_id");
        self.rows::<DatasetRow>(&query, &[]).await?.into_iter().map(DatasetRow::into_dataset).collect()
    }

    /// The public list of datasets.
    ///
    /// # Errors
    /// When the database fails or holds what cannot be read.
    pub async fn public_list(&self) -> Result<Vec<ResourceRow>, PlatformError> {
        let query = format!("{ALL_DATASETS} ORDER BY resource_id");
        self.rows::<DatasetRow>(&query, &[]).await?.into_iter().map(DatasetRow::into_public).collect()
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

const ALL_DATASETS: &str = "SELECT dataset.*, provider.name_zh AS provider_zh, provider.name_en AS provider_en, \
    provider.signer_subject, provider.contact AS provider_contact, provider.url AS provider_url FROM dataset JOIN provider USING (provider_id)";

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

#[derive(Deserialize)]
struct ServiceRow {
    client_id: String,
    name_zh: String,
    name_en: String,
    agency_zh: String,
    agency_en: String,
    purpose_zh: String,
    purpose_en: String,
    purpose_code: String,
    period_zh: String,
    period_en: String,
    area_zh: String,
    area_en: String,
    recipients_zh: String,
    recipients_en: String,
    refusal_zh: String,
    refusal_en: String,
    contact: String,
    front_url: String,
    category: String,
    state: String,
    client_secret: String,
    cbc_iv: String,
    api_key: Option<String>,
    sp_api_url: String,
}

impl ServiceRow {
    fn into_service(
        self,
        [scope, return_urls, addresses]: [&[String]; 3],
        keys: &PlatformKeys,
        hosts: HostRule,
    ) -> Result<Service, PlatformError> {
        let id = self.client_id.as_str();
        let secret = keys.unwrap(&self.client_secret, id, "client_secret")?;
        let iv = keys.unwrap(&self.cbc_iv, id, "cbc_iv")?;
        let api_key =
            self.api_key.as_deref().map(|wrapped| keys.unwrap(wrapped, id, "api_key")).transpose()?;
        let facts = ServiceFacts {
            client_id: ClientId::parse(id).map_err(inconsistent)?,
            state: ServiceState::parse(&self.state).map_err(inconsistent)?,
            scope: parse_all(scope, ResourceId::parse)?,
            return_urls: parse_all(return_urls, |url| ReturnUrl::register(url, hosts))?,
            addresses: AllowedAddresses::parse(addresses.iter().map(String::as_str)).map_err(inconsistent)?,
            keys: ServiceKeys::parse(&secret, &iv).map_err(inconsistent)?,
        };
        Ok(Service {
            facts,
            name: Bilingual { zh: self.name_zh, en: self.name_en },
            agency: Bilingual { zh: self.agency_zh, en: self.agency_en },
            purpose: Bilingual { zh: self.purpose_zh, en: self.purpose_en },
            purpose_code: PurposeCode::parse(&self.purpose_code)?,
            notice: UseNotice {
                period: Bilingual { zh: self.period_zh, en: self.period_en },
                area: Bilingual { zh: self.area_zh, en: self.area_en },
                recipients: Bilingual { zh: self.recipients_zh, en: self.recipients_en },
                refusal: Bilingual { zh: self.refusal_zh, en: self.refusal_en },
                contact: self.contact,
            },
            front_url: self.front_url,
            category: self.category,
            sp_api_url: self.sp_api_url,
            api_key,
        })
    }
}

fn parse_all<T, E: std::fmt::Display>(
    texts: &[String],
    parse: impl Fn(&str) -> Result<T, E>,
) -> Result<Vec<T>, PlatformError> {
    texts.iter().map(|text| parse(text).map_err(inconsistent)).collect()
}

pub(super) fn inconsistent(error: impl std::fmt::Display) -> PlatformError {
    PlatformError::Catalogue(error.to_string())
}

#[derive(Deserialize)]
struct DatasetRow {
    resource_id: String,
    name_zh: String,
    name_en: String,
    summary_zh: String,
    summary_en: String,
    fields_zh: String,
    fields_en: String,
    category: String,
    provider_id: String,
    provider_zh: String,
    provider_en: String,
    provider_contact: String,
    provider_url: String,
    signer_subject: String,
    data_categories: String,
    parameters: String,
    minimum_level: u8,
    companies_may: u8,
    endpoint: String,
    method: String,
    header_template: String,
    body_template: String,
    realtime: u8,
    waiting_minutes: u16,
    resource_secret: String,
    status: String,
}

impl DatasetRow {
    fn into_dataset(self) -> Result<Dataset, PlatformError> {
        let parameters = Parameters::parse(&self.parameters).map_err(inconsistent)?;
        Ok(Dataset {
            resource_id: ResourceId::parse(&self.resource_id).map_err(inconsistent)?,
            in_service: self.is_in_service(),
            template: self.template(&parameters)?,
            data_categories: self.data_categories()?,
            name: Bilingual { zh: self.name_zh, en: self.name_en },
            summary: Bilingual { zh: self.summary_zh, en: self.summary_en },
            fields: (serde_json::from_str(&self.fields_zh)?, serde_json::from_str(&self.fields_en)?),
            category: self.category,
            provider_id: self.provider_id,
            provider: Bilingual { zh: self.provider_zh, en: self.provider_en },
            provider_contact: self.provider_contact,
            provider_url: self.provider_url,
            signer_subject: self.signer_subject,
            minimum_level: AssuranceLevel::try_from(self.minimum_level).map_err(inconsistent)?,
            companies_may: self.companies_may == 1,
            patience: if self.realtime == 1 { Patience::RealTime } else { Patience::Delayed },
            waiting_minutes: self.waiting_minutes,
            parameters,
            endpoint: self.endpoint,
            wrapped_secret: self.resource_secret,
        })
    }

    fn is_in_service(&self) -> bool {
        self.status == "01"
    }

    fn template(&self, parameters: &Parameters) -> Result<RequestTemplate, PlatformError> {
        let method = method(&self.method);
        let template = RequestTemplate::parse(method, &self.header_template, &self.body_template);
        let template = template.map_err(inconsistent)?;
        template.check(parameters).map_err(inconsistent)?;
        Ok(template)
    }

    fn data_categories(&self) -> Result<Vec<DataCategory>, PlatformError> {
        let codes: Vec<String> = serde_json::from_str(&self.data_categories)?;
        codes.iter().map(|code| DataCategory::parse(code)).collect()
    }

    fn into_public(self) -> Result<ResourceRow, PlatformError> {
        let resource_id = ResourceId::parse(&self.resource_id).map_err(inconsistent)?;
        Ok(ResourceRow {
            status: if self.is_in_service() { ResourceStatus::Available } else { ResourceStatus::Failing },
            link: format!("/personal/detail/{resource_id}"),
            resource_id,
            dep: self.provider_zh,
            name: self.name_zh,
            cate: self.category,
        })
    }
}

/// The schema allows these two only.
fn method(text: &str) -> DpMethod {
    if text == "POST" { DpMethod::Post } else { DpMethod::Get }
}
