//! What must hold for any bytes taken as a whole package; run by the fuzzer and, over mutated packages, by the tests.

use std::io::{Cursor, Read};

use mydata_package::delivery::Delivery;
use mydata_package::{Limits, Opened};

/// Bounds that keep one run short; the reader must respect them.
fn limits() -> Limits {
    Limits { archive_bytes: 1 << 20, expanded_bytes: 4 << 20, ..Limits::default() }
}

/// Opens the bytes as a package and as a delivery: neither panics, and what is accepted is what a second, lenient
/// reader finds there as well.
pub fn package(bytes: &[u8]) {
    if let Ok(package) = Opened::read(bytes, &limits()).and_then(Opened::authenticate) {
        for file in package.files() {
            let content = package.read(&file.name).expect("an authentic file is readable");
            assert_eq!(content.len() as u64, file.size);
            assert_second_opinion(bytes, &content);
        }
    }
    if let Ok(delivery) = Delivery::read(bytes, &limits()) {
        for item in delivery.items() {
            if let Ok(content) = delivery.package(&item.resource_id) {
                assert_second_opinion(bytes, &content);
            }
        }
    }
}

/// Some entry, as the crate `zip` reads it, has this content. Names are left out: the two decode them differently.
fn assert_second_opinion(bytes: &[u8], content: &[u8]) {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a strict archive is an archive");
    let found = (0..archive.len()).any(|index| {
        let mut read = Vec::new();
        archive.by_index(index).is_ok_and(|mut entry| entry.read_to_end(&mut read).is_ok()) && read == content
    });
    assert!(found, "two readers read different files");
}
