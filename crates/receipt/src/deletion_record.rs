//! 刪除紀錄: that a package was erased, when, why and how.

use serde::{Deserialize, Serialize};

use crate::{Bilingual, PaperKind, ReceiptError, Timestamp, check};

/// What the way of erasing follows.
const STANDARDS: [&str; 2] =
    ["NIST SP 800-88 Rev. 2 (Purge: Cryptographic Erase)", "ISO/IEC 27001:2022 Annex A 8.10"];

/// A record of one package's end. [`new`](Self::new) makes it of plain facts.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DeletionRecord {
    /// About the record.
    pub record_metadata: DeletionMetadata,
    /// The transfer for which the package was there, by a name that opens nothing.
    pub transfer_id: String,
    /// What it was a package of.
    pub dataset: DeletedDataset,
    /// The package; none if the provider never handed one over.
    pub package: Option<DeletedPackage>,
    /// When the only copy of its key was destroyed. From then on nobody could read it.
    pub key_destroyed_at: Timestamp,
    /// When the unreadable rest was deleted.
    pub ciphertext_deleted_at: Timestamp,
    /// Why.
    pub reason: DeletionReason,
}

/// About the record.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DeletionMetadata {
    /// The form of this document.
    pub schema_version: String,
    /// What the way of erasing follows.
    pub standards: Vec<String>,
    /// An id of this record alone.
    pub record_id: String,
    /// When it was written.
    pub issued_at: Timestamp,
}

/// The dataset a package was of.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DeletedDataset {
    /// Its id.
    pub resource_id: String,
    /// Its name.
    pub name: Bilingual,
}

/// The package that was erased.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DeletedPackage {
    /// SHA-256 of it as the provider handed it over, in lower-case hexadecimal: who saved it can compare.
    pub sha256: String,
    /// How many bytes it had.
    pub bytes: u64,
    /// When it was stored.
    pub stored_at: Timestamp,
}

/// Why a package was erased.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeletionReason {
    /// The citizen asked for it.
    DeletedByCitizen,
    /// Nobody took it within its time.
    Expired,
    /// The citizen said that she has nothing to do with it.
    MisuseReported,
    /// The service was deactivated.
    RecipientClosed,
    /// The service did not want it.
    RecipientRefused,
    /// The service could not be reached.
    RecipientUnreachable,
    /// The citizen refused.
    Refused,
    /// Whom it was for has it.
    Taken,
    /// The citizen did not finish in time.
    TimedOut,
    /// Another dataset of the same transfer could not be had.
    Undeliverable,
    /// The visit to the counter ended; a clerk may have looked at it, and did not save it.
    VisitEnded,
    /// Another person identified.
    WrongPerson,
}

impl DeletionReason {
    /// All reasons.
    pub const ALL: [Self; 12] = [
        Self::DeletedByCitizen,
        Self::Expired,
        Self::MisuseReported,
        Self::RecipientClosed,
        Self::RecipientRefused,
        Self::RecipientUnreachable,
        Self::Refused,
        Self::Taken,
        Self::TimedOut,
        Self::Undeliverable,
        Self::VisitEnded,
        Self::WrongPerson,
    ];

    /// The stable code, as it stands in the record.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::DeletedByCitizen => "deleted-by-citizen",
            Self::Expired => "expired",
            Self::MisuseReported => "misuse-reported",
            Self::RecipientClosed => "recipient-closed",
            Self::RecipientRefused => "recipient-refused",
            Self::RecipientUnreachable => "recipient-unreachable",
            Self::Refused => "refused",
            Self::Taken => "taken",
            Self::TimedOut => "timed-out",
            Self::Undeliverable => "undeliverable",
            Self::VisitEnded => "visit-ended",
            Self::WrongPerson => "wrong-person",
        }
    }
}

/// All that goes into a record.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DeletionFacts {
    /// An id of this record alone.
    pub record_id: String,
    /// When the record is written.
    pub issued_at: Timestamp,
    /// The transfer, by a name that opens nothing.
    pub transfer_id: String,
    /// What it was a package of.
    pub dataset: DeletedDataset,
    /// The package; none if there never was one.
    pub package: Option<DeletedPackage>,
    /// When the only copy of its key was destroyed.
    pub key_destroyed_at: Timestamp,
    /// When the unreadable rest was deleted.
    pub ciphertext_deleted_at: Timestamp,
    /// Why.
    pub reason: DeletionReason,
}

impl DeletionRecord {
    /// Writes a record.
    ///
    /// # Errors
    /// [`ReceiptError::TextMissing`], [`ReceiptError::TextTooLong`], [`ReceiptError::TimeReversed`],
    /// [`ReceiptError::DigestMalformed`].
    pub fn new(facts: DeletionFacts) -> Result<Self, ReceiptError> {
        let record = Self {
            record_metadata: DeletionMetadata {
                schema_version: PaperKind::Deletion.schema_version().to_owned(),
                standards: STANDARDS.map(str::to_owned).to_vec(),
                record_id: facts.record_id,
                issued_at: facts.issued_at,
            },
            transfer_id: facts.transfer_id,
            dataset: facts.dataset,
            package: facts.package,
            key_destroyed_at: facts.key_destroyed_at,
            ciphertext_deleted_at: facts.ciphertext_deleted_at,
            reason: facts.reason,
        };
        record.check()?;
        Ok(record)
    }

    pub(crate) fn check(&self) -> Result<(), ReceiptError> {
        check::text("record_id", &self.record_metadata.record_id)?;
        check::text("transfer_id", &self.transfer_id)?;
        check::text("resource_id", &self.dataset.resource_id)?;
        check::bilingual("dataset.name", &self.dataset.name)?;
        check::list("standards", self.record_metadata.standards.len())?;
        if let Some(package) = &self.package {
            check::sha256(&package.sha256)?;
            check::in_order("key_destroyed_at", package.stored_at, self.key_destroyed_at)?;
        }
        // Key first: ciphertext without its key is nothing, a key without its ciphertext is a risk.
        check::in_order("ciphertext_deleted_at", self.key_destroyed_at, self.ciphertext_deleted_at)?;
        check::in_order("issued_at", self.ciphertext_deleted_at, self.record_metadata.issued_at)
    }
}
