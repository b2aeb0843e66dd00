//! The list of refusals has no line without a test.

/// Lines of the list that are this crate's: archive, manifest, signature. The others are the trust crate's.
const LINES: std::ops::RangeInclusive<u32> = 1..=61;

const SUITES: [&str; 6] = [
    include_str!("archive_contents.rs"),
    include_str!("archive_entries.rs"),
    include_str!("archive_names.rs"),
    include_str!("archive_records.rs"),
    include_str!("manifest_refusals.rs"),
    include_str!("signature_refusals.rs"),
];

#[test]
fn every_line_of_the_list_has_a_test_named_after_it() {
    let missing: Vec<_> = LINES
        .filter(|line| {
            let name = format!("#[test]\nfn line_{line:02}_");
            !SUITES.iter().any(|suite| suite.contains(&name))
        })
        .collect();
    assert!(missing.is_empty(), "lines without a test: {missing:?}");
}
