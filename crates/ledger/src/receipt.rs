//! What a citizen holds of one entry: enough to prove, alone and offline, that it is in the ledger.

use serde::{Deserialize, Serialize};

use crate::{Checkpoint, Entry, Facts, InclusionProof, Keeper, LedgerRefusal, Salt};

/// How many bytes a receipt may have as JSON: all the facts there may be, each of their bytes escaped, are 1.6 MB.
pub const MAX_RECEIPT_BYTES: usize = 2 << 20;

/// An entry with what it commits to, and the proof that it is in the ledger that the keeper signed.
///
/// It holds personal data and the salt, so it is for the citizen only.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct EntryReceipt {
    /// The entry.
    pub entry: Entry,
    /// What it says about her.
    pub facts: Facts,
    /// Her salt.
    pub salt: Salt,
    /// That it is in the ledger.
    pub proof: InclusionProof,
    /// The signed checkpoint of the ledger for which this is proven.
    pub checkpoint: String,
}

impl EntryReceipt {
    /// Reads a receipt from JSON.
    ///
    /// # Errors
    /// [`LedgerRefusal::ReceiptMalformed`]; [`LedgerRefusal::ReceiptTooLarge`] beyond [`MAX_RECEIPT_BYTES`].
    pub fn from_json(text: &str) -> Result<Self, LedgerRefusal> {
        if text.len() > MAX_RECEIPT_BYTES {
            return Err(LedgerRefusal::ReceiptTooLarge { limit: MAX_RECEIPT_BYTES });
        }
        serde_json::from_str(text).map_err(|_| LedgerRefusal::ReceiptMalformed)
    }

    /// Checks everything: the commitment, the place, the proof and the signature. Gives the checkpoint, for comparison
    /// with what others were shown.
    ///
    /// # Errors
    /// [`LedgerRefusal::CommitmentMismatch`], [`LedgerRefusal::InclusionUnproven`], and those of [`Keeper::open`].
    pub fn verify(&self, keeper: &Keeper) -> Result<Checkpoint, LedgerRefusal> {
        let index = self.entry.index;
        if !self.entry.commitment.opens(&self.facts, &self.salt) {
            return Err(LedgerRefusal::CommitmentMismatch { index });
        }
        if self.proof.index != index {
            return Err(LedgerRefusal::InclusionUnproven { index });
        }
        let checkpoint = keeper.open(&self.checkpoint)?;
        self.proof.verify(&self.entry.leaf(), &checkpoint.head)?;
        Ok(checkpoint)
    }
}
