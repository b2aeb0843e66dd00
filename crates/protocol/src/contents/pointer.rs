//! JSON pointers (RFC 6901), followed through a document of which nothing is kept but the text at their end.

use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// Steps of the longest pointer: deeper than any document of an agency.
const MOST_STEPS: usize = 16;

/// The way to a place in a JSON document, step by step.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Pointer(Vec<String>);

impl Pointer {
    /// Reads a pointer such as `/申請人/統一編號`. One to the whole document is none: a document is no text.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let steps: Vec<_> = text.strip_prefix('/')?.split('/').map(unescaped).collect::<Option<_>>()?;
        (steps.len() <= MOST_STEPS).then_some(Self(steps))
    }

    /// The text at the place; none where it is not there, is no text, may be there twice, or where the document is no JSON.
    pub(super) fn text_in(&self, document: &[u8]) -> Option<String> {
        let mut reader = serde_json::Deserializer::from_slice(document);
        let found = Walk { steps: &self.0 }.deserialize(&mut reader).ok()?;
        reader.end().ok()?;
        found
    }
}

/// `~1` is a slash and `~0` a tilde; no other tilde may stand there.
fn unescaped(step: &str) -> Option<String> {
    let mut parts = step.split('~');
    let mut text = parts.next()?.to_owned();
    for part in parts {
        let (escaped, rest) = match part.strip_prefix('1') {
            Some(rest) => ('/', rest),
            None => ('~', part.strip_prefix('0')?),
        };
        text.push(escaped);
        text.push_str(rest);
    }
    Some(text)
}

/// What is still to be walked from here on.
#[derive(Clone, Copy)]
struct Walk<'p> {
    steps: &'p [String],
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = Option<String>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON document")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(self.steps.is_empty().then(|| text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let step = self.steps.split_first();
        let mut found = None;
        while let Some(key) = map.next_key::<String>()? {
            match step {
                // Readers differ in which of two members of one name they take.
                Some((step, _)) if *step == key && found.is_some() => {
                    return Err(A::Error::custom("a member is there twice"));
                }
                Some((step, rest)) if *step == key => {
                    found = Some(map.next_value_seed(Walk { steps: rest })?);
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(found.flatten())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut found = None;
        let wanted = self.steps.split_first().and_then(|(step, rest)| Some((index(step)?, rest)));
        if let Some((index, rest)) = wanted {
            for _ in 0..index {
                if items.next_element::<IgnoredAny>()?.is_none() {
                    return Ok(None);
                }
            }
            found = items.next_element_seed(Walk { steps: rest })?;
        }
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(found.flatten())
    }
}

/// A place in a list: digits without leading zeros.
fn index(step: &str) -> Option<usize> {
    let is_canonical =
        step == "0" || (!step.starts_with('0') && step.bytes().all(|byte| byte.is_ascii_digit()));
    is_canonical.then(|| step.parse().ok()).flatten()
}
