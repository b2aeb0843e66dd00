//! That somebody has been identified: what a successful check proves.

use core::fmt;

use super::{Claim, CredentialRecord, UnixSeconds};
use crate::{AssuranceLevel, IdentityMethod};

/// Somebody has shown who he is. Only a [`Method`](super::Method) of this crate makes one.
#[derive(Clone, Eq, PartialEq)]
#[must_use]
pub struct Identified {
    method: IdentityMethod,
    claim: Claim,
    name: Option<String>,
    grounds: Grounds,
    at: UnixSeconds,
}

/// What an identification rests on: for the record, and for what the caller has to store.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Grounds {
    /// A signature by the key of a certificate.
    Certificate {
        /// SHA-256 of the certificate.
        sha256: [u8; 32],
        /// The number of the card's holder with his authority, from the subject, where the certificate has one.
        holder_number: Option<String>,
    },
    /// A signature by a bound device: its record, to be stored in place of the old one.
    Credential(Box<CredentialRecord>),
    /// The answer of whoever keeps the register.
    Registry,
}

impl Identified {
    pub(super) fn new(method: IdentityMethod, claim: &Claim, grounds: Grounds, at: UnixSeconds) -> Self {
        Self { method, claim: claim.clone(), name: None, grounds, at }
    }

    pub(super) fn named(self, name: Option<String>) -> Self {
        Self { name, ..self }
    }

    /// The method that showed it.
    #[must_use]
    pub fn method(&self) -> IdentityMethod {
        self.method
    }

    /// How sure that is.
    #[must_use]
    pub fn level(&self) -> Option<AssuranceLevel> {
        self.method.level()
    }

    /// Who it is.
    #[must_use]
    pub fn claim(&self) -> &Claim {
        &self.claim
    }

    /// The name that the evidence gives, if it gives one. Never log it.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// What it rests on.
    #[must_use]
    pub fn grounds(&self) -> &Grounds {
        &self.grounds
    }

    /// When it was shown.
    #[must_use]
    pub fn at(&self) -> UnixSeconds {
        self.at
    }
}

impl fmt::Debug for Identified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identified")
            .field("method", &self.method)
            .field("at", &self.at)
            .finish_non_exhaustive()
    }
}
