//! The one shape of XML that manifests have: `<files>` holding `<file>` elements with named texts.

use quick_xml::Reader;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};

use crate::PackageError;

const BOM: &str = "\u{FEFF}";

/// A manifest taken apart, and what was odd about its text.
#[derive(Debug)]
pub(crate) struct Manifest<const N: usize> {
    /// Per file, the texts of its fields in the order asked for.
    pub(crate) files: Vec<[String; N]>,
    pub(crate) has_bom: bool,
    pub(crate) has_cr_lf: bool,
}

/// Where in the tree the reader is.
#[derive(Debug)]
enum Place<const N: usize> {
    BeforeRoot,
    InFiles,
    InFile([Option<String>; N]),
    InField { file: [Option<String>; N], field: usize, text: String },
    AfterRoot,
}

/// Reads a manifest whose `<file>` elements hold each of `fields` exactly once and nothing else.
///
/// Attributes, namespaces, comments, processing instructions, document types, CDATA, and entities beyond the five
/// of XML are refused: none has a use here, and each has been a way to show two readers two documents.
pub(crate) fn read<const N: usize>(xml: &[u8], fields: [&str; N]) -> Result<Manifest<N>, PackageError> {
    let text = std::str::from_utf8(xml)
        .map_err(|error| PackageError::ManifestMalformed { position: error.valid_up_to() as u64 })?;
    let stripped = text.strip_prefix(BOM);
    let has_bom = stripped.is_some();
    let text = stripped.unwrap_or(text);
    let mut walk = Walk { fields, files: Vec::new(), place: Place::BeforeRoot };
    let mut reader = Reader::from_str(text);
    let mut first = true;
    loop {
        let malformed = |reader: &Reader<&[u8]>| PackageError::ManifestMalformed {
            position: reader.error_position().max(reader.buffer_position()),
        };
        match reader.read_event() {
            Err(_) => return Err(malformed(&reader)),
            Ok(Event::Eof) => break,
            Ok(Event::Decl(declaration)) if first => {
                check_declaration(&declaration).ok_or_else(|| malformed(&reader))?;
            }
            Ok(event) => walk.step(event)?,
        }
        first = false;
    }
    match walk.place {
        Place::AfterRoot => Ok(Manifest { files: walk.files, has_bom, has_cr_lf: text.contains("\r\n") }),
        _ => Err(PackageError::ManifestMalformed { position: xml.len() as u64 }),
    }
}

/// XML 1.0 in UTF-8, said or unsaid.
fn check_declaration(declaration: &BytesDecl<'_>) -> Option<()> {
    let version = declaration.version().ok()?;
    let is_utf8 = match declaration.encoding() {
        None => true,
        Some(encoding) => encoding.ok()?.eq_ignore_ascii_case("utf-8"),
    };
    (version == "1.0" && is_utf8).then_some(())
}

struct Walk<'f, const N: usize> {
    fields: [&'f str; N],
    files: Vec<[String; N]>,
    place: Place<N>,
}

impl<const N: usize> Walk<'_, N> {
    fn step(&mut self, event: Event<'_>) -> Result<(), PackageError> {
        match event {
            Event::Start(start) => self.open(&start),
            Event::Empty(start) => {
                self.open(&start)?;
                self.close()
            }
            Event::End(_) => self.close(),
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::GeneralRef(reference) => self.text(resolve(&reference)?.encode_utf8(&mut [0; 4])),
            Event::DocType(_) => Err(PackageError::ManifestHasDoctype),
            Event::CData(_) => Err(unexpected("<![CDATA[")),
            Event::Comment(_) => Err(unexpected("<!--")),
            Event::Decl(_) => Err(unexpected("<?xml")),
            Event::PI(instruction) => Err(unexpected(instruction.target())),
            Event::Eof => Ok(()),
        }
    }

    fn open(&mut self, start: &BytesStart<'_>) -> Result<(), PackageError> {
        let name = start.name();
        let name: &str = name.as_ref();
        let has_attributes = !start.attributes_raw().trim().is_empty();
        self.place = match std::mem::replace(&mut self.place, Place::AfterRoot) {
            Place::BeforeRoot if name == "files" && !has_attributes => Place::InFiles,
            Place::BeforeRoot => {
                let found = format!("{name}{}", start.attributes_raw());
                return Err(PackageError::ManifestWrongRoot { found });
            }
            _ if has_attributes => return Err(unexpected(start.attributes_raw().trim())),
            Place::InFiles if name == "file" => Place::InFile([const { None }; N]),
            Place::InFile(file) => {
                let field = self.fields.iter().position(|field| *field == name);
                let free = |field: &usize| file.get(*field).is_some_and(Option::is_none);
                let Some(field) = field.filter(free) else { return Err(unexpected(name)) };
                Place::InField { file, field, text: String::new() }
            }
            Place::InFiles | Place::InField { .. } | Place::AfterRoot => return Err(unexpected(name)),
        };
        Ok(())
    }

    fn close(&mut self) -> Result<(), PackageError> {
        self.place = match std::mem::replace(&mut self.place, Place::AfterRoot) {
            Place::InField { mut file, field, text } => {
                if let Some(slot) = file.get_mut(field) {
                    *slot = Some(text);
                }
                Place::InFile(file)
            }
            Place::InFile(file) => {
                self.files.push(complete(file, &self.fields)?);
                Place::InFiles
            }
            // The parser pairs tags itself: what closes outside of a file is the root.
            Place::InFiles | Place::BeforeRoot | Place::AfterRoot => Place::AfterRoot,
        };
        Ok(())
    }

    /// Outside of a field only white space may stand, as indentation.
    fn text(&mut self, found: &str) -> Result<(), PackageError> {
        match &mut self.place {
            Place::InField { text, .. } => text.push_str(found),
            _ if found.chars().all(|c| matches!(c, ' ' | '\t' | '\r' | '\n')) => {}
            _ => return Err(unexpected(found.trim())),
        }
        Ok(())
    }
}

fn complete<const N: usize>(
    file: [Option<String>; N],
    fields: &[&str; N],
) -> Result<[String; N], PackageError> {
    let missing = file.iter().zip(fields).find(|(text, _)| text.is_none());
    if let Some((_, field)) = missing {
        return Err(unexpected(&format!("</file> without <{field}>")));
    }
    Ok(file.map(Option::unwrap_or_default))
}

/// A character by its number, or one of the five entities of XML.
fn resolve(reference: &BytesRef<'_>) -> Result<char, PackageError> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Ok(character);
    }
    match &*reference.xml10_content() {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        _ => Err(PackageError::ManifestHasDoctype),
    }
}

fn unexpected(found: &str) -> PackageError {
    /// A hostile manifest does not get to fill a log.
    const SHOWN_CHARS: usize = 80;
    PackageError::ManifestUnexpected { found: found.chars().take(SHOWN_CHARS).collect() }
}

#[cfg(feature = "standalone")]
/// Text that stands for itself inside an element.
pub(crate) fn escape(text: &str) -> std::borrow::Cow<'_, str> {
    quick_xml::escape::minimal_escape(text)
}
