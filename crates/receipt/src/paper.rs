//! What the platform signs for a citizen: one of a few kinds of document.

use serde::Deserialize;

use crate::{ConsentReceipt, DeletionRecord, ReceiptError};

/// A document for the citizen.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Paper {
    /// What she agreed to.
    Consent(Box<ConsentReceipt>),
    /// What was erased.
    Deletion(Box<DeletionRecord>),
}

/// Which kind of document: it is signed with it, so that none can be taken for another (RFC 8725 section 3.11).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum PaperKind {
    /// 同意收據.
    Consent,
    /// 刪除紀錄.
    Deletion,
}

impl PaperKind {
    /// All kinds.
    pub const ALL: [Self; 2] = [Self::Consent, Self::Deletion];

    /// Its `typ` in the header (RFC 7515 section 4.1.9).
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Consent => "mydata-consent-receipt+json",
            Self::Deletion => "mydata-deletion-record+json",
        }
    }

    /// The number of its form, as it stands in the document.
    #[must_use]
    pub const fn schema_version(self) -> &'static str {
        match self {
            Self::Consent => "mydata-consent-receipt/1",
            Self::Deletion => "mydata-deletion-record/1",
        }
    }

    pub(crate) fn of_media_type(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.media_type() == text)
    }
}

/// As much of a document as every form of it has: a newer one may have fields that are not known here.
#[derive(Deserialize)]
struct Versioned {
    #[serde(alias = "receipt_metadata", alias = "record_metadata")]
    metadata: Metadata,
}

#[derive(Deserialize)]
struct Metadata {
    schema_version: String,
}

impl From<ConsentReceipt> for Paper {
    fn from(receipt: ConsentReceipt) -> Self {
        Self::Consent(Box::new(receipt))
    }
}

impl From<DeletionRecord> for Paper {
    fn from(record: DeletionRecord) -> Self {
        Self::Deletion(Box::new(record))
    }
}

impl Paper {
    /// Which kind it is.
    #[must_use]
    pub const fn kind(&self) -> PaperKind {
        match self {
            Self::Consent(_) => PaperKind::Consent,
            Self::Deletion(_) => PaperKind::Deletion,
        }
    }

    /// The document, as it is signed.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        let json = match self {
            Self::Consent(receipt) => serde_json::to_vec(receipt),
            Self::Deletion(record) => serde_json::to_vec(record),
        };
        // Nothing in a paper can fail to be JSON: all keys are names of fields.
        json.unwrap_or_default()
    }

    /// Reads a document of this kind. A member given twice is refused, and so is one that would not be shown.
    pub(crate) fn read(kind: PaperKind, json: &[u8]) -> Result<Self, ReceiptError> {
        let malformed = |_| ReceiptError::PayloadMalformed;
        let version: Versioned = serde_json::from_slice(json).map_err(malformed)?;
        if version.metadata.schema_version != kind.schema_version() {
            return Err(ReceiptError::VersionUnknown);
        }
        match kind {
            PaperKind::Consent => {
                let receipt: ConsentReceipt = serde_json::from_slice(json).map_err(malformed)?;
                receipt.check()?;
                Ok(receipt.into())
            }
            PaperKind::Deletion => {
                let record: DeletionRecord = serde_json::from_slice(json).map_err(malformed)?;
                record.check()?;
                Ok(record.into())
            }
        }
    }
}
