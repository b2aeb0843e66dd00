//! The services that take data with consent: narrowed down as one likes, and one by one.

use mydata_protocol::ids::ClientId;
use mydata_protocol::redirect::ServiceState;
use worker::Response;

use super::narrowing::{self, Listed, Wanted};
use super::{personal, wording};
use crate::error::PlatformError;
use crate::pages::{ServiceEntry, ServicePage, Services};
use crate::store::catalogue::{Bilingual, Catalogue, Dataset, Service};
use crate::texts::Locale;
use crate::visit::Visit;

/// A service that is on line, with its datasets.
struct Online {
    service: Service,
    datasets: Vec<Dataset>,
}

impl Listed for Online {
    fn category(&self) -> &str {
        &self.service.category
    }

    fn agency(&self) -> &Bilingual {
        &self.service.agency
    }

    fn texts(&self) -> Vec<&Bilingual> {
        let Service { name, agency, purpose, .. } = &self.service;
        [name, agency, purpose].into_iter().chain(self.datasets.iter().map(|dataset| &dataset.name)).collect()
    }
}

/// `/services`, with `?category=`, `?agency=` and `?q=`.
pub(super) async fn all(visit: &Visit) -> Result<Response, PlatformError> {
    let wanted = Wanted::read(visit);
    let online = online(visit).await?;
    let services = wanted.of(&online).map(|each| entry(each, visit.locale));
    let page = Services {
        shell: visit.shell(),
        agencies: narrowing::agencies(&online, visit.locale),
        categories: narrowing::categories(&online),
        services: services.collect::<Result<_, _>>()?,
        narrowed: wanted.narrowed.clone(),
    };
    visit.page(wanted.status(), page.render())
}

/// `/services/{client_id}`
pub(super) async fn detail(visit: &Visit, client: &str) -> Result<Response, PlatformError> {
    let Ok(client) = ClientId::parse(client) else { return visit.not_found() };
    let catalogue = Catalogue::of(&visit.env)?;
    let Some(service) = catalogue.service(&client, &visit.keys).await? else { return visit.not_found() };
    if !matches!(service.facts.state, ServiceState::Live | ServiceState::Pilot) {
        return visit.not_found();
    }
    let datasets = catalogue.datasets(&service.facts.scope).await?;
    let briefs = datasets.iter().map(|dataset| wording::dataset(dataset, visit.locale)).collect();
    let service = entry(&Online { service, datasets }, visit.locale)?;
    visit.page(200, ServicePage { shell: visit.shell(), service, datasets: briefs }.render())
}

/// The services of the front page.
pub(super) async fn entries(visit: &Visit) -> Result<Vec<ServiceEntry>, PlatformError> {
    online(visit).await?.iter().map(|each| entry(each, visit.locale)).collect()
}

async fn online(visit: &Visit) -> Result<Vec<Online>, PlatformError> {
    let catalogue = Catalogue::of(&visit.env)?;
    let mut online = Vec::new();
    for id in catalogue.online_services().await? {
        if let Some(service) = catalogue.service(&id, &visit.keys).await? {
            let datasets = catalogue.datasets(&service.facts.scope).await?;
            online.push(Online { service, datasets });
        }
    }
    Ok(online)
}

fn entry(Online { service, datasets }: &Online, locale: Locale) -> Result<ServiceEntry, PlatformError> {
    let text = |text: &Bilingual| text.text(locale).to_owned();
    Ok(ServiceEntry {
        client_id: service.facts.client_id.to_string(),
        name: text(&service.name),
        agency: text(&service.agency),
        purpose: text(&service.purpose),
        category: personal::known(&service.category)?,
        front_url: service.front_url.clone(),
        datasets: datasets.iter().map(|dataset| text(&dataset.name)).collect(),
        out_of_order: datasets
            .iter()
            .filter(|dataset| !dataset.in_service())
            .map(|dataset| text(&dataset.name))
            .collect(),
        pilot: service.facts.state == ServiceState::Pilot,
    })
}
