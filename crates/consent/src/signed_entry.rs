//! The way in for a citizen who has signed for her service: a salt, a signature over it, one entry.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use crate::Moment;

/// A salt must come back signed within this: the citizen's card answers while she looks on, and nothing is signed ahead.
pub const SALT_LIFE: Duration = Duration::from_secs(15);
/// From the salt to the citizen's arrival: the service may still have to ask her something.
pub const ENTER_WITHIN: Duration = Duration::from_mins(10);
/// How long it is known that somebody came too late, rather than never.
pub const LATENESS_KNOWN_FOR: Duration = Duration::from_hours(1);

/// One service's one transaction, from the salt to the entry. `P` is what the signature has proven; it is not kept a
/// moment longer than it may serve.
///
/// ```
/// use std::time::Duration;
/// use mydata_consent::{ENTER_WITHIN, EntryRefusal, Moment, SALT_LIFE, SaltRefusal, SignedEntry};
///
/// let now = Moment::from_unix_millis(0);
/// let mut entry = SignedEntry::new("salt".to_owned(), now);
/// assert_eq!(entry.entering(now), Err(EntryRefusal::NotSigned));
/// assert_eq!(entry.accept("salt", "林小好", now.plus(SALT_LIFE)), Err(SaltRefusal::TooOld));
/// entry.accept("salt", "林小好", now.plus(Duration::from_secs(14)))?;
/// assert_eq!(entry.entering(now.plus(Duration::from_secs(599))), Ok(&"林小好"));
/// assert_eq!(entry.entering(now.plus(ENTER_WITHIN)), Err(EntryRefusal::TooLate));
/// # Ok::<(), SaltRefusal>(())
/// ```
#[derive(Clone, Serialize, Deserialize)]
pub struct SignedEntry<P> {
    /// The salt that has yet to come back.
    salt: Option<String>,
    salted_at: Moment,
    signed: Option<Signed<P>>,
}

#[derive(Clone, Serialize, Deserialize)]
struct Signed<P> {
    salted_at: Moment,
    /// Gone once it is too late for it.
    proof: Option<P>,
}

impl<P> std::fmt::Debug for SignedEntry<P> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignedEntry(***)")
    }
}

/// Why a salt that came back was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum SaltRefusal {
    /// It came back too late.
    #[error("the salt came back too late")]
    TooOld,
    /// It is another one than was handed out last, or has come back before.
    #[error("the salt is not the one handed out last")]
    Unknown,
}

/// Why nobody enters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum EntryRefusal {
    /// Nothing has been signed.
    #[error("nothing has been signed")]
    NotSigned,
    /// It was signed for a salt that is too old by now.
    #[error("what was signed is too old")]
    TooLate,
}

impl<P> SignedEntry<P> {
    /// A salt is handed out.
    #[must_use]
    pub const fn new(salt: String, now: Moment) -> Self {
        Self { salt: Some(salt), salted_at: now, signed: None }
    }

    /// Another salt is handed out, in place of the last one. What has been signed already stays: anybody can ask for a
    /// salt.
    pub fn salt_anew(&mut self, salt: String, now: Moment) {
        self.salt = Some(salt);
        self.salted_at = now;
    }

    /// Takes in what was signed over `salt`, which is used up by it. Compares in constant time.
    ///
    /// # Errors
    /// [`SaltRefusal`].
    pub fn accept(&mut self, salt: &str, proof: P, now: Moment) -> Result<(), SaltRefusal> {
        let handed_out = self.salt.as_ref().ok_or(SaltRefusal::Unknown)?;
        if !bool::from(handed_out.as_bytes().ct_eq(salt.as_bytes())) {
            return Err(SaltRefusal::Unknown);
        }
        if now.since(self.salted_at) >= SALT_LIFE {
            return Err(SaltRefusal::TooOld);
        }
        self.salt = None;
        self.signed = Some(Signed { salted_at: self.salted_at, proof: Some(proof) });
        Ok(())
    }

    /// What was proven, for whoever enters now.
    ///
    /// # Errors
    /// [`EntryRefusal`].
    pub fn entering(&self, now: Moment) -> Result<&P, EntryRefusal> {
        let signed = self.signed.as_ref().ok_or(EntryRefusal::NotSigned)?;
        let in_time = now.since(signed.salted_at) < ENTER_WITHIN;
        signed.proof.as_ref().filter(|_| in_time).ok_or(EntryRefusal::TooLate)
    }

    /// Drops what can no longer serve. Tells whether there was anything.
    pub fn settle(&mut self, now: Moment) -> bool {
        match &mut self.signed {
            Some(signed) if now.since(signed.salted_at) >= ENTER_WITHIN => signed.proof.take().is_some(),
            _ => false,
        }
    }

    /// When the next thing is to be dropped: what was proven, or all of it.
    #[must_use]
    pub fn settle_at(&self) -> Moment {
        match &self.signed {
            Some(Signed { salted_at, proof: Some(_) }) => salted_at.plus(ENTER_WITHIN),
            _ => self.salted_at.plus(LATENESS_KNOWN_FOR),
        }
    }

    /// Whether nothing need be known of it any more.
    #[must_use]
    pub fn is_over(&self, now: Moment) -> bool {
        now.since(self.salted_at) >= LATENESS_KNOWN_FOR
    }
}
