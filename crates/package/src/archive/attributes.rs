//! What a directory says about the origin of its files, and nowhere else.
//!
//! These fields are not repeated in the local headers, so that a changed bit cannot be seen by comparison. They
//! are held to what real writers do instead: one writer writes one archive, so its mark is the same throughout;
//! attributes are left at zero or set on every file; and only files copied from a disk, which have times, have
//! attributes of their own. Packages of our own writer have neither times nor differences: no bit of them is free.

use super::central::CentralHeader;
use crate::{Finding, PackageError};

/// Systems a writer may run on (APPNOTE 4.4.2): DOS, Unix, NTFS, MVS (Windows Explorer), VFAT, macOS.
const SYSTEMS: [u8; 6] = [0, 3, 10, 11, 14, 19];
/// "This looks like text": a guess of archivers, without consequence.
const INTERNAL_TEXT: u16 = 1;

const DOS_VOLUME: u32 = 0x08;
const DOS_DIRECTORY: u32 = 0x10;
const DOS_DEVICE: u32 = 0x40;
/// Read-only, hidden, system, directory, archive, normal, and the mark of 7-Zip for "a Unix mode is above".
const DOS_KNOWN: u32 = 0x80B7;

const UNIX_TYPE: u32 = 0o170_000;
const UNIX_DIRECTORY: u32 = 0o040_000;
const UNIX_FILE: u32 = 0o100_000;
const UNIX_SPECIAL_BITS: u32 = 0o007_000;

/// Refuses what is no plain file, and attributes no single writer would have written together.
pub(super) fn check(headers: &[CentralHeader], findings: &mut Vec<Finding>) -> Result<(), PackageError> {
    for header in headers {
        check_kind(header)?;
    }
    check_writer(headers)?;
    check_uniformity(headers, findings)
}

/// Links, devices, volumes and set-uid programs are nothing a package may hold.
fn check_kind(header: &CentralHeader) -> Result<(), PackageError> {
    let unix_mode = header.external_attributes >> 16;
    let dos = header.external_attributes & 0xFFFF;
    let not_a_file = || PackageError::NotAFile { name: header.name.clone() };
    match unix_mode & UNIX_TYPE {
        0 => {}
        UNIX_FILE if !header.is_directory => {}
        UNIX_DIRECTORY if header.is_directory => {}
        _ => return Err(not_a_file()),
    }
    if unix_mode & UNIX_SPECIAL_BITS != 0 || dos & (DOS_VOLUME | DOS_DEVICE) != 0 {
        return Err(not_a_file());
    }
    if dos & DOS_DIRECTORY != 0 && !header.is_directory {
        return Err(not_a_file());
    }
    if dos & !DOS_KNOWN != 0 || header.internal_attributes & !INTERNAL_TEXT != 0 {
        return Err(inconsistent(header));
    }
    Ok(())
}

/// All entries are made on one system, by one version – or each by just the version it needs, as some libraries say.
fn check_writer(headers: &[CentralHeader]) -> Result<(), PackageError> {
    let Some(first) = headers.first() else { return Ok(()) };
    let [_, system] = first.made_by.to_le_bytes();
    let one_version = headers.iter().all(|header| header.made_by == first.made_by);
    for header in headers {
        let [version, its_system] = header.made_by.to_le_bytes();
        let version_fits = u16::from(version) == header.needed || one_version;
        if its_system != system || !SYSTEMS.contains(&system) || !version_fits {
            return Err(inconsistent(header));
        }
    }
    Ok(())
}

/// Either no file has attributes or every file has; they differ only where files were copied from a disk.
fn check_uniformity(headers: &[CentralHeader], findings: &mut Vec<Finding>) -> Result<(), PackageError> {
    let files = || headers.iter().filter(|header| !header.is_directory);
    let any = files().any(|header| header.external_attributes != 0);
    if let Some(header) = files().find(|header| any != (header.external_attributes != 0)) {
        return Err(inconsistent(header));
    }
    let attributes = |header: &CentralHeader| (header.internal_attributes, header.external_attributes);
    let first = files().next().map(attributes);
    let Some(odd) = files().find(|header| first != Some(attributes(header))) else { return Ok(()) };
    let from_disk = any && headers.iter().any(|header| !has_no_time(header));
    if !from_disk {
        return Err(inconsistent(odd));
    }
    findings.push(Finding::AttributesVary);
    Ok(())
}

/// The first moment MS-DOS knows, 1980-01-01 00:00, or no date at all: what writers say who have no time to state.
fn has_no_time(header: &CentralHeader) -> bool {
    header.time == 0 && matches!(header.date, 0 | 0x0021)
}

fn inconsistent(header: &CentralHeader) -> PackageError {
    PackageError::AttributesInconsistent { name: header.name.clone() }
}
