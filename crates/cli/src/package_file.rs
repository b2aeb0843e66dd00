//! A package on the disk, read where it lies: its size does not matter to the memory of this machine.

use std::fs::File;
use std::io;
use std::path::Path;

use mydata_package::{Limits, Opened, PackageError, Source, Texts};

use crate::failure::Failure;

/// A file that is read at any position.
pub(crate) struct PackageFile {
    file: File,
    size: u64,
}

impl PackageFile {
    pub(crate) fn open(path: &Path) -> Result<Self, Failure> {
        let open = || {
            let file = File::open(path)?;
            let size = file.metadata()?.len();
            Ok(Self { file, size })
        };
        open().map_err(Failure::of_file(path))
    }

    /// Reads the archive's directory.
    pub(crate) fn read(self) -> Result<Opened<'static>, PackageError> {
        Opened::read_source(self, &Limits::default(), &Texts::default())
    }
}

impl Source for PackageFile {
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
