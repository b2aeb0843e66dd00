//! Signatures and certificates that do not hold.
//!
//! Each test bears the number and the name of a line of the list of refusals.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use getrandom::SysRng;
use mydata_demo_pki::{Holder, Profile};
use mydata_package::{CERTIFICATE, Limits, MANIFEST, Opened, PackageError, PublicKey, SIGNATURE};
use rsa::hazmat::rsa_decrypt;
use rsa::pkcs8::DecodePrivateKey;
use rsa::traits::PublicKeyParts;
use rsa::{BoxedUint, PrivateKey};
use sha2::{Digest, Sha256};
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
fn line_55_missing_or_empty() {
    assert_eq!(refusal(&without(SIGNATURE)), "package.signature-missing");
    assert_eq!(refusal(&with(SIGNATURE, |_| Vec::new())), "package.signature-missing");
}

#[test]
fn line_56_wrong_length_for_the_key() {
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
fn line_61_any_other_number_as_signature() {
    assert_eq!(refusal(&with(SIGNATURE, |s| vec![0; s.len()])), "package.signature-mismatch");
    assert_eq!(refusal(&with(SIGNATURE, |s| vec![0xFF; s.len()])), "package.signature-mismatch");
    let changed = with(SIGNATURE, |mut signature| {
        signature[100] ^= 1;
        signature
    });
    assert_eq!(refusal(&changed), "package.signature-mismatch");
}

/// A package whose signature, opened with the signer's key, is this block.
fn signed_block(block: &[u8]) -> &'static str {
    let key = PrivateKey::from_pkcs8_pem(&support::SIGNER.key_pem().unwrap()).unwrap();
    let number = BoxedUint::from_be_slice(block, key.n().bits_precision()).unwrap();
    let signature = rsa_decrypt(None::<&mut SysRng>, &key, &number).unwrap().to_be_bytes();
    refusal(&with(SIGNATURE, |_| signature.to_vec()))
}

const SHA256: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01];
const NULL: &[u8] = &[5, 0];

/// `DigestInfo` (RFC 8017, 9.2) of the manifest, with any name for the hash.
fn digest_info(oid: &[u8], parameters: &[u8], digest: &[u8]) -> Vec<u8> {
    let tlv = |tag: u8, content: &[u8]| {
        let mut out = vec![tag, u8::try_from(content.len()).unwrap()];
        out.extend(content);
        out
    };
    let algorithm = tlv(0x30, &[tlv(6, oid), parameters.to_vec()].concat());
    tlv(0x30, &[algorithm, tlv(4, digest)].concat())
}

fn manifest_digest() -> Vec<u8> {
    let entries = signed_entries(&sample_files());
    let manifest = entries.iter().find(|entry| entry.name == MANIFEST.as_bytes()).unwrap();
    Sha256::digest(&manifest.data).to_vec()
}

/// A block for the 2048 bits of the signer's key, its padding as long as `info` and `behind` leave room for.
fn block(info: &[u8], behind: &[u8]) -> Vec<u8> {
    let padding = vec![0xFF; 256 - 3 - info.len() - behind.len()];
    [&[0, 1][..], &padding, &[0], info, behind].concat()
}

#[test]
fn the_only_block_that_holds() {
    let good = block(&digest_info(SHA256, NULL, &manifest_digest()), &[]);
    let key = PrivateKey::from_pkcs8_pem(&support::SIGNER.key_pem().unwrap()).unwrap();
    let number = BoxedUint::from_be_slice(&good, key.n().bits_precision()).unwrap();
    let signature = rsa_decrypt(None::<&mut SysRng>, &key, &number).unwrap().to_be_bytes();
    support::authenticate(&with(SIGNATURE, |_| signature.to_vec())).unwrap();
}

#[test]
fn line_57_trailing_garbage() {
    let info = digest_info(SHA256, NULL, &manifest_digest());
    for garbage in [&[0][..], &[0; 16], &[0xFF; 100]] {
        assert_eq!(signed_block(&block(&info, garbage)), "package.signature-padding-wrong");
    }
}

#[test]
fn line_57_missing_null() {
    let info = digest_info(SHA256, &[], &manifest_digest());
    assert_eq!(signed_block(&block(&info, &[])), "package.signature-padding-wrong");
    let other_parameters = digest_info(SHA256, &[4, 1, 0], &manifest_digest());
    assert_eq!(signed_block(&block(&other_parameters, &[])), "package.signature-padding-wrong");
}

#[test]
fn line_57_low_exponent_forgeries() {
    // Bleichenbacher's: padding too short, and room behind the hash that a cube root fills.
    let info = digest_info(SHA256, NULL, &manifest_digest());
    let mut forged = [&[0, 1, 0xFF, 0][..], &info].concat();
    forged.resize(256, 0x5A);
    assert_eq!(signed_block(&forged), "package.signature-padding-wrong");
    // The same room made inside the hash's parameters.
    let hidden = digest_info(SHA256, &[&[4, 60][..], &[0x5A; 60]].concat(), &manifest_digest());
    assert_eq!(signed_block(&block(&hidden, &[])), "package.signature-padding-wrong");
    // And the exponent that makes roots easy is refused before anything is computed.
    assert_eq!(key_refusal(&odd_modulus(2048), &[3]), Some(PackageError::KeyExponentWeak));
}

#[test]
fn line_57_other_padding() {
    let info = digest_info(SHA256, NULL, &manifest_digest());
    let mut unpadded = block(&info, &[]);
    unpadded[20] = 0xFE;
    assert_eq!(signed_block(&unpadded), "package.signature-padding-wrong");
    // The bare digest, without the hash's name.
    assert_eq!(signed_block(&block(&manifest_digest(), &[])), "package.signature-padding-wrong");
    // Lengths in a longer form than DER's.
    let mut long_form = info.clone();
    long_form.splice(1..2, [0x81, info[1]]);
    assert_eq!(signed_block(&block(&long_form, &[])), "package.signature-padding-wrong");
}

#[test]
fn line_58_wrong_hash_in_digest_info() {
    let sha1 = digest_info(&[0x2B, 0x0E, 0x03, 0x02, 0x1A], NULL, &[7; 20]);
    let md5 = digest_info(&[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 2, 5], NULL, &[7; 16]);
    let sha512 = digest_info(&[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03], NULL, &[7; 64]);
    // SHA-512/256 has digests as long as SHA-256's.
    let as_long =
        digest_info(&[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x06], NULL, &manifest_digest());
    for info in [sha1, md5, sha512, as_long] {
        assert_eq!(signed_block(&block(&info, &[])), "package.signature-hash-wrong");
    }
}

#[test]
fn line_61_over_another_digest() {
    let info = digest_info(SHA256, NULL, &[7; 32]);
    assert_eq!(signed_block(&block(&info, &[])), "package.signature-mismatch");
}

#[test]
fn line_61_over_other_bytes() {
    let indented = with(MANIFEST, |manifest| [manifest, b"\n".to_vec()].concat());
    assert_eq!(refusal(&indented), "package.signature-mismatch");
}

#[test]
fn line_61_by_another_key() {
    let profile = Profile::signer("CN=戶政司,O=內政部,C=TW", 0..=4_000_000_000);
    let stranger = Holder::self_signed(&profile, &mut SysRng).unwrap();
    assert_eq!(with_certificate(|_| stranger.certificate_pem().unwrap()), "package.signature-mismatch");
}

#[test]
fn line_60_modulus_under_2048_bits() {
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
fn line_60_modulus_over_8192_bits() {
    assert_eq!(key_refusal(&odd_modulus(8192), &[1, 0, 1]), None);
    let refusal = PackageError::KeySizeRefused { bits: 8200, least: 2048, most: 8192 };
    assert_eq!(key_refusal(&odd_modulus(8200), &[1, 0, 1]), Some(refusal));
}

#[test]
fn line_59_exponent_low_or_even() {
    assert_eq!(key_refusal(&odd_modulus(2048), &[1, 0, 1]), None);
    for exponent in [&[1][..], &[3], &[17], &[0, 0xFF, 0xFF], &[1, 0, 2]] {
        assert_eq!(key_refusal(&odd_modulus(2048), exponent), Some(PackageError::KeyExponentWeak));
    }
}

#[test]
fn an_exponent_larger_than_anybody_makes() {
    assert_eq!(key_refusal(&odd_modulus(2048), &[1, 0xFF, 0xFF, 0xFF, 0xFF]), None);
    for exponent in [&[2, 0, 0, 0, 1][..], &[1; 9]] {
        assert_eq!(key_refusal(&odd_modulus(2048), exponent), Some(PackageError::KeyNotRsa));
    }
}

#[test]
fn an_even_modulus() {
    let mut even = odd_modulus(2048);
    *even.last_mut().unwrap() = 0xFE;
    assert_eq!(key_refusal(&even, &[1, 0, 1]), Some(PackageError::KeyNotRsa));
}

#[test]
fn an_algorithm_that_is_not_just_rsa() {
    let good = spki(&odd_modulus(2048), &[1, 0, 1]);
    let rsa = [6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 1, 5, 0];
    let at = good.windows(rsa.len()).position(|window| window == rsa).unwrap();
    // RSASSA-PSS, and parameters that are no NULL (RFC 4055, 1.2 and 3.1).
    for (place, byte) in [(10, 10), (11, 4)] {
        let mut other = good.clone();
        other[at + place] = byte;
        assert_eq!(PublicKey::from_spki_der(&other).err(), Some(PackageError::KeyNotRsa));
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
    let just_enough = support::certificate_pem().len() as u64;
    let limits = Limits { certificate_bytes: just_enough, ..Limits::default() };
    assert!(Opened::read(&package, &limits).unwrap().authenticate().is_ok());
}
