//! The list of files and digests that a package's signature is made over.

use std::fmt::Write;

use crate::archive::check_name;
use crate::names::Names;
use crate::{Finding, PackageError, xml};

/// A file as a manifest lists it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Listed {
    /// Its name, which is one that a package may list.
    pub name: String,
    /// SHA-256 of its content.
    pub digest: [u8; 32],
}

impl Listed {
    /// Reads a manifest by itself: to see what was signed where the files are elsewhere.
    ///
    /// # Errors
    /// Any [`PackageError`] about the manifest.
    ///
    /// # Examples
    /// ```
    /// use mydata_package::Listed;
    ///
    /// let digest = "ab".repeat(32);
    /// let xml = format!("<files><file><filename>a.pdf</filename><digest>{digest}</digest></file></files>");
    /// let listed = Listed::read_manifest(xml.as_bytes())?;
    /// assert_eq!((listed[0].name.as_str(), listed[0].digest), ("a.pdf", [0xAB; 32]));
    /// # Ok::<_, mydata_package::PackageError>(())
    /// ```
    pub fn read_manifest(xml: &[u8]) -> Result<Vec<Self>, PackageError> {
        read(xml, &mut Vec::new())
    }
}

/// Reads a manifest that lists at least one file, none twice.
pub(crate) fn read(bytes: &[u8], findings: &mut Vec<Finding>) -> Result<Vec<Listed>, PackageError> {
    let manifest = xml::read(bytes, ["filename", "digest"])?;
    if manifest.has_bom {
        findings.push(Finding::ManifestHasBom);
    }
    if manifest.has_cr_lf {
        findings.push(Finding::ManifestHasCrLf);
    }
    let mut listed = Vec::new();
    for [name, digest] in manifest.files {
        check_listed_name(&name)?;
        let digest = parse_digest(&name, &digest, findings)?;
        listed.push(Listed { name, digest });
    }
    check_distinct(&names(&listed))?;
    if listed.is_empty() { Err(PackageError::NoFiles) } else { Ok(listed) }
}

/// Nothing is listed twice.
pub(crate) fn check_distinct(names: &[&str]) -> Result<Names, PackageError> {
    let name = |place: usize| names.get(place).copied().unwrap_or_default().to_owned();
    let distinct = Names::of(names.iter().map(|&name| name.to_owned()));
    distinct.map_err(|place| PackageError::ListedTwice { name: name(place) })
}

/// The names of what is listed.
pub(crate) fn names(listed: &[Listed]) -> Vec<&str> {
    listed.iter().map(|file| file.name.as_str()).collect()
}

/// A listed name is one that an entry may have, and lies outside of `META-INFO`.
pub(crate) fn check_listed_name(name: &str) -> Result<(), PackageError> {
    let names_meta_info = name.split('/').next().is_some_and(|part| part.eq_ignore_ascii_case("META-INFO"));
    if names_meta_info || name.ends_with('/') || check_name(name).is_err() {
        return Err(PackageError::ManifestNameRefused { name: name.to_owned() });
    }
    Ok(())
}

fn parse_digest(name: &str, text: &str, findings: &mut Vec<Finding>) -> Result<[u8; 32], PackageError> {
    let malformed = || PackageError::DigestMalformed { name: name.to_owned() };
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if !rest.is_empty() {
        return Err(malformed());
    }
    let nibble = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
    let byte = |&[high, low]: &[u8; 2]| Some(nibble(high)? << 4 | nibble(low)?);
    let bytes = pairs.iter().map(byte).collect::<Option<Vec<u8>>>().ok_or_else(malformed)?;
    let digest = bytes.try_into().map_err(|_| malformed())?;
    if text.bytes().any(|digit| digit.is_ascii_uppercase()) {
        findings.push(Finding::DigestUpperCase { name: name.to_owned() });
    }
    Ok(digest)
}

#[cfg(feature = "standalone")]
/// Writes a manifest the way agencies do: no indentation, lower-case digests.
pub(crate) fn write<'n>(files: impl IntoIterator<Item = (&'n str, [u8; 32])>) -> String {
    let mut xml = String::from(XML_DECLARATION);
    xml.push_str("<files>");
    for (name, digest) in files {
        let (name, digest) = (xml::escape(name), hex(&digest));
        // Writing to a string cannot fail.
        let _ = write!(xml, "<file><filename>{name}</filename><digest>{digest}</digest></file>");
    }
    xml.push_str("</files>");
    xml
}

#[cfg(feature = "standalone")]
/// What a manifest of ours begins with.
pub(crate) const XML_DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
