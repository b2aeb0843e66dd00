//! The code by which a file shows that it is whole and that a password is its own (RFC 7292, 4; RFC 9579).

use der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use der::{Decode, Reader, SliceReader};
use mydata_password_key::{Hash, Purpose};

use crate::SoftCertificateError;
use crate::budget::Budget;
use crate::error::damaged;
use crate::hash::{hash, hash_of_hmac};
use crate::password::Password;
use crate::pbkdf2::Pbkdf2;
use crate::pfx::{algorithm, both, rounds};
use crate::pkcs12_kdf::Pkcs12Kdf;

const WHAT: &str = "authentication code";

const PBMAC1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.14");

/// RFC 9579, 8: a shorter key would be easier to guess than the password.
const SHORTEST_KEY: u16 = 20;

#[derive(Debug)]
pub(crate) struct Mac {
    scheme: Scheme,
    hash: Hash,
    code: Vec<u8>,
}

#[derive(Debug)]
enum Scheme {
    Pkcs12(Pkcs12Kdf),
    Pbmac1 { kdf: Pbkdf2, length: u16 },
}

impl Mac {
    pub(crate) fn read(given: AnyRef<'_>) -> Result<Self, SoftCertificateError> {
        let (digest, salt, rounds) = given.sequence(mac_data).map_err(damaged(WHAT))?;
        let (name, code) = digest.sequence(digest_info).map_err(damaged(WHAT))?;
        let (name, parameters) = algorithm(name).map_err(damaged(WHAT))?;
        if name == PBMAC1 {
            return Self::pbmac1(parameters, code);
        }
        let hash = hash(name)?;
        let kdf = Pkcs12Kdf { hash, salt: salt.to_vec(), rounds };
        Ok(Self { scheme: Scheme::Pkcs12(kdf), hash, code: code.to_vec() })
    }

    /// RFC 9579, 4: salt and rounds are in the parameters, and those beside them do not count.
    fn pbmac1(parameters: Option<AnyRef<'_>>, code: &[u8]) -> Result<Self, SoftCertificateError> {
        let parameters = parameters.ok_or(SoftCertificateError::Damaged { what: WHAT })?;
        let [kdf, scheme] = both(parameters).map_err(damaged(WHAT))?;
        let kdf = Pbkdf2::read(kdf)?;
        let hash = hash_of_hmac(algorithm(scheme).map_err(damaged(WHAT))?.0)?;
        let length = kdf.length.filter(|length| (SHORTEST_KEY..=128).contains(length));
        let length = length.ok_or(SoftCertificateError::Damaged { what: WHAT })?;
        Ok(Self { scheme: Scheme::Pbmac1 { kdf, length }, hash, code: code.to_vec() })
    }

    /// Whether the content is whole, and the password its own.
    pub(crate) fn holds(
        &self,
        content: &[u8],
        password: &Password,
        budget: &mut Budget,
    ) -> Result<bool, SoftCertificateError> {
        let key = match &self.scheme {
            Scheme::Pkcs12(kdf) => {
                kdf.derive(Purpose::Authentication, password.bmp(), self.hash.output_length(), budget)?
            }
            Scheme::Pbmac1 { kdf, length } => kdf.derive(password.utf8(), usize::from(*length), budget)?,
        };
        Ok(self.hash.authenticates(&key, content, &self.code))
    }
}

fn mac_data<'d>(reader: &mut SliceReader<'d>) -> der::Result<(AnyRef<'d>, &'d [u8], u32)> {
    let digest = AnyRef::decode(reader)?;
    let salt = <&OctetStringRef>::decode(reader)?.as_bytes();
    let rounds = if reader.is_finished() { 1 } else { rounds(reader)? };
    Ok((digest, salt, rounds))
}

fn digest_info<'d>(reader: &mut SliceReader<'d>) -> der::Result<(AnyRef<'d>, &'d [u8])> {
    Ok((AnyRef::decode(reader)?, <&OctetStringRef>::decode(reader)?.as_bytes()))
}
