//! The derivation of keys that PKCS#12 has of its own (RFC 7292, appendix B).

use zeroize::Zeroizing;

use crate::SoftCertificateError;
use crate::budget::Budget;
use crate::hash::Hash;

/// What a key is derived for (B.3).
#[derive(Clone, Copy, Debug)]
pub(crate) enum Purpose {
    Encryption = 1,
    InitialVector = 2,
    Authentication = 3,
}

/// How often the salt and the password were hashed, and with what.
#[derive(Clone, Debug)]
pub(crate) struct Pkcs12Kdf {
    pub(crate) hash: Hash,
    pub(crate) salt: Vec<u8>,
    pub(crate) rounds: u32,
}

impl Pkcs12Kdf {
    /// B.2. The names are those of the standard: D, I, A, B and the block length v.
    pub(crate) fn derive(
        &self,
        purpose: Purpose,
        password: &[u8],
        length: usize,
        budget: &mut Budget,
    ) -> Result<Zeroizing<Vec<u8>>, SoftCertificateError> {
        let passes = length.div_ceil(self.hash.output_length());
        budget.hash(u64::from(self.rounds).saturating_mul(passes as u64))?;
        let v = self.hash.block_length();
        let mut message = Zeroizing::new(vec![purpose as u8; v]);
        for part in [self.salt.as_slice(), password] {
            let filled = part.len().div_ceil(v) * v;
            message.extend(part.iter().copied().cycle().take(filled));
        }
        let mut key = Zeroizing::new(Vec::with_capacity(passes * self.hash.output_length()));
        for _ in 0..passes {
            let a = Zeroizing::new(self.hash.repeated(&message, self.rounds));
            key.extend_from_slice(&a);
            for block in message.chunks_exact_mut(v).skip(1) {
                add_one_more(block, &a);
            }
        }
        key.truncate(length);
        Ok(key)
    }
}

/// Adds B, which is A over and over, and one to a block of I, as numbers of v bits.
fn add_one_more(block: &mut [u8], a: &[u8]) {
    let b: Zeroizing<Vec<u8>> = Zeroizing::new(a.iter().copied().cycle().take(block.len()).collect());
    let mut carry = 1;
    for (digit, other) in block.iter_mut().zip(b.iter()).rev() {
        let [high, low] = (u16::from(*digit) + u16::from(*other) + carry).to_be_bytes();
        *digit = low;
        carry = u16::from(high);
    }
}
