//! A code that was sent to somebody and is typed back.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use crate::Moment;

/// Decimal digits of a code: one guess in a hundred million is right.
pub const CODE_DIGITS: usize = 8;
/// A code is good this long: mail may be slow, and no longer than OWASP ASVS 6.5.5 allows.
pub const CODE_LIFE: Duration = Duration::from_mins(10);
/// The next code is sent after this at the earliest.
pub const RESEND_AFTER: Duration = Duration::from_mins(1);
/// Wrong tries that a code survives: it is dead after them.
pub const MAX_WRONG_CODES: usize = 5;

/// A code under way. Only its digest is kept; prints as `***`.
///
/// ```
/// use mydata_consent::{CodeRefusal, Moment, SentCode};
///
/// let now = Moment::from_unix_millis(0);
/// let mut code = SentCode::new("digest of 12345678".to_owned(), now);
/// assert_eq!(code.check("digest of 00000000", now), Err(CodeRefusal::Wrong { remaining: 4 }));
/// assert_eq!(code.check("digest of 12345678", now), Ok(()));
/// assert_eq!(code.check("digest of 12345678", now), Err(CodeRefusal::Dead));
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentCode {
    digest: Option<String>,
    sent_at: Moment,
    wrong: usize,
    #[serde(default = "code_life")]
    life: Duration,
    #[serde(default = "resend_after")]
    resend_after: Duration,
}

const fn code_life() -> Duration {
    CODE_LIFE
}

const fn resend_after() -> Duration {
    RESEND_AFTER
}

impl std::fmt::Debug for SentCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SentCode(***)")
    }
}

/// Why a code was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum CodeRefusal {
    /// It was used, guessed at too often, or is too old.
    #[error("the code is no longer good")]
    Dead,
    /// It is another one.
    #[error("the code is wrong")]
    Wrong {
        /// So many tries are left.
        remaining: usize,
    },
}

impl SentCode {
    /// A code is sent now. `digest` is a keyed digest: eight digits could be found from a plain one.
    #[must_use]
    pub const fn new(digest: String, now: Moment) -> Self {
        Self::lasting(digest, now, CODE_LIFE, RESEND_AFTER)
    }

    /// A code is sent now that is good for `life`; the next one may follow after `resend_after`.
    #[must_use]
    pub const fn lasting(digest: String, now: Moment, life: Duration, resend_after: Duration) -> Self {
        Self { digest: Some(digest), sent_at: now, wrong: 0, life, resend_after }
    }

    /// Compares the digest of what was typed, in constant time. A right code is used up.
    ///
    /// # Errors
    /// [`CodeRefusal`].
    pub fn check(&mut self, digest: &str, now: Moment) -> Result<(), CodeRefusal> {
        let Some(right) = self.digest.as_ref().filter(|_| now < self.valid_until()) else {
            return Err(CodeRefusal::Dead);
        };
        if bool::from(right.as_bytes().ct_eq(digest.as_bytes())) {
            self.digest = None;
            return Ok(());
        }
        self.wrong += 1;
        if self.wrong >= MAX_WRONG_CODES {
            self.digest = None;
            return Err(CodeRefusal::Dead);
        }
        Err(CodeRefusal::Wrong { remaining: MAX_WRONG_CODES - self.wrong })
    }

    /// Until when it is good.
    #[must_use]
    pub fn valid_until(&self) -> Moment {
        self.sent_at.plus(self.life)
    }

    /// When the next one may be sent.
    #[must_use]
    pub fn resend_at(&self) -> Moment {
        self.sent_at.plus(self.resend_after)
    }

    /// How many wrong tries it survives still; none where it is dead.
    #[must_use]
    pub fn tries_left(&self, now: Moment) -> usize {
        if self.is_live(now) { MAX_WRONG_CODES - self.wrong } else { 0 }
    }

    /// Whether it can still be right at `now`.
    #[must_use]
    pub fn is_live(&self, now: Moment) -> bool {
        self.digest.is_some() && now < self.valid_until()
    }
}
