//! Packages on their way to the browser of the citizen they are about.

use mydata_protocol::ids::ResourceId;
use worker::Response;

use super::stage::Stage;
use crate::error::PlatformError;
use crate::objects::send;
use crate::objects::transaction::Preview;
use crate::store::vault::{Place, Vault};
use crate::visit::Visit;

/// A prepared package, for the browser of the citizen it is about.
pub(super) async fn show(
    visit: &Visit,
    transaction: &str,
    resource: &str,
) -> Result<Response, PlatformError> {
    let Some(stage) = Stage::of(visit, transaction).await? else { return visit.not_found() };
    let Ok(resource) = ResourceId::parse(resource) else { return visit.not_found() };
    let preview = Preview { session: stage.session.digest(), resource: resource.clone() };
    let Some(stored) = send(&visit.env, stage.name.as_str(), &preview).await? else {
        return visit.not_found();
    };
    let place = Place { transaction: stage.name.clone(), dataset: stored.dataset };
    let package = Vault::of(&visit.env)?.get(&place, &stored.key).await?;
    let mut response = Response::from_bytes(package)?;
    let headers = response.headers_mut();
    headers.set("content-type", "application/zip")?;
    headers.set("content-disposition", &format!("attachment; filename=\"{resource}.zip\""))?;
    headers.set("cache-control", "no-store")?;
    Ok(response)
}
