//! CBOR (RFC 8949) in one reading: whatever could be written otherwise is refused.

use ciborium::Value;
use ciborium::de::from_reader_with_recursion_limit;

use crate::evidence::EvidenceRefusal;

/// An attestation statement nests less: a map, a map, an array.
const DEEPEST: usize = 6;

/// How the keys of a map stand.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Keys {
    /// In any order, for what not every browser sorts.
    Apart,
    /// In the order of CTAP2's canonical form.
    Sorted,
}

/// Reads one item, and returns what follows it.
pub(super) fn read_first(bytes: &[u8], keys: Keys) -> Result<(Value, &[u8]), EvidenceRefusal> {
    const MALFORMED: EvidenceRefusal = EvidenceRefusal::EvidenceMalformed { what: "CBOR" };
    let mut rest = bytes;
    let value: Value = from_reader_with_recursion_limit(&mut rest, DEEPEST).map_err(|_| MALFORMED)?;
    let read = bytes.len().checked_sub(rest.len()).and_then(|length| bytes.get(..length));
    // Written again it is the shortest form, of definite length; so must have been what was read.
    if read != Some(written(&value)?.as_slice()) || !has_good_keys(&value, keys)? {
        return Err(MALFORMED);
    }
    Ok((value, rest))
}

/// Reads one item that nothing follows.
pub(super) fn read(bytes: &[u8], keys: Keys) -> Result<Value, EvidenceRefusal> {
    match read_first(bytes, keys)? {
        (value, []) => Ok(value),
        _ => Err(EvidenceRefusal::EvidenceMalformed { what: "CBOR" }),
    }
}

fn has_good_keys(value: &Value, keys: Keys) -> Result<bool, EvidenceRefusal> {
    match value {
        Value::Array(items) => all(items.iter(), keys),
        Value::Map(entries) => {
            let mut found = entries.iter().map(|(key, _)| written(key)).collect::<Result<Vec<_>, _>>()?;
            if keys == Keys::Apart {
                found.sort_unstable();
            }
            let is_rising = found.iter().zip(found.iter().skip(1)).all(|(key, next)| key < next);
            Ok(is_rising && all(entries.iter().map(|(_, value)| value), keys)?)
        }
        Value::Bool(_) | Value::Bytes(_) | Value::Integer(_) | Value::Text(_) => Ok(true),
        _ => Ok(false),
    }
}

fn all<'v>(mut values: impl Iterator<Item = &'v Value>, keys: Keys) -> Result<bool, EvidenceRefusal> {
    values.try_fold(true, |good, value| Ok(good && has_good_keys(value, keys)?))
}

fn written(value: &Value) -> Result<Vec<u8>, EvidenceRefusal> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes)
        .map_err(|_| EvidenceRefusal::EvidenceMalformed { what: "CBOR" })?;
    Ok(bytes)
}

/// The value under a text.
pub(super) fn entry<'v>(map: &'v Value, name: &str) -> Option<&'v Value> {
    map.as_map()?.iter().find(|(key, _)| key.as_text() == Some(name)).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_value_has_one_form() {
        let good: [&[u8]; 4] = [&[0x01], &[0xA2, 0x01, 0x02, 0x03, 0x26], &[0x42, 0, 0], &[0x20]];
        for bytes in good {
            assert!(read(bytes, Keys::Sorted).is_ok(), "{bytes:x?}");
        }
        let bad: [(&str, &[u8]); 11] = [
            ("nothing", &[]),
            ("long integer", &[0x18, 0x01]),
            ("long length", &[0x58, 0x01, 0]),
            ("indefinite bytes", &[0x5F, 0x41, 0, 0xFF]),
            ("indefinite map", &[0xBF, 0xFF]),
            ("unsorted", &[0xA2, 0x03, 0x26, 0x01, 0x02]),
            ("twice", &[0xA2, 0x01, 0x02, 0x01, 0x02]),
            ("tag", &[0xC1, 0x01]),
            ("float", &[0xF9, 0x3C, 0x00]),
            ("more", &[0x01, 0x01]),
            ("cut", &[0x42, 0x00]),
        ];
        for (name, bytes) in bad {
            assert!(read(bytes, Keys::Sorted).is_err(), "{name}");
        }
        assert!(read(&[0xA2, 0x03, 0x26, 0x01, 0x02], Keys::Apart).is_ok());
        assert!(read(&[0xA2, 0x01, 0x02, 0x01, 0x03], Keys::Apart).is_err());
        assert!(read(&[0x81; 64], Keys::Apart).is_err());
        assert!(read(&[0x9B, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], Keys::Apart).is_err());
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_would_be_written(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            if let Ok((value, rest)) = read_first(&bytes, Keys::Apart) {
                let again = written(&value).unwrap();
                prop_assert_eq!([&again, rest].concat(), bytes);
            }
        }
    }
}
