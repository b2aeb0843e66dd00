//! The papers that others test with are those that this crate makes: the same paper always gives the same text.

mod support;

#[test]
fn the_vectors_are_what_is_signed_today() {
    let files = [
        include_str!("vectors/consent-receipt.json"),
        include_str!("vectors/deletion-record.json"),
        include_str!("vectors/keys.json"),
    ];
    for ((name, text), file) in support::vectors().into_iter().zip(files) {
        assert_eq!(file, text, "{name}: cargo run -p mydata-receipt --example vectors");
    }
}
