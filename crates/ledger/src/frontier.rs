//! What must be remembered of a tree to append to it: one hash per bit of its size.

use serde::{Deserialize, Serialize};

use crate::{LedgerRefusal, MAX_ENTRIES, TreeHash};

/// Where a hash sits: above the `2^level` leaves that begin at leaf `index * 2^level`. Such a subtree is whole, so its
/// hash never changes again.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
pub struct NodeId {
    /// How many levels above the leaves; a leaf has 0.
    pub level: u8,
    /// Which of its level, counted from the left and from 0.
    pub index: u64,
}

/// The right edge of a growing tree: enough to append a leaf and to know the root. At most 53 hashes.
///
/// ```
/// use mydata_ledger::{Frontier, TreeHash};
///
/// let mut frontier = Frontier::empty();
/// frontier.append(TreeHash::of_leaf(b"first"))?;
/// let completed = frontier.append(TreeHash::of_leaf(b"second"))?;
/// assert_eq!(completed.len(), 2); // the leaf, and the node above both
/// assert_eq!(frontier.root(), completed[1].1);
/// # Ok::<(), mydata_ledger::LedgerRefusal>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(try_from = "Stored")]
pub struct Frontier {
    size: u64,
    /// The roots of the whole subtrees that the size is made of, the largest first.
    edge: Vec<TreeHash>,
}

/// A frontier as somebody stored it, before it is believed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    size: u64,
    edge: Vec<TreeHash>,
}

impl TryFrom<Stored> for Frontier {
    type Error = LedgerRefusal;

    fn try_from(stored: Stored) -> Result<Self, LedgerRefusal> {
        Self::from_parts(stored.size, stored.edge)
    }
}

impl Frontier {
    /// The frontier of a tree without leaves.
    #[must_use]
    pub const fn empty() -> Self {
        Self { size: 0, edge: Vec::new() }
    }

    /// Takes up a frontier where it was left: `edge` holds the roots of the whole subtrees that `size` is made of, the
    /// largest first.
    ///
    /// # Errors
    /// [`LedgerRefusal::StateMalformed`] if there is not one hash per set bit of the size, or the size is over
    /// [`MAX_ENTRIES`].
    pub fn from_parts(size: u64, edge: Vec<TreeHash>) -> Result<Self, LedgerRefusal> {
        let fits = size <= MAX_ENTRIES && u32::try_from(edge.len()) == Ok(size.count_ones());
        if fits { Ok(Self { size, edge }) } else { Err(LedgerRefusal::StateMalformed) }
    }

    /// How many leaves the tree has.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The hashes of the right edge, the largest subtree's first.
    #[must_use]
    pub fn edge(&self) -> &[TreeHash] {
        &self.edge
    }

    /// Appends the hash of a leaf, and gives the nodes that are whole now: the leaf, and each node that it completes.
    /// Whoever wants to prove something later keeps them; see [`ProofPlan`](crate::ProofPlan).
    ///
    /// # Errors
    /// [`LedgerRefusal::Full`].
    pub fn append(&mut self, leaf: TreeHash) -> Result<Vec<(NodeId, TreeHash)>, LedgerRefusal> {
        if self.size >= MAX_ENTRIES {
            return Err(LedgerRefusal::Full);
        }
        let mut id = NodeId { level: 0, index: self.size };
        let mut hash = leaf;
        let mut completed = vec![(id, hash)];
        while id.index & 1 == 1
            && let Some(left) = self.edge.pop()
        {
            hash = TreeHash::of_node(&left, &hash);
            id = NodeId { level: id.level + 1, index: id.index >> 1 };
            completed.push((id, hash));
        }
        self.edge.push(hash);
        self.size += 1;
        Ok(completed)
    }

    /// The root of the tree as it is now (`MTH`, RFC 6962 section 2.1).
    #[must_use]
    pub fn root(&self) -> TreeHash {
        root_above(&self.edge)
    }
}

/// The hash above subtrees that stand side by side, the largest first.
pub(crate) fn root_above(edge: &[TreeHash]) -> TreeHash {
    let whole = edge.iter().rev().copied().reduce(|right, left| TreeHash::of_node(&left, &right));
    whole.unwrap_or_else(TreeHash::of_empty_tree)
}
