//! One file of a package on its way through the hands of a host that reads and hashes by itself.

use serde::Serialize;

use crate::PackageError;
use crate::archive::Content;
use crate::nested::Ends;

/// Where a file lies in its archive, and what its bytes must turn out to be.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// Where its data begins in the archive.
    pub start: u64,
    /// Where its data ends.
    pub end: u64,
    /// Whether its data is deflated, and not stored as it is.
    pub deflated: bool,
    /// Bytes of its content.
    pub size: u64,
    /// Checksum of its content.
    pub crc32: u32,
}

/// Takes the data of one file, hands out its content, and sees that it is what the archive says.
///
/// It needs nothing but the file's [`Place`], so that files can pass side by side wherever there is room.
///
/// You MUST NOT use the content for anything but hashing before [`Signed::compare`](crate::Signed::compare) has found it
/// to be what was signed.
///
/// # Examples
/// ```
/// use mydata_package::{Passage, Place};
///
/// let crc32 = 0x3524_41C2;
/// let mut passage = Passage::of(&Place { name: "a".into(), start: 0, end: 3, deflated: false, size: 3, crc32 });
/// let mut content = Vec::new();
/// passage.push(b"abc", |piece| content.extend_from_slice(piece))?;
/// passage.finish()?;
/// assert_eq!(content, b"abc");
/// # Ok::<_, mydata_package::PackageError>(())
/// ```
pub struct Passage {
    content: Content,
    ends: Ends,
}

/// A file's content was what the archive says. What was signed is another question.
#[derive(Clone, Copy, Debug)]
pub struct Passed {
    pub(crate) is_archive: bool,
}

impl Passage {
    /// Nothing has passed yet.
    #[must_use]
    pub fn of(place: &Place) -> Self {
        Self { content: Content::of(place), ends: Ends::default() }
    }

    /// Takes the next data of the file, and hands the content in it to `sink`.
    ///
    /// # Errors
    /// Any [`PackageError`] about a file's content.
    pub fn push(&mut self, data: &[u8], mut sink: impl FnMut(&[u8])) -> Result<(), PackageError> {
        let Self { content, ends } = self;
        content.push(data, &mut |piece| {
            ends.pass(piece);
            sink(piece);
        })
    }

    /// All data of the file has been pushed.
    ///
    /// # Errors
    /// Any [`PackageError`] about a file's content.
    pub fn finish(self) -> Result<Passed, PackageError> {
        self.content.finish()?;
        Ok(Passed { is_archive: self.ends.are_an_archives() })
    }
}

impl Passed {
    /// A passage that ended somewhere else, such as on another thread, whose word has to be good.
    #[must_use]
    pub fn elsewhere(is_archive: bool) -> Self {
        Self { is_archive }
    }

    /// Whether the content is an archive itself, which no package may hold.
    #[must_use]
    pub fn is_archive(self) -> bool {
        self.is_archive
    }
}
