//! Why the ledger, or something said about it, is refused.

use serde::Serialize;
use strum::{IntoStaticStr, VariantNames};

/// Why something was refused, or what is wrong with an export.
///
/// Its [`code`](Self::code) is stable: `ledger.` and the variant's name in kebab case. The facts are numbers, names of
/// keys and places; never a person.
///
/// ```
/// use mydata_ledger::LedgerRefusal;
/// assert_eq!(LedgerRefusal::RootMismatch { size: 8 }.code(), "ledger.root-mismatch");
/// ```
#[derive(Clone, Debug, Eq, IntoStaticStr, PartialEq, Serialize, VariantNames, thiserror::Error)]
#[expect(missing_docs, reason = "the facts inside a variant are named by what they are")]
#[non_exhaustive]
#[serde(untagged)]
#[strum(prefix = "ledger.", serialize_all = "kebab-case")]
pub enum LedgerRefusal {
    /// A checkpoint's text does not have the form it must have.
    #[error("the checkpoint is malformed: {what}")]
    CheckpointMalformed { what: &'static str },
    /// A checkpoint stands where the export has more or fewer entries than it says.
    #[error("the checkpoint is of {stated} entries but stands after {found}")]
    CheckpointMisplaced { stated: u64, found: u64 },
    /// There is a checkpoint of this size already.
    #[error("a checkpoint of {size} entries comes twice")]
    CheckpointRepeated { size: u64 },
    /// A code has not the form it must have: lower-case letters and hyphens.
    #[error("the code is malformed")]
    CodeMalformed,
    /// The facts and the salt are not what was committed to.
    #[error("entry {index} commits to other facts, or with another salt")]
    CommitmentMismatch { index: u64 },
    /// A proof does not show that one tree began as the other.
    #[error("it is unproven that the ledger of {size} entries began as the one of {earlier}")]
    ConsistencyUnproven { earlier: u64, size: u64 },
    /// Entries at the end are under no checkpoint, so nobody answers for them.
    #[error("the entries from {from} on, {size} in all, are under no checkpoint")]
    EntriesUncovered { from: u64, size: u64 },
    /// An entry is not the one whose hash stands beside it.
    #[error("entry {index} was changed")]
    EntryChanged { index: u64 },
    /// Entries are missing before this one.
    #[error("entry {expected} is missing: entry {found} comes in its place")]
    EntryMissing { expected: u64, found: u64 },
    /// An entry comes before its turn.
    #[error("entry {found} comes before entry {expected}")]
    EntryReordered { expected: u64, found: u64 },
    /// An entry with this index has been there.
    #[error("entry {index} comes again where entry {expected} should be")]
    EntryRepeated { index: u64, expected: u64 },
    /// An entry follows another entry than the one before it: one of both was replaced.
    #[error("entry {index} does not follow the entry before it")]
    EntryUnlinked { index: u64 },
    /// The facts of an entry are too many, too long, or have an empty name.
    #[error("the facts are malformed: {what}")]
    FactsMalformed { what: &'static str },
    /// What is known of the ledger contradicts it: it shows somebody else something else.
    #[error("another ledger of {size} entries is known")]
    Forked { size: u64 },
    /// The ledger cannot take another entry.
    #[error("the ledger is full")]
    Full,
    /// A digest is not 32 bytes in Base64.
    #[error("the digest is not 32 bytes in Base64")]
    HashMalformed,
    /// The export does not begin as an export of this form.
    #[error("the export does not begin with its header")]
    HeaderMissing,
    /// A proof does not show that the entry is in the ledger.
    #[error("it is unproven that entry {index} is in the ledger")]
    InclusionUnproven { index: u64 },
    /// The text of a public key has not the form it must have, is of another kind, or the key is weak.
    #[error("the verifier key is malformed: {what}")]
    KeyMalformed { what: &'static str },
    /// A line is not what this crate would write.
    #[error("the line is malformed: {what}")]
    LineMalformed { what: &'static str },
    /// A line is longer than any may be.
    #[error("the line is longer than {limit} bytes")]
    LineTooLong { limit: usize },
    /// The last line has no end.
    #[error("the last line is unfinished")]
    LineUnfinished,
    /// The store lacks a node that a proof needs.
    #[error("node {index} of level {level} is missing")]
    NodeMissing { level: u8, index: u64 },
    /// A signed note has not the form it must have.
    #[error("the signed note is malformed: {what}")]
    NoteMalformed { what: &'static str },
    /// It is another ledger's.
    #[error("the ledger is {found} and not {expected}")]
    OriginMismatch { expected: String, found: String },
    /// A receipt of an entry has not the form it must have.
    #[error("the receipt of the entry is malformed")]
    ReceiptMalformed,
    /// A receipt of an entry is larger than any may be.
    #[error("the receipt of the entry has more than {limit} bytes")]
    ReceiptTooLarge { limit: usize },
    /// The entries do not have the root that was signed.
    #[error("the first {size} entries do not have the signed root")]
    RootMismatch { size: u64 },
    /// A salt is not 32 bytes in Base64.
    #[error("the salt is not 32 bytes in Base64")]
    SaltMalformed,
    /// A signature does not verify.
    #[error("the signature of {key} is invalid")]
    SignatureInvalid { key: String },
    /// None of the signatures is by a known key.
    #[error("no known key has signed")]
    SignatureMissing,
    /// A signature is by a key nobody knows.
    #[error("the signature of {key} is by an unknown key")]
    SignatureUnknown { key: String },
    /// A tree has no such leaf, or cannot have been so large.
    #[error("there is no proof from {from} for a ledger of {size} entries")]
    SizeOutOfRange { from: u64, size: u64 },
    /// What was stored to append to does not fit together.
    #[error("the stored state does not fit together")]
    StateMalformed,
    /// An entry is earlier than the one before it.
    #[error("time goes back from {before} to {found}")]
    TimeBackwards { before: u64, found: u64 },
    /// A time is later than any calendar goes.
    #[error("the time is out of range")]
    TimeOutOfRange,
    /// The export ends before the ledger that is known.
    #[error("the export has {found} entries but {known} are known")]
    Truncated { known: u64, found: u64 },
}

impl LedgerRefusal {
    /// All codes: what a catalogue of messages must cover.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        <Self as VariantNames>::VARIANTS.iter().copied()
    }

    /// The stable code of this refusal.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.into()
    }
}
