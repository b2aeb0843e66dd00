//! The eight leaves with which Certificate Transparency's implementations check their trees, and their figures.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::HashMap;

use mydata_ledger::{Frontier, NodeId, ProofPlan, TreeHash, TreeHead};

const LEAVES: [&str; 8] =
    ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

const LEAF_1: &str = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
const LEAF_4: &str = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
const NODE_2_3: &str = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
const NODE_4_5: &str = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
const NODE_6_7: &str = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
const NODE_4_7: &str = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

fn hash(hex: &str) -> TreeHash {
    TreeHash::from_bytes(bytes(hex).try_into().unwrap())
}

fn leaf(index: usize) -> TreeHash {
    TreeHash::of_leaf(&bytes(LEAVES[index]))
}

fn head(size: u64) -> TreeHead {
    TreeHead { size, root: hash(ROOTS[usize::try_from(size).unwrap()]) }
}

fn nodes() -> HashMap<NodeId, TreeHash> {
    let mut frontier = Frontier::empty();
    (0..8).flat_map(|index| frontier.append(leaf(index)).unwrap()).collect()
}

#[test]
fn each_size_has_its_known_root() {
    let mut frontier = Frontier::empty();
    assert_eq!(frontier.root(), head(0).root);
    for (index, size) in (0..8).zip(1..) {
        frontier.append(leaf(index)).unwrap();
        assert_eq!(frontier.root(), head(size).root, "size {size}");
    }
}

#[test]
fn known_inclusion_proofs_are_made_and_verify() {
    let (nodes, known) = (
        nodes(),
        [
            (0, 1, vec![]),
            (0, 8, vec![LEAF_1, NODE_2_3, NODE_4_7]),
            (5, 8, vec![LEAF_4, NODE_6_7, ROOTS[4]]),
            (2, 3, vec![ROOTS[2]]),
            (1, 5, vec![ROOTS[1], NODE_2_3, LEAF_4]),
        ],
    );
    for (index, size, path) in known {
        let plan = ProofPlan::of_inclusion(index, size).unwrap();
        let proof = plan.into_inclusion(|id| nodes.get(&id).copied()).unwrap();
        assert_eq!(proof.path, path.into_iter().map(hash).collect::<Vec<_>>(), "leaf {index} of {size}");
        proof.verify(&leaf(usize::try_from(index).unwrap()), &head(size)).unwrap();
    }
}

#[test]
fn known_consistency_proofs_are_made_and_verify() {
    let (nodes, known) = (
        nodes(),
        [
            (1, 1, vec![]),
            (1, 8, vec![LEAF_1, NODE_2_3, NODE_4_7]),
            (6, 8, vec![NODE_4_5, NODE_6_7, ROOTS[4]]),
            (2, 5, vec![NODE_2_3, LEAF_4]),
        ],
    );
    for (earlier, size, path) in known {
        let plan = ProofPlan::of_consistency(earlier, size).unwrap();
        let proof = plan.into_consistency(|id| nodes.get(&id).copied()).unwrap();
        assert_eq!(proof.path, path.into_iter().map(hash).collect::<Vec<_>>(), "{earlier} of {size}");
        proof.verify(&head(earlier), &head(size)).unwrap();
    }
}
