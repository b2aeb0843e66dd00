//! Papers that prove: what a citizen agreed to (同意收據), and that a package was erased (刪除紀錄), signed by the platform.
//!
//! Nothing here does I/O, reads a clock or draws a random number: times, ids and the key are handed in.
//!
//! - A [`ConsentReceipt`] has the fields of ISO/IEC TS 27560:2023 and the notices of Article 8 of the Personal Data
//!   Protection Act (個人資料保護法第八條), in both languages. It knows the citizen by a masked ID and a masked name only.
//! - A [`DeletionRecord`] says what was erased, when, why and how.
//! - A [`Signer`] makes a text of a [`Paper`]: a JWS in the flattened JSON serialization (RFC 7515 section 7.2.2) with
//!   `EdDSA` (RFC 8037).
//! - A [`Sheet`] is all that a paper says in the order in which people read it, on every surface.
//! - A [`KeySet`], the platform's public keys, opens such a text again. Only it makes an [`AuthenticPaper`].
//!
//! ```
//! use mydata_receipt::{
//!     Bilingual, DeletedDataset, DeletionFacts, DeletionReason, DeletionRecord, KeySet, Paper, ReceiptError, Signer,
//!     Timestamp,
//! };
//!
//! let signer = Signer::from_seed(&[9; 32]); // derived from the platform's key, of course
//! let record = DeletionRecord::new(DeletionFacts {
//!     record_id: "5f0c1f1e-6a53-4f5e-9d0e-6f7f3b9f1a11".to_owned(),
//!     issued_at: Timestamp::from_unix_millis(1_780_000_060_000)?,
//!     transfer_id: "0d6a1b0e-6c1f-4c53-9d3a-1f7a5d1c2b3e".to_owned(),
//!     dataset: DeletedDataset {
//!         resource_id: "API.UDauDOLyZg".to_owned(),
//!         name: Bilingual::new("現戶全戶戶籍資料", "Household registration"),
//!     },
//!     package: None,
//!     key_destroyed_at: Timestamp::from_unix_millis(1_780_000_000_000)?,
//!     ciphertext_deleted_at: Timestamp::from_unix_millis(1_780_000_001_000)?,
//!     reason: DeletionReason::Taken,
//! })?;
//! let paper = Paper::from(record);
//! let text = signer.sign(&paper)?;
//!
//! let keys = KeySet::from_jwks(&signer.jwks())?; // from /trust/keys.json of the platform
//! assert_eq!(keys.open(&text)?.paper(), &paper);
//!
//! // One letter of the signed part changes.
//! let refusal = keys.open(&text.replacen("\"payload\":\"ey", "\"payload\":\"fy", 1)).unwrap_err();
//! assert_eq!(refusal, ReceiptError::SignatureInvalid);
//! # Ok::<(), ReceiptError>(())
//! ```

mod article_8;
mod base64url;
mod bilingual;
mod check;
mod consent_check;
mod consent_facts;
mod consent_receipt;
mod consent_sheet;
mod consent_writing;
mod deletion_record;
mod deletion_sheet;
mod error;
mod key_set;
mod limits;
mod paper;
mod pii_category;
mod public_key;
mod sheet;
mod signed_paper;
mod signer;
mod timestamp;

pub use article_8::Article8Notices;
pub use bilingual::Bilingual;
pub use consent_facts::{ConsentFacts, DatasetFacts, Principal};
pub use consent_receipt::{
    ConsentEvent, ConsentReceipt, ConsentRecord, EventState, EventType, Party, PartyRole, PiiInformation,
    PiiProcessing, PrivacyNotice, Purpose, ReceiptMetadata, RecordMetadata, Transfer,
};
pub use deletion_record::{
    DeletedDataset, DeletedPackage, DeletionFacts, DeletionMetadata, DeletionReason, DeletionRecord,
};
pub use error::ReceiptError;
pub use key_set::{AuthenticPaper, KeySet};
pub use limits::{MAX_KEY_SET_BYTES, MAX_KEYS, MAX_LIST, MAX_PAPER_BYTES, MAX_TEXT_BYTES};
pub use paper::{Paper, PaperKind};
pub use pii_category::PiiCategory;
pub use public_key::PublicKey;
pub use sheet::{Coded, Sheet, SheetRow, SheetSection, SheetValue};
pub use signer::Signer;
pub use timestamp::Timestamp;
