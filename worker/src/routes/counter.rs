//! The services of counters: narrowed down as one likes, one by one, and the beginning of a code for one.

use mydata_identity::{AssuranceLevel, IdentityMethod};
use mydata_protocol::ids::{ClientId, PermissionTicket};
use worker::Response;

use super::narrowing::{self, Listed, Wanted};
use super::{personal, wording};
use crate::error::PlatformError;
use crate::identification::is_configured;
use crate::objects::send;
use crate::objects::transaction::{Asked, Open, Receiver};
use crate::pages::{CounterItemEntry, CounterServicePage, CounterServices, FaultKind, ServiceEntry};
use crate::sandbox::Faults;
use crate::session::{FOR_A_WHILE, Session};
use crate::store::catalogue::{Bilingual, Catalogue, CounterService, Dataset};
use crate::texts::Locale;
use crate::visit::Visit;

/// A service that citizens can begin with, and its datasets in the order of its items.
struct Live {
    service: CounterService,
    datasets: Vec<Dataset>,
}

impl Live {
    async fn of(catalogue: &Catalogue, service: CounterService) -> Result<Self, PlatformError> {
        let datasets = catalogue.datasets(&service.resources()).await?;
        Ok(Self { service, datasets })
    }

    /// The service of this id, if citizens can begin with it.
    async fn find(visit: &Visit, client: &str) -> Result<Option<Self>, PlatformError> {
        let Ok(client) = ClientId::parse(client) else { return Ok(None) };
        let catalogue = Catalogue::of(&visit.env)?;
        match catalogue.counter_service(&client).await? {
            Some(service) if service.is_live() => Self::of(&catalogue, service).await.map(Some),
            _ => Ok(None),
        }
    }
}

impl Listed for Live {
    fn category(&self) -> &str {
        &self.service.category
    }

    fn agency(&self) -> &Bilingual {
        &self.service.agency.name
    }

    fn texts(&self) -> Vec<&Bilingual> {
        let CounterService { name, agency, purpose, .. } = &self.service;
        let own = [name, &agency.name, purpose].into_iter();
        own.chain(self.datasets.iter().map(|dataset| &dataset.name)).collect()
    }
}

/// `/counter`, with `?category=`, `?agency=` and `?q=`.
pub(super) async fn all(visit: &Visit) -> Result<Response, PlatformError> {
    let wanted = Wanted::read(visit);
    let catalogue = Catalogue::of(&visit.env)?;
    let mut live = Vec::new();
    for service in catalogue.counter_services().await? {
        live.push(Live::of(&catalogue, service).await?);
    }
    let services = wanted.of(&live).map(|each| entry(each, visit.locale));
    let page = CounterServices {
        shell: visit.shell(),
        agencies: narrowing::agencies(&live, visit.locale),
        categories: narrowing::categories(&live),
        services: services.collect::<Result<_, _>>()?,
        narrowed: wanted.narrowed.clone(),
    };
    visit.page(wanted.status(), page.render())
}

/// `/service/counter/{client_id}`
pub(super) async fn detail(visit: &Visit, client: &str) -> Result<Response, PlatformError> {
    let Some(live) = Live::find(visit, client).await? else { return visit.not_found() };
    let levels = live.datasets.iter().map(|dataset| dataset.minimum_level);
    let level = AssuranceLevel::strongest_of(levels).unwrap_or(AssuranceLevel::One);
    let companies_may = live.datasets.iter().all(|dataset| dataset.companies_may);
    let methods = IdentityMethod::ALL
        .into_iter()
        .filter(|method| method.satisfies(level) && is_configured(&visit.env, *method))
        .filter(|method| companies_may || *method != IdentityMethod::BusinessCertificate);
    let page = CounterServicePage {
        shell: visit.shell(),
        service: entry(&live, visit.locale)?,
        notice: wording::use_notice(&live.service, visit.locale),
        items: items(&live.service, &live.datasets, visit.locale),
        level,
        methods: methods.collect(),
    };
    visit.page(200, page.render())
}

/// Begins the transaction.
pub(super) async fn begin(visit: &Visit, client: &str) -> Result<Response, PlatformError> {
    if visit.is_cross_site() {
        return visit.fault(403, FaultKind::StaleForm, "form.token");
    }
    let Some(live) = Live::find(visit, client).await? else { return visit.not_found() };
    if !live.datasets.iter().any(Dataset::in_service) {
        return detail(visit, client).await;
    }
    let name = visit.keys.transaction(&PermissionTicket::from_random(crate::random::bytes()?));
    let session = Session::begin()?;
    let request = Asked {
        receiver: Receiver::Counter { client_id: live.service.client_id.clone() },
        resources: live.service.resources(),
        parameters: Vec::new(),
        pid: None,
        proof: None,
        ticket: None,
        locale: visit.locale,
    };
    let open = Open { name: name.clone(), session: session.digest(), request, faults: Faults::default() };
    send(&visit.env, name.as_str(), &open).await?;
    let response = visit.see_other(&format!("/t/{name}/terms"))?;
    response.headers().append("set-cookie", &session.set_cookie(&name, FOR_A_WHILE))?;
    Ok(response)
}

/// What the counter gets, as pages list it.
pub(super) fn items(service: &CounterService, datasets: &[Dataset], locale: Locale) -> Vec<CounterItemEntry> {
    let entry = |(item, dataset): (&crate::store::catalogue::CounterItem, &Dataset)| CounterItemEntry {
        dataset: wording::dataset(dataset, locale),
        rule: item.rule,
        is_open: dataset.in_service(),
        asks: wording::asks(dataset, locale),
    };
    service.items.iter().zip(datasets).map(entry).collect()
}

fn entry(Live { service, datasets }: &Live, locale: Locale) -> Result<ServiceEntry, PlatformError> {
    let text = |text: &Bilingual| text.text(locale).to_owned();
    let closed = datasets.iter().filter(|dataset| !dataset.in_service());
    Ok(ServiceEntry {
        client_id: service.client_id.to_string(),
        name: text(&service.name),
        agency: text(&service.agency.name),
        purpose: text(&service.purpose),
        category: personal::known(&service.category)?,
        front_url: format!("/service/counter/{}", service.client_id),
        datasets: datasets.iter().map(|dataset| text(&dataset.name)).collect(),
        out_of_order: closed.map(|dataset| text(&dataset.name)).collect(),
        pilot: false,
    })
}
