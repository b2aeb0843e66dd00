//! Proofs about a tree, checked by somebody who has nothing but its head.

use serde::{Deserialize, Serialize};

use crate::{LedgerRefusal, TreeHash};

/// What stands for a whole tree. Both parts come from one signed checkpoint: a root alone does not fix the size.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
pub struct TreeHead {
    /// How many leaves the tree has.
    pub size: u64,
    /// Its root.
    pub root: TreeHash,
}

/// Proves that a leaf is at its place in a tree (RFC 6962 section 2.1.1).
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct InclusionProof {
    /// Which leaf, counted from 0.
    pub index: u64,
    /// The size of the tree it is proven for.
    pub size: u64,
    /// The hashes beside the way from the leaf to the root.
    pub path: Vec<TreeHash>,
}

impl InclusionProof {
    /// Checks it as RFC 9162 section 2.1.3.2 says, and that it is about the tree of this size.
    ///
    /// # Errors
    /// [`LedgerRefusal::InclusionUnproven`].
    pub fn verify(&self, leaf: &TreeHash, head: &TreeHead) -> Result<(), LedgerRefusal> {
        let root = (self.size == head.size).then(|| self.root(leaf)).flatten();
        if root == Some(head.root) {
            Ok(())
        } else {
            Err(LedgerRefusal::InclusionUnproven { index: self.index })
        }
    }

    fn root(&self, leaf: &TreeHash) -> Option<TreeHash> {
        let last = self.size.checked_sub(1).filter(|last| self.index <= *last)?;
        let mut way = Way { here: self.index, last };
        let mut hash = *leaf;
        for beside in &self.path {
            hash = if way.comes_from_right()? {
                TreeHash::of_node(beside, &hash)
            } else {
                TreeHash::of_node(&hash, beside)
            };
            way.climb();
        }
        way.has_arrived().then_some(hash)
    }
}

/// Proves that a tree is how a larger one began: nothing was changed or taken away since (RFC 6962 section 2.1.2).
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ConsistencyProof {
    /// The size of the earlier tree.
    pub earlier: u64,
    /// The size of the later tree.
    pub size: u64,
    /// The hashes from which both roots follow.
    pub path: Vec<TreeHash>,
}

impl ConsistencyProof {
    /// Checks it as RFC 9162 section 2.1.4.2 says, and that it is about trees of these sizes. Every tree began as the
    /// empty one.
    ///
    /// # Errors
    /// [`LedgerRefusal::ConsistencyUnproven`].
    pub fn verify(&self, earlier: &TreeHead, later: &TreeHead) -> Result<(), LedgerRefusal> {
        let sizes_fit = self.earlier == earlier.size && self.size == later.size;
        if sizes_fit && self.holds(earlier, later) {
            Ok(())
        } else {
            Err(LedgerRefusal::ConsistencyUnproven { earlier: self.earlier, size: self.size })
        }
    }

    fn holds(&self, earlier: &TreeHead, later: &TreeHead) -> bool {
        if earlier.size == 0 || earlier.size == later.size {
            let same = earlier.root == later.root;
            let empty = earlier.size == 0 && earlier.root == TreeHash::of_empty_tree();
            return self.path.is_empty() && (if earlier.size == later.size { same } else { empty });
        }
        self.roots(earlier) == Some((earlier.root, later.root))
    }

    fn roots(&self, earlier: &TreeHead) -> Option<(TreeHash, TreeHash)> {
        let last = self.size.checked_sub(1).filter(|last| self.earlier <= *last)?;
        let mut way = Way { here: self.earlier.checked_sub(1)?, last };
        way.skip_right_turns();
        // A whole earlier tree is a node of the later one, which the verifier has already.
        let (start, rest) = if self.earlier.is_power_of_two() {
            (&earlier.root, self.path.as_slice())
        } else {
            self.path.split_first()?
        };
        let (mut old, mut new) = (*start, *start);
        for beside in rest {
            if way.comes_from_right()? {
                old = TreeHash::of_node(beside, &old);
                new = TreeHash::of_node(beside, &new);
            } else {
                new = TreeHash::of_node(&new, beside);
            }
            way.climb();
        }
        way.has_arrived().then_some((old, new))
    }
}

/// A way up a tree: which node of its level one is at, and which is the last of that level (`fn` and `sn` of RFC 9162).
struct Way {
    here: u64,
    last: u64,
}

impl Way {
    /// Whether the node is the right child of the next one. `None` at the root, which is nobody's child.
    fn comes_from_right(&self) -> Option<bool> {
        (self.last != 0).then_some(self.here & 1 == 1 || self.here == self.last)
    }

    fn climb(&mut self) {
        // A last node without a neighbour is carried up until it has one to its left.
        if self.here == self.last {
            while self.here & 1 == 0 && self.here != 0 {
                self.up();
            }
        }
        self.up();
    }

    fn skip_right_turns(&mut self) {
        while self.here & 1 == 1 {
            self.up();
        }
    }

    fn up(&mut self) {
        self.here >>= 1;
        self.last >>= 1;
    }

    fn has_arrived(&self) -> bool {
        self.last == 0
    }
}
