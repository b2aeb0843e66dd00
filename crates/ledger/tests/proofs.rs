//! Every proof of every tree verifies, and nothing that was changed does.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use mydata_ledger::{
    ConsistencyProof, Frontier, InclusionProof, LedgerRefusal, MAX_ENTRIES, ProofPlan, TreeHash, TreeHead,
};
use proptest::prelude::*;
use support::{Ledger, flipped, plain_root};

fn leaves(ledger: &Ledger) -> Vec<TreeHash> {
    ledger.entries.iter().map(mydata_ledger::Entry::leaf).collect()
}

fn head(leaves: &[TreeHash], size: u64) -> TreeHead {
    TreeHead { size, root: plain_root(&leaves[..usize::try_from(size).unwrap()]) }
}

fn inclusion(ledger: &Ledger, index: u64, size: u64) -> InclusionProof {
    ProofPlan::of_inclusion(index, size).unwrap().into_inclusion(|id| ledger.node(id)).unwrap()
}

fn consistency(ledger: &Ledger, earlier: u64, size: u64) -> ConsistencyProof {
    ProofPlan::of_consistency(earlier, size).unwrap().into_consistency(|id| ledger.node(id)).unwrap()
}

#[test]
fn every_proof_of_every_tree_up_to_seventy_leaves_verifies() {
    let ledger = Ledger::of(70);
    let leaves = leaves(&ledger);
    for size in 0..=70 {
        let whole = head(&leaves, size);
        for from in 0..=size {
            consistency(&ledger, from, size).verify(&head(&leaves, from), &whole).unwrap();
        }
        for (index, leaf) in (0..size).zip(&leaves) {
            inclusion(&ledger, index, size).verify(leaf, &whole).unwrap();
        }
    }
}

#[test]
fn the_frontier_has_the_root_of_the_whole_tree_and_one_hash_per_bit_of_its_size() {
    let leaves = leaves(&Ledger::of(200));
    let mut frontier = Frontier::empty();
    for (leaf, size) in leaves.iter().zip(1..) {
        frontier.append(*leaf).unwrap();
        assert_eq!(frontier.root(), head(&leaves, size).root);
        assert_eq!(frontier.edge().len(), size.count_ones() as usize);
    }
}

#[test]
fn a_proof_of_a_ledger_as_large_as_it_may_be_has_at_most_fifty_three_hashes() {
    for index in [0, 1, MAX_ENTRIES / 2, MAX_ENTRIES - 1] {
        let plan = ProofPlan::of_inclusion(index, MAX_ENTRIES).unwrap();
        let proof = plan.into_inclusion(|_| Some(TreeHash::ZERO)).unwrap();
        assert!(proof.path.len() <= 53);
    }
}

#[test]
fn no_proof_is_planned_from_beyond_the_end() {
    let out_of_range = |from, size| Err(LedgerRefusal::SizeOutOfRange { from, size });
    assert_eq!(ProofPlan::of_inclusion(8, 8), out_of_range(8, 8));
    assert_eq!(ProofPlan::of_inclusion(0, 0), out_of_range(0, 0));
    assert_eq!(ProofPlan::of_inclusion(0, MAX_ENTRIES + 1), out_of_range(0, MAX_ENTRIES + 1));
    assert_eq!(ProofPlan::of_consistency(9, 8), out_of_range(9, 8));
    assert_eq!(ProofPlan::of_consistency(0, u64::MAX), out_of_range(0, u64::MAX));
}

#[test]
fn a_store_without_a_node_makes_no_proof() {
    let refused = ProofPlan::of_inclusion(0, 4).unwrap().into_inclusion(|_| None);
    assert_eq!(refused, Err(LedgerRefusal::NodeMissing { level: 0, index: 1 }));
}

#[test]
fn the_empty_ledger_began_every_other_but_not_under_another_root() {
    let ledger = Ledger::of(3);
    let leaves = leaves(&ledger);
    let proof = consistency(&ledger, 0, 3);
    proof.verify(&head(&leaves, 0), &head(&leaves, 3)).unwrap();
    let other = TreeHead { size: 0, root: TreeHash::ZERO };
    assert!(proof.verify(&other, &head(&leaves, 3)).is_err());
}

#[test]
fn a_proof_that_ends_below_the_root_is_refused() {
    let leaves = leaves(&Ledger::of(3));
    let (one, two) = (head(&leaves, 1), head(&leaves, 2));
    let claimed = TreeHead { size: 3, ..two };
    let short = ConsistencyProof { earlier: 1, size: 3, path: vec![leaves[1]] };
    assert!(short.verify(&one, &claimed).is_err());
    let short = InclusionProof { index: 0, size: 3, path: vec![leaves[1]] };
    assert!(short.verify(&leaves[0], &claimed).is_err());
}

#[test]
fn a_proof_of_what_needs_none_is_empty() {
    let leaves = leaves(&Ledger::of(3));
    for earlier in [0, 3] {
        let proof = ConsistencyProof { earlier, size: 3, path: vec![leaves[0]] };
        assert!(proof.verify(&head(&leaves, earlier), &head(&leaves, 3)).is_err());
    }
}

#[test]
fn proofs_of_hostile_numbers_are_refused_and_do_not_panic() {
    let numbers = [0, 1, 2, 3, MAX_ENTRIES, u64::MAX - 1, u64::MAX];
    for (from, size) in numbers.iter().flat_map(|from| numbers.map(|size| (*from, size))) {
        for length in [0, 1, 2, 64, 65] {
            let path = vec![TreeHash::of_leaf(b"hostile"); length];
            let root = TreeHash::ZERO;
            let (old, new) =
                (TreeHead { size: from, root: TreeHash::of_leaf(b"old") }, TreeHead { size, root });
            assert!(ConsistencyProof { earlier: from, size, path: path.clone() }.verify(&old, &new).is_err());
            assert!(
                InclusionProof { index: from, size, path }.verify(&TreeHash::ZERO, &new).is_err()
                    || size == 1
            );
        }
    }
}

proptest! {
    #[test]
    fn a_changed_bit_proves_no_inclusion(size in 1_u64..200, at in any::<u64>(), bit in 0_usize..256, which in any::<usize>()) {
        let ledger = Ledger::of(size);
        let (index, leaves) = (at % size, leaves(&ledger));
        let (leaf, whole) = (leaves[usize::try_from(index).unwrap()], head(&leaves, size));
        let proof = inclusion(&ledger, index, size);
        let refused = Err(LedgerRefusal::InclusionUnproven { index });

        prop_assert_eq!(proof.verify(&leaf, &whole), Ok(()));
        prop_assert_eq!(proof.verify(&flipped(&leaf, bit), &whole), refused.clone());
        prop_assert_eq!(proof.verify(&leaf, &TreeHead { root: flipped(&whole.root, bit), size }), refused.clone());
        prop_assert_eq!(proof.verify(&leaf, &TreeHead { size: size ^ (1 << (bit % 64)), ..whole }), refused.clone());
        let sizes = InclusionProof { size: size ^ (1 << (bit % 64)), ..proof.clone() };
        prop_assert!(sizes.verify(&leaf, &whole).is_err());
        let elsewhere = InclusionProof { index: index ^ (1 << (bit % 64)), ..proof.clone() };
        prop_assert!(elsewhere.verify(&leaf, &whole).is_err());
        let mut longer = proof.clone();
        longer.path.push(whole.root);
        prop_assert_eq!(longer.verify(&leaf, &whole), refused.clone());
        if !proof.path.is_empty() {
            let which = which % proof.path.len();
            let mut changed = proof.clone();
            changed.path[which] = flipped(&changed.path[which], bit);
            prop_assert_eq!(changed.verify(&leaf, &whole), refused.clone());
            let mut shorter = proof;
            shorter.path.remove(which);
            prop_assert_eq!(shorter.verify(&leaf, &whole), refused);
        }
    }

    #[test]
    fn a_changed_bit_proves_no_consistency(size in 2_u64..200, at in any::<u64>(), bit in 0_usize..256, which in any::<usize>()) {
        let ledger = Ledger::of(size);
        let (earlier, leaves) = (1 + at % (size - 1), leaves(&ledger));
        let (old, new) = (head(&leaves, earlier), head(&leaves, size));
        let proof = consistency(&ledger, earlier, size);
        let refused = Err(LedgerRefusal::ConsistencyUnproven { earlier, size });

        prop_assert_eq!(proof.verify(&old, &new), Ok(()));
        let changed = |head: TreeHead| TreeHead { root: flipped(&head.root, bit), ..head };
        let resized = |head: TreeHead| TreeHead { size: head.size ^ (1 << (bit % 64)), ..head };
        prop_assert_eq!(proof.verify(&changed(old), &new), refused.clone());
        prop_assert_eq!(proof.verify(&old, &changed(new)), refused.clone());
        prop_assert_eq!(proof.verify(&resized(old), &new), refused.clone());
        prop_assert_eq!(proof.verify(&old, &resized(new)), refused.clone());
        let which = which % proof.path.len();
        let mut other = proof.clone();
        other.path[which] = flipped(&other.path[which], bit);
        prop_assert_eq!(other.verify(&old, &new), refused.clone());
        let mut shorter = proof.clone();
        shorter.path.remove(which);
        prop_assert_eq!(shorter.verify(&old, &new), refused.clone());
        let mut longer = proof;
        longer.path.push(new.root);
        prop_assert_eq!(longer.verify(&old, &new), refused);
    }
}
