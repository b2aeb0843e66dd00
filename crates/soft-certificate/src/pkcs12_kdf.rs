//! The derivation of keys that PKCS#12 has of its own, as a file asks for it (RFC 7292, appendix B).

use mydata_password_key::{Hash, Purpose};
use zeroize::Zeroizing;

use crate::SoftCertificateError;
use crate::budget::Budget;

/// How often the salt and the password are hashed, and with what.
#[derive(Clone, Debug)]
pub(crate) struct Pkcs12Kdf {
    pub(crate) hash: Hash,
    pub(crate) salt: Vec<u8>,
    pub(crate) rounds: u32,
}

impl Pkcs12Kdf {
    /// Derives a key of that length.
    pub(crate) fn derive(
        &self,
        purpose: Purpose,
        password: &[u8],
        length: usize,
        budget: &mut Budget,
    ) -> Result<Zeroizing<Vec<u8>>, SoftCertificateError> {
        let passes = length.div_ceil(self.hash.output_length()) as u64;
        budget.hash(u64::from(self.rounds).saturating_mul(passes))?;
        Ok(self.hash.pkcs12(purpose, password, &self.salt, self.rounds, length))
    }
}
