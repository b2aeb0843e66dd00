//! How a consent receipt is written from what the platform knows.

use crate::article_8::rights;
use crate::{
    Article8Notices, ConsentEvent, ConsentFacts, ConsentReceipt, ConsentRecord, DatasetFacts, EventState,
    EventType, PaperKind, PiiCategory, PiiInformation, PiiProcessing, Purpose, ReceiptError, ReceiptMetadata,
    RecordMetadata, Transfer,
};

/// Where the fields' names come from.
const STANDARD: &str = "ISO/IEC TS 27560:2023";
const LAWFUL_BASIS: &str = "consent";
const JURISDICTION: &str = "TW";

impl ConsentReceipt {
    /// Writes a receipt.
    ///
    /// # Errors
    /// [`ReceiptError::CodeMalformed`], [`ReceiptError::ListTooLong`], [`ReceiptError::TextMissing`],
    /// [`ReceiptError::TextTooLong`], [`ReceiptError::TimeReversed`], each with the name of the field.
    pub fn new(facts: ConsentFacts) -> Result<Self, ReceiptError> {
        let data: Vec<_> = facts.datasets.iter().map(PiiInformation::of).collect();
        let notices = Article8Notices::of(&facts, all_categories(&data));
        let receipt = Self {
            receipt_metadata: ReceiptMetadata {
                schema_version: PaperKind::Consent.schema_version().to_owned(),
                standard: STANDARD.to_owned(),
                receipt_id: facts.receipt_id.clone(),
                issued_at: facts.issued_at,
                languages: vec!["zh-Hant".to_owned(), "en".to_owned()],
            },
            transfer: Transfer {
                transfer_id: facts.transfer_id.clone(),
                identification_method: facts.method.clone(),
                identification_method_name: facts.method_name.clone(),
                assurance_level: facts.assurance_level,
            },
            consent_record: ConsentRecord::of(facts, data),
            pdpa_article_8: notices,
        };
        receipt.check()?;
        Ok(receipt)
    }
}

impl ConsentRecord {
    fn of(facts: ConsentFacts, data: Vec<PiiInformation>) -> Self {
        let record_metadata = RecordMetadata {
            schema_version: PaperKind::Consent.schema_version().to_owned(),
            record_id: facts.transfer_id.clone(),
            pii_principal_id: facts.principal.clone(),
        };
        let event = ConsentEvent {
            event_time: facts.agreed_at,
            event_type: EventType::Explicit,
            event_state: EventState::ConsentGiven,
            valid_until: facts.valid_until,
        };
        let mut parties = vec![facts.platform.clone()];
        parties.extend(facts.recipient.clone());
        parties.extend(facts.providers.iter().cloned());
        let privacy_notice = facts.privacy_notice.clone();
        let purposes = vec![Purpose::of(facts, data)];
        Self {
            record_metadata,
            pii_processing: PiiProcessing { privacy_notice, purposes },
            party_identification: parties,
            events: vec![event],
        }
    }
}

impl Purpose {
    fn of(facts: ConsentFacts, pii_information: Vec<PiiInformation>) -> Self {
        let recipient: Vec<String> = facts.recipient.into_iter().map(|party| party.party_id).collect();
        let controllers =
            if recipient.is_empty() { vec![facts.platform.party_id] } else { recipient.clone() };
        Self {
            purpose: facts.purpose,
            purpose_code: facts.purpose_code,
            purpose_name: facts.purpose_name,
            lawful_basis: LAWFUL_BASIS.to_owned(),
            pii_information,
            pii_controllers: controllers,
            collection_method: facts.collection_method,
            processing_method: facts.manner_of_use,
            retention_period: facts.period,
            processing_locations: facts.area,
            jurisdiction: JURISDICTION.to_owned(),
            recipient_third_parties: recipient,
            withdrawal_method: facts.withdrawal_method,
            privacy_rights: rights(),
        }
    }
}

impl PiiInformation {
    fn of(dataset: &DatasetFacts) -> Self {
        Self {
            pii_attribute_id: dataset.resource_id.clone(),
            pii_type: dataset.name.clone(),
            source: dataset.provider_id.clone(),
            categories: dataset.categories.clone(),
            fields: dataset.fields.clone(),
        }
    }
}

/// Each category once, in the order in which they come.
fn all_categories(data: &[PiiInformation]) -> Vec<PiiCategory> {
    let mut all: Vec<PiiCategory> = Vec::new();
    for category in data.iter().flat_map(|dataset| &dataset.categories) {
        if !all.contains(category) {
            all.push(category.clone());
        }
    }
    all
}
