//! A package on the disk, read where it lies: its size does not matter to the memory of this machine.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use mydata_package::{Host, Limits, Opened, PackageError, Source};

use crate::failure::Failure;

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
