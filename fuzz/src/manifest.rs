//! What must hold for any bytes taken as a manifest; run by the fuzzer and, over mutated manifests, by the tests.

use std::collections::HashSet;
use std::io::{Cursor, Write};

use mydata_package::delivery::Delivery;
use mydata_package::{Limits, Listed, MANIFEST};
use zip::write::SimpleFileOptions;

/// Reads the bytes as the manifest of a package and of a delivery: never a panic, and what is accepted lists plain files
/// once each.
pub fn manifest(bytes: &[u8]) {
    if let Ok(listed) = Listed::read_manifest(bytes) {
        let names: HashSet<_> = listed.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names.len(), listed.len(), "a file is listed twice");
        for name in names {
            assert!(!name.starts_with('/') && !name.contains(['\\', '\0']), "{name:?} is no plain name");
            assert!(
                name.split('/').all(|part| !["", ".", "..", "META-INFO"].contains(&part)),
                "{name:?} leads elsewhere"
            );
        }
    }
    if let Ok(delivery) = Delivery::read(delivery_with(bytes), &Limits::default()) {
        // Nothing but the manifest is in there, so nothing may be said to be delivered as well.
        assert!(delivery.items().iter().all(|item| delivery.package(&item.resource_id).is_err()));
    }
}

fn delivery_with(manifest: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file(MANIFEST, stored).expect("memory can be written to");
    zip.write_all(manifest).expect("memory can be written to");
    zip.finish().expect("memory can be written to").into_inner()
}
