//! Which hashes of a tree make a proof, so that whoever keeps them can fetch just those.

use std::ops::Range;

use crate::frontier::root_above;
use crate::{ConsistencyProof, InclusionProof, LedgerRefusal, MAX_ENTRIES, NodeId, TreeHash};

/// The nodes a proof is made of, each list to be hashed into one hash of the proof.
///
/// The plan is made without a store; the nodes it [needs](Self::needs) may then be fetched in any way, and filled in.
///
/// ```
/// use std::collections::HashMap;
/// use mydata_ledger::{Frontier, ProofPlan, TreeHash, TreeHead};
///
/// let mut frontier = Frontier::empty();
/// let mut store = HashMap::new();
/// for data in [b"one", b"two", b"six"] {
///     store.extend(frontier.append(TreeHash::of_leaf(data))?);
/// }
/// let head = TreeHead { size: frontier.size(), root: frontier.root() };
///
/// let plan = ProofPlan::of_inclusion(1, head.size)?;
/// assert_eq!(plan.needs().count(), 2);
/// let proof = plan.into_inclusion(|id| store.get(&id).copied())?;
/// proof.verify(&TreeHash::of_leaf(b"two"), &head)?;
/// # Ok::<(), mydata_ledger::LedgerRefusal>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ProofPlan {
    /// The leaf's index of an inclusion proof, the earlier size of a consistency proof.
    from: u64,
    size: u64,
    parts: Vec<Vec<NodeId>>,
}

impl ProofPlan {
    /// Plans a proof that leaf `index` is in the tree of `size` leaves (`PATH`, RFC 6962 section 2.1.1).
    ///
    /// # Errors
    /// [`LedgerRefusal::SizeOutOfRange`] if the tree has no such leaf or cannot be that large.
    pub fn of_inclusion(index: u64, size: u64) -> Result<Self, LedgerRefusal> {
        if index >= size || size > MAX_ENTRIES {
            return Err(LedgerRefusal::SizeOutOfRange { from: index, size });
        }
        let (mut within, mut parts) = (0..size, Vec::new());
        while within.end - within.start > 1 {
            let middle = split(&within);
            let beside = if index < middle { middle..within.end } else { within.start..middle };
            within = if index < middle { within.start..middle } else { middle..within.end };
            parts.push(whole_subtrees(beside));
        }
        parts.reverse();
        Ok(Self { from: index, size, parts })
    }

    /// Plans a proof that the tree of `earlier` leaves is how the tree of `size` leaves began (`PROOF`, RFC 6962
    /// section 2.1.2). Nothing need be proven of equal sizes, and of the empty tree.
    ///
    /// # Errors
    /// [`LedgerRefusal::SizeOutOfRange`] if the earlier size is the larger one, or the tree cannot be that large.
    pub fn of_consistency(earlier: u64, size: u64) -> Result<Self, LedgerRefusal> {
        if earlier > size || size > MAX_ENTRIES {
            return Err(LedgerRefusal::SizeOutOfRange { from: earlier, size });
        }
        let (mut within, mut parts) = (0..size, Vec::new());
        while earlier > 0 && earlier < within.end {
            let middle = split(&within);
            let beside = if earlier <= middle { middle..within.end } else { within.start..middle };
            within = if earlier <= middle { within.start..middle } else { middle..within.end };
            parts.push(whole_subtrees(beside));
        }
        // Who has the earlier root need not be told it; where it is but a part of the way, the rest begins with this.
        if earlier > 0 && within.start > 0 {
            parts.push(whole_subtrees(within));
        }
        parts.reverse();
        Ok(Self { from: earlier, size, parts })
    }

    /// The nodes to fetch. All are of whole subtrees, as [`Frontier::append`](crate::Frontier::append) gave them.
    pub fn needs(&self) -> impl Iterator<Item = NodeId> {
        self.parts.iter().flatten().copied()
    }

    /// Makes the inclusion proof.
    ///
    /// # Errors
    /// [`LedgerRefusal::NodeMissing`] if the store does not have a node.
    pub fn into_inclusion(
        self,
        store: impl FnMut(NodeId) -> Option<TreeHash>,
    ) -> Result<InclusionProof, LedgerRefusal> {
        Ok(InclusionProof { index: self.from, size: self.size, path: self.fill(store)? })
    }

    /// Makes the consistency proof.
    ///
    /// # Errors
    /// [`LedgerRefusal::NodeMissing`] if the store does not have a node.
    pub fn into_consistency(
        self,
        store: impl FnMut(NodeId) -> Option<TreeHash>,
    ) -> Result<ConsistencyProof, LedgerRefusal> {
        Ok(ConsistencyProof { earlier: self.from, size: self.size, path: self.fill(store)? })
    }

    fn fill(
        &self,
        mut store: impl FnMut(NodeId) -> Option<TreeHash>,
    ) -> Result<Vec<TreeHash>, LedgerRefusal> {
        let mut hash_of =
            |id: &NodeId| store(*id).ok_or(LedgerRefusal::NodeMissing { level: id.level, index: id.index });
        self.parts
            .iter()
            .map(|part| Ok(root_above(&part.iter().map(&mut hash_of).collect::<Result<Vec<_>, _>>()?)))
            .collect()
    }
}

/// Where RFC 6962 cuts a range of at least two leaves: the left part is the largest power of two below its length.
fn split(within: &Range<u64>) -> u64 {
    let length = within.end - within.start;
    within.start + (1 << (length - 1).ilog2())
}

/// The whole subtrees that a range is made of, the largest first. Ranges come from cutting, so each starts where a
/// subtree of its length's size may start.
fn whole_subtrees(mut range: Range<u64>) -> Vec<NodeId> {
    let mut nodes = Vec::new();
    while let Some(log) = (range.end - range.start).checked_ilog2() {
        let Ok(level) = u8::try_from(log) else { break };
        nodes.push(NodeId { level, index: range.start >> level });
        range.start += 1 << level;
    }
    nodes
}
