//! The uses of a citizen's data, with the names that the catalogue has for them.

use crate::error::PlatformError;
use crate::names::CitizenName;
use crate::objects::citizen::{LatestUses, Use};
use crate::objects::send;
use crate::pages::{Conclusion, UsageEntry};
use crate::store::catalogue::{Bilingual, Catalogue};
use crate::visit::Visit;

/// The latest `limit` uses, newest first.
pub(super) async fn latest(
    visit: &Visit,
    citizen: &CitizenName,
    limit: usize,
) -> Result<Vec<UsageEntry>, PlatformError> {
    let uses = send(&visit.env, citizen.as_str(), &LatestUses { limit }).await?;
    let catalogue = Catalogue::of(&visit.env)?;
    let mut entries = Vec::with_capacity(uses.len());
    for entry in uses {
        entries.push(usage_entry(visit, &catalogue, entry).await?);
    }
    Ok(entries)
}

/// A service or dataset that has left the catalogue is still named, by its id.
async fn usage_entry(visit: &Visit, catalogue: &Catalogue, entry: Use) -> Result<UsageEntry, PlatformError> {
    let text = |text: &Bilingual| text.text(visit.locale).to_owned();
    let service = catalogue.service(&entry.client_id, &visit.keys).await?;
    let mut datasets = Vec::with_capacity(entry.resources.len());
    for resource in &entry.resources {
        let dataset = catalogue.dataset(resource).await?;
        datasets.push(dataset.map_or_else(|| resource.to_string(), |dataset| text(&dataset.name)));
    }
    Ok(UsageEntry {
        at: entry.at,
        receiver: service.as_ref().map_or_else(|| entry.client_id.to_string(), |service| text(&service.name)),
        purpose: service.as_ref().map(|service| text(&service.purpose)).unwrap_or_default(),
        datasets,
        conclusion: Conclusion::Ended(entry.outcome),
    })
}
