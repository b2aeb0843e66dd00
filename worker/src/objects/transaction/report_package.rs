//! Reports a package that may not stay to those who can mend it: the operator, and the agency that sent it.

use mydata_consent::{DatasetIndex, EntryId, Moment};
use mydata_identity::Contact;

use super::Inner;
use super::occasion::by_name;
use crate::error::PlatformError;
use crate::messages::{self, RefusedPackage};
use crate::objects::refused_packages::{Addressees, ReportPackage};
use crate::store::catalogue::{Catalogue, Dataset};

impl Inner {
    pub(super) async fn report_package(
        &self,
        entry: EntryId,
        index: DatasetIndex,
        code: &str,
        at: Moment,
    ) -> Result<(), PlatformError> {
        let Some(record) = self.read().await? else { return Ok(()) };
        let Some(resource) = record.resources.get(index.0) else { return Ok(()) };
        // A dataset that has left the catalogue meanwhile has nobody to be told.
        let Some(dataset) = Catalogue::of(&self.env)?.dataset(resource).await? else { return Ok(()) };
        worker::console_warn!("{code} {resource} {}", record.name);
        let report = ReportPackage {
            key: format!("{}/{entry}", record.name),
            refused: RefusedPackage { transaction: record.name, code: code.to_owned(), at },
            addressees: Addressees {
                to: self.who_hears(&dataset),
                dataset: by_name(&dataset.name),
                provider: by_name(&dataset.provider),
            },
        };
        crate::objects::send(&self.env, resource.as_str(), &report).await
    }

    /// An agency may be registered with words instead of an address; then the operator has to pass it on.
    fn who_hears(&self, dataset: &Dataset) -> Vec<Contact> {
        let operator = messages::operator(&self.env)
            .inspect_err(|error| worker::console_error!("{}", error.code()))
            .ok();
        let agency = Contact::parse(&dataset.provider_contact).ok();
        let mut to: Vec<_> = operator.into_iter().chain(agency).collect();
        to.dedup();
        to
    }
}
