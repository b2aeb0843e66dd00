//! The certificate a package encloses: one PEM block, and in it the key that must have signed.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use der_0_7::{Reader, SliceReader, Tag, TagNumber};

use crate::{Finding, PackageError, PublicKey};

const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
const CR_LF: &str = "\r\n";
const END: &str = "-----END CERTIFICATE-----";

/// Takes the DER out of a text that holds exactly one PEM certificate and nothing else.
///
/// Line ends are LF or CR LF throughout; text around the block, a second block, and Base64 that could be written in
/// another way are refused, so that one text says one thing.
///
/// # Errors
/// [`PackageError::CertificateNotOnePem`].
pub fn certificate_der_from_pem(text: &str) -> Result<Vec<u8>, PackageError> {
    let line_end = line_end_of(text);
    let body = text
        .strip_prefix(BEGIN)
        .and_then(|rest| rest.strip_prefix(line_end))
        .map(|rest| rest.strip_suffix(line_end).unwrap_or(rest))
        .and_then(|rest| rest.strip_suffix(END))
        .and_then(|rest| rest.strip_suffix(line_end))
        .ok_or(PackageError::CertificateNotOnePem)?;
    let base64: String = body.split(line_end).collect();
    STANDARD.decode(base64).map_err(|_| PackageError::CertificateNotOnePem)
}

fn line_end_of(text: &str) -> &'static str {
    if text.contains(CR_LF) { CR_LF } else { "\n" }
}

/// Reads the certificate's file of a package.
pub(crate) fn read_file(file: &[u8], findings: &mut Vec<Finding>) -> Result<Vec<u8>, PackageError> {
    let text = std::str::from_utf8(file).map_err(|_| PackageError::CertificateNotOnePem)?;
    let der = certificate_der_from_pem(text)?;
    findings.extend((line_end_of(text) == CR_LF).then_some(Finding::CertificateHasCrLf));
    Ok(der)
}

impl PublicKey {
    /// Takes the key out of a certificate in DER. Nothing else of the certificate is judged.
    ///
    /// # Errors
    /// [`PackageError::CertificateMalformed`], and as [`from_spki_der`](Self::from_spki_der).
    pub fn from_certificate_der(der: &[u8]) -> Result<Self, PackageError> {
        let spki = find_spki(der).map_err(|_| PackageError::CertificateMalformed)?;
        Self::from_spki_der(spki)
    }
}

/// Walks as far into a certificate (RFC 5280, 4.1) as the key lies; the rest is the trust crate's subject.
fn find_spki(der: &[u8]) -> der_0_7::Result<&[u8]> {
    const VERSION: Tag = Tag::ContextSpecific { constructed: true, number: TagNumber::N0 };
    let mut reader = SliceReader::new(der)?;
    let spki = reader.sequence(|certificate| {
        let spki = certificate.sequence(|tbs| {
            if tbs.peek_tag()? == VERSION {
                tbs.tlv_bytes()?;
            }
            for _serial_algorithm_issuer_validity_subject in 0..5 {
                tbs.tlv_bytes()?;
            }
            let spki = tbs.tlv_bytes()?;
            while !tbs.is_finished() {
                tbs.tlv_bytes()?;
            }
            Ok::<_, der_0_7::Error>(spki)
        })?;
        let _algorithm = certificate.tlv_bytes()?;
        let _signature = certificate.tlv_bytes()?;
        Ok::<_, der_0_7::Error>(spki)
    })?;
    reader.finish(spki)
}
