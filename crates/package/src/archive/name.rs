//! The name of an entry: how it is written, and which names are refused.

use super::Reading;
use crate::{Finding, Host, PackageError};

/// The only folder whose back-slash is forgiven, as Windows writers leave it.
const META_INFO_BACKSLASH: &str = "META-INFO\\";

/// Decodes a name and refuses those that could lead out of the package or deceive a reader.
pub(super) fn decode(
    raw: &[u8],
    is_utf8: bool,
    position: u64,
    reading: &mut Reading<'_>,
) -> Result<String, PackageError> {
    let (size, limit) = (raw.len() as u64, reading.limits.name_bytes);
    if size > limit {
        return Err(PackageError::NameTooLong { size, limit });
    }
    let decoded = decode_text(raw, is_utf8, reading.host);
    let (name, finding) = decoded.ok_or(PackageError::NameUndecodable { entry: position })?;
    reading.findings.extend(finding);
    let name = forgive_backslash(name, &mut reading.findings);
    check(&name)?;
    Ok(name)
}

/// UTF-8 if flagged; otherwise UTF-8 or, failing that, Big5.
fn decode_text(raw: &[u8], is_utf8: bool, host: &Host) -> Option<(String, Option<Finding>)> {
    if let Ok(text) = std::str::from_utf8(raw) {
        let name = text.to_owned();
        let unflagged = !is_utf8 && !text.is_ascii();
        let finding = unflagged.then(|| Finding::UnflaggedUtf8Name { name: name.clone() });
        return Some((name, finding));
    }
    if is_utf8 {
        return None;
    }
    let name = (host.big5)(raw)?;
    let finding = Finding::Big5Name { name: name.clone() };
    Some((name, Some(finding)))
}

fn forgive_backslash(name: String, findings: &mut Vec<Finding>) -> String {
    let file = name.strip_prefix(META_INFO_BACKSLASH).filter(|file| !file.is_empty() && !file.contains('\\'));
    match file {
        Some(file) => {
            let forgiven = format!("META-INFO/{file}");
            findings.push(Finding::BackslashName { name });
            forgiven
        }
        None => name,
    }
}

/// Refuses names that are absolute, climb, hide something, or are no names at all.
pub(crate) fn check(name: &str) -> Result<(), PackageError> {
    let refused = || name.to_owned();
    if name.chars().any(|c| c.is_control() || overrides_direction(c)) {
        return Err(PackageError::NameHasControl { name: refused() });
    }
    if name.starts_with('/') || has_drive(name) {
        return Err(PackageError::AbsoluteName { name: refused() });
    }
    if name.contains('\\') {
        return Err(PackageError::BackslashInName { name: refused() });
    }
    let path = name.strip_suffix('/').unwrap_or(name);
    for part in path.split('/') {
        if part == "." || part == ".." {
            return Err(PackageError::NameClimbs { name: refused() });
        }
        if part.trim().is_empty() {
            return Err(PackageError::NameEmpty { name: refused() });
        }
    }
    Ok(())
}

fn has_drive(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|c| c.is_ascii_alphabetic()) && chars.next() == Some(':')
}

/// Marks, embeddings, overrides and isolates of the bidirectional algorithm (Unicode UAX #9).
fn overrides_direction(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    fn decoded(raw: &[u8], is_utf8: bool) -> (Result<String, PackageError>, Vec<Finding>) {
        let limits = Limits::default();
        let host = Host::default();
        let mut reading = Reading::new(&limits, &host);
        let name = decode(raw, is_utf8, 1, &mut reading);
        (name, reading.findings)
    }

    #[test]
    fn a_big5_name_whose_second_byte_is_a_backslash_is_read_as_one_character() {
        // 功 is A5 5C in Big5.
        let (name, findings) = decoded(b"\xA5\x5C.pdf", false);
        assert_eq!(name.as_deref(), Ok("功.pdf"));
        assert_eq!(findings, [Finding::Big5Name { name: "功.pdf".into() }]);
    }

    #[test]
    fn big5_is_refused_where_the_flag_promises_utf8() {
        assert_eq!(decoded(b"\xA5\x5C.pdf", true).0, Err(PackageError::NameUndecodable { entry: 1 }));
    }

    #[test]
    fn only_the_backslash_of_meta_info_is_forgiven() {
        assert_eq!(decoded(br"META-INFO\manifest.xml", false).0.as_deref(), Ok("META-INFO/manifest.xml"));
        for name in [r"a\b.pdf", r"META-INFO\a\b", r"meta-info\manifest.xml", r"META-INFO\"] {
            let refusal = decoded(name.as_bytes(), false).0.map_err(|e| e.code());
            assert_eq!(refusal, Err("package.backslash-in-name"), "{name}");
        }
    }

    #[test]
    fn names_that_lead_elsewhere_or_deceive_are_refused() {
        let refused = [
            ("/etc/passwd", "package.absolute-name"),
            ("C:a.pdf", "package.absolute-name"),
            ("../a.pdf", "package.name-climbs"),
            ("a/./b.pdf", "package.name-climbs"),
            ("a//b.pdf", "package.name-empty"),
            ("", "package.name-empty"),
            (" ", "package.name-empty"),
            ("a\0.pdf", "package.name-has-control"),
            ("a\u{202E}fdp.exe", "package.name-has-control"),
        ];
        for (name, code) in refused {
            assert_eq!(decoded(name.as_bytes(), true).0.map_err(|e| e.code()), Err(code), "{name:?}");
        }
    }
}
