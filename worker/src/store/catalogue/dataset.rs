//! A dataset as the catalogue has it.

use mydata_consent::Patience;
use mydata_identity::AssuranceLevel;
use mydata_protocol::catalogue::{ResourceRow, ResourceStatus};
use mydata_protocol::dp_api::{DpMethod, RequestTemplate};
use mydata_protocol::endpoint::Endpoint;
use mydata_protocol::ids::ResourceId;
use mydata_protocol::parameters::Parameters;
use mydata_protocol::return_url::HostRule;
use serde::Deserialize;

use super::{Bilingual, inconsistent, shown_certificate};
use crate::error::PlatformError;
use crate::keys::PlatformKeys;
use crate::outgoing::ShownCertificate;
use crate::store::personal_data::DataCategory;
use crate::texts::Locale;

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
    pub endpoint: Endpoint,
    /// Headers and body of the question.
    pub template: RequestTemplate,
    /// The certificate its agency wants to see.
    pub shown_certificate: Option<ShownCertificate>,
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

#[derive(Deserialize)]
pub(super) struct DatasetRow {
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
    shown_certificate: Option<String>,
    status: String,
}

impl DatasetRow {
    pub(super) fn into_dataset(self, hosts: HostRule) -> Result<Dataset, PlatformError> {
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
            endpoint: Endpoint::register(&self.endpoint, hosts).map_err(inconsistent)?,
            shown_certificate: shown_certificate(self.shown_certificate.as_deref())?,
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

    pub(super) fn into_public(self) -> Result<ResourceRow, PlatformError> {
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
