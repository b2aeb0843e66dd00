//! A package on the disk, read where it lies: its size does not matter to the memory of this machine.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use mydata_package::{Host, Limits, Opened, PackageError, Source};

use crate::failure::Failure;

/// How much white space is looked past for the beginning of JSON.
const LONGEST_INDENT: usize = 64;

/// A package that was named on the command line.
pub(crate) enum PackageFile {
    OnDisk(Disk),
    /// A pipe cannot be read from its end: it is held in memory.
    Piped(Vec<u8>),
}

/// A file that is read at any position.
pub(crate) struct Disk {
    file: File,
    size: u64,
}

impl PackageFile {
    pub(crate) fn open(path: &Path) -> Result<Self, Failure> {
        let open = || {
            let mut file = File::open(path)?;
            let metadata = file.metadata()?;
            if metadata.is_file() {
                return Ok(Self::OnDisk(Disk { file, size: metadata.len() }));
            }
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes)?;
            Ok(Self::Piped(bytes))
        };
        open().map_err(Failure::of_file(path))
    }

    /// Whether it begins as JSON does. No package does.
    pub(crate) fn is_json(&self) -> bool {
        let beginning = self.beginning(LONGEST_INDENT).unwrap_or_default();
        beginning.trim_ascii_start().first() == Some(&b'{')
    }

    /// All of it, if it is no longer than `limit`; else its size.
    pub(crate) fn bytes(&self, limit: usize) -> io::Result<Result<Vec<u8>, usize>> {
        let size = match self {
            Self::OnDisk(disk) => usize::try_from(disk.size).unwrap_or(usize::MAX),
            Self::Piped(bytes) => bytes.len(),
        };
        if size > limit { Ok(Err(size)) } else { self.beginning(size).map(Ok) }
    }

    fn beginning(&self, most: usize) -> io::Result<Vec<u8>> {
        match self {
            Self::Piped(bytes) => Ok(bytes.iter().copied().take(most).collect()),
            Self::OnDisk(disk) => {
                let mut bytes = vec![0; most.min(usize::try_from(disk.size).unwrap_or(most))];
                disk.read_at(0, &mut bytes)?;
                Ok(bytes)
            }
        }
    }

    /// Reads the archive's directory.
    pub(crate) fn read(self) -> Result<Opened<'static>, PackageError> {
        match self {
            Self::OnDisk(disk) => Opened::read_source(disk, &Limits::default(), &Host::default()),
            Self::Piped(bytes) => Opened::read(bytes, &Limits::default()),
        }
    }
}

impl Source for Disk {
    fn size(&self) -> u64 {
        self.size
    }

    #[cfg(unix)]
    fn read_at(&self, position: u64, buffer: &mut [u8]) -> io::Result<()> {
        std::os::unix::fs::FileExt::read_exact_at(&self.file, buffer, position)
    }

    #[cfg(windows)]
    fn read_at(&self, mut position: u64, mut buffer: &mut [u8]) -> io::Result<()> {
        while !buffer.is_empty() {
            let read = std::os::windows::fs::FileExt::seek_read(&self.file, buffer, position)?;
            if read == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            position += read as u64;
            buffer = buffer.get_mut(read..).unwrap_or_default();
        }
        Ok(())
    }
}
