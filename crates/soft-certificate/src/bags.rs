//! What is in a file: keys and certificates, each in a bag (RFC 7292, 4.2 and 5).

use core::fmt;

use der::asn1::{AnyRef, ObjectIdentifier};
use der::{Decode, Encode, Reader, SliceReader, Tag, Tagged};
use zeroize::Zeroizing;

use crate::SoftCertificateError;
use crate::budget::Budget;
use crate::definite::definite;
use crate::encryption::Encryption;
use crate::error::{damaged, refused};
use crate::password::Password;
use crate::pfx::{DATA, Typed, both, implicit_octets, members};

const ENCRYPTED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.6");
const KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.1");
const SHROUDED_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.2");
const CERTIFICATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.3");
const SAFE_CONTENTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.6");
const X509: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.22.1");

/// Bags in bags in bags.
const DEEPEST: usize = 3;

/// What the bags hold, in the order of the file.
#[derive(Default)]
pub(crate) struct Bags {
    /// PKCS#8.
    pub(crate) keys: Vec<Zeroizing<Vec<u8>>>,
    /// X.509, as they stand.
    pub(crate) certificates: Vec<Vec<u8>>,
    /// Whether a key lies in the file unencrypted.
    pub(crate) has_open_key: bool,
}

impl fmt::Debug for Bags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bags(***)")
    }
}

/// Opens bags.
pub(crate) struct Opener<'o> {
    pub(crate) password: &'o Password,
    pub(crate) budget: &'o mut Budget,
    /// Whether the file has shown by its code that the password is its own.
    pub(crate) is_password_right: bool,
}

impl Opener<'_> {
    /// Opens all of an authenticated safe.
    pub(crate) fn open(&mut self, safe: &[u8]) -> Result<Bags, SoftCertificateError> {
        const WHAT: &str = "contents";
        let mut bags = Bags::default();
        let safe = definite(safe).map_err(damaged(WHAT))?;
        let safe = AnyRef::from_der(&safe).map_err(damaged(WHAT))?;
        for part in members(safe).map_err(damaged(WHAT))? {
            self.budget.part()?;
            let part = part.sequence(Typed::read).map_err(damaged(WHAT))?;
            if part.kind == DATA {
                let contents = part.octets().map_err(damaged(WHAT))?;
                self.contents(&contents, DEEPEST, &mut bags)?;
            } else if part.kind == ENCRYPTED_DATA {
                let contents = self.decrypted(part.required().map_err(damaged(WHAT))?)?;
                let opened = self.contents(&contents, DEEPEST, &mut bags);
                opened.map_err(|error| self.doubted(error))?;
            } else {
                return Err(refused(part.kind));
            }
        }
        Ok(bags)
    }

    /// RFC 5652, 8.
    fn decrypted(&mut self, data: AnyRef<'_>) -> Result<Zeroizing<Vec<u8>>, SoftCertificateError> {
        const WHAT: &str = "encrypted contents";
        let (encryption, encrypted) = data.sequence(encrypted_data).map_err(damaged(WHAT))?;
        let encrypted = implicit_octets(encrypted).map_err(damaged(WHAT))?;
        Encryption::read(encryption)?.decrypt(&encrypted, self.password, self.budget)
    }

    fn contents(&mut self, ber: &[u8], levels: usize, bags: &mut Bags) -> Result<(), SoftCertificateError> {
        const WHAT: &str = "bags";
        let levels = levels.checked_sub(1).ok_or(SoftCertificateError::Damaged { what: WHAT })?;
        let der = definite(ber).map_err(damaged(WHAT))?;
        let contents = AnyRef::from_der(&der).map_err(damaged(WHAT))?;
        contents.tag().assert_eq(Tag::Sequence).map_err(damaged(WHAT))?;
        for bag in members(contents).map_err(damaged(WHAT))? {
            self.budget.part()?;
            let bag = bag.sequence(bag_and_attributes).map_err(damaged(WHAT))?;
            let value = bag.required().map_err(damaged(WHAT))?;
            let whole =
                || Ok::<_, SoftCertificateError>(Zeroizing::new(value.to_der().map_err(damaged(WHAT))?));
            match bag.kind {
                KEY => {
                    bags.keys.push(whole()?);
                    bags.has_open_key = true;
                }
                SHROUDED_KEY => bags.keys.push(self.key(value)?),
                CERTIFICATE => bags.certificates.extend(certificate(value).map_err(damaged(WHAT))?),
                SAFE_CONTENTS => self.contents(&whole()?, levels, bags)?,
                // Revocation lists and secrets are no concern of ours.
                _ => {}
            }
        }
        Ok(())
    }

    /// RFC 5958, 3.
    fn key(&mut self, value: AnyRef<'_>) -> Result<Zeroizing<Vec<u8>>, SoftCertificateError> {
        const WHAT: &str = "encrypted key";
        let [encryption, encrypted] = both(value).map_err(damaged(WHAT))?;
        encrypted.tag().assert_eq(Tag::OctetString).map_err(damaged(WHAT))?;
        Encryption::read(encryption)?.decrypt(encrypted.value(), self.password, self.budget)
    }

    /// What a wrong password leaves once in 256 times looks like damage.
    pub(crate) fn doubted(&self, error: SoftCertificateError) -> SoftCertificateError {
        match error {
            SoftCertificateError::Damaged { .. } if !self.is_password_right => {
                SoftCertificateError::PasswordWrong
            }
            other => other,
        }
    }
}

fn encrypted_data<'d>(reader: &mut SliceReader<'d>) -> der::Result<(AnyRef<'d>, AnyRef<'d>)> {
    u8::decode(reader)?;
    let info = AnyRef::decode(reader)?;
    read_over(reader)?;
    info.sequence(|reader| {
        let _kind: ObjectIdentifier = Decode::decode(reader)?;
        Ok::<_, der::Error>((AnyRef::decode(reader)?, AnyRef::decode(reader)?))
    })
}

/// Names and identifiers are read over: which certificate is a key's own, the keys themselves tell.
fn bag_and_attributes<'d>(reader: &mut SliceReader<'d>) -> der::Result<Typed<'d>> {
    let bag = Typed::read(reader)?;
    read_over(reader)?;
    Ok(bag)
}

fn read_over(reader: &mut SliceReader<'_>) -> der::Result<()> {
    while !reader.is_finished() {
        AnyRef::decode(reader)?;
    }
    Ok(())
}

/// RFC 7292, 4.2.3: of two kinds, one is X.509.
fn certificate(value: AnyRef<'_>) -> der::Result<Option<Vec<u8>>> {
    let certificate = value.sequence(Typed::read)?;
    (certificate.kind == X509).then(|| Ok(certificate.octets()?.to_vec())).transpose()
}
