//! The audit trail that others test with is the one that this crate makes.

mod support;

#[test]
fn the_vectors_are_what_is_written_today() {
    let files = [
        include_str!("vectors/export.jsonl"),
        include_str!("vectors/keys.txt"),
        include_str!("vectors/checkpoint-of-4.txt"),
        include_str!("vectors/checkpoint-of-7.txt"),
        include_str!("vectors/entry-receipt.json"),
    ];
    for ((name, text), file) in support::vectors().into_iter().zip(files) {
        assert_eq!(file, text, "{name}: cargo run -p mydata-ledger --example vectors");
    }
}
