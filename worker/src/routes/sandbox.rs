//! What a demonstration offers developers besides. Elsewhere there is nothing at these addresses.

use mydata_protocol::ids::ResourceId;
use worker::Response;

use crate::error::PlatformError;
use crate::intake::{Intake, LARGEST_PACKAGE};
use crate::store::catalogue::Catalogue;
use crate::trust;
use crate::visit::Visit;

/// Tells what the platform would make of a package, were it the answer of this dataset's agency.
pub(super) async fn verify(visit: &mut Visit, resource: &str) -> Result<Response, PlatformError> {
    let dataset = match ResourceId::parse(resource) {
        Ok(resource) => Catalogue::of(&visit.env)?.dataset(&resource).await?,
        Err(_) => None,
    };
    let Some(dataset) = dataset else {
        return visit.problem(404, "sandbox.dataset-unknown", "There is no such dataset.");
    };
    let Some(package) = visit.bytes(LARGEST_PACKAGE).await? else {
        return visit.problem(413, "sandbox.too-large", "No package may be so large.");
    };
    let anchors = trust::judges(&visit.env).await?;
    let intake = Intake::examine(&package, &dataset.signer_subject, &anchors, visit.now());
    let mut response = Response::from_json(&intake)?;
    response.headers_mut().set("cache-control", "no-store")?;
    Ok(response)
}
