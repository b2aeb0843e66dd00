//! What a dataset registers of its packages: which files they hold, and where in them it stands whose they are.
//!
//! The format of packages has no field for either, so that a package of another dataset or another person is as good as
//! any other until somebody looks inside. All of a registration may be left out; what is registered is asked for strictly.

mod pointer;
mod subject;
mod wildcard;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::ProtocolError;

pub use subject::{LARGEST_SUBJECT_FILE, Subject};
pub use wildcard::Wildcard;

/// How many patterns a registration may hold; packages have a handful of files.
pub const MOST_PATTERNS: usize = 20;

/// What is registered of a dataset's packages.
///
/// ```
/// use mydata_identity::NationalId;
/// use mydata_protocol::contents::{Contents, Misdelivery};
/// let contents = Contents::parse(
///     r#"{"files": ["戶籍*.json", "戶籍*.pdf"], "others": ["*.p7b"],
///         "subject": {"file": "*.json", "json": "/申請人/統一編號"}}"#,
/// )?;
/// assert_eq!(contents.check_names(["戶籍資料.json", "戶籍資料.pdf"]), Ok(()));
/// assert_eq!(contents.check_names(["所得資料.json"]), Err(Misdelivery::WrongDataset));
///
/// let subject = contents.subject().ok_or("one is registered")?;
/// let file = r#"{"申請人": {"統一編號": "A123456789"}}"#;
/// assert_eq!(subject.check(file.as_bytes(), &NationalId::parse("A123456789")?), Ok(()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Contents {
    files: Vec<Wildcard>,
    others: Vec<Wildcard>,
    subject: Option<Subject>,
}

/// A package that is sound, and yet not what was asked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum Misdelivery {
    /// It cannot be found out whose it is: the file or the place in it that is registered for this is not there, not in its
    /// format, there twice, or larger than [`LARGEST_SUBJECT_FILE`].
    #[error("the package does not say whose it is where it has to")]
    SubjectMissing,
    /// Its files are not those of this dataset.
    #[error("the package is not of this dataset")]
    WrongDataset,
    /// It is about somebody else.
    #[error("the package is about somebody else")]
    WrongPerson,
}

impl Misdelivery {
    /// The stable name of this refusal.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SubjectMissing => "provider.subject-missing",
            Self::WrongDataset => "provider.wrong-dataset",
            Self::WrongPerson => "provider.wrong-person",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Registered {
    #[serde(default)]
    files: Vec<Wildcard>,
    #[serde(default)]
    others: Vec<Wildcard>,
    #[serde(default)]
    subject: Option<Subject>,
}

impl Contents {
    /// Reads a registration: a JSON object with `files` (each of these patterns must be some file's name), `others` (these may
    /// be there besides) and `subject` (see [`Subject`]). Where `files` is empty, names are not looked at. An empty text
    /// registers nothing.
    ///
    /// # Errors
    /// [`ProtocolError::ContentsForm`].
    pub fn parse(json: &str) -> Result<Self, ProtocolError> {
        if json.trim().is_empty() {
            return Ok(Self::default());
        }
        let refused = |reason| ProtocolError::ContentsForm { reason };
        // A list of the members' values would be read as an object, were it not seen to first.
        let registered = serde_json::from_str::<Map<String, Value>>(json);
        let registered = registered.and_then(|members| Registered::deserialize(Value::Object(members)));
        let Registered { files, others, subject } =
            registered.map_err(|_| refused("not a JSON object of files, others and subject"))?;
        if files.len() + others.len() > MOST_PATTERNS {
            return Err(refused("more patterns than packages have files"));
        }
        if files.is_empty() && !others.is_empty() {
            return Err(refused("others without files"));
        }
        Ok(Self { files, others, subject })
    }

    /// Whether a package with files of these names can be one of this dataset.
    ///
    /// # Errors
    /// [`Misdelivery::WrongDataset`].
    pub fn check_names<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Result<(), Misdelivery> {
        if self.files.is_empty() {
            return Ok(());
        }
        let mut seen = vec![false; self.files.len()];
        for name in names {
            let mut is_known = self.others.iter().any(|pattern| pattern.matches(name));
            for (pattern, seen) in self.files.iter().zip(&mut seen) {
                if pattern.matches(name) {
                    (is_known, *seen) = (true, true);
                }
            }
            if !is_known {
                return Err(Misdelivery::WrongDataset);
            }
        }
        if seen.into_iter().all(|seen| seen) { Ok(()) } else { Err(Misdelivery::WrongDataset) }
    }

    /// Where it stands whose a package is, if that is registered.
    #[must_use]
    pub fn subject(&self) -> Option<&Subject> {
        self.subject.as_ref()
    }
}
