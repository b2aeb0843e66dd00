//! Changing a package's signature so that the archive around it stays sound, as somebody would who forges one.

/// Where the signature stands, behind `META-INFO/` or `META-INFO\`.
const NAME: &[u8] = b"manifest.sha256withrsa";
const FOLDER: usize = 10;
/// Bytes of a local header before its name, and where in it the lengths of name and extra field stand.
const HEADER: usize = 30;
const NAME_LENGTH: usize = 26;
const EXTRA_LENGTH: usize = 28;
const MAGIC: &[u8] = b"PK\x03\x04";
/// Where in the signature bytes are changed: behind whatever a compressor may have put before it.
const INSIDE: usize = 64;
/// The polynomial of CRC-32 as it goes over the wire. Added to five bytes by exclusive or, it changes them and leaves their
/// checksum.
const POLYNOMIAL: [u8; 5] = [0x41, 0x06, 0x71, 0xdb, 0x01];

/// Changes bytes of the signature. What has none stays as it is.
pub(super) fn spoil_signature(package: &mut [u8]) {
    let Some(at) = signature_at(package) else { return };
    let Some(bytes) = package.get_mut(at + INSIDE..) else { return };
    for (byte, change) in bytes.iter_mut().zip(POLYNOMIAL) {
        *byte ^= change;
    }
}

/// Where the content of the signature's entry begins.
fn signature_at(package: &[u8]) -> Option<usize> {
    let name = package.windows(NAME.len()).position(|window| window == NAME)?;
    let header = name.checked_sub(FOLDER + HEADER)?;
    if package.get(header..header + MAGIC.len())? != MAGIC {
        return None;
    }
    let length = |at: usize| {
        let bytes = package.get(header + at..header + at + 2)?.try_into().ok()?;
        Some(usize::from(u16::from_le_bytes(bytes)))
    };
    Some(header + HEADER + length(NAME_LENGTH)? + length(EXTRA_LENGTH)?)
}

#[cfg(test)]
mod tests {
    use mydata_package::Checksum;

    use super::*;

    fn checksum(bytes: &[u8]) -> u32 {
        let mut checksum = Checksum::new();
        checksum.update(bytes);
        checksum.sum()
    }

    fn entry(name: &[u8], content: &[u8]) -> Vec<u8> {
        let mut header = [MAGIC, &[0; NAME_LENGTH - MAGIC.len()]].concat();
        header.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        header.extend(3_u16.to_le_bytes());
        [header.as_slice(), name, b"abc", content].concat()
    }

    #[test]
    fn the_signature_changes_and_its_checksum_stays() {
        let content = [7; 256];
        let mut package = entry(b"META-INFO/manifest.sha256withrsa", &content);
        let before = package.clone();
        spoil_signature(&mut package);
        let spoiled = &package[package.len() - content.len()..];
        assert_ne!(spoiled, content);
        assert_eq!(checksum(spoiled), checksum(&content));
        assert_eq!(package[..package.len() - content.len()], before[..before.len() - content.len()]);
    }

    #[test]
    fn what_has_no_signature_stays_as_it_is() {
        for bytes in [entry(b"data.json", &[7; 256]), b"manifest.sha256withrsa".to_vec(), Vec::new()] {
            let mut package = bytes.clone();
            spoil_signature(&mut package);
            assert_eq!(package, bytes);
        }
    }
}
