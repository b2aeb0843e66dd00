//! Datasets that leave together: the outer pack (protocol section 6), for services and for counters.

use mydata_package::delivery::{DeliveryLayout, Outcome};

use super::package::stored_package;
use crate::error::PlatformError;
use crate::names::TransactionName;
use crate::objects::transaction::Part;
use crate::store::catalogue::Catalogue;
use crate::store::vault::{Archive, Vault};
use crate::texts::Locale;
use crate::visit::Visit;

/// The pack of these datasets, in their order.
pub(super) async fn outer_pack(
    visit: &Visit,
    transaction: &TransactionName,
    parts: &[Part],
) -> Result<Archive, PlatformError> {
    let catalogue = Catalogue::of(&visit.env)?;
    let vault = Vault::of(&visit.env)?;
    let (mut layout, mut packages) = (DeliveryLayout::new(), Vec::new());
    for part in parts {
        let dataset = catalogue.dataset(&part.resource).await?;
        let label = dataset.as_ref().map_or("", |dataset| dataset.name.text(Locale::ZhHant));
        layout = match &part.package {
            Some(stored) => {
                packages.push(stored_package(&vault, transaction, stored.clone()));
                layout.add_package(part.resource.as_str(), label, stored.bytes, stored.crc32)
            }
            None => layout.add_outcome(part.resource.as_str(), label, outcome(part.code)),
        };
    }
    Ok(Archive::new(layout.finish().map_err(|_| PlatformError::Vault)?, packages))
}

fn outcome(code: u16) -> Outcome {
    Outcome::from_code(code).unwrap_or(Outcome::NO_RECORD)
}
