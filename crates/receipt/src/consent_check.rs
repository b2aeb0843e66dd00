//! What must hold of a consent receipt, whether it is being written or read.

use crate::{
    Article8Notices, ConsentReceipt, ConsentRecord, Party, PiiCategory, PiiInformation, Purpose,
    ReceiptError, check,
};

const LEVELS: std::ops::RangeInclusive<u8> = 1..=4;

impl ConsentReceipt {
    pub(crate) fn check(&self) -> Result<(), ReceiptError> {
        check::text("receipt_id", &self.receipt_metadata.receipt_id)?;
        check::text("transfer_id", &self.transfer.transfer_id)?;
        check::text("identification_method", &self.transfer.identification_method)?;
        check::bilingual("identification_method_name", &self.transfer.identification_method_name)?;
        if !LEVELS.contains(&self.transfer.assurance_level) {
            return Err(ReceiptError::CodeMalformed { field: "assurance_level" });
        }
        self.consent_record.check()?;
        for event in &self.consent_record.events {
            check::in_order("issued_at", event.event_time, self.receipt_metadata.issued_at)?;
        }
        self.pdpa_article_8.check()?;
        let mut purposes = self.consent_record.pii_processing.purposes.iter();
        purposes.try_for_each(|purpose| self.pdpa_article_8.expect_of(purpose))
    }
}

impl Article8Notices {
    /// What is said twice must be the same, for people are shown it once.
    fn expect_of(&self, purpose: &Purpose) -> Result<(), ReceiptError> {
        for (field, is_same) in [
            ("purpose", self.purpose == purpose.purpose),
            ("purpose_code", self.purpose_code == purpose.purpose_code),
            ("purpose_name", self.purpose_name == purpose.purpose_name),
            ("period", self.period == purpose.retention_period),
            ("area", self.area == purpose.processing_locations),
            ("manner_of_use", self.manner_of_use == purpose.processing_method),
            ("rights", self.rights == purpose.privacy_rights),
        ] {
            if !is_same {
                return Err(ReceiptError::NoticeContradicts { field });
            }
        }
        Ok(())
    }
}

impl ConsentRecord {
    fn check(&self) -> Result<(), ReceiptError> {
        self.record_metadata.pii_principal_id.check()?;
        let processing = &self.pii_processing;
        check::text("privacy_notice.url", &processing.privacy_notice.url)?;
        check::text("privacy_notice.version", &processing.privacy_notice.version)?;
        check::list("purposes", processing.purposes.len())?;
        check::list("party_identification", self.party_identification.len())?;
        self.party_identification.iter().try_for_each(Party::check)?;
        for purpose in &processing.purposes {
            purpose.check()?;
            let named = purpose.pii_controllers.iter().chain(&purpose.recipient_third_parties);
            named
                .chain(purpose.pii_information.iter().map(|data| &data.source))
                .try_for_each(|id| self.expect_party(id))?;
        }
        check::list("events", self.events.len())?;
        self.events
            .iter()
            .try_for_each(|event| check::in_order("valid_until", event.event_time, event.valid_until))
    }

    /// Whoever is named must be introduced.
    fn expect_party(&self, id: &str) -> Result<(), ReceiptError> {
        if self.party_identification.iter().any(|party| party.party_id == id) {
            return Ok(());
        }
        Err(ReceiptError::PartyUnknown)
    }
}

impl Purpose {
    fn check(&self) -> Result<(), ReceiptError> {
        check::bilingual("purpose", &self.purpose)?;
        check::code("purpose_code", "", &self.purpose_code)?;
        check::bilingual("purpose_name", &self.purpose_name)?;
        check::list("pii_controllers", self.pii_controllers.len())?;
        check::list("recipient_third_parties", self.recipient_third_parties.len())?;
        check::bilingual("collection_method", &self.collection_method)?;
        check::bilingual("processing_method", &self.processing_method)?;
        check::bilingual("retention_period", &self.retention_period)?;
        check::bilingual("processing_locations", &self.processing_locations)?;
        check::bilingual("withdrawal_method", &self.withdrawal_method)?;
        check::bilinguals("privacy_rights", &self.privacy_rights)?;
        check::list("pii_information", self.pii_information.len())?;
        self.pii_information.iter().try_for_each(PiiInformation::check)
    }
}

impl PiiInformation {
    fn check(&self) -> Result<(), ReceiptError> {
        check::text("pii_attribute_id", &self.pii_attribute_id)?;
        check::bilingual("pii_type", &self.pii_type)?;
        check::list("categories", self.categories.len())?;
        self.categories.iter().try_for_each(PiiCategory::check)?;
        check::bilinguals("fields", &self.fields)
    }
}

impl Party {
    fn check(&self) -> Result<(), ReceiptError> {
        check::text("party_id", &self.party_id)?;
        check::bilingual("party_name", &self.party_name)?;
        check::optional("party_contact", &self.party_contact)?;
        check::optional("party_url", &self.party_url)
    }
}
