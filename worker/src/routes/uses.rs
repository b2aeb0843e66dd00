//! The uses of a citizen's data, in the language of the page.

use crate::error::PlatformError;
use crate::names::CitizenName;
use crate::objects::citizen::{LatestUses, Use};
use crate::objects::send;
use crate::pages::{Conclusion, UsageEntry};
use crate::texts::Locale;
use crate::visit::Visit;

/// The latest `limit` uses, newest first.
pub(super) async fn latest(
    visit: &Visit,
    citizen: &CitizenName,
    limit: usize,
) -> Result<Vec<UsageEntry>, PlatformError> {
    let uses = send(&visit.env, citizen.as_str(), &LatestUses { limit }).await?;
    Ok(uses.iter().map(|entry| usage_entry(entry, visit.locale)).collect())
}

/// The names are those she was shown at the time.
fn usage_entry(entry: &Use, locale: Locale) -> UsageEntry {
    let about = &entry.about;
    UsageEntry {
        at: entry.at,
        receiver: about.receiver.name().text(locale).to_owned(),
        purpose: about.purpose.text(locale).to_owned(),
        datasets: about.datasets.iter().map(|dataset| dataset.name.text(locale).to_owned()).collect(),
        conclusion: Conclusion::Ended(entry.outcome),
    }
}
