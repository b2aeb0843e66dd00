//! How much a file may demand of whoever opens it.

use crate::SoftCertificateError;

/// The most that a file may have and demand.
///
/// ```
/// use mydata_soft_certificate::Limits;
/// // Where one is in a hurry.
/// let limits = Limits { rounds: 100_000, ..Limits::default() };
/// assert!(limits.file_bytes >= 6_000);
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Limits {
    /// Bytes of a file: a key with three certificates has some six thousand.
    pub file_bytes: usize,
    /// Bags and parts of a file, those in others counted too.
    pub parts: usize,
    /// Calls of a hash function for all keys of a file together. Firefox, which demands most of all programs, writes files
    /// that take 3.6 million; a browser does one to three million a second.
    pub rounds: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_bytes: 64 * 1024, parts: 64, rounds: 5_000_000 }
    }
}

/// What is left of them. Everything is paid for before it is done.
#[derive(Debug)]
pub(crate) struct Budget {
    limits: Limits,
    parts: usize,
    rounds: u64,
}

impl Budget {
    pub(crate) fn new(limits: Limits) -> Self {
        Self { limits, parts: limits.parts, rounds: limits.rounds }
    }

    pub(crate) fn hash(&mut self, rounds: u64) -> Result<(), SoftCertificateError> {
        let left = self.rounds.checked_sub(rounds);
        self.rounds = left.ok_or(SoftCertificateError::TooSlow { limit: self.limits.rounds })?;
        Ok(())
    }

    pub(crate) fn part(&mut self) -> Result<(), SoftCertificateError> {
        let left = self.parts.checked_sub(1);
        self.parts = left.ok_or(SoftCertificateError::TooManyParts { limit: self.limits.parts })?;
        Ok(())
    }
}
