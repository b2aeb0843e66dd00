//! Manifests that lie, or could be read in two ways. All of them are properly signed.
//!
//! Each test bears the number and the name of a line of the list of refusals.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use mydata_package::{Limits, Listed, MANIFEST, Opened};
use support::{RawEntry, RawZip, digest, listing, refusal, sample_files, signature_of, signed_entries};

const FILE: (&str, &[u8]) = ("a.csv", b"1,2,3");

fn package_with(manifest: &[u8]) -> Vec<u8> {
    let mut entries = vec![RawEntry::stored(FILE.0, FILE.1)];
    entries.extend(signature_of(manifest));
    RawZip::of(&entries).bytes
}

fn good_listing() -> String {
    listing(FILE.0, &digest(FILE.1))
}

#[track_caller]
fn assert_refused(manifest: &str, code: &str) {
    assert_eq!(refusal(&package_with(manifest.as_bytes())), code, "{manifest}");
}

#[test]
fn the_plain_manifest_is_accepted() {
    support::authenticate(&package_with(format!("<files>{}</files>", good_listing()).as_bytes())).unwrap();
}

#[test]
fn line_42_missing() {
    let mut entries = signed_entries(&sample_files());
    entries.retain(|entry| entry.name != MANIFEST.as_bytes());
    assert_eq!(refusal(&RawZip::of(&entries).bytes), "package.manifest-missing");
}

#[test]
fn line_43_not_well_formed() {
    let good = good_listing();
    for manifest in [
        String::new(),
        "<files>".into(),
        format!("<files>{good}"),
        format!("<files>{good}</file>"),
        format!("<files>{good}</files"),
        format!("<files>{good}&</files>"),
        format!("<files>{}</files>", good.replace("</digest>", "</Digest>")),
    ] {
        assert_refused(&manifest, "package.manifest-malformed");
    }
}

#[test]
fn line_43_a_bracket_or_a_document_too_many() {
    let good = good_listing();
    assert_refused(&format!("<files>{good}<</files>"), "package.manifest-unexpected");
    assert_refused(&format!("<files>{good}</files><files/>"), "package.manifest-unexpected");
}

#[test]
fn line_43_other_encoding() {
    let declared = format!("<?xml version=\"1.0\" encoding=\"Big5\"?><files>{}</files>", good_listing());
    assert_refused(&declared, "package.manifest-malformed");
    let utf16: Vec<u8> = "\u{FEFF}<files/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(refusal(&package_with(&utf16)), "package.manifest-malformed");
    let latin1 = b"<files><file><filename>caf\xe9.csv</filename></file></files>";
    assert_eq!(refusal(&package_with(latin1)), "package.manifest-malformed");
}

#[test]
fn line_43_characters_that_xml_does_not_have() {
    for character in
        ["\u{2}", "\u{FFFF}", "&#0;", "&#2;", "&#xD800;", "&#xFFFE;", "&#+9;", "&#x;", "&#;", "]]>"]
    {
        let listed = good_listing().replace("a.csv", character);
        assert_refused(&format!("<files>{listed}</files>"), "package.manifest-malformed");
    }
}

#[test]
fn line_43_a_declaration_that_is_none() {
    for declaration in [
        "<?xml?>",
        "<?xml version=\"1.0\"",
        "<?xml version=\"1.0'?>",
        "<?xml encoding=\"UTF-8\" version=\"1.0\"?>",
        "<?xmlversion=\"1.0\"?>",
        "<?xml version=\"1.0\" standalone=\"maybe\"?>",
        "<?xml version=\"1.0\" more=\"yes\"?>",
        "<?xml-stylesheet href=\"a\"?>",
    ] {
        assert_refused(
            &format!("{declaration}<files>{}</files>", good_listing()),
            "package.manifest-malformed",
        );
    }
}

#[test]
fn line_43_tags_that_are_none() {
    let good = good_listing();
    for manifest in
        ["< files/>".into(), "<files//>".into(), format!("<files>{good}</files a=\"\">"), "<!files/>".into()]
    {
        let code = refusal(&package_with(manifest.as_bytes()));
        assert!(
            matches!(code, "package.manifest-malformed" | "package.manifest-wrong-root"),
            "{manifest}: {code}"
        );
    }
}

#[test]
fn a_declaration_may_say_what_is_so_anyway() {
    for declaration in [
        "<?xml version=\"1.0\"?>",
        "<?xml version='1.0' encoding='utf-8'?>\n",
        "<?xml version = \"1.0\" encoding=\"UTF-8\" standalone=\"yes\" ?>\r\n",
    ] {
        let manifest = format!("{declaration}<files >\n{}\t</files >\n", good_listing());
        support::authenticate(&package_with(manifest.as_bytes())).unwrap();
    }
}

#[test]
fn references_stand_for_their_characters() {
    let manifest = format!("<files>{}</files>", listing("&#x61;&#46;&#99;sv", &digest(FILE.1)));
    support::authenticate(&package_with(manifest.as_bytes())).unwrap();
    let named = format!("<files>{}</files>", listing("&lt;&gt;&amp;&quot;&apos;", &digest(FILE.1)));
    assert_eq!(Listed::read_manifest(named.as_bytes()).unwrap()[0].name, "<>&\"'");
}

#[test]
fn line_43_xml_1_1() {
    let manifest = format!("<?xml version=\"1.1\"?><files>{}</files>", good_listing());
    assert_refused(&manifest, "package.manifest-malformed");
}

#[test]
fn line_44_doctype_or_entities() {
    let good = good_listing();
    assert_refused(&format!("<!DOCTYPE files><files>{good}</files>"), "package.manifest-has-doctype");
    let entity = format!("<!DOCTYPE files [<!ENTITY a \"b\">]><files>{good}</files>");
    assert_refused(&entity, "package.manifest-has-doctype");
    let used = good.replace("a.csv", "&a;.csv");
    assert_refused(&format!("<files>{used}</files>"), "package.manifest-has-doctype");
}

#[test]
fn line_45_depth_cap() {
    let deep = "<file>".repeat(10_000);
    assert_refused(&format!("<files>{deep}"), "package.manifest-unexpected");
}

#[test]
fn line_45_attribute_cap() {
    // Not one attribute is allowed, so ten thousand cost no more than the first.
    let attributes = " a=\"\"".repeat(10_000);
    assert_refused(&format!("<files><file{attributes}/></files>"), "package.manifest-unexpected");
    assert_refused(&format!("<files{attributes}/>"), "package.manifest-wrong-root");
}

#[test]
fn line_45_size_cap() {
    let manifest = format!("<files>{}{}</files>", good_listing(), " ".repeat(10_000));
    let limits = Limits { manifest_bytes: 1000, ..Limits::default() };
    let package = package_with(manifest.as_bytes());
    let refusal = Opened::read(&package, &limits).unwrap().authenticate().unwrap_err();
    assert_eq!(refusal.code(), "package.manifest-too-large");
    let limits = Limits { manifest_bytes: manifest.len() as u64, ..Limits::default() };
    assert!(Opened::read(&package, &limits).unwrap().authenticate().is_ok());
}

#[test]
fn line_46_wrong_root_or_namespace() {
    let good = good_listing();
    for manifest in [
        format!("<manifest>{good}</manifest>"),
        format!("<Files>{good}</Files>"),
        format!("<x:files>{good}</x:files>"),
        format!("<files xmlns=\"urn:x\">{good}</files>"),
    ] {
        assert_refused(&manifest, "package.manifest-wrong-root");
    }
}

#[test]
fn line_47_unknown_element_or_attribute() {
    let good = good_listing();
    for manifest in [
        format!("<files>{good}<extra/></files>"),
        format!("<files>{}</files>", good.replace("</file>", "<size>5</size></file>")),
        format!("<files>{}</files>", good.replace("<file>", "<file id=\"1\">")),
        format!("<files>{}</files>", good.replace("<digest>", "<digest alg=\"md5\">")),
        format!("<files>{}</files>", good.replace("a.csv", "a<b/>.csv")),
    ] {
        assert_refused(&manifest, "package.manifest-unexpected");
    }
}

#[test]
fn line_47_repeated_or_missing_element() {
    let good = good_listing();
    let twice = good.replace("</file>", "<filename>b.csv</filename></file>");
    assert_refused(&format!("<files>{twice}</files>"), "package.manifest-unexpected");
    let without = good.replace("<filename>a.csv</filename>", "");
    assert_refused(&format!("<files>{without}</files>"), "package.manifest-unexpected");
}

#[test]
fn line_47_text_comment_instruction_or_cdata() {
    let good = good_listing();
    for manifest in [
        format!("<files>{good}loose text</files>"),
        format!("<files><!-- {good} --></files>"),
        format!("<files>{good}<?php ?></files>"),
        format!("<files>{}</files>", good.replace("a.csv", "<![CDATA[a.csv]]>")),
        format!("<files>{good}</files><!-- end -->"),
        format!("<files>{good}</files> loose text"),
    ] {
        assert_refused(&manifest, "package.manifest-unexpected");
    }
}

#[test]
fn line_48_file_listed_twice() {
    assert_refused(&format!("<files>{0}{0}</files>", good_listing()), "package.listed-twice");
}

#[test]
fn line_49_listed_but_absent() {
    let absent = listing("b.csv", &digest(b""));
    assert_refused(&format!("<files>{}{absent}</files>", good_listing()), "package.listed-file-absent");
}

#[test]
fn line_49_a_directory_is_not_a_listed_file() {
    let mut entries = vec![RawEntry::stored(FILE.0, FILE.1), RawEntry::stored("b/", b"")];
    let manifest = format!("<files>{}{}</files>", good_listing(), listing("b", &digest(b"")));
    entries.extend(signature_of(manifest.as_bytes()));
    assert_eq!(refusal(&RawZip::of(&entries).bytes), "package.listed-file-absent");
}

#[test]
fn line_50_present_but_not_listed() {
    for name in ["b.csv", "META-INFO/extra.xml", "meta-info/x"] {
        let mut entries = signed_entries(&sample_files());
        entries.push(RawEntry::stored(name, b""));
        assert_eq!(refusal(&RawZip::of(&entries).bytes), "package.file-not-listed", "{name}");
    }
}

#[test]
fn nothing_listed() {
    let entries = signature_of(b"<files></files>");
    assert_eq!(refusal(&RawZip::of(&entries).bytes), "package.no-files");
    assert_eq!(refusal(&RawZip::of(&signature_of(b"<files/>")).bytes), "package.no-files");
}

#[test]
fn line_51_digest_mismatch() {
    let other = listing(FILE.0, &digest(b"other"));
    assert_refused(&format!("<files>{other}</files>"), "package.digest-mismatch");
}

#[test]
fn line_51_a_file_exchanged_with_a_proper_checksum() {
    let mut entries = signed_entries(&sample_files());
    entries[1] = RawEntry::stored("household.csv", b"name,relation\nZ,head\n");
    assert_eq!(refusal(&RawZip::of(&entries).bytes), "package.digest-mismatch");
}

#[test]
fn line_51_two_files_exchanged() {
    let files = sample_files();
    let mut entries = signed_entries(&files);
    entries[0] = RawEntry::stored(files[0].0, files[1].1);
    entries[1] = RawEntry::stored(files[1].0, files[0].1);
    assert_eq!(refusal(&RawZip::of(&entries).bytes), "package.digest-mismatch");
}

#[test]
fn line_52_digest_of_wrong_length_or_alphabet() {
    let good = digest(FILE.1);
    for bad in [
        String::new(),
        good[..63].into(),
        good[..62].into(),
        format!("{good}00"),
        format!("g{}", &good[1..]),
        format!(" {good}"),
        format!("+{}", &good[1..]),
    ] {
        assert_refused(&format!("<files>{}</files>", listing(FILE.0, &bad)), "package.digest-malformed");
    }
}

#[test]
fn line_53_another_digest_algorithm() {
    for digits in [32, 40, 96, 128] {
        let manifest = format!("<files>{}</files>", listing(FILE.0, &"a".repeat(digits)));
        assert_refused(&manifest, "package.digest-malformed");
    }
}

#[test]
fn line_54_name_that_climbs_or_names_meta_info() {
    let listed = |name: &str| format!("<files>{}</files>", listing(name, &digest(FILE.1)));
    for name in ["../a.csv", "/a.csv", "a\\b.csv", "META-INFO/manifest.xml", "meta-info/x", "a/", "", "&#9;"]
    {
        assert_refused(&listed(name), "package.manifest-name-refused");
    }
}
