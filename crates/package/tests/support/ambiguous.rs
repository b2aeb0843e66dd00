//! Archives that two readers read differently, made by class.
//!
//! The classes are those of "My ZIP isn't your ZIP: Identifying and Exploiting Semantic Gaps Between ZIP Parsers"
//! (USENIX Security 2025), table 4: A redundant metadata, B paths, C places of records. The archives are our own:
//! properly signed packages, so that nothing but the ambiguity can be the reason for a refusal.

use std::sync::LazyLock;

use super::{RawEntry, RawZip, sample_files, signed_entries};

/// One ambiguous archive.
pub struct Ambiguous {
    /// Class and construction: `a3 unicode path: other CRC`.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Every construction of every class, made once.
pub static ALL: LazyLock<Vec<Ambiguous>> = LazyLock::new(all);

fn all() -> Vec<Ambiguous> {
    [methods(), sizes(), names(), folders(), encryption(), duplicates(), characters(), paths(), casing()]
        .into_iter()
        .chain([hidden_files(), end_records(), counts(), directories(), zip64()])
        .flatten()
        .collect()
}

fn case(name: impl Into<String>, bytes: Vec<u8>) -> Ambiguous {
    Ambiguous { name: name.into(), bytes }
}

fn entries() -> Vec<RawEntry> {
    signed_entries(&sample_files())
}

/// The second entry is an ordinary file with an ASCII name.
fn with_entry(change: impl FnOnce(&mut RawEntry)) -> RawZip {
    let mut entries = entries();
    change(&mut entries[1]);
    RawZip::of(&entries)
}

fn deflated() -> RawZip {
    with_entry(|entry| *entry = entry.clone().into_deflated())
}

fn methods() -> Vec<Ambiguous> {
    let at = [("local", 8), ("central", 10)];
    let one_of = |(place, field): (&str, usize)| {
        let mut zip = deflated();
        let header = if place == "local" { zip.locals[1] } else { zip.centrals[1] };
        let size = zip.u32(header + field + 14);
        zip.put_u16(header + field, 0);
        zip.put_u32(header + field + 10, size);
        case(format!("a1 stored in the {place} header only"), zip.bytes)
    };
    at.into_iter().map(one_of).collect()
}

/// Sizes left out here and there, with and without data descriptors of every kind.
fn sizes() -> Vec<Ambiguous> {
    let mut cases = Vec::new();
    for is_deflated in [false, true] {
        for descriptor in ["none", "32 bit", "64 bit", "zero"] {
            for mask in 0..16 {
                let mut zip = with_entry(|entry| {
                    if is_deflated {
                        *entry = entry.clone().into_deflated();
                    }
                    describe(entry, descriptor);
                });
                let fields =
                    [zip.locals[1] + 18, zip.locals[1] + 22, zip.centrals[1] + 20, zip.centrals[1] + 24];
                for (bit, field) in fields.into_iter().enumerate() {
                    if mask & 1 << bit != 0 {
                        zip.put_u32(field, 0);
                    }
                }
                let name =
                    format!("a2 sizes: deflated {is_deflated}, descriptor {descriptor}, zero {mask:04b}");
                cases.push(case(name, zip.bytes));
            }
        }
    }
    cases
}

fn describe(entry: &mut RawEntry, kind: &str) {
    if kind == "none" {
        return;
    }
    let sizes = [u32::try_from(entry.data.len()).unwrap(), entry.size];
    entry.flags |= 1 << 3;
    entry.descriptor = b"PK\x07\x08".to_vec();
    entry.descriptor.extend(entry.crc32.to_le_bytes());
    for size in sizes {
        match kind {
            "64 bit" => entry.descriptor.extend(u64::from(size).to_le_bytes()),
            "zero" => entry.descriptor.extend([0; 4]),
            _ => entry.descriptor.extend(size.to_le_bytes()),
        }
    }
}

/// An Info-ZIP Unicode path field (APPNOTE 4.6.9).
pub fn unicode_path(version: u8, of_name: &[u8], path: &str) -> Vec<u8> {
    let mut content = vec![version];
    content.extend(super::raw::crc32(of_name).to_le_bytes());
    content.extend(path.as_bytes());
    let mut field = vec![0x75, 0x70];
    field.extend(u16::try_from(content.len()).unwrap().to_le_bytes());
    field.extend(content);
    field
}

fn names() -> Vec<Ambiguous> {
    let own = b"household.csv".as_slice();
    let mut differs = RawZip::of(&entries());
    differs.bytes[differs.locals[1] + 30..][..own.len()].copy_from_slice(b"hidden-it.exe");
    let mut cases = vec![case("a3 local and central name", differs.bytes)];
    let fields = [
        ("other path", unicode_path(1, own, "other.csv")),
        ("version 0", unicode_path(0, own, "other.csv")),
        ("version 2", unicode_path(2, own, "other.csv")),
        ("other CRC", unicode_path(1, b"another", "other.csv")),
        ("other CRC, own path", unicode_path(1, b"another", "household.csv")),
        ("twice", [unicode_path(1, own, "household.csv"), unicode_path(1, own, "other.csv")].concat()),
        ("not UTF-8", [&unicode_path(1, own, "other.csv")[..15], b"\xFF\xFE\xFD"].concat()),
    ];
    for (name, field) in fields {
        let places = [("both", true, true), ("local", true, false), ("central", false, true)];
        for (place, local, central) in places {
            let zip = with_entry(|entry| {
                entry.local_extra = if local { field.clone() } else { Vec::new() };
                entry.central_extra = if central { field.clone() } else { Vec::new() };
            });
            cases.push(case(format!("a3 unicode path: {name}, {place}"), zip.bytes));
        }
    }
    cases
}

fn folders() -> Vec<Ambiguous> {
    let added = |name: &str, content: &[u8]| {
        let mut entries = entries();
        entries.push(RawEntry::stored(name, content));
        RawZip::of(&entries).bytes
    };
    let mut cases = vec![
        case("a4 folder with data", added("folder/", b"data")),
        case("a4 folder by back-slash", added("folder\\", b"data")),
    ];
    for (kind, external) in [("DOS", 0x10), ("Unix", 0x4000 << 16)] {
        for system in [0, 3, 19] {
            let mut entries = entries();
            for entry in &mut entries {
                entry.made_by = u16::from_le_bytes([20, system]);
            }
            entries[1].external = external;
            let name = format!("a4 folder by {kind} attribute, made on {system}");
            cases.push(case(name, RawZip::of(&entries).bytes));
        }
    }
    cases
}

fn encryption() -> Vec<Ambiguous> {
    let mut cases = Vec::new();
    for (place, local, central) in [("local", 1, 0), ("central", 0, 1), ("both", 1, 1)] {
        let mut zip = RawZip::of(&entries());
        let (at_local, at_central) = (zip.locals[1] + 6, zip.centrals[1] + 8);
        zip.put_u16(at_local, local);
        zip.put_u16(at_central, central);
        cases.push(case(format!("a5 encrypted: {place}"), zip.bytes));
    }
    cases
}

/// A package that lists both names, each with content of its own.
fn pair(first: &str, second: &str) -> Vec<u8> {
    RawZip::of(&signed_entries(&[(first, b"first"), (second, b"second")])).bytes
}

fn duplicates() -> Vec<Ambiguous> {
    let mut entries = entries();
    entries.push(RawEntry::stored("household.csv", b"another"));
    vec![case("b1 the same name twice", RawZip::of(&entries).bytes)]
}

/// Every byte in a name, where systems differ in what they strip, replace or forbid.
fn characters() -> Vec<Ambiguous> {
    let named = |byte: u8| {
        let mut entries = signed_entries(&[("a b", b"1"), ("c", b"2")]);
        let name = [b'a', byte, b'b'];
        // Listed as it is written where XML lets it stand for itself; where not, the archive refuses it first.
        if (b' '..0x7F).contains(&byte) && !b"<&".contains(&byte) {
            entries = signed_entries(&[(std::str::from_utf8(&name).unwrap(), b"1"), ("c", b"2")]);
        }
        entries[0].name = name.to_vec();
        case(format!("b2 name with byte {byte:#04x}"), RawZip::of(&entries).bytes)
    };
    (0..=u8::MAX).map(named).collect()
}

fn paths() -> Vec<Ambiguous> {
    let paths =
        ["/a/b", "a//b", "a\\b", "./a/b", "a/./b", "a/b/.", "../a/b", "c/../a/b", "a/b/", "a", "A/B/c"];
    let both = paths.iter().flat_map(|path| [(*path, "a/b"), ("a/b", *path)]);
    both.map(|(first, second)| case(format!("b3 paths {first} and {second}"), pair(first, second))).collect()
}

fn casing() -> Vec<Ambiguous> {
    let pairs = [("test.txt", "test.TXT"), ("é", "É"), ("é", "e\u{301}"), ("ﬁ", "FI"), ("K", "\u{212A}")];
    pairs.map(|(first, second)| case(format!("b4 {first} and {second}"), pair(first, second))).into()
}

/// Files that only a reader of local headers finds.
fn hidden_files() -> Vec<Ambiguous> {
    let hidden = RawZip::of(&[RawEntry::stored("hidden.pdf", b"%PDF")]);
    let file = &hidden.bytes[..hidden.centrals[0]];
    let between = |position: fn(&RawZip) -> usize, bytes: &[u8]| {
        let mut zip = RawZip::of(&entries());
        zip.insert(position(&zip), bytes);
        zip.repair_offsets();
        zip.bytes
    };
    let mut comment = with_entry(|entry| entry.comment = file.to_vec());
    let at = comment.centrals[1] + 46 + "household.csv".len();
    let mut pointed = comment.clone();
    pointed.put_u32(pointed.centrals[1] + 42, u32::try_from(at).unwrap());
    let behind = u16::try_from(file.len()).unwrap();
    comment.put_u16(comment.end + 20, behind);
    comment.bytes.extend(file);
    let comment_alone = with_entry(|entry| entry.comment = file.to_vec()).bytes;
    vec![
        case("c1 entry inside an entry's comment", comment_alone),
        case("c1 local header not in the directory", between(|zip| zip.locals[1], file)),
        case("c1 local header before the directory", between(|zip| zip.centrals[0], file)),
        case("c1 local header before everything", between(|_| 0, file)),
        case("c1 records of an archive between two files", between(|zip| zip.locals[1], &hidden.bytes)),
        case("c1 entry inside a comment, pointed to", pointed.bytes),
        case("c1 entries inside comments", comment.bytes),
        case(
            "c1 entry inside an extra field",
            with_entry(|entry| entry.central_extra = extra_of(file)).bytes,
        ),
        case("c1 entry inside another's data", overlapping()),
    ]
}

fn extra_of(content: &[u8]) -> Vec<u8> {
    let len = u16::try_from(content.len()).unwrap();
    [&[0x37, 0x13][..], &len.to_le_bytes(), content].concat()
}

/// Two entries of the directory share one file's bytes (the kernel of the overlapping bomb).
pub fn overlapping() -> Vec<u8> {
    let mut zip = RawZip::of(&entries());
    let place = zip.u32(zip.centrals[0] + 42);
    zip.put_u32(zip.centrals[1] + 42, place);
    zip.bytes
}

/// Three archives in one file, each with an end record that could be the last one.
fn end_records() -> Vec<Ambiguous> {
    let mut cases = Vec::new();
    for (name, change) in [("long", 1_i32), ("short", -1), ("exact", 0)] {
        let one = RawZip::of(&entries());
        let size = i32::try_from(one.bytes.len() + 1).unwrap();
        let mut bytes = Vec::new();
        for copy in 0..3 {
            let mut zip = one.clone();
            zip.bytes.push(0);
            for at in zip.centrals.clone().into_iter().map(|at| at + 42).chain([zip.end + 16]) {
                let moved = zip.u32(at) + u32::try_from(size * copy).unwrap();
                zip.put_u32(at, moved);
            }
            let off = if copy == 1 { 0 } else { change };
            zip.put_u16(zip.end + 20, u16::try_from(size * (2 - copy) + 1 + off).unwrap());
            bytes.extend(zip.bytes);
        }
        cases.push(case(format!("c2 three archives, comments {name}"), bytes));
    }
    let two = [RawZip::of(&entries()).bytes, RawZip::of(&entries()).bytes].concat();
    cases.push(case("c2 two archives behind each other", two));
    cases
}

fn counts() -> Vec<Ambiguous> {
    let mut cases = Vec::new();
    for mask in 1..8 {
        let mut zip = RawZip::of(&entries());
        let last = u32::try_from(zip.end - zip.centrals[zip.centrals.len() - 1]).unwrap();
        for (bit, field) in [8, 10].into_iter().enumerate() {
            if mask & 1 << bit != 0 {
                zip.put_u16(zip.end + field, 4);
            }
        }
        if mask & 4 != 0 {
            let size = zip.u32(zip.end + 12) - last;
            zip.put_u32(zip.end + 12, size);
        }
        cases.push(case(format!("c3 counts and size of the directory, {mask:03b}"), zip.bytes));
    }
    // 65,541 entries, of which sixteen bits count five.
    let mut many: Vec<_> =
        (0..1 << 16).map(|n: u32| RawEntry::stored(&format!("{:x}/{:x}", n >> 8, n & 255), b"")).collect();
    many.extend(entries());
    cases.push(case("c3 count modulo 65,536", RawZip::of(&many).bytes));
    cases
}

/// One directory where the end record points, another one next to it.
fn directories() -> Vec<Ambiguous> {
    let mut other = with_entry(|entry| *entry = RawEntry::stored("household.csv", b"another"));
    let directory = other.bytes[other.centrals[0]..other.end].to_vec();
    other.insert(other.end, &directory);
    let mut prefixed = RawZip::of(&entries());
    prefixed.insert(0, b"#!/bin/sh\nexit\n");
    vec![
        case("c4 two directories, the first one pointed to", other.bytes),
        case("c4 offsets relative to a prefix", prefixed.bytes),
    ]
}

/// ZIP64 records that agree or not, adjacent or hidden in a comment, asked for by the classic record or not.
fn zip64() -> Vec<Ambiguous> {
    let mut cases = Vec::new();
    for mask in 0..32 {
        let mut zip = RawZip::of(&entries());
        let hidden = with_entry(|entry| *entry = RawEntry::stored("household.csv", b"another"));
        let start = hidden.centrals[0];
        let mut records = hidden.bytes[start..hidden.end].to_vec();
        let at = zip.end + records.len();
        let size = u64::try_from(records.len()).unwrap();
        records.extend(zip64_records(5, size, zip.end as u64, at as u64));
        records.extend(if mask & 16 != 0 { &[0][..] } else { &[] });
        // The last entry's comment holds the other directory and its ZIP64 records, up to the end record.
        let last = zip.centrals[zip.centrals.len() - 1];
        let end = zip.end;
        zip.insert(end, &records);
        zip.put_u16(last + 32, u16::try_from(records.len()).unwrap());
        zip.repair_offsets();
        if mask & 1 != 0 {
            zip.put_u32(zip.end + 4, u32::MAX);
        }
        if mask & 2 != 0 {
            zip.put_u32(zip.end + 8, u32::MAX);
        }
        if mask & 4 != 0 {
            zip.put_u32(zip.end + 12, u32::MAX);
        }
        if mask & 8 != 0 {
            zip.put_u32(zip.end + 16, u32::MAX);
        }
        cases.push(case(format!("c5 ZIP64 directory in a comment, {mask:05b}"), zip.bytes));
    }
    cases
}

fn zip64_records(count: u64, size: u64, start: u64, at: u64) -> Vec<u8> {
    let mut records = b"PK\x06\x06".to_vec();
    records.extend(44_u64.to_le_bytes());
    records.extend([45, 0, 45, 0]);
    records.extend([0; 8]);
    for value in [count, count, size, start] {
        records.extend(value.to_le_bytes());
    }
    records.extend(b"PK\x06\x07\0\0\0\0");
    records.extend(at.to_le_bytes());
    records.extend(1_u32.to_le_bytes());
    records
}
