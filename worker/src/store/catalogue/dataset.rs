//! A dataset as the catalogue has it.

use mydata_consent::{Availability, Health, Maintenance, Moment, Patience};
use mydata_identity::AssuranceLevel;
use mydata_protocol::catalogue::{ResourceRow, ResourceStatus};
use mydata_protocol::contents::Contents;
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
    /// Whether it can be asked for at present.
    pub availability: Availability,
    /// The maintenance that is going on or to come, by its beginning.
    pub maintenance: Vec<AnnouncedMaintenance>,
    /// Whether its agency's system is asked whether it is well.
    pub has_heartbeat: bool,
    /// What came of asking.
    pub health: Health,
    /// 即時 or 非即時.
    pub patience: Patience,
    /// How many minutes citizens are told that it takes (預計下載時間).
    pub waiting_minutes: u16,
    /// What the citizen fills in for it.
    pub parameters: Parameters,
    /// What its packages hold, and where it stands whose they are.
    pub contents: Contents,
    /// Where it is asked for, and how.
    pub endpoint: Endpoint,
    /// Headers and body of the question.
    pub template: RequestTemplate,
    /// The certificate its agency wants to see.
    pub shown_certificate: Option<ShownCertificate>,
    wrapped_secret: String,
}

/// A time in which an agency works on its system, as everybody is told of it.
pub struct AnnouncedMaintenance {
    /// When.
    pub window: Maintenance,
    /// Why.
    pub reason: Bilingual,
    /// Whether it is going on.
    pub has_begun: bool,
}

impl Dataset {
    /// Whether it can be asked for at present (status `01`).
    #[must_use]
    pub const fn in_service(&self) -> bool {
        self.availability.is_available()
    }

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

/// The query for datasets, with what is known of each at this moment.
pub(super) fn every_dataset(now: Moment) -> String {
    let now = now.unix_millis();
    format!(
        "SELECT dataset.*, provider.name_zh AS provider_zh, provider.name_en AS provider_en, provider.signer_subject, \
         provider.contact AS provider_contact, provider.url AS provider_url, dataset_health.failures, \
         dataset_health.failing_since, (SELECT json_group_array(json_object('begins_at', begins_at, 'ends_at', ends_at, \
         'reason_zh', reason_zh, 'reason_en', reason_en)) FROM (SELECT * FROM dataset_maintenance WHERE \
         dataset_maintenance.resource_id = dataset.resource_id AND ends_at > {now} ORDER BY begins_at)) AS maintenance \
         FROM dataset JOIN provider USING (provider_id) LEFT JOIN dataset_health USING (resource_id)"
    )
}

#[derive(Deserialize)]
struct MaintenanceRow {
    begins_at: i64,
    ends_at: i64,
    reason_zh: String,
    reason_en: String,
}

impl MaintenanceRow {
    fn into_announced(self, now: Moment) -> AnnouncedMaintenance {
        let [begins_at, ends_at] = [self.begins_at, self.ends_at].map(Moment::from_unix_millis);
        AnnouncedMaintenance {
            window: Maintenance { begins_at, ends_at },
            reason: Bilingual::new(self.reason_zh, self.reason_en),
            has_begun: begins_at <= now,
        }
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
    contents: String,
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
    heartbeat: u8,
    failures: Option<u32>,
    failing_since: Option<f64>,
    maintenance: String,
}

impl DatasetRow {
    pub(super) fn into_dataset(self, hosts: HostRule, now: Moment) -> Result<Dataset, PlatformError> {
        let parameters = Parameters::parse(&self.parameters).map_err(inconsistent)?;
        Ok(Dataset {
            resource_id: ResourceId::parse(&self.resource_id).map_err(inconsistent)?,
            availability: self.availability(now)?,
            maintenance: self.maintenance(now)?,
            has_heartbeat: self.heartbeat == 1,
            health: self.health(),
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
            contents: Contents::parse(&self.contents).map_err(inconsistent)?,
            endpoint: Endpoint::register(&self.endpoint, hosts).map_err(inconsistent)?,
            shown_certificate: shown_certificate(self.shown_certificate.as_deref())?,
            wrapped_secret: self.resource_secret,
        })
    }

    fn availability(&self, now: Moment) -> Result<Availability, PlatformError> {
        let windows: Vec<_> = self.maintenance(now)?.into_iter().map(|announced| announced.window).collect();
        Ok(Availability::judge(self.status == "01", &windows, self.health(), now))
    }

    fn maintenance(&self, now: Moment) -> Result<Vec<AnnouncedMaintenance>, PlatformError> {
        let rows: Vec<MaintenanceRow> = serde_json::from_str(&self.maintenance)?;
        Ok(rows.into_iter().map(|row| row.into_announced(now)).collect())
    }

    /// What a dataset without a heartbeat was found to be while it had one is over.
    fn health(&self) -> Health {
        if self.heartbeat == 0 {
            return Health::default();
        }
        #[allow(clippy::cast_possible_truncation, reason = "milliseconds since 1970 stay far below 2^53")]
        let failing_since = self.failing_since.map(|millis| Moment::from_unix_millis(millis as i64));
        Health { failures: self.failures.unwrap_or_default(), failing_since }
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

    pub(super) fn into_public(self, now: Moment) -> Result<ResourceRow, PlatformError> {
        let is_available = self.availability(now)?.is_available();
        let resource_id = ResourceId::parse(&self.resource_id).map_err(inconsistent)?;
        Ok(ResourceRow {
            status: if is_available { ResourceStatus::Available } else { ResourceStatus::Failing },
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
