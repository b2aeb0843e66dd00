//! Finds entries by name, and refuses names that are equal to an exact or to a careless reader.

use super::Entry;
use crate::names::Names;
use crate::{Host, PackageError};

/// Where the entry of each name is. Folders are found without their last slash.
pub(super) fn index(entries: &[Entry], host: &Host) -> Result<Names, PackageError> {
    let plain = || entries.iter().map(|entry| entry.name.trim_end_matches('/'));
    let name = |place| entries.get(place).map(|entry: &Entry| entry.name.clone()).unwrap_or_default();
    let by_name = Names::of(plain().map(str::to_owned));
    let by_name = by_name.map_err(|place| PackageError::DuplicateName { name: name(place) })?;
    let folded = Names::of(plain().map(|name| fold(name, host)));
    let folded = folded.map_err(|place| PackageError::NameCollides { name: name(place) })?;
    check_folders(entries, &folded, host)?;
    Ok(by_name)
}

/// Nearly all names are ASCII, where folding is small letters.
fn fold(name: &str, host: &Host) -> String {
    if name.is_ascii() { name.to_ascii_lowercase() } else { (host.fold)(name) }
}

/// A name in a folder makes that folder, which then cannot be a file.
fn check_folders(entries: &[Entry], folded: &Names, host: &Host) -> Result<(), PackageError> {
    for entry in entries {
        let mut path = entry.name.trim_end_matches('/');
        while let Some((folder, _)) = path.rsplit_once('/') {
            let at = folded.place(&fold(folder, host)).and_then(|place| entries.get(place));
            if let Some(file) = at.filter(|at| !at.is_directory) {
                return Err(PackageError::NameIsFolder { name: file.name.clone() });
            }
            path = folder;
        }
    }
    Ok(())
}
