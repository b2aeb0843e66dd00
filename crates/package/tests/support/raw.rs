//! A ZIP writer that writes whatever it is told, so that every lie can be told.

use std::io::Write;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// One entry, with every field that may be lied about.
#[derive(Clone, Debug)]
pub struct RawEntry {
    pub name: Vec<u8>,
    /// What lies in the archive.
    pub data: Vec<u8>,
    /// What it should become.
    pub size: u32,
    pub crc32: u32,
    pub method: u16,
    pub flags: u16,
    pub made_by: u16,
    pub needed: u16,
    pub internal: u16,
    pub external: u32,
    pub local_extra: Vec<u8>,
    pub central_extra: Vec<u8>,
    pub comment: Vec<u8>,
    /// What follows the data, if the flags announce it.
    pub descriptor: Vec<u8>,
}

impl RawEntry {
    pub fn stored(name: &str, content: &[u8]) -> Self {
        Self {
            name: name.as_bytes().to_vec(),
            data: content.to_vec(),
            size: u32::try_from(content.len()).unwrap(),
            crc32: crc32(content),
            method: 0,
            flags: if name.is_ascii() { 0 } else { 1 << 11 },
            made_by: 20,
            needed: 20,
            internal: 0,
            external: 0,
            local_extra: Vec::new(),
            central_extra: Vec::new(),
            comment: Vec::new(),
            descriptor: Vec::new(),
        }
    }

    pub fn deflated(name: &str, content: &[u8]) -> Self {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(content).unwrap();
        Self { data: encoder.finish().unwrap(), method: 8, ..Self::stored(name, content) }
    }

    /// Announces a data descriptor and leaves the sizes in the local header open, as Java does.
    pub fn with_descriptor(mut self, signed: bool) -> Self {
        self.flags |= 1 << 3;
        if signed {
            self.descriptor.extend(*b"PK\x07\x08");
        }
        self.descriptor.extend(self.crc32.to_le_bytes());
        self.descriptor.extend(u32::try_from(self.data.len()).unwrap().to_le_bytes());
        self.descriptor.extend(self.size.to_le_bytes());
        self
    }

    /// Compresses what is stored.
    pub fn into_deflated(self) -> Self {
        let name = String::from_utf8(self.name.clone()).unwrap();
        Self::deflated(&name, &self.data)
    }
}

/// An archive and where its records lie.
#[derive(Clone, Debug)]
pub struct RawZip {
    pub bytes: Vec<u8>,
    pub locals: Vec<usize>,
    pub centrals: Vec<usize>,
    pub end: usize,
}

impl RawZip {
    pub fn of(entries: &[RawEntry]) -> Self {
        let mut zip = Self { bytes: Vec::new(), locals: Vec::new(), centrals: Vec::new(), end: 0 };
        for entry in entries {
            zip.locals.push(zip.bytes.len());
            zip.bytes.extend(local(entry));
            zip.bytes.extend(&entry.data);
            zip.bytes.extend(&entry.descriptor);
        }
        let start = zip.bytes.len();
        for (entry, offset) in entries.iter().zip(zip.locals.clone()) {
            zip.centrals.push(zip.bytes.len());
            zip.bytes.extend(central(entry, offset));
        }
        zip.end = zip.bytes.len();
        // More entries than sixteen bits count are written as careless writers write them.
        let count = u16::try_from(entries.len() & 0xFFFF).unwrap();
        zip.bytes.extend(end(count, zip.end - start, start));
        zip
    }

    pub fn put_u16(&mut self, position: usize, value: u16) {
        self.bytes[position..position + 2].copy_from_slice(&value.to_le_bytes());
    }

    pub fn put_u32(&mut self, position: usize, value: u32) {
        self.bytes[position..position + 4].copy_from_slice(&value.to_le_bytes());
    }

    pub fn u32(&self, position: usize) -> u32 {
        u32::from_le_bytes(self.bytes[position..position + 4].try_into().unwrap())
    }

    /// Puts bytes between the entries and the directory's end, and moves everything behind them.
    pub fn insert(&mut self, position: usize, bytes: &[u8]) {
        let added = bytes.len();
        self.bytes.splice(position..position, bytes.iter().copied());
        for place in self.locals.iter_mut().chain(&mut self.centrals).chain([&mut self.end]) {
            *place += if *place >= position { added } else { 0 };
        }
    }

    /// Points the directory and the end record at where things are now.
    pub fn repair_offsets(&mut self) {
        for (central, local) in self.centrals.clone().into_iter().zip(self.locals.clone()) {
            self.put_u32(central + 42, u32::try_from(local).unwrap());
        }
        let start = self.centrals[0];
        let end = self.end;
        self.put_u32(end + 12, u32::try_from(end - start).unwrap());
        self.put_u32(end + 16, u32::try_from(start).unwrap());
    }
}

pub fn crc32(content: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(content);
    crc.sum()
}

const TIME_AND_DATE: [u8; 4] = [0x00, 0x60, 0x79, 0x5C];

fn local(entry: &RawEntry) -> Vec<u8> {
    let open = entry.flags & 1 << 3 != 0;
    let compressed = u32::try_from(entry.data.len()).unwrap();
    let mut out = b"PK\x03\x04".to_vec();
    out.extend(entry.needed.to_le_bytes());
    out.extend(entry.flags.to_le_bytes());
    out.extend(entry.method.to_le_bytes());
    out.extend(TIME_AND_DATE);
    for value in [entry.crc32, compressed, entry.size] {
        out.extend(if open { 0 } else { value }.to_le_bytes());
    }
    out.extend(len_u16(&entry.name));
    out.extend(len_u16(&entry.local_extra));
    out.extend(&entry.name);
    out.extend(&entry.local_extra);
    out
}

fn central(entry: &RawEntry, offset: usize) -> Vec<u8> {
    let mut out = b"PK\x01\x02".to_vec();
    for value in [entry.made_by, entry.needed, entry.flags, entry.method] {
        out.extend(value.to_le_bytes());
    }
    out.extend(TIME_AND_DATE);
    for value in [entry.crc32, u32::try_from(entry.data.len()).unwrap(), entry.size] {
        out.extend(value.to_le_bytes());
    }
    for bytes in [&entry.name, &entry.central_extra, &entry.comment] {
        out.extend(len_u16(bytes));
    }
    out.extend(0_u16.to_le_bytes());
    out.extend(entry.internal.to_le_bytes());
    out.extend(entry.external.to_le_bytes());
    out.extend(u32::try_from(offset).unwrap().to_le_bytes());
    for bytes in [&entry.name, &entry.central_extra, &entry.comment] {
        out.extend(bytes);
    }
    out
}

fn end(count: u16, size: usize, start: usize) -> Vec<u8> {
    let mut out = b"PK\x05\x06\0\0\0\0".to_vec();
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(u32::try_from(size).unwrap().to_le_bytes());
    out.extend(u32::try_from(start).unwrap().to_le_bytes());
    out.extend([0, 0]);
    out
}

fn len_u16(bytes: &[u8]) -> [u8; 2] {
    u16::try_from(bytes.len()).unwrap().to_le_bytes()
}
