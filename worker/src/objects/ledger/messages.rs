//! What can be said to the ledger.

use mydata_ledger::{Code, Commitment, Entry, InclusionProof, TransactionDigest};
use serde::{Deserialize, Serialize};

use crate::objects::Message;

const BINDING: &str = "LEDGER";
/// There is one ledger, and this is its object's name.
pub const THE_LEDGER: &str = "ledger";

/// Appends what happened, at the ledger's own time. A commitment is made with a salt of its own, so it names what happened
/// for good: told twice, it is appended once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Append {
    /// What kind of thing.
    pub kind: Code,
    /// How it ended.
    pub outcome: Code,
    /// In which transaction.
    pub transaction: Option<TransactionDigest>,
    /// The facts about a person.
    pub commitment: Commitment,
}
message!(Append => Entry, "append");

/// Asks for the signed checkpoint of the ledger as it is now.
#[derive(Debug, Serialize, Deserialize)]
pub struct Head;
message!(Head => SignedHead, "head");

/// The end of the ledger at some moment.
#[derive(Debug, Serialize, Deserialize)]
pub struct SignedHead {
    /// How many entries.
    pub size: u64,
    /// The signed note.
    pub checkpoint: String,
}

/// Asks for the proof that an entry is in the ledger as it is now.
#[derive(Debug, Serialize, Deserialize)]
pub struct Prove {
    /// Which entry.
    pub index: u64,
}
message!(Prove => Option<Proven>, "prove");

/// An entry and the proof that it is in the ledger that was signed.
#[derive(Debug, Serialize, Deserialize)]
pub struct Proven {
    /// The entry.
    pub entry: Entry,
    /// The proof.
    pub proof: InclusionProof,
    /// The signed note.
    pub checkpoint: String,
}

/// Asks for entries in order.
#[derive(Debug, Serialize, Deserialize)]
pub struct Export {
    /// The index of the first.
    pub from: u64,
    /// How many at most.
    pub limit: u64,
}
message!(Export => Vec<Entry>, "export");
