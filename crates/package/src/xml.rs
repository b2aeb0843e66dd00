//! The one shape of XML that manifests have: `<files>` holding `<file>` elements with named texts.
//!
//! A parser of all XML has to be told what to leave out, and each part of it has been a way to show two readers two
//! documents. This one knows the part that manifests use, and takes nothing else for well-formed.

mod scanner;

use crate::PackageError;
use scanner::{Scanner, Tag};

const BOM: &str = "\u{FEFF}";

/// A manifest taken apart, and what was odd about its text.
#[derive(Debug)]
pub(crate) struct Manifest<const N: usize> {
    /// Per file, the texts of its fields in the order asked for.
    pub(crate) files: Vec<[String; N]>,
    pub(crate) has_bom: bool,
    pub(crate) has_cr_lf: bool,
}

/// Reads a manifest whose `<file>` elements hold each of `fields` exactly once and nothing else.
///
/// Attributes, namespaces, comments, processing instructions, document types, CDATA, and entities beyond the five
/// of XML are refused.
pub(crate) fn read<const N: usize>(xml: &[u8], fields: [&str; N]) -> Result<Manifest<N>, PackageError> {
    let text = std::str::from_utf8(xml)
        .map_err(|error| PackageError::ManifestMalformed { position: error.valid_up_to() as u64 })?;
    let stripped = text.strip_prefix(BOM);
    let files = read_files(stripped.unwrap_or(text), &fields)?;
    Ok(Manifest {
        // Every file has as many texts as there are fields.
        files: files.into_iter().filter_map(|file| file.try_into().ok()).collect(),
        has_bom: stripped.is_some(),
        has_cr_lf: xml.windows(2).any(|pair| pair == b"\r\n"),
    })
}

fn read_files(text: &str, fields: &[&str]) -> Result<Vec<Vec<String>>, PackageError> {
    let mut scanner = Scanner::new(text)?;
    scanner.declaration()?;
    scanner.indentation()?;
    let root = scanner.tag()?;
    if root.name != "files" || !root.attributes.is_empty() || root.is_end {
        let found = format!("{}{}", root.name, root.attributes);
        return Err(PackageError::ManifestWrongRoot { found: shown(&found) });
    }
    let mut files = Vec::new();
    if !root.is_empty {
        while let Some(tag) = scanner.child_of("files")? {
            if tag.name != "file" {
                return Err(unexpected(tag.name));
            }
            files.push(read_file(&mut scanner, &tag, fields)?);
        }
    }
    scanner.indentation()?;
    if scanner.is_at_end() { Ok(files) } else { Err(unexpected(scanner.tag()?.name)) }
}

fn read_file(
    scanner: &mut Scanner<'_>,
    file: &Tag<'_>,
    fields: &[&str],
) -> Result<Vec<String>, PackageError> {
    let mut texts = vec![None; fields.len()];
    if !file.is_empty {
        while let Some(tag) = scanner.child_of("file")? {
            let field = fields.iter().position(|field| *field == tag.name);
            let slot = field.and_then(|field| texts.get_mut(field)).filter(|slot| slot.is_none());
            let slot = slot.ok_or_else(|| unexpected(tag.name))?;
            *slot = Some(if tag.is_empty { String::new() } else { scanner.text_of(tag.name)? });
        }
    }
    let missing = texts.iter().zip(fields).find(|(text, _)| text.is_none());
    if let Some((_, field)) = missing {
        return Err(unexpected(&format!("</file> without <{field}>")));
    }
    Ok(texts.into_iter().flatten().collect())
}

fn unexpected(found: &str) -> PackageError {
    PackageError::ManifestUnexpected { found: shown(found) }
}

/// A hostile manifest does not get to fill a log.
fn shown(found: &str) -> String {
    const SHOWN_CHARS: usize = 80;
    found.chars().take(SHOWN_CHARS).collect()
}

/// Text that stands for itself inside an element.
#[cfg(feature = "standalone")]
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
