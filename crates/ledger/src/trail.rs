//! The ledger as who appends to it must remember it: a few hashes and the last moment.

use serde::{Deserialize, Serialize};

use crate::{
    Checkpoint, Entry, Frontier, Happening, LedgerRefusal, NodeId, Origin, Time, TreeHash, TreeHead,
};

/// What an append gives: all of it is to be stored in one write, together with the [`Trail`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Appended {
    /// The entry at its place.
    pub entry: Entry,
    /// Its leaf.
    pub leaf: TreeHash,
    /// The nodes that are whole now; [proofs](crate::ProofPlan) are made of them.
    pub nodes: Vec<(NodeId, TreeHash)>,
}

/// The end of the ledger, to which entries are appended.
///
/// ```
/// use mydata_ledger::{Code, Commitment, Facts, Happening, Salt, Time, Trail, TransactionDigest};
///
/// let facts = Facts::new([("receiver", "CLI.aB3dE5gH7j")])?;
/// let mut trail = Trail::empty();
/// let appended = trail.append(Happening {
///     time: Time::from_unix_millis(1_780_000_000_000)?,
///     kind: Code::USE_RECORDED,
///     outcome: Code::TAKEN,
///     transaction: Some(TransactionDigest::of("0d6a1b0e-6c1f-4c53-9d3a-1f7a5d1c2b3e")),
///     commitment: Commitment::to(&facts, &Salt::from_bytes([7; 32])),
/// })?;
/// assert_eq!(appended.entry.index, 0);
/// assert_eq!(trail.head().root, appended.leaf);
/// # Ok::<(), mydata_ledger::LedgerRefusal>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(try_from = "Stored")]
pub struct Trail {
    frontier: Frontier,
    last_leaf: TreeHash,
    last_time: Time,
}

/// A trail as somebody stored it, before it is believed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    frontier: Frontier,
    last_leaf: TreeHash,
    last_time: Time,
}

impl TryFrom<Stored> for Trail {
    type Error = LedgerRefusal;

    fn try_from(Stored { frontier, last_leaf, last_time }: Stored) -> Result<Self, LedgerRefusal> {
        let fits = match frontier.size() {
            0 => last_leaf == TreeHash::ZERO,
            // The last leaf of an odd size is the last of the edge.
            size if size % 2 == 1 => frontier.edge().last() == Some(&last_leaf),
            _ => last_leaf != TreeHash::ZERO,
        };
        if fits { Ok(Self { frontier, last_leaf, last_time }) } else { Err(LedgerRefusal::StateMalformed) }
    }
}

impl Trail {
    /// A ledger without entries.
    #[must_use]
    pub const fn empty() -> Self {
        Self { frontier: Frontier::empty(), last_leaf: TreeHash::ZERO, last_time: Time::EARLIEST }
    }

    /// How many entries there are; the next one's index.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.frontier.size()
    }

    /// When the last entry happened. A caller whose clock was set back may take this for the time of the next.
    #[must_use]
    pub const fn last_time(&self) -> Time {
        self.last_time
    }

    /// The leaf of the last entry; before the first, [`TreeHash::ZERO`].
    #[must_use]
    pub const fn last_leaf(&self) -> TreeHash {
        self.last_leaf
    }

    /// What stands for the whole ledger as it is now.
    #[must_use]
    pub fn head(&self) -> TreeHead {
        TreeHead { size: self.frontier.size(), root: self.frontier.root() }
    }

    /// The head, to be signed under this name.
    #[must_use]
    pub fn checkpoint(&self, origin: Origin) -> Checkpoint {
        Checkpoint { origin, head: self.head() }
    }

    /// Appends what happened. A trail that refuses is as it was.
    ///
    /// # Errors
    /// [`LedgerRefusal::TimeBackwards`] if it happened before the last entry; [`LedgerRefusal::Full`].
    pub fn append(&mut self, happening: Happening) -> Result<Appended, LedgerRefusal> {
        let entry = Entry::place(happening, self.size(), self.last_leaf);
        let leaf = entry.leaf();
        let nodes = self.follow(&entry, leaf)?;
        Ok(Appended { entry, leaf, nodes })
    }

    /// Takes an entry as the next one, if it can be that.
    pub(crate) fn follow(
        &mut self,
        entry: &Entry,
        leaf: TreeHash,
    ) -> Result<Vec<(NodeId, TreeHash)>, LedgerRefusal> {
        if entry.time < self.last_time {
            let (before, found) = (self.last_time.as_unix_millis(), entry.time.as_unix_millis());
            return Err(LedgerRefusal::TimeBackwards { before, found });
        }
        let nodes = self.frontier.append(leaf)?;
        self.last_leaf = leaf;
        self.last_time = entry.time;
        Ok(nodes)
    }
}
