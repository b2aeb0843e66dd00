//! What browsers and services check packages with: pinned roots, and which agency signs which dataset.

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
