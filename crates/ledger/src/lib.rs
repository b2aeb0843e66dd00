//! The audit trail (稽核軌跡): an append-only ledger of what was done with people's data, with no personal data in it.
//!
//! Nothing here does I/O, reads a clock or draws a random number: times, salts and signatures are handed in.
//!
//! - A [`Trail`] takes what happened as [`Entry`]s. Each names the hash of the one before, and is a leaf of a Merkle tree.
//! - Who keeps the ledger signs its head now and then, as a [`Checkpoint`].
//! - A citizen proves with an [`EntryReceipt`] that what she is shown is in the signed ledger.
//! - An [`Auditor`] re-checks a whole export, line by line, and names the first line that is wrong.
//!
//! ```
//! use ed25519_dalek::{Signer, SigningKey};
//! use mydata_ledger::{
//!     Code, Commitment, ExportLine, Facts, Happening, Keeper, LedgerRefusal, Salt, Time, Trail, VerifierKey, audit,
//! };
//!
//! let signing = SigningKey::from_bytes(&[9; 32]); // lies with whoever signs
//! let key = VerifierKey::new("mydata.example/ledger".parse()?, signing.verifying_key().as_bytes())?;
//! let keeper = Keeper::new(vec![key.clone()])?;
//!
//! // Append, and export.
//! let mut trail = Trail::empty();
//! let mut lines = vec![ExportLine::header(keeper.origin().clone()).to_json()];
//! for minute in 0..3 {
//!     let facts = Facts::new([("receiver", "CLI.aB3dE5gH7j")])?;
//!     let appended = trail.append(Happening {
//!         time: Time::from_unix_millis(1_780_000_000_000 + minute * 60_000)?,
//!         kind: Code::USE_RECORDED,
//!         outcome: Code::TAKEN,
//!         transaction: None,
//!         commitment: Commitment::to(&facts, &Salt::from_bytes([7; 32])), // a new random salt each time
//!     })?;
//!     lines.push(ExportLine::entry(appended.entry).to_json());
//! }
//! let checkpoint = trail.checkpoint(keeper.origin().clone());
//! let signature = signing.sign(checkpoint.to_string().as_bytes()).to_bytes();
//! lines.push(ExportLine::checkpoint(&checkpoint.signed(&key, signature)?).to_json());
//!
//! // Audit.
//! let export = lines.join("\n") + "\n";
//! assert_eq!(audit(&keeper, [&export])?.checkpoint, checkpoint);
//!
//! // One byte of the second entry changes: in the third line.
//! let finding = audit(&keeper, [export.replace("1780000060000", "1780000060001")]).unwrap_err();
//! assert_eq!((finding.line, finding.refusal), (3, LedgerRefusal::EntryChanged { index: 1 }));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What is hashed
//!
//! All numbers are unsigned, the most significant byte first. `\0` is one zero byte. The texts in front set each kind of
//! input apart from all others; the `1` in them is the form's number.
//!
//! | Digest | SHA-256 of |
//! | --- | --- |
//! | commitment | `mydata-ledger/1 commitment\0`, the salt (32 bytes), the facts |
//! | transaction | `mydata-ledger/1 transaction\0`, the transaction's name in UTF-8 |
//! | leaf | the byte 0x00, the entry |
//! | node | the byte 0x01, the left hash (32 bytes), the right hash (32 bytes) |
//! | root of the empty ledger | nothing |
//!
//! **The facts**: how many (4 bytes); then for each, in ascending order of the names' UTF-8 bytes: the length of the name
//! in bytes (4 bytes), the name in UTF-8, the length of the value in bytes (4 bytes), the value in UTF-8. Texts are not
//! normalized.
//!
//! **The entry**:
//!
//! | Bytes | What |
//! | --- | --- |
//! | 22 | `mydata-ledger/1 entry\0` |
//! | 8 | the index, counted from 0 |
//! | 8 | the time in milliseconds since 1970-01-01T00:00Z |
//! | 1 + k | the length of the kind, the kind in ASCII |
//! | 1 + o | the length of the outcome, the outcome in ASCII |
//! | 1 | 0x00 without a transaction, 0x01 with one |
//! | 0 or 32 | the transaction's digest |
//! | 32 | the commitment |
//! | 32 | the leaf of the entry before; of the first, 32 zero bytes |
//!
//! # What an export is
//!
//! Lines of UTF-8, each ended by one byte 0x0A: a [header](ExportLine::header), then [entries](ExportLine::entry) and
//! [checkpoints](ExportLine::checkpoint) in order, a checkpoint of all entries last. There is one way to write a line, so
//! that no byte can change unseen: JSON without spaces, its fields in the order of [`Entry`]'s, then `leaf`; only what
//! must be escaped is.
//!
//! # What this does not show
//!
//! - That an entry was made for everything that happened. A citizen sees what is missing among hers.
//! - That an export goes on to the present, or that everybody is shown the same: compare checkpoints from several places
//!   ([`Auditor::knowing`], [`ConsistencyProof`]).
//! - A tree's root alone does not fix its size; the signed checkpoint fixes both.

mod audit;
mod checkpoint;
mod code;
mod commitment;
mod entry;
mod error;
mod export;
mod frontier;
mod hash;
mod key;
mod note;
mod plan;
mod proof;
mod receipt;
mod trail;

pub use audit::{Audited, Auditor, Finding, audit};
pub use checkpoint::{Checkpoint, Keeper};
pub use code::Code;
pub use commitment::{Commitment, Facts, Salt};
pub use entry::{Entry, Happening, Time, TransactionDigest};
pub use error::LedgerRefusal;
pub use export::{ExportHeader, ExportLine, ExportedEntry, MAX_LINE_BYTES};
pub use frontier::{Frontier, NodeId};
pub use hash::TreeHash;
pub use key::{KeyId, Origin, VerifierKey};
pub use note::{MAX_NOTE_BYTES, MAX_SIGNATURES, NoteSignature, SignedNote};
pub use plan::ProofPlan;
pub use proof::{ConsistencyProof, InclusionProof, TreeHead};
pub use receipt::{EntryReceipt, MAX_RECEIPT_BYTES};
pub use trail::{Appended, Trail};

/// How many entries a ledger may have: as many as JavaScript can count, for browsers check proofs too.
pub const MAX_ENTRIES: u64 = (1 << 53) - 1;
