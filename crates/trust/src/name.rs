//! A certificate's name as people read it and configurations pin it (RFC 4514).
//!
//! The names of attribute types are a table of the few that certificates of agencies use: the registry that comes
//! with the certificate crate knows every identifier there is, and would double what a browser has to load.

use std::fmt::Write;

use crate::x509_cert;
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::der::asn1::{Any, ObjectIdentifier};
use x509_cert::der::{Encode, Tag, Tagged};
use x509_cert::name::Name;

/// Short names as RFC 4514, section 3, and the registry of LDAP give them.
const ATTRIBUTE_TYPES: [(ObjectIdentifier, &str); 13] = [
    (ObjectIdentifier::new_unwrap("2.5.4.3"), "CN"),
    (ObjectIdentifier::new_unwrap("2.5.4.4"), "SN"),
    (ObjectIdentifier::new_unwrap("2.5.4.5"), "SERIALNUMBER"),
    (ObjectIdentifier::new_unwrap("2.5.4.6"), "C"),
    (ObjectIdentifier::new_unwrap("2.5.4.7"), "L"),
    (ObjectIdentifier::new_unwrap("2.5.4.8"), "ST"),
    (ObjectIdentifier::new_unwrap("2.5.4.9"), "STREET"),
    (ObjectIdentifier::new_unwrap("2.5.4.10"), "O"),
    (ObjectIdentifier::new_unwrap("2.5.4.11"), "OU"),
    (ObjectIdentifier::new_unwrap("2.5.4.42"), "GIVENNAME"),
    (ObjectIdentifier::new_unwrap("2.5.4.97"), "ORGANIZATIONIDENTIFIER"),
    (ObjectIdentifier::new_unwrap("0.9.2342.19200300.100.1.1"), "UID"),
    (ObjectIdentifier::new_unwrap("0.9.2342.19200300.100.1.25"), "DC"),
];

/// The most specific part first, as RFC 4514 wants it.
pub(crate) fn display(name: &Name) -> String {
    let parts = name.0.iter().rev().map(|rdn| {
        let attributes: Vec<_> = rdn.0.iter().map(display_attribute).collect();
        attributes.join("+")
    });
    parts.collect::<Vec<_>>().join(",")
}

fn display_attribute(attribute: &AttributeTypeAndValue) -> String {
    let short = ATTRIBUTE_TYPES.iter().find(|(oid, _)| *oid == attribute.oid);
    match (short, text(&attribute.value)) {
        (Some((_, short)), Some(text)) => format!("{short}={}", escape(&text)),
        // What has no short name is written as its bytes (RFC 4514, 2.4).
        _ => format!("{}=#{}", attribute.oid, hex(&attribute.value.to_der().unwrap_or_default())),
    }
}

/// The text of a value, in any of the string types that certificates use.
pub(crate) fn text(value: &Any) -> Option<String> {
    let bytes = value.value();
    match value.tag() {
        Tag::Utf8String | Tag::PrintableString | Tag::Ia5String => String::from_utf8(bytes.to_vec()).ok(),
        // Latin 1 in practice, whatever T.61 says; ASCII is what all agree on.
        Tag::TeletexString if bytes.is_ascii() => String::from_utf8(bytes.to_vec()).ok(),
        Tag::BmpString => {
            let (units, rest) = bytes.as_chunks::<2>();
            let units: Vec<_> = units.iter().map(|unit| u16::from_be_bytes(*unit)).collect();
            if rest.is_empty() { String::from_utf16(&units).ok() } else { None }
        }
        _ => None,
    }
}

/// RFC 4514, 2.4: what would be read as something else gets a back-slash.
fn escape(text: &str) -> String {
    let last = text.chars().count().saturating_sub(1);
    text.chars().enumerate().fold(String::new(), |mut out, (position, c)| {
        let at_an_end = position == 0 || position == last;
        match c {
            '"' | '+' | ',' | ';' | '<' | '>' | '\\' => out.push('\\'),
            ' ' if at_an_end => out.push('\\'),
            '#' if position == 0 => out.push('\\'),
            c if c.is_control() => {
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    // Writing to a string cannot fail.
                    let _ = write!(out, "\\{byte:02x}");
                }
                return out;
            }
            _ => {}
        }
        out.push(c);
        out
    })
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(name: &str) -> String {
        display(&name.parse().unwrap())
    }

    #[test]
    fn names_are_shown_as_they_are_written() {
        for name in [
            "CN=戶政司,OU=戶政資料組,O=內政部,C=TW",
            "SERIALNUMBER=0001+CN=示範,O=示範市政府（示範用）,C=TW",
            r"CN=\#1\, A\+B \<C\>\;\\D\ ,O=E=F",
            "UID=x,DC=gov,DC=tw",
        ] {
            assert_eq!(shown(name), name);
        }
    }

    #[test]
    fn control_characters_do_not_reach_a_terminal() {
        assert_eq!(escape("a\u{1b}[2J\u{85}"), r"a\1b[2J\c2\85");
    }

    #[test]
    fn the_wide_strings_of_older_certificates_are_read() {
        let wide = Any::new(Tag::BmpString, [0x62, 0x36, 0x65, 0x3F]).unwrap();
        assert_eq!(text(&wide).as_deref(), Some("戶政"));
        assert_eq!(text(&Any::new(Tag::BmpString, [0x62]).unwrap()), None);
    }

    #[test]
    fn an_unknown_attribute_is_shown_as_its_bytes() {
        assert_eq!(shown("1.3.6.1.4.1.32473.1=#0c0141,C=TW"), "1.3.6.1.4.1.32473.1=#0c0141,C=TW");
    }
}
