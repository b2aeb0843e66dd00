//! The services that take data with consent: narrowed down as one likes, and one by one.

use mydata_protocol::ids::ClientId;
use mydata_protocol::redirect::ServiceState;
use worker::Response;

use super::{personal, query, wording};
use crate::error::PlatformError;
use crate::pages::{Category, Looked, Narrowed, ServiceEntry, ServicePage, Services};
use crate::search::Search;
use crate::store::catalogue::{Catalogue, Dataset, Service};
use crate::texts::Locale;
use crate::visit::Visit;

/// A service that is on line, with its datasets.
struct Online {
    service: Service,
    datasets: Vec<Dataset>,
}

/// `/services`, with `?category=`, `?agency=` and `?q=`.
pub(super) async fn all(visit: &Visit) -> Result<Response, PlatformError> {
    let field = |name| query::text(visit.query(), name).unwrap_or_default();
    let typed = field("q");
    let search = Search::parse(&typed);
    let narrowed = Narrowed {
        category: Category::parse(&field("category")),
        agency: field("agency"),
        looked: Looked { typed, problem: search.as_ref().err().map(|error| error.code()) },
    };
    let online = online(visit).await?;
    let wanted = |each: &&Online| search.as_ref().is_ok_and(|search| is_wanted(each, &narrowed, search));
    let services = online.iter().filter(wanted).map(|each| entry(each, visit.locale));
    let page = Services {
        shell: visit.shell(),
        agencies: distinct(online.iter().map(|each| each.service.agency.text(visit.locale).to_owned())),
        categories: Category::ALL
            .into_iter()
            .filter(|category| online.iter().any(|each| is_of(each, *category)))
            .collect(),
        services: services.collect::<Result<_, _>>()?,
        narrowed,
    };
    visit.page(if search.is_err() { 400 } else { 200 }, page.render())
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
    let text = |text: &crate::store::catalogue::Bilingual| text.text(locale).to_owned();
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

fn is_of(each: &Online, category: Category) -> bool {
    Category::named(&each.service.category) == Some(category)
}

fn is_wanted(each: &Online, narrowed: &Narrowed, search: &Search) -> bool {
    let service = &each.service;
    let is_of_agency =
        |agency: &str| Locale::ALL.into_iter().any(|locale| service.agency.text(locale) == agency);
    let mut texts = Vec::new();
    for locale in Locale::ALL {
        texts.extend([&service.name, &service.agency, &service.purpose].map(|text| text.text(locale)));
        texts.extend(each.datasets.iter().map(|dataset| dataset.name.text(locale)));
    }
    narrowed.category.is_none_or(|category| is_of(each, category))
        && (narrowed.agency.is_empty() || is_of_agency(&narrowed.agency))
        && search.finds(&texts)
}

/// Each once, in the order in which they come first.
fn distinct(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut known = Vec::new();
    for name in names {
        if !known.contains(&name) {
            known.push(name);
        }
    }
    known
}
