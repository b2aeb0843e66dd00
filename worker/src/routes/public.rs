//! Pages that need nobody to be known.

use mydata_consent::Moment;
use mydata_protocol::redirect::ServiceState;
use worker::Response;

use crate::error::PlatformError;
use crate::pages::{AnchorEntry, Home, PrivacyPolicy, ServiceEntry, TermsOfService, Verify};
use crate::store::catalogue::{Catalogue, Service};
use crate::visit::Visit;

pub(super) async fn home(visit: &Visit) -> Result<Response, PlatformError> {
    let catalogue = Catalogue::of(&visit.env)?;
    let mut services = Vec::new();
    for id in catalogue.online_services().await? {
        if let Some(service) = catalogue.service(&id, &visit.keys).await? {
            services.push(entry(visit, &catalogue, &service).await?);
        }
    }
    visit.page(200, Home { shell: visit.shell(), services }.render())
}

async fn entry(
    visit: &Visit,
    catalogue: &Catalogue,
    service: &Service,
) -> Result<ServiceEntry, PlatformError> {
    let datasets = catalogue.datasets(&service.facts.scope).await?;
    let text = |text: &crate::store::catalogue::Bilingual| text.text(visit.locale).to_owned();
    Ok(ServiceEntry {
        name: text(&service.name),
        agency: text(&service.agency),
        purpose: text(&service.purpose),
        category: service.category.clone(),
        front_url: service.front_url.clone(),
        datasets: datasets.iter().map(|dataset| text(&dataset.name)).collect(),
        pilot: service.facts.state == ServiceState::Pilot,
    })
}

pub(super) fn verify(visit: &Visit) -> Result<Response, PlatformError> {
    let anchors = crate::trust::anchors(&visit.env)?;
    let entries = anchors.roots().into_iter().map(|root| AnchorEntry {
        name: root.subject.clone(),
        sha256: root.sha256.clone(),
        not_after: Moment::from_unix_millis(root.not_after.0.saturating_mul(1_000)),
    });
    visit.page(200, Verify { shell: visit.shell(), anchors: entries.collect() }.render())
}

pub(super) fn terms(visit: &Visit) -> Result<Response, PlatformError> {
    visit.page(200, TermsOfService { shell: visit.shell() }.render())
}

pub(super) fn privacy(visit: &Visit) -> Result<Response, PlatformError> {
    visit.page(200, PrivacyPolicy { shell: visit.shell() }.render())
}
