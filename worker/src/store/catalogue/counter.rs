//! A counter's service as the catalogue has it: whose it is, what it is for, and what its clerks get to see.

use mydata_consent::ItemRule;
pub use mydata_protocol::ids::AgencyId;
use mydata_protocol::ids::{ClientId, ResourceId};
use mydata_protocol::redirect::ServiceState;
use serde::Deserialize;

use super::service::{NoticeColumns, UseNotice};
use super::{Bilingual, Catalogue, inconsistent};
use crate::error::PlatformError;
use crate::store::personal_data::PurposeCode;

/// An agency that has counters.
#[derive(Debug, Clone)]
pub struct CounterAgency {
    /// Its id.
    pub id: AgencyId,
    /// Its name.
    pub name: Bilingual,
}

/// What can be done at an agency's counters with a code (臨櫃服務).
#[derive(Debug, Clone)]
pub struct CounterService {
    /// Its id.
    pub client_id: ClientId,
    /// Whose counters they are; no other agency's clerks may redeem a code of this service.
    pub agency: CounterAgency,
    /// Its full name.
    pub name: Bilingual,
    /// What the agency wants the data for.
    pub purpose: Bilingual,
    /// The same as the Personal Data Protection Act has it (特定目的).
    pub purpose_code: PurposeCode,
    /// What else the Act has it say.
    pub notice: UseNotice,
    /// Its 領域.
    pub category: String,
    /// Whether citizens can begin with it, and whether what has begun may go on.
    pub state: ServiceState,
    /// What its counters get, in the order in which pages list it.
    pub items: Vec<CounterItem>,
}

impl CounterService {
    /// Whether citizens can begin with it.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.state == ServiceState::Live
    }

    /// The datasets, in the order of the items.
    #[must_use]
    pub fn resources(&self) -> Vec<ResourceId> {
        self.items.iter().map(|item| item.resource_id.clone()).collect()
    }
}

/// A dataset at a counter (臨櫃項目).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CounterItem {
    /// Which.
    pub resource_id: ResourceId,
    /// What clerks may do with it.
    pub rule: ItemRule,
}

/// A service of a counter, with its agency's names and its items in one row.
const EVERY_COUNTER_SERVICE: &str = "SELECT counter_service.*, agency.name_zh AS agency_zh, \
    agency.name_en AS agency_en, (SELECT json_group_array(json_object('resource_id', resource_id, 'rule', rule)) FROM \
    (SELECT * FROM counter_item WHERE counter_item.client_id = counter_service.client_id ORDER BY position)) AS items \
    FROM counter_service JOIN agency USING (agency_id)";

impl Catalogue {
    /// The counter service of this id, if there is one; also one that is not live.
    ///
    /// # Errors
    /// When the database fails or holds what cannot be read.
    pub async fn counter_service(&self, id: &ClientId) -> Result<Option<CounterService>, PlatformError> {
        let query = format!("{EVERY_COUNTER_SERVICE} WHERE client_id = ?1");
        let rows = self.rows::<CounterServiceRow>(&query, &[id.as_str()]).await?;
        rows.into_iter().next().map(CounterServiceRow::into_counter_service).transpose()
    }

    /// Every counter service that citizens can begin with, in the order of their ids.
    ///
    /// # Errors
    /// When the database fails or holds what cannot be read.
    pub async fn counter_services(&self) -> Result<Vec<CounterService>, PlatformError> {
        let query = format!("{EVERY_COUNTER_SERVICE} WHERE state = 'live' ORDER BY client_id");
        let rows = self.rows::<CounterServiceRow>(&query, &[]).await?;
        rows.into_iter().map(CounterServiceRow::into_counter_service).collect()
    }
}

#[derive(Deserialize)]
struct CounterServiceRow {
    client_id: String,
    agency_id: String,
    agency_zh: String,
    agency_en: String,
    name_zh: String,
    name_en: String,
    purpose_zh: String,
    purpose_en: String,
    purpose_code: String,
    #[serde(flatten)]
    notice: NoticeColumns,
    category: String,
    state: String,
    items: String,
}

impl CounterServiceRow {
    fn into_counter_service(self) -> Result<CounterService, PlatformError> {
        let items: Vec<CounterItemRow> = serde_json::from_str(&self.items)?;
        Ok(CounterService {
            client_id: ClientId::parse(&self.client_id).map_err(inconsistent)?,
            agency: CounterAgency {
                id: AgencyId::parse(&self.agency_id).map_err(inconsistent)?,
                name: Bilingual::new(self.agency_zh, self.agency_en),
            },
            name: Bilingual::new(self.name_zh, self.name_en),
            purpose: Bilingual::new(self.purpose_zh, self.purpose_en),
            purpose_code: PurposeCode::parse(&self.purpose_code)?,
            notice: self.notice.into_notice(),
            category: self.category,
            state: ServiceState::parse(&self.state).map_err(inconsistent)?,
            items: items.into_iter().map(CounterItemRow::into_item).collect::<Result<_, _>>()?,
        })
    }
}

#[derive(Deserialize)]
struct CounterItemRow {
    resource_id: String,
    rule: String,
}

impl CounterItemRow {
    fn into_item(self) -> Result<CounterItem, PlatformError> {
        Ok(CounterItem {
            resource_id: ResourceId::parse(&self.resource_id).map_err(inconsistent)?,
            rule: ItemRule::parse(&self.rule).ok_or_else(|| inconsistent("a counter item's rule"))?,
        })
    }
}
