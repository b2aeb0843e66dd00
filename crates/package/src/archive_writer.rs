//! Writes archives: the same files always give the same bytes, and every bit of them is checked when read.

use std::fmt;
use std::io::{Cursor, Error, Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::Compression;

/// The Unix mode of a file that its owner may change and everybody may read.
const PLAIN_FILE: u32 = 0o100_644;

/// An archive that grows where its bytes go.
pub(crate) struct ArchiveWriter<W: Write + Seek> {
    zip: ZipWriter<W>,
}

impl ArchiveWriter<Cursor<Vec<u8>>> {
    /// An archive in memory.
    pub(crate) fn new() -> Self {
        Self::to(Cursor::new(Vec::new()))
    }
}

impl<W: Write + Seek> ArchiveWriter<W> {
    pub(crate) fn to(writer: W) -> Self {
        Self { zip: ZipWriter::new(writer) }
    }

    pub(crate) fn add(&mut self, name: &str, content: &[u8], compression: Compression) -> Result<(), Error> {
        self.begin(name, compression)?;
        self.write(content)
    }

    /// Begins a file, to which all is written until the next one.
    pub(crate) fn begin(&mut self, name: &str, compression: Compression) -> Result<(), Error> {
        let method = match compression {
            Compression::Stored => CompressionMethod::Stored,
            Compression::Deflated => CompressionMethod::Deflated,
        };
        // No time and the same attributes everywhere: a package is signed data, not files from somebody's disk, and a
        // reader can hold an archive to that. Unix, because Info-ZIP's unzip takes DOS names for another code page.
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .system(System::Unix)
            .external_attributes(PLAIN_FILE << 16);
        self.zip.start_file(name, options).map_err(Error::from)
    }

    pub(crate) fn write(&mut self, content: &[u8]) -> Result<(), Error> {
        self.zip.write_all(content)
    }

    pub(crate) fn finish(self) -> Result<W, Error> {
        self.zip.finish().map_err(Error::from)
    }
}

impl<W: Write + Seek> fmt::Debug for ArchiveWriter<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ArchiveWriter")
    }
}
