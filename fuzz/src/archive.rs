//! What must hold for any bytes taken as an archive; run by the fuzzer and, over mutated packages, by the tests.

use std::io::{self, Cursor, Read};

use mydata_package::{Host, Limits, Opened, Source};

/// The same bytes, read as from a disk.
struct Disk<'a>(&'a [u8]);

impl Source for Disk<'_> {
    fn size(&self) -> u64 {
        self.0.len() as u64
    }

    fn read_at(&self, position: u64, buffer: &mut [u8]) -> io::Result<()> {
        let mut bytes = Cursor::new(self.0);
        bytes.set_position(position);
        bytes.read_exact(buffer)
    }
}

/// Reads the archive's structure from memory and from a disk: never a panic, the same answer, and what is accepted has
/// the entries that a second, lenient reader finds.
pub fn archive(bytes: &[u8]) {
    let limits = Limits { archive_bytes: 1 << 20, expanded_bytes: 4 << 20, ..Limits::default() };
    let disk = Opened::read_source(Disk(bytes), &limits, &Host::default());
    let opened = match (Opened::read(bytes, &limits), disk) {
        (Ok(opened), Ok(disk)) => {
            assert!(opened.unchecked_entries().eq(disk.unchecked_entries()), "memory and disk differ");
            opened
        }
        (memory, disk) => {
            assert_eq!(memory.err(), disk.err(), "memory and disk differ");
            return;
        }
    };
    let mut second = zip::ZipArchive::new(Cursor::new(bytes)).expect("a strict archive is an archive");
    let sizes: Vec<u64> = opened.unchecked_entries().map(|(_, size)| size).collect();
    assert_eq!(second.len(), sizes.len(), "two readers find different entries");
    for (index, size) in sizes.into_iter().enumerate() {
        let entry = second.by_index_raw(index).expect("a strict entry is an entry");
        assert_eq!(entry.size(), size, "two readers find different sizes");
    }
}
