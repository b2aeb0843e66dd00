//! Packages that are not in memory are judged as those that are, and are not believed twice.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::cell::{Cell, RefCell};
use std::io;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use mydata_package::{
    Authentic, Compression, Fetched, Host, Limits, Opened, PackageError, RemoteSource, Source,
};
use support::breakage::{Random, mutate};
use support::corpus::corpus;
use support::{RawEntry, RawZip, ambiguous, authenticate, package_of, sample_files, signed_entries};

/// Bytes that are read like a file's, and may be changed or taken away meanwhile.
#[derive(Default)]
struct Disk {
    bytes: RefCell<Vec<u8>>,
    largest_read: Cell<usize>,
    is_gone: Cell<bool>,
}

impl Disk {
    fn holding(bytes: &[u8]) -> Self {
        Self { bytes: RefCell::new(bytes.to_vec()), ..Self::default() }
    }
}

impl Source for &Disk {
    fn size(&self) -> u64 {
        self.bytes.borrow().len() as u64
    }

    fn read_at(&self, position: u64, buffer: &mut [u8]) -> io::Result<()> {
        if self.is_gone.get() {
            return Err(io::Error::other("the disk is gone"));
        }
        self.largest_read.set(self.largest_read.get().max(buffer.len()));
        let start = usize::try_from(position).unwrap();
        let bytes = self.bytes.borrow();
        let read = bytes.get(start..start + buffer.len()).ok_or(io::ErrorKind::UnexpectedEof)?;
        buffer.copy_from_slice(read);
        Ok(())
    }
}

/// A disk that lies elsewhere: nothing of it is there when it is asked for first.
struct Elsewhere<'d>(&'d Disk);

impl RemoteSource for Elsewhere<'_> {
    fn size(&self) -> u64 {
        self.0.size()
    }

    fn read_at(&self, position: u64, len: usize) -> Fetched<'_> {
        Box::pin(async move {
            let mut has_been_asked = false;
            std::future::poll_fn(|_| {
                if std::mem::replace(&mut has_been_asked, true) { Poll::Ready(()) } else { Poll::Pending }
            })
            .await;
            let mut bytes = vec![0; len];
            self.0.read_at(position, &mut bytes)?;
            Ok(bytes)
        })
    }
}

/// Whatever it waits for will be there when it is asked again.
fn run<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    loop {
        if let Poll::Ready(outcome) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return outcome;
        }
    }
}

fn fetch(disk: &Disk) -> Result<Authentic<'_>, PackageError> {
    run(Authentic::fetch(Elsewhere(disk), &Limits::default(), &Host::default()))
}

fn authenticate_on(disk: &Disk) -> Result<Authentic<'_>, PackageError> {
    Opened::read_source(disk, &Limits::default(), &Host::default())?.authenticate()
}

#[track_caller]
fn assert_judged_alike(bytes: &[u8], what: &str) {
    let disk = Disk::holding(bytes);
    match (authenticate_on(&disk), fetch(&disk)) {
        (Ok(disk), Ok(remote)) => {
            assert_eq!(disk.files(), remote.files(), "{what}");
            assert_eq!(disk.findings(), remote.findings(), "{what}");
            assert_eq!(disk.certificate_der(), remote.certificate_der(), "{what}");
            assert_eq!(disk.manifest_sha256(), remote.manifest_sha256(), "{what}");
        }
        (disk, remote) => assert_eq!(disk.err(), remote.err(), "{what}"),
    }
    match (authenticate(bytes), authenticate_on(&disk)) {
        (Ok(memory), Ok(disk)) => {
            assert_eq!(memory.files(), disk.files(), "{what}");
            assert_eq!(memory.findings(), disk.findings(), "{what}");
            for file in memory.files() {
                assert_eq!(memory.read(&file.name), disk.read(&file.name), "{what}");
            }
        }
        (memory, disk) => assert_eq!(memory.err(), disk.err(), "{what}"),
    }
}

#[test]
fn ambiguous_packages_are_judged_alike() {
    for case in ambiguous::ALL.iter() {
        assert_judged_alike(&case.bytes, &case.name);
    }
}

#[test]
fn damaged_packages_are_judged_alike() {
    let corpus = corpus();
    let mut random = Random(0x534F_5552_4345);
    for round in 0..10_000 {
        let mut bytes = corpus.get(round % corpus.len()).unwrap().clone();
        let other = corpus.get(random.below(corpus.len())).unwrap();
        mutate(&mut bytes, other, &mut random);
        assert_judged_alike(&bytes, &format!("round {round}"));
    }
}

#[test]
fn a_large_file_is_read_in_small_pieces() {
    let content: Vec<u8> =
        (0..1_000_000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
    for compression in [Compression::Stored, Compression::Deflated] {
        let disk = Disk::holding(&package_of(&[("large.bin", &content)], compression));
        let package = authenticate_on(&disk).unwrap();
        assert_eq!(package.read("large.bin").as_deref(), Ok(content.as_slice()));
        fetch(&disk).unwrap();
        assert!(disk.largest_read.get() <= 128 << 10, "{} bytes at once", disk.largest_read.get());
    }
}

#[test]
fn a_large_directory_is_read_record_by_record() {
    let mut entries = signed_entries(&sample_files());
    let many =
        (0..4000).map(|n| RawEntry { comment: vec![b'c'; 1000], ..RawEntry::stored(&format!("{n}/"), b"") });
    entries.extend(many);
    let disk = Disk::holding(&RawZip::of(&entries).bytes);
    assert!(disk.bytes.borrow().len() > 4 << 20);
    authenticate_on(&disk).unwrap();
    fetch(&disk).unwrap();
    assert!(disk.largest_read.get() <= 128 << 10, "{} bytes at once", disk.largest_read.get());
}

#[test]
fn a_file_changed_after_the_check_is_not_handed_out() {
    for compression in [Compression::Stored, Compression::Deflated] {
        let mut entries = signed_entries(&[("a.csv", b"1,2,3")]);
        let disk = Disk::holding(&RawZip::of(&entries).bytes);
        let package = authenticate_on(&disk).unwrap();
        // A proper archive of the same shape, with a proper checksum; but our directory was read before.
        entries[0] = match compression {
            Compression::Stored => RawEntry::stored("a.csv", b"1,2,4"),
            Compression::Deflated => RawEntry::deflated("a.csv", b"1,2,4"),
        };
        disk.bytes.replace(RawZip::of(&entries).bytes);
        assert_eq!(package.read("a.csv").map_err(|error| error.code()), Err("package.crc-mismatch"));
    }
}

#[test]
fn a_change_that_keeps_the_checksum_is_noticed_by_the_digest() {
    // CRC-32 is linear: this is its polynomial, and adding it to a text changes nothing that a CRC sees.
    const UNSEEN: [u8; 5] = [0x41, 0x06, 0x71, 0xDB, 0x01];
    let content = b"0123456789";
    let disk = Disk::holding(&package_of(&[("a.csv", content)], Compression::Stored));
    let package = authenticate_on(&disk).unwrap();
    let at = disk.bytes.borrow().windows(10).position(|window| window == content).unwrap();
    for (byte, change) in disk.bytes.borrow_mut().iter_mut().skip(at).zip(UNSEEN) {
        *byte ^= change;
    }
    assert_eq!(package.read("a.csv"), Err(PackageError::DigestMismatch { name: "a.csv".into() }));
}

#[test]
fn a_source_that_fails_is_a_refusal_of_its_own() {
    let disk = Disk::holding(&package_of(&sample_files(), Compression::Stored));
    let package = authenticate_on(&disk).unwrap();
    disk.is_gone.set(true);
    let refusal = PackageError::Unreadable { reason: "the disk is gone".into() };
    assert_eq!(package.read("household.csv"), Err(refusal.clone()));
    assert_eq!(authenticate_on(&disk).err(), Some(refusal.clone()));
    assert_eq!(fetch(&disk).err(), Some(refusal));
}

#[test]
fn what_has_to_be_fetched_is_not_waited_for_by_those_who_cannot_wait() {
    let disk = Disk::holding(&package_of(&sample_files(), Compression::Stored));
    let package = fetch(&disk).unwrap();
    let refusal = PackageError::Unreadable { reason: "the bytes have to be fetched".into() };
    assert_eq!(package.read("household.csv"), Err(refusal));
}

#[test]
fn a_file_can_be_fetched_from_elsewhere_and_is_not_believed_twice() {
    for compression in [Compression::Stored, Compression::Deflated] {
        let bytes = package_of(&sample_files(), compression);
        let disk = Disk::holding(&bytes);
        let (memory, package) = (authenticate(&bytes).unwrap(), fetch(&disk).unwrap());
        for file in package.files() {
            assert_eq!(run(package.fetch_file(&file.name)), memory.read(&file.name), "{}", file.name);
        }
        let unknown = run(package.fetch_file("no such file")).unwrap_err();
        assert_eq!(unknown.code(), "package.file-unknown");
        disk.is_gone.set(true);
        let gone = run(package.fetch_file("household.csv")).unwrap_err();
        assert_eq!(gone.code(), "package.unreadable");
    }
}

#[test]
fn a_source_that_gives_fewer_bytes_than_asked_for_is_refused() {
    struct Stingy<'d>(Elsewhere<'d>);
    impl RemoteSource for Stingy<'_> {
        fn size(&self) -> u64 {
            self.0.size()
        }
        fn read_at(&self, position: u64, len: usize) -> Fetched<'_> {
            self.0.read_at(position, len - 1)
        }
    }
    let disk = Disk::holding(&package_of(&sample_files(), Compression::Stored));
    let fetched = run(Authentic::fetch(Stingy(Elsewhere(&disk)), &Limits::default(), &Host::default()));
    assert_eq!(fetched.err(), Some(PackageError::Truncated));
}
