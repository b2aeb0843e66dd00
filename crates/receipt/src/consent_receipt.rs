//! 同意收據: what a citizen agreed to, with the fields of ISO/IEC TS 27560:2023.

use serde::{Deserialize, Serialize};

use crate::article_8::rights;
use crate::{
    Article8Notices, Bilingual, ConsentFacts, DatasetFacts, PaperKind, PiiCategory, Principal, ReceiptError,
    Timestamp,
};

/// Where the fields' names come from.
const STANDARD: &str = "ISO/IEC TS 27560:2023";
const LAWFUL_BASIS: &str = "consent";
const JURISDICTION: &str = "TW";

/// A receipt for one consent, which is for one transfer (TS 27560, 6.4). [`new`](Self::new) makes it of plain facts.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentReceipt {
    /// About the receipt.
    pub receipt_metadata: ReceiptMetadata,
    /// The record it is a receipt of.
    pub consent_record: ConsentRecord,
    /// The transfer.
    pub transfer: Transfer,
    /// What Article 8 of the Personal Data Protection Act demands that she be told.
    pub pdpa_article_8: Article8Notices,
}

/// About the receipt (TS 27560, 6.4.5).
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptMetadata {
    /// The form of this document.
    pub schema_version: String,
    /// The standard whose fields it has.
    pub standard: String,
    /// An id of this receipt alone.
    pub receipt_id: String,
    /// When it was written.
    pub issued_at: Timestamp,
    /// The languages it is in.
    pub languages: Vec<String>,
}

/// The record of a consent (TS 27560, 6.3.2).
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentRecord {
    /// About the record.
    pub record_metadata: RecordMetadata,
    /// What is done with the data.
    pub pii_processing: PiiProcessing,
    /// Everybody who is named in the record.
    pub party_identification: Vec<Party>,
    /// What happened to the consent.
    pub events: Vec<ConsentEvent>,
}

/// About the record (TS 27560, 6.3.3).
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RecordMetadata {
    /// The form of the record.
    pub schema_version: String,
    /// The record's id: the transfer's.
    pub record_id: String,
    /// Whose data it is.
    pub pii_principal_id: Principal,
}

/// What is done with the data (TS 27560, 6.3.4).
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PiiProcessing {
    /// The notice she was shown.
    pub privacy_notice: PrivacyNotice,
    /// The purposes; of a transfer it is one.
    pub purposes: Vec<Purpose>,
}

/// The privacy notice she was shown.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PrivacyNotice {
    /// Where it is.
    pub url: String,
    /// Which version.
    pub version: String,
}

/// What the data is for, and what is done for that (TS 27560, 6.3.4).
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// In words.
    pub purpose: Bilingual,
    /// The code of the specified purpose (特定目的).
    pub purpose_code: String,
    /// What the law calls that purpose.
    pub purpose_name: Bilingual,
    /// Always `consent`.
    pub lawful_basis: String,
    /// The data.
    pub pii_information: Vec<PiiInformation>,
    /// Who decides about the data, by [party id](Party::party_id).
    pub pii_controllers: Vec<String>,
    /// How the data is collected.
    pub collection_method: Bilingual,
    /// How it is used.
    pub processing_method: Bilingual,
    /// For how long.
    pub retention_period: Bilingual,
    /// Where.
    pub processing_locations: Bilingual,
    /// Whose law holds.
    pub jurisdiction: String,
    /// Whom it goes to, by [party id](Party::party_id). None: to herself alone.
    pub recipient_third_parties: Vec<String>,
    /// How she takes her consent back.
    pub withdrawal_method: Bilingual,
    /// Her rights.
    pub privacy_rights: Vec<Bilingual>,
}

/// One dataset (TS 27560, 6.3.5).
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PiiInformation {
    /// The dataset's id.
    pub pii_attribute_id: String,
    /// The dataset's name.
    pub pii_type: Bilingual,
    /// Who holds it, by [party id](Party::party_id).
    pub source: String,
    /// The categories of personal data in it.
    pub categories: Vec<PiiCategory>,
    /// The fields it holds.
    pub fields: Vec<Bilingual>,
}

/// Somebody who has to do with the data (TS 27560, 6.3.6).
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// By which it is named elsewhere in the receipt.
    pub party_id: String,
    /// Its full name.
    pub party_name: Bilingual,
    /// What it does here.
    pub party_role: PartyRole,
    /// Where it can be reached; empty if that is not known.
    pub party_contact: String,
    /// Its address on the web; empty if that is not known.
    pub party_url: String,
}

/// What somebody does with the data.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartyRole {
    /// Conveys it.
    Platform,
    /// Holds it.
    Provider,
    /// Receives it.
    Recipient,
}

/// What happened to the consent (TS 27560, 6.3.7).
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentEvent {
    /// When.
    pub event_time: Timestamp,
    /// How it was expressed.
    pub event_type: EventType,
    /// What the consent is since then.
    pub event_state: EventState,
    /// Until when the data could be fetched, for this one time.
    pub valid_until: Timestamp,
}

/// How a consent is expressed.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventType {
    /// By pressing a button that says so.
    Explicit,
}

/// What a consent is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventState {
    /// Given, for one transfer.
    ConsentGiven,
}

/// The one transfer that the consent is for.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// By a name that opens nothing.
    pub transfer_id: String,
    /// The code of the method by which she identified.
    pub identification_method: String,
    /// The name of the method.
    pub identification_method_name: Bilingual,
    /// The assurance level of the method, 1 (strongest) to 4.
    pub assurance_level: u8,
}

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
