//! One entry of the ledger: what an auditor may see, and a commitment to what she may not.

use serde::{Deserialize, Serialize};

use crate::{Code, Commitment, LedgerRefusal, TreeHash};

/// What sets an entry's bytes apart from every other input of this crate.
const ENTRY_DOMAIN: &[u8] = b"mydata-ledger/1 entry\0";

/// What sets a transaction's digest apart.
const TRANSACTION_DOMAIN: &[u8] = b"mydata-ledger/1 transaction\0";

/// A moment in milliseconds since 1970, as far as calendars of browsers go (ECMA-262, section 21.4.1.1).
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(try_from = "u64", into = "u64")]
pub struct Time(u64);

impl Time {
    /// The first moment of 1970.
    pub const EARLIEST: Self = Self(0);
    /// The last moment, in the year 275760.
    pub const LAST: Self = Self(8_640_000_000_000_000);

    /// Takes milliseconds.
    ///
    /// # Errors
    /// [`LedgerRefusal::TimeOutOfRange`] after [`LAST`](Self::LAST).
    pub fn from_unix_millis(millis: u64) -> Result<Self, LedgerRefusal> {
        if millis <= Self::LAST.0 { Ok(Self(millis)) } else { Err(LedgerRefusal::TimeOutOfRange) }
    }

    /// The milliseconds.
    #[must_use]
    pub const fn as_unix_millis(self) -> u64 {
        self.0
    }
}

impl TryFrom<u64> for Time {
    type Error = LedgerRefusal;

    fn try_from(millis: u64) -> Result<Self, LedgerRefusal> {
        Self::from_unix_millis(millis)
    }
}

impl From<Time> for u64 {
    fn from(time: Time) -> Self {
        time.0
    }
}

/// The digest of a transaction's name: the same for all entries of one transaction, and opaque to who lacks the name.
///
/// The name must be one that nobody can guess, such as a random UUID.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct TransactionDigest(TreeHash);

impl TransactionDigest {
    /// The digest of this name.
    #[must_use]
    pub fn of(name: &str) -> Self {
        Self(TreeHash::of(&[TRANSACTION_DOMAIN, name.as_bytes()]))
    }

    /// The digest.
    #[must_use]
    pub const fn as_hash(&self) -> &TreeHash {
        &self.0
    }
}

/// What happened, to be appended to a [`Trail`](crate::Trail).
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Happening {
    /// When.
    pub time: Time,
    /// What kind of thing.
    pub kind: Code,
    /// How it ended.
    pub outcome: Code,
    /// In which transaction, if in one.
    pub transaction: Option<TransactionDigest>,
    /// The facts about a person.
    pub commitment: Commitment,
}

/// One entry at its place in the ledger. It holds no personal data.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its place, counted from 0.
    pub index: u64,
    /// When it happened.
    pub time: Time,
    /// What kind of thing happened.
    pub kind: Code,
    /// How it ended.
    pub outcome: Code,
    /// The transaction in which it happened, if in one.
    pub transaction: Option<TransactionDigest>,
    /// The facts about a person.
    pub commitment: Commitment,
    /// The [leaf](Self::leaf) of the entry before; of the first, [`TreeHash::ZERO`].
    pub previous: TreeHash,
}

impl Entry {
    /// What happened, at its place.
    pub(crate) fn place(happening: Happening, index: u64, previous: TreeHash) -> Self {
        let Happening { time, kind, outcome, transaction, commitment } = happening;
        Self { index, time, kind, outcome, transaction, commitment, previous }
    }

    /// Its one encoding in bytes; see the [crate's documentation](crate#what-is-hashed).
    #[must_use]
    pub fn canonical_bytes(&self) -> Vec<u8> {
        let mut bytes = ENTRY_DOMAIN.to_vec();
        bytes.extend_from_slice(&self.index.to_be_bytes());
        bytes.extend_from_slice(&self.time.as_unix_millis().to_be_bytes());
        for code in [&self.kind, &self.outcome] {
            // A code has at most 32 bytes.
            bytes.push(u8::try_from(code.as_str().len()).unwrap_or(u8::MAX));
            bytes.extend_from_slice(code.as_str().as_bytes());
        }
        bytes.push(u8::from(self.transaction.is_some()));
        if let Some(transaction) = &self.transaction {
            bytes.extend_from_slice(transaction.as_hash().as_bytes());
        }
        bytes.extend_from_slice(self.commitment.as_hash().as_bytes());
        bytes.extend_from_slice(self.previous.as_bytes());
        bytes
    }

    /// The hash of the leaf that it is in the tree (RFC 6962 section 2.1).
    #[must_use]
    pub fn leaf(&self) -> TreeHash {
        TreeHash::of_leaf(&self.canonical_bytes())
    }
}
