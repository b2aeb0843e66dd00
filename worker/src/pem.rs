//! Revocation lists as PEM (RFC 7468), whichever way they came.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

const BEGIN: &str = "-----BEGIN X509 CRL-----";
const END: &str = "-----END X509 CRL-----";
const LINE: usize = 64;

/// The lists in `bytes`, which are PEM with whatever stands around it, or one list in DER; nothing but the lists.
#[must_use]
pub fn revocation_lists(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.contains(BEGIN) => text.split(BEGIN).skip(1).map(block_of).collect(),
        _ => block(STANDARD.encode(bytes).as_bytes()),
    }
}

/// A block whose end is missing is kept to its end: it is for the reader to refuse.
fn block_of(after_begin: &str) -> String {
    let body = after_begin.split_once(END).map_or(after_begin, |(body, _)| body);
    block(&body.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect::<Vec<_>>())
}

fn block(base64: &[u8]) -> String {
    let lines = base64.chunks(LINE).map(|line| format!("{}\n", String::from_utf8_lossy(line)));
    format!("{BEGIN}\n{}{END}\n", lines.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn der_becomes_one_block_of_lines_of_64() {
        let lines: Vec<String> = revocation_lists(&[0x30; 60]).lines().map(str::to_owned).collect();
        assert_eq!(lines.len(), 4);
        assert_eq!((lines[0].as_str(), lines[3].as_str()), (BEGIN, END));
        assert_eq!((lines[1].len(), lines[2].len()), (64, 16));
    }

    #[test]
    fn pem_loses_everything_but_its_blocks() {
        let text =
            format!("Issuer: somebody\r\n{BEGIN}\r\nMIIB\r\n{END}\r\n\r\n{BEGIN}\nMIIC\n{END}\n<p>more");
        assert_eq!(
            revocation_lists(text.as_bytes()),
            format!("{BEGIN}\nMIIB\n{END}\n{BEGIN}\nMIIC\n{END}\n")
        );
    }

    #[test]
    fn anything_else_becomes_a_block_that_nobody_can_read() {
        assert!(
            mydata_trust::Revocation::if_known()
                .with_lists(revocation_lists(b"<p>Sorry").as_bytes())
                .is_err()
        );
    }
}
