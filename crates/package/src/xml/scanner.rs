//! Takes XML apart from left to right: tags, and texts between them.

use super::unexpected;
use crate::PackageError;

/// A start tag, an empty element's tag or an end tag.
pub(super) struct Tag<'x> {
    pub(super) name: &'x str,
    /// What stands beside the name.
    pub(super) attributes: &'x str,
    pub(super) is_empty: bool,
    pub(super) is_end: bool,
}

/// What has not been read yet.
pub(super) struct Scanner<'x> {
    rest: &'x str,
    len: usize,
}

impl<'x> Scanner<'x> {
    /// Refuses characters that XML does not have (XML 1.0, 2.2).
    pub(super) fn new(text: &'x str) -> Result<Self, PackageError> {
        match text.find(|c| !is_char(c)) {
            Some(position) => Err(PackageError::ManifestMalformed { position: position as u64 }),
            None => Ok(Self { rest: text, len: text.len() }),
        }
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// The declaration may be absent; if there is one, it says XML 1.0 in UTF-8 (XML 1.0, 2.8).
    pub(super) fn declaration(&mut self) -> Result<(), PackageError> {
        let Some(rest) = self.rest.strip_prefix("<?xml") else { return Ok(()) };
        let (inside, after) = rest.split_once("?>").ok_or_else(|| self.malformed())?;
        if !says_xml_in_utf8(inside) {
            return Err(self.malformed());
        }
        self.rest = after;
        Ok(())
    }

    /// White space, where only that may stand.
    pub(super) fn indentation(&mut self) -> Result<(), PackageError> {
        let rest = self.rest.trim_start_matches(is_space);
        if !rest.is_empty() && !rest.starts_with('<') {
            let (loose, _) = rest.split_once('<').unwrap_or((rest, ""));
            self.resolve(loose)?;
            return Err(unexpected(loose.trim_end_matches(is_space)));
        }
        self.rest = rest;
        Ok(())
    }

    /// A tag, and nothing else that begins like one.
    pub(super) fn tag(&mut self) -> Result<Tag<'x>, PackageError> {
        let inside = self.rest.strip_prefix('<').ok_or_else(|| self.malformed())?;
        if inside.starts_with(['!', '?']) {
            return Err(self.markup(inside));
        }
        // No attribute is taken by anybody, so that none needs to be looked into for another bracket.
        let (inside, after) = inside.split_once('>').ok_or_else(|| self.malformed())?;
        let (is_end, inside) = inside.strip_prefix('/').map_or((false, inside), |inside| (true, inside));
        let (is_empty, inside) = inside.strip_suffix('/').map_or((false, inside), |inside| (true, inside));
        let end = inside.find(is_space).unwrap_or(inside.len());
        let (name, attributes) = inside.split_at_checked(end).unwrap_or((inside, ""));
        let attributes = attributes.trim_matches(is_space);
        if name.is_empty() || (is_end && (is_empty || !attributes.is_empty())) {
            return Err(self.malformed());
        }
        if name.contains('<') {
            return Err(unexpected(name));
        }
        self.rest = after;
        Ok(Tag { name, attributes, is_empty, is_end })
    }

    /// The next element inside of one, or nothing at its end.
    pub(super) fn child_of(&mut self, parent: &str) -> Result<Option<Tag<'x>>, PackageError> {
        self.indentation()?;
        let tag = self.tag()?;
        if tag.is_end {
            return if tag.name == parent { Ok(None) } else { Err(self.malformed()) };
        }
        if !tag.attributes.is_empty() {
            return Err(unexpected(tag.attributes));
        }
        Ok(Some(tag))
    }

    /// The text of an element that holds nothing else, up to and with its end tag.
    pub(super) fn text_of(&mut self, name: &str) -> Result<String, PackageError> {
        let end = self.rest.find('<').ok_or_else(|| self.malformed())?;
        let (raw, rest) = self.rest.split_at_checked(end).unwrap_or_default();
        let text = self.resolve(raw)?;
        self.rest = rest;
        let tag = self.tag()?;
        if !tag.is_end {
            return Err(unexpected(tag.name));
        }
        if tag.name == name { Ok(text) } else { Err(self.malformed()) }
    }

    /// Text as it is meant: line ends are LF (XML 1.0, 2.11), references stand for their characters (4.1).
    fn resolve(&self, raw: &str) -> Result<String, PackageError> {
        if raw.contains("]]>") {
            return Err(self.malformed());
        }
        let raw = raw.replace("\r\n", "\n").replace('\r', "\n");
        let mut parts = raw.split('&');
        let mut text = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (reference, after) = part.split_once(';').ok_or_else(|| self.malformed())?;
            text.push(match reference {
                "amp" => '&',
                "apos" => '\'',
                "gt" => '>',
                "lt" => '<',
                "quot" => '"',
                _ => match reference.strip_prefix('#') {
                    Some(number) => numbered(number).ok_or_else(|| self.malformed())?,
                    None => return Err(PackageError::ManifestHasDoctype),
                },
            });
            text.push_str(after);
        }
        Ok(text)
    }

    /// What is no tag although it begins like one.
    fn markup(&self, inside: &str) -> PackageError {
        let begins = |with: &str| inside.get(..with.len()).is_some_and(|it| it.eq_ignore_ascii_case(with));
        if begins("!DOCTYPE") {
            return PackageError::ManifestHasDoctype;
        }
        if begins("!--") || begins("![CDATA[") || begins("?") {
            let (shown, _) = inside.split_once(is_space).unwrap_or((inside, ""));
            return unexpected(shown);
        }
        self.malformed()
    }

    /// Where reading has come to.
    fn malformed(&self) -> PackageError {
        PackageError::ManifestMalformed { position: self.len.saturating_sub(self.rest.len()) as u64 }
    }
}

/// What stands in a declaration beside its brackets: version, encoding, and whether it stands alone (XML 1.0, 2.8, 4.3.3).
fn says_xml_in_utf8(inside: &str) -> bool {
    let mut rest = inside;
    let mut take = |name: &str| {
        let after = rest.trim_start_matches(is_space);
        let value = after.strip_prefix(name).filter(|_| after.len() < rest.len());
        let value = value?.trim_start_matches(is_space).strip_prefix('=')?.trim_start_matches(is_space);
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, after) = value.strip_prefix(quote)?.split_once(quote)?;
        rest = after;
        Some(value)
    };
    let is_version_1 = take("version") == Some("1.0");
    let is_utf8 = take("encoding").is_none_or(|encoding| encoding.eq_ignore_ascii_case("utf-8"));
    let is_standalone = take("standalone").is_none_or(|value| matches!(value, "yes" | "no"));
    is_version_1 && is_utf8 && is_standalone && rest.trim_start_matches(is_space).is_empty()
}

/// A character by its number (XML 1.0, 4.1).
fn numbered(number: &str) -> Option<char> {
    let (digits, radix) = number.strip_prefix('x').map_or((number, 10), |digits| (digits, 16));
    // A sign would be taken otherwise.
    let is_plain = digits.chars().all(|digit| digit.is_digit(radix));
    let value = u32::from_str_radix(digits, radix).ok().filter(|_| is_plain)?;
    char::from_u32(value).filter(|c| is_char(*c))
}

fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

fn is_space(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' ')
}
