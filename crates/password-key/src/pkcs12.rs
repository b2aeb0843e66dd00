//! The derivation of keys that PKCS#12 has of its own (RFC 7292, appendix B).

use zeroize::Zeroizing;

use crate::Hash;

/// What a key is derived for (RFC 7292, B.3).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Purpose {
    /// To encrypt.
    Encryption = 1,
    /// To begin a chain of blocks.
    InitialVector = 2,
    /// To authenticate.
    Authentication = 3,
}

impl Hash {
    /// Derives a key of that length from a password as PKCS#12 writes it (RFC 7292, B.1). What it does, it does for every
    /// [`output_length`](Self::output_length) of the key again.
    ///
    /// ```
    /// use mydata_password_key::{Hash, Purpose};
    /// let password = b"\0p\0w\0\0";
    /// assert_eq!(Hash::Sha1.pkcs12(Purpose::Encryption, password, b"salt", 2_048, 24).len(), 24);
    /// ```
    #[must_use]
    pub fn pkcs12(
        self,
        purpose: Purpose,
        password: &[u8],
        salt: &[u8],
        rounds: u32,
        length: usize,
    ) -> Zeroizing<Vec<u8>> {
        // The names are those of the standard, B.2: D, I, A, B and the block length v.
        let v = self.block_length();
        let filled = |part: &[u8]| part.len().div_ceil(v) * v;
        // Room for all at once: a buffer that grows leaves what it held behind.
        let mut message = Zeroizing::new(Vec::with_capacity(v + filled(salt) + filled(password)));
        message.resize(v, purpose as u8);
        for part in [salt, password] {
            message.extend(part.iter().copied().cycle().take(filled(part)));
        }
        let mut key = Zeroizing::new(Vec::with_capacity(length + self.output_length()));
        while key.len() < length {
            let a = Zeroizing::new(self.repeated(&message, rounds));
            key.extend_from_slice(&a);
            for block in message.chunks_exact_mut(v).skip(1) {
                add_one_more(block, &a);
            }
        }
        key.truncate(length);
        key
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
