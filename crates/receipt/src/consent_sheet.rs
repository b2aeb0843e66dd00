//! A consent receipt as people read it: first what Article 8 demands, then the rest.

use crate::{
    Article8Notices, ConsentReceipt, ConsentRecord, EventState, EventType, Party, PartyRole, PiiInformation,
    Purpose, Sheet, SheetRow, SheetSection, SheetValue,
};

impl ConsentReceipt {
    pub(crate) fn sheet(&self) -> Sheet {
        let record = &self.consent_record;
        let mut sections = vec![self.what_was_agreed(), self.pdpa_article_8.section()];
        for purpose in &record.pii_processing.purposes {
            sections.extend(purpose.pii_information.iter().map(|data| data.section(record)));
            sections.push(purpose.section(record));
        }
        sections.extend(record.party_identification.iter().map(Party::section));
        sections.push(self.about());
        Sheet { title: "paper-consent", sections }
    }

    fn what_was_agreed(&self) -> SheetSection {
        let principal = &self.consent_record.record_metadata.pii_principal_id;
        let (level, method) =
            (self.transfer.assurance_level.to_string(), &self.transfer.identification_method);
        let mut rows = vec![
            SheetRow::one("paper-name", principal.masked_name()),
            SheetRow::one("paper-id", principal.masked_id()),
            SheetRow::one(
                "paper-method",
                SheetValue::coded(method, &self.transfer.identification_method_name),
            ),
            SheetRow::one("paper-level", level.as_str()),
        ];
        for event in &self.consent_record.events {
            rows.push(SheetRow::one("paper-agreed-at", event.event_time));
            rows.push(SheetRow::of(
                "paper-agreed-how",
                [SheetValue::Word(state(event.event_state)), SheetValue::Word(kind(event.event_type))],
            ));
            rows.push(SheetRow::one("paper-valid-until", event.valid_until));
        }
        SheetSection::new("paper-section-consent", rows)
    }

    fn about(&self) -> SheetSection {
        let about = &self.receipt_metadata;
        let record = &self.consent_record.record_metadata;
        let rows = vec![
            SheetRow::one("paper-receipt-id", &about.receipt_id),
            SheetRow::one("paper-transfer-id", &self.transfer.transfer_id),
            SheetRow::one("paper-record-id", &record.record_id),
            SheetRow::one("paper-issued-at", about.issued_at),
            SheetRow::of("paper-form", [&about.schema_version, &record.schema_version]),
            SheetRow::one("paper-standard", &about.standard),
            SheetRow::of("paper-languages", &about.languages),
        ];
        SheetSection::new("paper-section-about", rows)
    }
}

const fn state(state: EventState) -> &'static str {
    match state {
        EventState::ConsentGiven => "paper-state-consent-given",
    }
}

const fn kind(kind: EventType) -> &'static str {
    match kind {
        EventType::Explicit => "paper-type-explicit",
    }
}

impl Article8Notices {
    fn section(&self) -> SheetSection {
        let rows = vec![
            SheetRow::one("paper-collector", &self.collector),
            SheetRow::one("paper-purpose", &self.purpose),
            SheetRow::one(
                "paper-specified-purpose",
                SheetValue::coded(&self.purpose_code, &self.purpose_name),
            ),
            SheetRow::of("paper-categories", &self.categories),
            SheetRow::one("paper-period", &self.period),
            SheetRow::one("paper-area", &self.area),
            SheetRow::of("paper-recipients", &self.recipients),
            SheetRow::one("paper-manner", &self.manner_of_use),
            SheetRow::of("paper-rights", &self.rights),
            SheetRow::one("paper-exercising", &self.exercising_rights),
            SheetRow::one("paper-refusing", &self.effect_of_refusing),
        ];
        SheetSection::new("paper-section-article-8", rows)
    }
}

impl PiiInformation {
    fn section(&self, record: &ConsentRecord) -> SheetSection {
        let rows = vec![
            SheetRow::one("paper-dataset", SheetValue::coded(&self.pii_attribute_id, &self.pii_type)),
            SheetRow::one("paper-provider", record.party(&self.source)),
            SheetRow::of("paper-categories", &self.categories),
            SheetRow::of("paper-fields", &self.fields),
        ];
        SheetSection::new("paper-section-dataset", rows)
    }
}

impl Purpose {
    /// What Article 8 does not ask for, or asks for in other words.
    fn section(&self, record: &ConsentRecord) -> SheetSection {
        let named = |ids: &[String]| ids.iter().map(|id| record.party(id)).collect::<Vec<_>>();
        let notice = &record.pii_processing.privacy_notice;
        let rows = vec![
            SheetRow::one("paper-basis", &self.lawful_basis),
            SheetRow::of("paper-controllers", named(&self.pii_controllers)),
            SheetRow::of("paper-third-parties", named(&self.recipient_third_parties)),
            SheetRow::one("paper-collection", &self.collection_method),
            SheetRow::one("paper-withdrawal", &self.withdrawal_method),
            SheetRow::one("paper-jurisdiction", &self.jurisdiction),
            SheetRow::of("paper-notice", [&notice.url, &notice.version]),
        ];
        SheetSection::new("paper-section-processing", rows)
    }
}

impl ConsentRecord {
    /// Whom an id stands for.
    fn party(&self, id: &str) -> SheetValue {
        match self.party_identification.iter().find(|party| party.party_id == id) {
            Some(party) => SheetValue::coded(id, &party.party_name),
            None => id.into(),
        }
    }
}

impl Party {
    fn section(&self) -> SheetSection {
        let heading = match self.party_role {
            PartyRole::Platform => "paper-section-platform",
            PartyRole::Provider => "paper-section-provider",
            PartyRole::Recipient => "paper-section-recipient",
        };
        let rows = vec![
            SheetRow::one("paper-party", SheetValue::coded(&self.party_id, &self.party_name)),
            SheetRow::one("paper-contact", &self.party_contact),
            SheetRow::one("paper-url", &self.party_url),
        ];
        SheetSection::new(heading, rows)
    }
}
