//! What is packed is what is read.

mod support;

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io::Cursor;

use mydata_package::{
    Compression, Limits, Opened, PackageError, PackageStream, PackageWriter, SigningKey, WriteError,
};
use proptest::prelude::*;
use support::{authenticate, certificate_pem, package_of, sample_files, sign};

fn names() -> impl Strategy<Value = String> {
    "[a-z戶籍名𠮷 _.&<>'\"-]{1,20}".prop_filter("a name is more than dots and spaces", |name| {
        let plain = name.trim();
        !plain.is_empty() && plain != "." && plain != ".." && name.trim_matches('.') == *name
    })
}

fn compressions() -> impl Strategy<Value = Compression> {
    prop_oneof![Just(Compression::Stored), Just(Compression::Deflated)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_file_comes_out_as_it_went_in(
        files in prop::collection::btree_map(names(), prop::collection::vec(any::<u8>(), 0..3000), 1..6),
        compression in compressions(),
    ) {
        prop_assume!(files.values().all(|content| !content.starts_with(b"PK\x03\x04")));
        let list: Vec<_> = files.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
        let bytes = package_of(&list, compression);
        let package = authenticate(&bytes).unwrap();
        let read: BTreeMap<_, _> =
            package.files().iter().map(|f| (f.name.clone(), package.read(&f.name).unwrap())).collect();
        prop_assert_eq!(read, files);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..4096)) {
        let _ = authenticate(&bytes);
    }

    #[test]
    fn no_manifest_makes_the_reader_panic(manifest in "[<>/&;!\\[\\]a-z0-9 \"=\u{FEFF}戶-]{0,200}") {
        let entries = support::signature_of(manifest.as_bytes());
        let _ = authenticate(&support::RawZip::of(&entries).bytes);
    }
}

#[test]
fn the_same_files_make_the_same_package() {
    let once = package_of(&sample_files(), Compression::Deflated);
    assert_eq!(once, package_of(&sample_files(), Compression::Deflated));
}

#[test]
fn a_stream_makes_the_same_package_as_a_writer() {
    for compression in [Compression::Stored, Compression::Deflated] {
        let mut stream = PackageStream::to(Cursor::new(Vec::new()), compression);
        for (name, content) in sample_files() {
            stream.add_file(name, content).unwrap();
        }
        let streamed = stream.sign(&certificate_pem(), |m| Ok::<_, Infallible>(sign(m))).unwrap();
        assert_eq!(streamed.into_inner(), package_of(&sample_files(), compression));
    }
}

#[test]
fn a_stream_takes_no_name_a_reader_would_refuse_and_none_twice() {
    let mut stream = PackageStream::to(Cursor::new(Vec::new()), Compression::Stored);
    for name in ["../a.csv", "META-INFO/x", ""] {
        assert!(matches!(stream.add_file(name, &b"1"[..]), Err(WriteError::Refused(_))), "{name:?}");
    }
    stream.add_file("a.csv", &b"1"[..]).unwrap();
    assert!(stream.add_file("a.csv", &b"2"[..]).is_err());
}

#[test]
fn a_large_file_is_read_in_pieces() {
    let content: Vec<u8> = (0..3_000_000_u32).map(|n| n.to_le_bytes()[n as usize % 3]).collect();
    let bytes = package_of(&[("large.csv", &content)], Compression::Deflated);
    let package = authenticate(&bytes).unwrap();
    let (mut pieces, mut read) = (0, Vec::new());
    package
        .stream("large.csv", |piece| {
            pieces += 1;
            read.extend_from_slice(piece);
        })
        .unwrap();
    assert!(pieces > 10);
    assert_eq!(read, content);
}

#[test]
fn only_listed_files_can_be_read() {
    let bytes = package_of(&sample_files(), Compression::Stored);
    let package = authenticate(&bytes).unwrap();
    for name in ["META-INFO/manifest.xml", "absent.csv", ""] {
        assert_eq!(package.read(name), Err(PackageError::FileUnknown { name: name.into() }));
    }
}

#[test]
fn a_package_may_own_its_bytes() {
    let bytes = package_of(&sample_files(), Compression::Stored);
    let package: mydata_package::Authentic<'static> =
        Opened::read(bytes, &Limits::default()).unwrap().authenticate().unwrap();
    assert_eq!(package.files().len(), 2);
}

#[test]
fn a_name_no_reader_would_take_is_not_packed() {
    for name in ["../a.csv", "a\\b.csv", "META-INFO/x", "", "/a.csv", "a\n.csv"] {
        let refused = PackageWriter::new()
            .add_file(name, "1")
            .sign(&certificate_pem(), |m| Ok::<_, Infallible>(sign(m)));
        assert!(matches!(refused, Err(WriteError::Refused(_))), "{name:?}");
    }
}

#[test]
fn a_key_that_is_not_the_certificates_is_noticed_by_the_writer() {
    let made = PackageWriter::new().add_file("a.csv", "1").sign(&certificate_pem(), |manifest| {
        let mut signature = sign(manifest);
        signature[0] ^= 1;
        Ok::<_, Infallible>(signature)
    });
    assert!(matches!(made, Err(WriteError::Refused(PackageError::SignatureMismatch))));
}

#[test]
fn a_failing_signer_is_reported_as_such() {
    let made = PackageWriter::new().add_file("a.csv", "1").sign(&certificate_pem(), |_| Err("no card"));
    assert!(matches!(made, Err(WriteError::Signer("no card"))));
}

#[test]
fn a_key_does_not_show_itself() {
    let pem = support::SIGNER.key_pem().unwrap();
    let key = SigningKey::from_pkcs8_pem(&pem).unwrap();
    assert_eq!(format!("{key:?}"), "SigningKey(***)");
    assert!(SigningKey::from_pkcs8_pem("no key").is_err());
}
