//! 同意收據: what a citizen agreed to, with the fields of ISO/IEC TS 27560:2023.

use serde::{Deserialize, Serialize};

use crate::{Article8Notices, Bilingual, PiiCategory, Principal, Timestamp};

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
