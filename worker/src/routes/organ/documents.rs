//! A visit that is open: its datasets, each fetched when the clerk opens it, and saving what may be saved.

use mydata_consent::Moment;
use mydata_protocol::ids::{ClientId, ResourceId};
use worker::{Env, Response};

use super::{VISIT, head};
use crate::error::PlatformError;
use crate::names::TransactionName;
use crate::objects::send;
use crate::objects::transaction::{
    BeginTransfer, CounterPerson, FinishTransfer, Part, Saving, ViewItem, VisitItem,
};
use crate::organ::AtWork;
use crate::pages::{OrganItem, OrganVisit};
use crate::routes::outer_pack::outer_pack;
use crate::routes::package::{attachment, stored_package, zip};
use crate::routes::{file_name, wording};
use crate::store::catalogue::Catalogue;
use crate::store::vault::{Archive, Vault};
use crate::visit::{Form, Visit};

/// The manifest's code of a dataset that is in the pack.
const DELIVERED: u16 = 200;

/// What there is to see of an open visit.
pub(super) struct Open {
    pub(super) service: ClientId,
    pub(super) person: CounterPerson,
    pub(super) agent: Option<String>,
    pub(super) items: Vec<VisitItem>,
    pub(super) until: Moment,
}

pub(super) async fn show(visit: &Visit, at_work: &AtWork, open: Open) -> Result<Response, PlatformError> {
    let catalogue = Catalogue::of(&visit.env)?;
    let mut items = Vec::with_capacity(open.items.len());
    for item in &open.items {
        items.extend(self::item(visit, &catalogue, item).await?);
    }
    let page = OrganVisit {
        shell: visit.shell(),
        head: head(visit, at_work),
        service: service_name(visit, &catalogue, &open.service).await?,
        person: open.person.name,
        masked_id: open.person.masked_id,
        agent: open.agent,
        items,
        until: open.until,
        now: visit.now(),
    };
    visit.page(200, page.render())
}

/// What she has come for. A service that has left the catalogue is still named, by its id.
async fn service_name(
    visit: &Visit,
    catalogue: &Catalogue,
    service: &ClientId,
) -> Result<String, PlatformError> {
    let known = catalogue.counter_service(service).await?;
    Ok(known.map_or_else(|| service.to_string(), |known| known.name.text(visit.locale).to_owned()))
}

/// A dataset with the catalogue's words for it. One that has left the catalogue has no signer that could be checked either.
async fn item(
    visit: &Visit,
    catalogue: &Catalogue,
    item: &VisitItem,
) -> Result<Option<OrganItem>, PlatformError> {
    let dataset = catalogue.dataset(&item.resource).await?;
    Ok(dataset.map(|dataset| OrganItem {
        dataset: wording::dataset(&dataset, visit.locale),
        rule: item.rule,
        state: wording::dataset_state(&item.state),
        seen: item.seen,
    }))
}

/// A package on its way to the clerk's browser, which opens it there. The transaction has put it on record by then.
pub(super) async fn package(
    visit: &Visit,
    at_work: &AtWork,
    resource: &str,
) -> Result<Response, PlatformError> {
    let Some(transaction) = &at_work.view.visit else { return visit.not_found() };
    // A link must not open a dataset in the clerk's name, and put that on the citizen's record; nor does an address that is
    // typed make a file of what is only looked at.
    if visit.is_cross_site() || !visit.is_from_script() {
        return visit.not_found();
    }
    let Ok(resource) = ResourceId::parse(resource) else { return visit.not_found() };
    let view = ViewItem { clerk: at_work.clerk_ref(), resource: resource.clone() };
    let Ok(stored) = send(&visit.env, transaction.as_str(), &view).await? else {
        return visit.not_found();
    };
    let package = stored_package(&Vault::of(&visit.env)?, transaction, stored);
    zip(Archive::of_one(package), std::future::ready(()))
}

/// Saves what the page has offered to save.
pub(super) async fn save(visit: &Visit, at_work: &AtWork, form: &Form) -> Result<Response, PlatformError> {
    let Some(transaction) = &at_work.view.visit else { return visit.see_other(VISIT) };
    let shown = form.text("shown").split_ascii_whitespace();
    let Ok(resources) = shown.map(ResourceId::parse).collect() else { return visit.see_other(VISIT) };
    let begin = BeginTransfer { clerk: at_work.clerk_ref(), resources };
    match send(&visit.env, transaction.as_str(), &begin).await? {
        Ok(saving) => send_out(visit, transaction, &saving).await,
        // Saved in another tab, or over: the page shows where things stand.
        Err(_) => visit.see_other(VISIT),
    }
}

/// Packages count as saved when the last byte has gone out: one as its agency made it, several in the outer pack.
async fn send_out(
    visit: &Visit,
    transaction: &TransactionName,
    saving: &Saving,
) -> Result<Response, PlatformError> {
    let once_out = finish(visit.env.clone(), transaction.clone(), saving.lease);
    let (archive, name) = match saving.packages.as_slice() {
        [(resource, stored)] => {
            let package = stored_package(&Vault::of(&visit.env)?, transaction, stored.clone());
            (Archive::of_one(package), dataset_name(visit, resource).await?)
        }
        several => {
            let part = |(resource, stored): &(ResourceId, _)| Part {
                resource: resource.clone(),
                code: DELIVERED,
                package: Some(Clone::clone(stored)),
            };
            let parts: Vec<Part> = several.iter().map(part).collect();
            (outer_pack(visit, transaction, &parts).await?, "MyData".to_owned())
        }
    };
    attachment(archive, &file_name::disposition(&file_name::stamped(visit, &name)), once_out)
}

async fn dataset_name(visit: &Visit, resource: &ResourceId) -> Result<String, PlatformError> {
    let dataset = Catalogue::of(&visit.env)?.dataset(resource).await?;
    Ok(dataset.map_or_else(|| "MyData".to_owned(), |dataset| dataset.name.text(visit.locale).to_owned()))
}

async fn finish(env: Env, transaction: TransactionName, lease: u64) {
    if let Err(error) = send(&env, transaction.as_str(), &FinishTransfer { lease }).await {
        // The data stays until it is saved once more, or the visit is over: late, but never lost.
        worker::console_error!("{}", error.code());
    }
}
