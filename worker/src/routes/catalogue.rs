//! The public list of datasets (`GET /find_all_resources`).

use worker::Response;

use crate::error::PlatformError;
use crate::store::catalogue::Catalogue;
use crate::visit::Visit;

pub(super) async fn public_list(visit: &Visit) -> Result<Response, PlatformError> {
    let list = Catalogue::of(&visit.env)?.public_list().await?;
    Ok(Response::from_json(&list)?)
}
