//! An invented ledger, its keeper, and a Merkle tree written as plainly as RFC 6962 defines it.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(dead_code, reason = "each test file uses what it needs")]

use std::collections::HashMap;

use ed25519_dalek::{Signer, SigningKey};
use mydata_ledger::{
    Appended, Code, Commitment, Entry, EntryReceipt, ExportLine, Facts, Happening, Keeper, NodeId, ProofPlan,
    Salt, SignedNote, Time, Trail, TransactionDigest, TreeHash, VerifierKey,
};

pub(crate) const ORIGIN: &str = "mydata.example/ledger";
pub(crate) const START: u64 = 1_780_000_000_000;

/// A key that signs for a ledger.
pub(crate) struct Signing {
    secret: SigningKey,
    pub(crate) key: VerifierKey,
}

impl Signing {
    pub(crate) fn of(origin: &str, seed: u8) -> Self {
        let secret = SigningKey::from_bytes(&[seed; 32]);
        let key = VerifierKey::new(origin.parse().unwrap(), secret.verifying_key().as_bytes()).unwrap();
        Self { secret, key }
    }

    pub(crate) fn signature(&self, text: &str) -> [u8; 64] {
        self.secret.sign(text.as_bytes()).to_bytes()
    }

    pub(crate) fn sign(&self, trail: &Trail) -> SignedNote {
        let checkpoint = trail.checkpoint(self.key.origin().clone());
        checkpoint.signed(&self.key, self.signature(&checkpoint.to_string())).unwrap()
    }

    pub(crate) fn keeper(&self) -> Keeper {
        Keeper::new(vec![self.key.clone()]).unwrap()
    }
}

pub(crate) fn signing() -> Signing {
    Signing::of(ORIGIN, 9)
}

pub(crate) fn salt(number: u64) -> Salt {
    let mut bytes = [0x5a; 32];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    Salt::from_bytes(bytes)
}

pub(crate) fn facts(number: u64) -> Facts {
    Facts::new([("receiver", "CLI.aB3dE5gH7j".to_owned()), ("counter", format!("{number}"))]).unwrap()
}

pub(crate) fn happening(number: u64) -> Happening {
    let (kind, outcome) = match number % 3 {
        0 => (Code::USE_RECORDED, Code::TAKEN),
        1 => (Code::PACKAGE_ERASED, Code::ERASED_ON_DEMAND),
        _ => (Code::MEMBER_JOINED, Code::DONE),
    };
    Happening {
        time: Time::from_unix_millis(START + number * 1000).unwrap(),
        kind,
        outcome,
        transaction: (number % 3 != 2).then(|| TransactionDigest::of(&format!("tx {}", number / 2))),
        commitment: Commitment::to(&facts(number), &salt(number)),
    }
}

/// A ledger as a platform keeps it: the trail, its entries, its nodes.
pub(crate) struct Ledger {
    pub(crate) trail: Trail,
    pub(crate) entries: Vec<Entry>,
    pub(crate) nodes: HashMap<NodeId, TreeHash>,
}

impl Ledger {
    pub(crate) fn of(size: u64) -> Self {
        let mut ledger = Self { trail: Trail::empty(), entries: Vec::new(), nodes: HashMap::new() };
        for number in 0..size {
            let Appended { entry, nodes, .. } = ledger.trail.append(happening(number)).unwrap();
            ledger.entries.push(entry);
            ledger.nodes.extend(nodes);
        }
        ledger
    }

    pub(crate) fn node(&self, id: NodeId) -> Option<TreeHash> {
        self.nodes.get(&id).copied()
    }
}

/// The lines of an export with a checkpoint after each of these sizes.
pub(crate) fn export(size: u64, checkpoints: &[u64], signing: &Signing) -> Vec<String> {
    let mut trail = Trail::empty();
    let mut lines = vec![ExportLine::header(signing.key.origin().clone()).to_json()];
    for number in 0..=size {
        if checkpoints.contains(&number) {
            lines.push(ExportLine::checkpoint(&signing.sign(&trail)).to_json());
        }
        if number < size {
            lines.push(ExportLine::entry(trail.append(happening(number)).unwrap().entry).to_json());
        }
    }
    lines
}

pub(crate) fn joined<L: AsRef<str>>(lines: &[L]) -> String {
    lines.iter().flat_map(|line| [line.as_ref(), "\n"]).collect()
}

/// What a citizen holds of an entry.
pub(crate) fn receipt(index: u64, size: u64) -> EntryReceipt {
    let ledger = Ledger::of(size);
    EntryReceipt {
        entry: ledger.entries[usize::try_from(index).unwrap()].clone(),
        facts: facts(index),
        salt: salt(index),
        proof: ProofPlan::of_inclusion(index, size).unwrap().into_inclusion(|id| ledger.node(id)).unwrap(),
        checkpoint: signing().sign(&ledger.trail).to_string(),
    }
}

/// The files of `tests/vectors`: a trail of seven entries.
pub(crate) fn vectors() -> [(&'static str, String); 5] {
    let checkpoint = |size| signing().sign(&Ledger::of(size).trail).to_string();
    [
        ("export.jsonl", joined(&export(7, &[0, 4, 7], &signing()))),
        ("keys.txt", format!("{}\n", signing().key)),
        ("checkpoint-of-4.txt", checkpoint(4)),
        ("checkpoint-of-7.txt", checkpoint(7)),
        ("entry-receipt.json", serde_json::to_string(&receipt(5, 7)).unwrap()),
    ]
}

/// `MTH` of RFC 6962 section 2.1, word for word.
pub(crate) fn plain_root(leaves: &[TreeHash]) -> TreeHash {
    match leaves {
        [] => TreeHash::of_empty_tree(),
        [leaf] => *leaf,
        _ => {
            let mut k = 1;
            while k * 2 < leaves.len() {
                k *= 2;
            }
            TreeHash::of_node(&plain_root(&leaves[..k]), &plain_root(&leaves[k..]))
        }
    }
}

pub(crate) fn flipped(hash: &TreeHash, bit: usize) -> TreeHash {
    let mut bytes = *hash.as_bytes();
    bytes[bit / 8 % 32] ^= 1 << (bit % 8);
    TreeHash::from_bytes(bytes)
}
