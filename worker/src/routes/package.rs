//! Packages on their way to the browser of the citizen they are about, piece by piece.

use futures_util::stream;
use mydata_protocol::ids::ResourceId;
use worker::Response;

use super::stage::Stage;
use crate::error::PlatformError;
use crate::names::TransactionName;
use crate::objects::send;
use crate::objects::transaction::{Preview, Stored};
use crate::store::vault::{Archive, Package, Place, Vault};
use crate::visit::Visit;

/// A prepared package.
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
    let package = stored_package(&Vault::of(&visit.env)?, &stage.name, stored);
    attachment(Archive::of_one(package), &format!("filename=\"{resource}.zip\""), std::future::ready(()))
}

/// A package as it stands in the vault.
pub(super) fn stored_package(vault: &Vault, transaction: &TransactionName, stored: Stored) -> Package {
    let place = Place { transaction: transaction.clone(), dataset: stored.dataset };
    vault.package(place, stored.key, stored.bytes)
}

/// Sends an archive as a file of this name (the parameter of `content-disposition`, RFC 6266).
pub(super) fn attachment(
    archive: Archive,
    filename: &str,
    once_out: impl Future<Output = ()> + 'static,
) -> Result<Response, PlatformError> {
    let mut response = zip(archive, once_out)?;
    response.headers_mut().set("content-disposition", &format!("attachment; {filename}"))?;
    Ok(response)
}

/// Sends an archive. Should a package be erased while it goes out, the transfer breaks off: no browser takes that for a whole
/// file. `once_out` is done when the last byte has gone out.
pub(super) fn zip(
    archive: Archive,
    once_out: impl Future<Output = ()> + 'static,
) -> Result<Response, PlatformError> {
    let pieces = stream::unfold(Some((archive, Box::pin(once_out))), |step| async move {
        let (mut archive, once_out) = step?;
        match archive.next().await {
            Ok(Some(piece)) => Some((Ok::<_, worker::Error>(piece), Some((archive, once_out)))),
            Ok(None) => {
                once_out.await;
                None
            }
            Err(error) => Some((Err(error.into()), None)),
        }
    });
    let mut response = Response::from_stream(Box::pin(pieces))?;
    let headers = response.headers_mut();
    headers.set("content-type", "application/zip")?;
    headers.set("cache-control", "no-store")?;
    Ok(response)
}
