//! A deletion record as people read it.

use crate::{DeletionReason, DeletionRecord, Sheet, SheetRow, SheetSection, SheetValue};

impl DeletionRecord {
    pub(crate) fn sheet(&self) -> Sheet {
        let sections = vec![self.what_was_erased(), self.how_it_was_erased(), self.about()];
        Sheet { title: "paper-deletion", sections }
    }

    fn what_was_erased(&self) -> SheetSection {
        let dataset = SheetValue::coded(&self.dataset.resource_id, &self.dataset.name);
        let mut rows = vec![SheetRow::one("paper-dataset", dataset)];
        match &self.package {
            Some(package) => rows.extend([
                SheetRow::one("paper-stored-at", package.stored_at),
                SheetRow::one("paper-size", SheetValue::Bytes(package.bytes)),
                SheetRow::one("paper-digest", &package.sha256),
            ]),
            None => rows.push(SheetRow::one("paper-package", SheetValue::Word("paper-package-none"))),
        }
        SheetSection::new("paper-section-package", rows)
    }

    fn how_it_was_erased(&self) -> SheetSection {
        let rows = vec![
            SheetRow::one("paper-reason", SheetValue::Word(word(self.reason))),
            SheetRow::one("paper-key-destroyed-at", self.key_destroyed_at),
            SheetRow::one("paper-ciphertext-deleted-at", self.ciphertext_deleted_at),
            SheetRow::of("paper-standard", &self.record_metadata.standards),
        ];
        SheetSection::new("paper-section-erasure", rows)
    }

    fn about(&self) -> SheetSection {
        let about = &self.record_metadata;
        let rows = vec![
            SheetRow::one("paper-record-id", &about.record_id),
            SheetRow::one("paper-transfer-id", &self.transfer_id),
            SheetRow::one("paper-issued-at", about.issued_at),
            SheetRow::one("paper-form", &about.schema_version),
        ];
        SheetSection::new("paper-section-about", rows)
    }
}

const fn word(reason: DeletionReason) -> &'static str {
    match reason {
        DeletionReason::DeletedByCitizen => "paper-reason-deleted-by-citizen",
        DeletionReason::Expired => "paper-reason-expired",
        DeletionReason::MisuseReported => "paper-reason-misuse-reported",
        DeletionReason::RecipientClosed => "paper-reason-recipient-closed",
        DeletionReason::RecipientRefused => "paper-reason-recipient-refused",
        DeletionReason::RecipientUnreachable => "paper-reason-recipient-unreachable",
        DeletionReason::Refused => "paper-reason-refused",
        DeletionReason::Taken => "paper-reason-taken",
        DeletionReason::TimedOut => "paper-reason-timed-out",
        DeletionReason::Undeliverable => "paper-reason-undeliverable",
        DeletionReason::VisitEnded => "paper-reason-visit-ended",
        DeletionReason::WrongPerson => "paper-reason-wrong-person",
    }
}
