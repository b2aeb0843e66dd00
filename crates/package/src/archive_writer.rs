//! Writes archives: the same files always give the same bytes, and every bit of them is checked when read.

use std::io::{Cursor, Error, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::Compression;

/// The Unix mode of a file that its owner may change and everybody may read.
const PLAIN_FILE: u32 = 0o100_644;

/// An archive that grows in memory.
pub(crate) struct ArchiveWriter {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl ArchiveWriter {
    pub(crate) fn new() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }

    pub(crate) fn add(&mut self, name: &str, content: &[u8], compression: Compression) -> Result<(), Error> {
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
        self.zip.start_file(name, options)?;
        self.zip.write_all(content)
    }

    pub(crate) fn finish(self) -> Result<Vec<u8>, Error> {
        Ok(self.zip.finish()?.into_inner())
    }
}
