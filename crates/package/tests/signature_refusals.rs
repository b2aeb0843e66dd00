//! Signatures and certificates that do not hold.
//!
//! Each test bears the name of a line of the list of refusals.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use getrandom::SysRng;
use mydata_demo_pki::{Holder, Profile};
use mydata_package::{CERTIFICATE, Limits, MANIFEST, Opened, PackageError, PublicKey, SIGNATURE};
use support::{RawEntry, RawZip, certificate_pem, refusal, sample_files, signed_entries};

/// A package with the content of one file of `META-INFO` changed, and everything around it made to fit.
fn with(name: &str, change: impl FnOnce(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut entries = signed_entries(&sample_files());
    let entry = entries.iter_mut().find(|entry| entry.name == name.as_bytes()).unwrap();
    *entry = RawEntry::stored(name, &change(entry.data.clone()));
    RawZip::of(&entries).bytes
}

fn without(name: &str) -> Vec<u8> {
    let mut entries = signed_entries(&sample_files());
    entries.retain(|entry| entry.name != name.as_bytes());
    RawZip::of(&entries).bytes
}

fn with_certificate(change: impl FnOnce(String) -> String) -> &'static str {
    refusal(&with(CERTIFICATE, |_| change(certificate_pem()).into_bytes()))
}

#[test]
fn missing_or_empty() {
    assert_eq!(refusal(&without(SIGNATURE)), "package.signature-missing");
    assert_eq!(refusal(&with(SIGNATURE, |_| Vec::new())), "package.signature-missing");
}

#[test]
fn wrong_length_for_the_key() {
    let shorter = |mut signature: Vec<u8>| {
        signature.pop();
        signature
    };
    let longer = |mut signature: Vec<u8>| {
        signature.insert(0, 0);
        signature
    };
    assert_eq!(refusal(&with(SIGNATURE, shorter)), "package.signature-length-wrong");
    assert_eq!(refusal(&with(SIGNATURE, longer)), "package.signature-length-wrong");
}

#[test]
fn any_other_number_as_signature() {
    assert_eq!(refusal(&with(SIGNATURE, |s| vec![0; s.len()])), "package.signature-mismatch");
    assert_eq!(refusal(&with(SIGNATURE, |s| vec![0xFF; s.len()])), "package.signature-mismatch");
    let changed = with(SIGNATURE, |mut signature| {
        signature[100] ^= 1;
        signature
    });
    assert_eq!(refusal(&changed), "package.signature-mismatch");
}

#[test]
fn over_other_bytes() {
    let indented = with(MANIFEST, |manifest| [manifest, b"\n".to_vec()].concat());
    assert_eq!(refusal(&indented), "package.signature-mismatch");
}

#[test]
fn by_another_key() {
    let profile = Profile::signer("CN=戶政司,O=內政部,C=TW", 0..=4_000_000_000);
    let stranger = Holder::self_signed(&profile, &mut SysRng).unwrap();
    assert_eq!(with_certificate(|_| stranger.certificate_pem().unwrap()), "package.signature-mismatch");
}

#[test]
fn modulus_under_2048_bits() {
    let profile = Profile::signer("CN=A", 0..=4_000_000_000).with_key_bits(2040);
    let weak = Holder::self_signed(&profile, &mut SysRng).unwrap();
    assert_eq!(with_certificate(|_| weak.certificate_pem().unwrap()), "package.key-size-refused");
}

/// `SubjectPublicKeyInfo` of an RSA key with any modulus and exponent.
fn spki(modulus: &[u8], exponent: &[u8]) -> Vec<u8> {
    let tlv = |tag: u8, content: &[u8]| {
        let mut out = vec![tag, 0x82];
        out.extend(u16::try_from(content.len()).unwrap().to_be_bytes());
        out.extend(content);
        // DER wants the shortest length.
        match content.len() {
            0..=127 => [vec![tag, u8::try_from(content.len()).unwrap()], content.to_vec()].concat(),
            128..=255 => [vec![tag, 0x81, u8::try_from(content.len()).unwrap()], content.to_vec()].concat(),
            _ => out,
        }
    };
    let key = tlv(0x30, &[tlv(2, modulus), tlv(2, exponent)].concat());
    let algorithm = tlv(0x30, &[&[6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 1, 5, 0][..]].concat());
    tlv(0x30, &[algorithm, tlv(3, &[vec![0], key].concat())].concat())
}

fn odd_modulus(bits: usize) -> Vec<u8> {
    [vec![0], vec![0xFF; bits / 8]].concat()
}

fn key_refusal(modulus: &[u8], exponent: &[u8]) -> Option<PackageError> {
    PublicKey::from_spki_der(&spki(modulus, exponent)).err()
}

#[test]
fn modulus_over_8192_bits() {
    assert_eq!(key_refusal(&odd_modulus(8192), &[1, 0, 1]), None);
    let refusal = PackageError::KeySizeRefused { bits: 8200, least: 2048, most: 8192 };
    assert_eq!(key_refusal(&odd_modulus(8200), &[1, 0, 1]), Some(refusal));
}

#[test]
fn exponent_low_or_even() {
    assert_eq!(key_refusal(&odd_modulus(2048), &[1, 0, 1]), None);
    for exponent in [&[1][..], &[3], &[17], &[0, 0xFF, 0xFF], &[1, 0, 2]] {
        assert_eq!(key_refusal(&odd_modulus(2048), exponent), Some(PackageError::KeyExponentWeak));
    }
}

#[test]
fn a_key_of_another_kind() {
    // Ed25519 (RFC 8410).
    let ed25519 = [&[0x30, 0x2A, 0x30, 5, 6, 3, 0x2B, 0x65, 0x70, 3, 0x21, 0][..], &[7; 32]].concat();
    assert_eq!(PublicKey::from_spki_der(&ed25519).err(), Some(PackageError::KeyNotRsa));
}

#[test]
fn certificate_missing() {
    assert_eq!(refusal(&without(CERTIFICATE)), "package.certificate-missing");
}

#[test]
fn not_exactly_one_pem_certificate() {
    let code = "package.certificate-not-one-pem";
    assert_eq!(with_certificate(|_| String::new()), code);
    assert_eq!(with_certificate(|pem| format!("{pem}{pem}")), code);
    assert_eq!(with_certificate(|pem| format!("subject=CN\n{pem}")), code);
    assert_eq!(with_certificate(|pem| format!("{pem}trailing")), code);
    assert_eq!(with_certificate(|pem| format!("{pem}\n")), code);
    assert_eq!(with_certificate(|pem| pem.replace("CERTIFICATE", "TRUSTED CERTIFICATE")), code);
    assert_eq!(with_certificate(|pem| pem.replacen('\n', " \n", 3)), code);
    let mixed = with_certificate(|pem| pem.replacen('\n', "\r\n", 2));
    assert_eq!(mixed, code, "line ends of two kinds");
    let der = signer_der();
    assert_eq!(refusal(&with(CERTIFICATE, |_| der)), code, "DER instead of PEM");
}

fn signer_der() -> Vec<u8> {
    support::SIGNER.certificate_der().unwrap()
}

#[test]
fn a_certificate_with_something_behind_it() {
    use base64::Engine;
    let mut der = signer_der();
    der.push(0);
    let base64 = base64::engine::general_purpose::STANDARD.encode(der);
    let pem = format!("-----BEGIN CERTIFICATE-----\n{base64}\n-----END CERTIFICATE-----\n");
    assert_eq!(with_certificate(|_| pem), "package.certificate-malformed");
}

#[test]
fn a_certificate_larger_than_allowed() {
    let package = RawZip::of(&signed_entries(&sample_files())).bytes;
    let limits = Limits { certificate_bytes: 100, ..Limits::default() };
    let refusal = Opened::read(&package, &limits).unwrap().authenticate().unwrap_err();
    assert_eq!(refusal.code(), "package.certificate-too-large");
}
