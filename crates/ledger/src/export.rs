//! The lines of an exported ledger: JSON, each in the only form in which it may be written.

use serde::{Deserialize, Serialize};

use crate::{Entry, LedgerRefusal, MAX_NOTE_BYTES, Origin, SignedNote, TreeHash};

/// How many bytes a line may have, its end not counted: a checkpoint of the largest note, with its line ends escaped.
pub const MAX_LINE_BYTES: usize = MAX_NOTE_BYTES + 4096;

/// The number of the export's form, in its first line.
const FORM: u32 = 1;

/// One line of an export.
///
/// ```
/// use mydata_ledger::ExportLine;
/// let line = ExportLine::header("mydata.example/ledger".parse()?);
/// assert_eq!(line.to_json(), r#"{"ledger":{"form":1,"origin":"mydata.example/ledger"}}"#);
/// assert_eq!(ExportLine::parse(line.to_json().as_bytes())?, line);
/// # Ok::<(), mydata_ledger::LedgerRefusal>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExportLine {
    /// The first line: the form, and whose ledger it is.
    Ledger(ExportHeader),
    /// An entry with its leaf. The leaf follows from the entry; it stands there so that a slip is found where it is.
    Entry(ExportedEntry),
    /// A signed checkpoint of the entries before it.
    Checkpoint(String),
}

/// What the first line says.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ExportHeader {
    form: u32,
    /// Whose ledger.
    pub origin: Origin,
}

/// What the line of an entry says.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
pub struct ExportedEntry {
    /// The entry.
    #[serde(flatten)]
    pub entry: Entry,
    /// Its leaf.
    pub leaf: TreeHash,
}

impl ExportLine {
    /// The first line.
    #[must_use]
    pub fn header(origin: Origin) -> Self {
        Self::Ledger(ExportHeader { form: FORM, origin })
    }

    /// The line of an entry.
    #[must_use]
    pub fn entry(entry: Entry) -> Self {
        let leaf = entry.leaf();
        Self::Entry(ExportedEntry { entry, leaf })
    }

    /// The line of a signed checkpoint. It comes after exactly the entries it is of.
    #[must_use]
    pub fn checkpoint(note: &SignedNote) -> Self {
        Self::Checkpoint(note.to_string())
    }

    /// The line without its end, which is one byte 0x0A.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Nothing in these types can fail to be JSON: all keys are strings.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads a line. Another spelling of the same JSON, a space more or a letter escaped, is refused: every byte counts.
    ///
    /// # Errors
    /// [`LedgerRefusal::LineMalformed`], [`LedgerRefusal::LineTooLong`].
    pub fn parse(line: &[u8]) -> Result<Self, LedgerRefusal> {
        if line.len() > MAX_LINE_BYTES {
            return Err(LedgerRefusal::LineTooLong { limit: MAX_LINE_BYTES });
        }
        let parsed: Self =
            serde_json::from_slice(line).map_err(|_| LedgerRefusal::LineMalformed { what: "JSON" })?;
        if parsed.to_json().as_bytes() != line {
            return Err(LedgerRefusal::LineMalformed { what: "spelling" });
        }
        match &parsed {
            Self::Ledger(header) if header.form != FORM => Err(LedgerRefusal::LineMalformed { what: "form" }),
            _ => Ok(parsed),
        }
    }
}
