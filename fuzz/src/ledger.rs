//! What must hold for any bytes taken as an export of the audit trail, or as one of its notes, keys and receipts; run by the
//! fuzzer and, over broken exports, by the tests.

use mydata_ledger::{EntryReceipt, ExportLine, Keeper, SignedNote, VerifierKey, audit};

/// All that the key of the seeds has ever signed.
pub const EXPORT: &str = include_str!("../../crates/ledger/tests/vectors/export.jsonl");
/// The public key of the seeds.
pub const KEYS: &str = include_str!("../../crates/ledger/tests/vectors/keys.txt");

/// Reads the bytes as everything that an audit or a proof is made of: never a panic, one way to write each thing, and nothing is
/// believed that was not signed.
pub fn ledger(bytes: &[u8]) {
    if let Ok(line) = ExportLine::parse(bytes) {
        assert_eq!(line.to_json().as_bytes(), bytes, "a line has two spellings");
    }
    if audit(&keeper(), [bytes]).is_ok() {
        let is_own = |line: &[u8]| EXPORT.lines().any(|own| own.as_bytes() == line);
        assert!(bytes.strip_suffix(b"\n").is_some_and(|all| all.split(|byte| *byte == b'\n').all(is_own)));
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(note) = text.parse::<SignedNote>() {
        assert_eq!(note.to_string(), text, "a note has two spellings");
    }
    if let Ok(key) = text.parse::<VerifierKey>() {
        assert_eq!(key.to_string(), text, "a key has two spellings");
    }
    if keeper().open_whole(text).is_ok() {
        let quoted = serde_json::to_string(text).expect("a text can be quoted");
        assert!(EXPORT.contains(&quoted), "nobody has signed this");
    }
    if let Ok(receipt) = EntryReceipt::from_json(text)
        && receipt.verify(&keeper()).is_ok()
    {
        let line = ExportLine::entry(receipt.entry).to_json();
        assert!(EXPORT.lines().any(|own| own == line), "the entry is of no signed trail");
    }
}

fn keeper() -> Keeper {
    KEYS.parse().expect("the seeds' key can be read")
}
