//! What browsers and services check with: pinned roots, which agency signs which dataset, and the keys of our own papers.

use std::collections::BTreeMap;

use serde::Serialize;
use worker::Response;

use crate::error::PlatformError;
use crate::store::catalogue::{Bilingual, Catalogue};
use crate::texts::Locale;
use crate::visit::Visit;

pub(super) fn anchors(visit: &Visit) -> Result<Response, PlatformError> {
    let mut response = Response::ok(crate::trust::pem(&visit.env)?)?;
    response.headers_mut().set("content-type", "application/pem-certificate-chain")?;
    Ok(response)
}

/// The keys that sign papers for citizens, as a JWK Set (RFC 7517).
pub(super) fn keys(visit: &Visit) -> Result<Response, PlatformError> {
    key_set(&visit.keys.receipt_key())
}

/// The keys that sign notices to services, likewise.
pub(super) fn notice_keys(visit: &Visit) -> Result<Response, PlatformError> {
    key_set(&visit.keys.notice_key())
}

fn key_set(seed: &[u8; 32]) -> Result<Response, PlatformError> {
    let mut response = Response::ok(mydata_receipt::Signer::from_seed(seed).jwks())?;
    response.headers_mut().set("content-type", "application/jwk-set+json")?;
    Ok(response)
}

/// Browsers cannot ask the authorities themselves. The lists are signed: nobody has to believe us.
pub(super) async fn revocation(visit: &Visit) -> Result<Response, PlatformError> {
    if crate::revocation::sources(&visit.env)?.is_empty() {
        return visit.problem(404, "trust.revocation-not-configured", "No revocation lists are relayed.");
    }
    let lists = crate::revocation::lists(&visit.env).await?;
    if lists.is_empty() {
        return visit.problem(503, "trust.revocation-unavailable", "No revocation list can be had now.");
    }
    let mut response = Response::ok(lists)?;
    response.headers_mut().set("content-type", "application/x-pem-file")?;
    response.headers_mut().set("cache-control", "public, max-age=300")?;
    Ok(response)
}

#[derive(Serialize)]
struct Names<'a> {
    #[serde(rename = "zh-Hant")]
    zh_hant: &'a str,
    en: &'a str,
}

impl<'a> From<&'a Bilingual> for Names<'a> {
    fn from(text: &'a Bilingual) -> Self {
        Self { zh_hant: text.text(Locale::ZhHant), en: text.text(Locale::En) }
    }
}

#[derive(Serialize)]
struct Signer<'a> {
    #[serde(rename = "signer_subject")]
    subject: &'a str,
    provider: Names<'a>,
    name: Names<'a>,
}

pub(super) async fn signers(visit: &Visit) -> Result<Response, PlatformError> {
    let datasets = Catalogue::of(&visit.env)?.all_datasets().await?;
    let signers: BTreeMap<&str, Signer<'_>> = datasets
        .iter()
        .map(|dataset| {
            let signer = Signer {
                subject: &dataset.signer_subject,
                provider: (&dataset.provider).into(),
                name: (&dataset.name).into(),
            };
            (dataset.resource_id.as_str(), signer)
        })
        .collect();
    Ok(Response::from_json(&signers)?)
}
