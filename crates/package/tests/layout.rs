//! What is laid out before its contents are there comes out as what is written at once.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

use mydata_package::delivery::{Delivery, DeliveryLayout, DeliveryWriter, Outcome};
use mydata_package::{ArchiveLayout, Checksum, Limits, PackageError, Span, WriteError};
use proptest::prelude::*;

fn sum(content: &[u8]) -> u32 {
    let mut checksum = Checksum::new();
    checksum.update(content);
    checksum.sum()
}

fn fill(spans: Vec<Span>, contents: &[Vec<u8>]) -> Vec<u8> {
    let bytes = spans.into_iter().map(|span| match span {
        Span::Bytes(bytes) => bytes,
        Span::Content(place) => contents[place].clone(),
    });
    bytes.flatten().collect()
}

/// A dataset's package, or the code of how it ended without one.
fn dataset() -> impl Strategy<Value = (String, String, Result<Vec<u8>, u16>)> {
    let id = prop_oneof![9 => "API\\.[A-Za-z0-9]{3}", 1 => "\\PC{0,12}"];
    let ended = prop_oneof![
        3 => proptest::collection::vec(any::<u8>(), 0..99).prop_map(Ok),
        2 => Just(Err(204)),
        1 => (200_u16..600).prop_map(Err),
    ];
    (id, "[ -~戶籍低收😀]{0,9}", ended)
}

proptest! {
    #[test]
    fn a_laid_out_delivery_is_the_written_one(datasets in proptest::collection::vec(dataset(), 0..6)) {
        let (mut writer, mut layout, mut packages) = (DeliveryWriter::new(), DeliveryLayout::new(), Vec::new());
        for (id, name, ended) in datasets {
            match ended {
                Ok(package) => {
                    layout = layout.add_package(&id, &name, package.len() as u64, sum(&package));
                    writer = writer.add_package(&id, &name, package.as_slice());
                    packages.push(package);
                }
                Err(code) => {
                    let outcome = Outcome::from_code(code).unwrap();
                    layout = layout.add_outcome(&id, &name, outcome);
                    writer = writer.add_outcome(&id, &name, outcome);
                }
            }
        }
        match (writer.finish(), layout.finish()) {
            (Ok(written), Ok(spans)) => prop_assert_eq!(written, fill(spans, &packages)),
            (written, laid_out) => {
                // What our reader refuses although it could be written: a dataset that was delivered and has no package.
                let reads = laid_out.ok().map(|spans| Delivery::read(fill(spans, &packages), &Limits::default()).is_ok());
                prop_assert!(written.is_err() && reads != Some(true));
            }
        }
    }
}

fn refusal(layout: ArchiveLayout) -> PackageError {
    match layout.finish().unwrap_err() {
        WriteError::Refused(refusal) => refusal,
        other => unreachable!("{other}"),
    }
}

#[test]
fn names_in_chinese_are_read_by_a_foreign_reader() {
    let contents = [b"one".to_vec(), Vec::new(), vec![7; 70_000]];
    let names = ["現戶全戶戶籍20260801093000.zip", "空.zip", "income.zip"];
    let mut layout = ArchiveLayout::new();
    for (name, content) in names.iter().zip(&contents) {
        layout.add(name, content.len() as u64, sum(content)).unwrap();
    }
    let archive = fill(layout.finish().unwrap(), &contents);
    let mut foreign = zip::ZipArchive::new(std::io::Cursor::new(archive)).unwrap();
    for (place, (name, content)) in names.iter().zip(&contents).enumerate() {
        let mut file = foreign.by_index(place).unwrap();
        let mut read = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut read).unwrap();
        assert_eq!((file.name().unwrap().as_ref(), &read), (*name, content));
    }
}

#[test]
fn two_files_of_one_name_are_refused() {
    let mut layout = ArchiveLayout::new();
    layout.add("a.zip", 1, 0).unwrap();
    layout.add("a.zip", 2, 0).unwrap();
    assert_eq!(refusal(layout), PackageError::ListedTwice { name: "a.zip".into() });
}

#[test]
fn a_name_that_leads_elsewhere_or_is_a_folders_or_too_long_is_refused() {
    for name in ["../a.zip", "/a.zip", "a\\b.zip", "folder/", "", &"a".repeat(513)] {
        assert!(ArchiveLayout::new().add(name, 0, 0).is_err(), "{name:?}");
    }
}

#[test]
fn what_would_need_zip64_is_refused() {
    let mut large = ArchiveLayout::new();
    for name in ["a.zip", "b.zip"] {
        large.add(name, 1 << 31, 0).unwrap();
    }
    assert_eq!(refusal(large).code(), "package.archive-too-large");
    let mut many = ArchiveLayout::new();
    for number in 0..=u16::MAX {
        many.add(&number.to_string(), 0, 0).unwrap();
    }
    assert_eq!(refusal(many), PackageError::TooManyEntries { count: 65_536, limit: 65_534 });
}
