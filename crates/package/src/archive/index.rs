//! Finds entries by name, and refuses names that are equal to an exact or to a careless reader.

use std::collections::HashMap;

use super::Entry;
use crate::{Host, PackageError};

/// Where the entry of each name is. Folders are found without their last slash.
pub(super) fn index(entries: &[Entry], host: &Host) -> Result<HashMap<String, usize>, PackageError> {
    let mut by_name = HashMap::with_capacity(entries.len());
    let mut folded = HashMap::with_capacity(entries.len());
    for (position, entry) in entries.iter().enumerate() {
        let name = entry.name.trim_end_matches('/');
        if by_name.insert(name.to_owned(), position).is_some() {
            return Err(PackageError::DuplicateName { name: entry.name.clone() });
        }
        if folded.insert(fold(name, host), position).is_some() {
            return Err(PackageError::NameCollides { name: entry.name.clone() });
        }
    }
    check_folders(entries, &folded, host)?;
    Ok(by_name)
}

/// Nearly all names are ASCII, where folding is small letters.
fn fold(name: &str, host: &Host) -> String {
    if name.is_ascii() { name.to_ascii_lowercase() } else { (host.fold)(name) }
}

/// A name in a folder makes that folder, which then cannot be a file.
fn check_folders(
    entries: &[Entry],
    folded: &HashMap<String, usize>,
    host: &Host,
) -> Result<(), PackageError> {
    for entry in entries {
        let mut path = entry.name.trim_end_matches('/');
        while let Some((folder, _)) = path.rsplit_once('/') {
            let at = folded.get(&fold(folder, host)).and_then(|&position| entries.get(position));
            if let Some(file) = at.filter(|at| !at.is_directory) {
                return Err(PackageError::NameIsFolder { name: file.name.clone() });
            }
            path = folder;
        }
    }
    Ok(())
}
