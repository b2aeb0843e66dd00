//! Where in a package it stands whose it is, and the comparison with the person it was asked for.

use mydata_identity::NationalId;
use serde::Deserialize;
use subtle::ConstantTimeEq;

use super::pointer::Pointer;
use super::{Misdelivery, Wildcard};

/// Bytes of the largest file in which a person is looked for: it is held in memory.
pub const LARGEST_SUBJECT_FILE: u64 = 8 * 1024 * 1024;

/// Where it stands whose a package is.
///
/// As JSON `{"file": pattern, "json": pointer}`, a JSON pointer (RFC 6901) to a text, or `{"file": pattern, "csv": column}`, a
/// column in each row of which it stands. Every file that the pattern describes has to name the person.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(try_from = "Registered")]
pub struct Subject {
    file: Wildcard,
    place: Place,
}

#[derive(Clone, Debug, Eq, PartialEq)]
enum Place {
    Csv { column: String },
    Json(Pointer),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Registered {
    file: Wildcard,
    csv: Option<String>,
    json: Option<String>,
}

impl TryFrom<Registered> for Subject {
    type Error = &'static str;

    fn try_from(registered: Registered) -> Result<Self, Self::Error> {
        let Registered { file, csv, json } = registered;
        let place = match (csv, json) {
            (Some(column), None) if !column.trim().is_empty() => Place::Csv { column },
            (None, Some(pointer)) => Place::Json(Pointer::parse(&pointer).ok_or("not a JSON pointer")?),
            _ => return Err("either csv or json"),
        };
        Ok(Self { file, place })
    }
}

impl Subject {
    /// Which of a package's files name the person.
    ///
    /// # Errors
    /// [`Misdelivery::SubjectMissing`] if none does.
    ///
    /// ```
    /// # use mydata_protocol::contents::Contents;
    /// let contents = Contents::parse(r#"{"subject": {"file": "*.json", "json": "/uid"}}"#)?;
    /// let subject = contents.subject().ok_or("one is registered")?;
    /// assert_eq!(subject.files(["a.pdf", "a.json"]), Ok(vec!["a.json"]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn files<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Result<Vec<&'n str>, Misdelivery> {
        let files: Vec<_> = names.into_iter().filter(|name| self.file.matches(name)).collect();
        if files.is_empty() { Err(Misdelivery::SubjectMissing) } else { Ok(files) }
    }

    /// Whether one of these files is about this person.
    ///
    /// # Errors
    /// [`Misdelivery::SubjectMissing`] or [`Misdelivery::WrongPerson`].
    pub fn check(&self, content: &[u8], person: &NationalId) -> Result<(), Misdelivery> {
        if content.len() as u64 > LARGEST_SUBJECT_FILE {
            return Err(Misdelivery::SubjectMissing);
        }
        let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
        match &self.place {
            Place::Csv { column } => every_row_is_of(content, column, person),
            Place::Json(pointer) => {
                let found = pointer.text_in(content).ok_or(Misdelivery::SubjectMissing)?;
                is_of(found.as_bytes(), person)
            }
        }
    }
}

fn every_row_is_of(content: &[u8], column: &str, person: &NationalId) -> Result<(), Misdelivery> {
    let mut reader = csv::Reader::from_reader(content);
    let headers = reader.byte_headers().map_err(|_| Misdelivery::SubjectMissing)?;
    let mut places = headers.iter().enumerate().filter(|(_, name)| name.trim_ascii() == column.as_bytes());
    let (Some((place, _)), None) = (places.next(), places.next()) else {
        return Err(Misdelivery::SubjectMissing);
    };
    let (mut row, mut is_empty) = (csv::ByteRecord::new(), true);
    while reader.read_byte_record(&mut row).map_err(|_| Misdelivery::SubjectMissing)? {
        is_of(row.get(place).unwrap_or_default(), person)?;
        is_empty = false;
    }
    if is_empty { Err(Misdelivery::SubjectMissing) } else { Ok(()) }
}

/// Spaces around an ID do not count, nor whether its letter is a capital.
fn is_of(found: &[u8], person: &NationalId) -> Result<(), Misdelivery> {
    let found = found.trim_ascii().to_ascii_uppercase();
    if found.is_empty() {
        return Err(Misdelivery::SubjectMissing);
    }
    let is_same = found.ct_eq(person.as_str().as_bytes());
    if bool::from(is_same) { Ok(()) } else { Err(Misdelivery::WrongPerson) }
}
