//! What is unusual in the field, harmless, and accepted with its name.

mod support;

use mydata_package::{CERTIFICATE, Compression, MANIFEST, SIGNATURE};
use support::{
    RawEntry, RawZip, authenticate, certificate_pem, digest, findings, listing, package_of, sample_files,
    sign, signature_of, signed_entries,
};

/// A package whose entries are changed without touching what is signed.
fn with_entries(change: impl FnMut(&mut RawEntry)) -> Vec<u8> {
    let mut entries = signed_entries(&sample_files());
    entries.iter_mut().for_each(change);
    RawZip::of(&entries).bytes
}

fn with_manifest(manifest: &[u8]) -> Vec<u8> {
    let mut entries = vec![RawEntry::stored("a.csv", b"1")];
    entries.extend(signature_of(manifest));
    RawZip::of(&entries).bytes
}

fn named(name: &[u8], listed: &str, flags: u16) -> Vec<u8> {
    let entry = RawEntry { name: name.to_vec(), flags, ..RawEntry::stored("a", b"1") };
    let manifest = format!("<files>{}</files>", listing(listed, &digest(b"1")));
    let mut entries = vec![entry];
    entries.extend(signature_of(manifest.as_bytes()));
    RawZip::of(&entries).bytes
}

#[test]
fn our_own_packages_have_nothing_unusual() {
    for compression in [Compression::Stored, Compression::Deflated] {
        assert!(findings(&package_of(&sample_files(), compression)).is_empty());
    }
}

#[test]
fn tolerated_names_with_backslashes_for_meta_info() {
    let package = with_entries(|entry| {
        entry.name =
            String::from_utf8(entry.name.clone()).unwrap().replace("META-INFO/", r"META-INFO\").into();
    });
    assert_eq!(findings(&package), ["package.backslash-name"]);
}

#[test]
fn tolerated_names_in_utf8_without_the_flag() {
    let package = named("戶籍.csv".as_bytes(), "戶籍.csv", 0);
    assert_eq!(findings(&package), ["package.unflagged-utf8-name"]);
}

#[test]
fn tolerated_names_in_big5() {
    // 戶籍 is A4E1 C479; 功 and 許 have a back-slash for their second byte.
    let package = named(b"\xA4\xE1\xC4\x79.csv", "戶籍.csv", 0);
    assert_eq!(findings(&package), ["package.big5-name"]);
    let package = named(b"\xA5\x5C\xB3\x5C.csv", "功許.csv", 0);
    assert_eq!(findings(&package), ["package.big5-name"]);
    assert_eq!(authenticate(&package).unwrap().read("功許.csv").unwrap(), b"1");
}

#[test]
fn rare_characters_beyond_the_basic_plane() {
    let name = "𠮷野\u{2A6A5}.csv";
    assert!(findings(&named(name.as_bytes(), name, 1 << 11)).is_empty());
}

#[test]
fn tolerated_a_bom_and_cr_lf_in_the_manifest() {
    let listed = listing("a.csv", &digest(b"1"));
    let bom = format!("\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\"?><files>{listed}</files>");
    assert_eq!(findings(&with_manifest(bom.as_bytes())), ["package.manifest-has-bom"]);
    let cr_lf = format!("<?xml version=\"1.0\"?>\r\n<files>\r\n  {listed}\r\n</files>\r\n");
    assert_eq!(findings(&with_manifest(cr_lf.as_bytes())), ["package.manifest-has-cr-lf"]);
}

#[test]
fn tolerated_indentation_standalone_and_character_references() {
    let digest = digest(b"1");
    let manifest = format!(
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<files >\n\t<file>\n\t\t\
         <digest>{digest}</digest>\n\t\t<filename>&#97;&#x2E;csv</filename>\n\t</file>\n</files>\n"
    );
    assert!(findings(&with_manifest(manifest.as_bytes())).is_empty());
}

#[test]
fn the_five_entities_of_xml() {
    let name = "A&B <\"'>.csv";
    let listed = "A&amp;B &lt;&quot;&apos;&gt;.csv";
    assert!(findings(&named(name.as_bytes(), listed, 0)).is_empty());
}

#[test]
fn tolerated_upper_case_digests() {
    let manifest = format!("<files>{}</files>", listing("a.csv", &digest(b"1").to_uppercase()));
    let package = with_manifest(manifest.as_bytes());
    assert_eq!(findings(&package), ["package.digest-upper-case"]);
    // What we say is lower case.
    assert_eq!(authenticate(&package).unwrap().files()[0].digest, digest(b"1"));
}

#[test]
fn tolerated_valid_data_descriptors() {
    for signed in [true, false] {
        let package = with_entries(|entry| *entry = entry.clone().into_deflated().with_descriptor(signed));
        assert!(findings(&package).iter().all(|code| *code == "package.data-descriptor"));
        let package = authenticate(&package).unwrap();
        for (name, content) in sample_files() {
            assert_eq!(package.read(name).unwrap(), content);
        }
    }
}

#[test]
fn tolerated_a_data_descriptor_beside_sizes_that_are_stated_as_well() {
    let mut entry = RawEntry::deflated("a.csv", b"1,1,1,1,1,1").with_descriptor(true);
    entry.descriptor.clear();
    entry.flags = 0;
    let manifest = format!("<files>{}</files>", listing("a.csv", &digest(b"1,1,1,1,1,1")));
    let mut entries = vec![entry];
    entries.extend(signature_of(manifest.as_bytes()));
    let mut zip = RawZip::of(&entries);
    let descriptor = RawEntry::deflated("a.csv", b"1,1,1,1,1,1").with_descriptor(true).descriptor;
    zip.insert(zip.locals[1], &descriptor);
    zip.repair_offsets();
    zip.put_u16(zip.locals[0] + 6, 8);
    zip.put_u16(zip.centrals[0] + 8, 8);
    assert_eq!(findings(&zip.bytes), ["package.data-descriptor"]);
}

#[test]
fn tolerated_empty_directory_entries() {
    let mut entries = signed_entries(&sample_files());
    entries.insert(0, RawEntry::stored("META-INFO/", b""));
    assert_eq!(findings(&RawZip::of(&entries).bytes), ["package.plain-directory"]);
    // Java deflates even that.
    entries[0] = RawEntry::deflated("META-INFO/", b"").with_descriptor(true);
    let codes = findings(&RawZip::of(&entries).bytes);
    assert_eq!(codes, ["package.plain-directory", "package.data-descriptor"]);
}

#[test]
fn tolerated_entry_comments() {
    assert_eq!(
        findings(&with_entries(|entry| entry.comment = b"hello".to_vec())),
        ["package.entry-comment"; 1]
    );
}

#[test]
fn tolerated_a_short_harmless_archive_comment() {
    let mut zip = RawZip::of(&signed_entries(&sample_files()));
    zip.put_u16(zip.end + 20, 5);
    zip.bytes.extend(b"hello");
    assert_eq!(findings(&zip.bytes), ["package.archive-comment"]);
}

#[test]
fn tolerated_methods_mixed_per_file() {
    let mut first = true;
    let package = with_entries(|entry| {
        if std::mem::take(&mut first) {
            *entry = entry.clone().into_deflated();
        }
    });
    assert!(findings(&package).is_empty());
}

#[test]
fn extra_fields_with_timestamps() {
    let timestamp = vec![0x55, 0x54, 5, 0, 1, 0, 0, 0, 0];
    let package = with_entries(|entry| entry.local_extra = timestamp.clone());
    assert!(findings(&package).iter().all(|code| *code == "package.extra-field"));
}

#[test]
fn attributes_copied_from_a_disk() {
    let mut modes = [0o100_644, 0o100_600, 0o100_755, 0o100_664, 0o100_444].into_iter();
    let package = with_entries(|entry| {
        entry.made_by = 0x031E;
        entry.external = modes.next().unwrap() << 16;
        entry.internal = 1;
    });
    assert_eq!(findings(&package), ["package.attributes-vary"]);
}

#[test]
fn a_certificate_with_windows_line_ends_or_none_at_its_end() {
    let with = |certificate: String| {
        let mut entries = signed_entries(&sample_files());
        *entries.last_mut().unwrap() = RawEntry::stored(CERTIFICATE, certificate.as_bytes());
        RawZip::of(&entries).bytes
    };
    assert_eq!(findings(&with(certificate_pem().replace('\n', "\r\n"))), ["package.certificate-has-cr-lf"]);
    assert!(findings(&with(certificate_pem().trim_end().to_owned())).is_empty());
}

#[test]
fn files_in_any_order_and_in_folders() {
    let name = "年度/所得.csv";
    let manifest = format!("<files>{}</files>", listing(name, &digest(b"1")));
    let entries = [
        RawEntry::stored(CERTIFICATE, certificate_pem().as_bytes()),
        RawEntry::stored(name, b"1"),
        RawEntry::stored(SIGNATURE, &sign(manifest.as_bytes())),
        RawEntry::stored(MANIFEST, manifest.as_bytes()),
    ];
    assert_eq!(authenticate(&RawZip::of(&entries).bytes).unwrap().read(name).unwrap(), b"1");
}
