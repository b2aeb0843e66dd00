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

/// What the list tolerates, in its order.
const TOLERATED: [&str; 11] = [
    "names_with_backslashes_for_meta_info",
    "names_in_utf8_without_the_flag",
    "names_in_big5",
    "a_bom_and_cr_lf_in_the_manifest",
    "indentation",
    "upper_case_digests",
    "valid_data_descriptors",
    "empty_directory_entries",
    "entry_comments",
    "a_short_harmless_archive_comment",
    "methods_mixed_per_file",
];

#[test]
fn everything_tolerated_has_a_test_named_after_it() {
    let suite = include_str!("tolerance.rs");
    let has_test = |name: &&&str| suite.contains(&format!("#[test]\nfn tolerated_{name}"));
    let missing: Vec<_> = TOLERATED.iter().filter(|name| !has_test(name)).collect();
    assert!(missing.is_empty(), "tolerated without a test: {missing:?}");
}
