//! Everything that was supplied about revocation, and what it says together.

use crate::certificate::Certificate;
use crate::revocation_list::RevocationList;
use crate::revocation_response::RevocationResponse;
use crate::testimony::{Inquiry, Testimony};

/// Why something about revocation cannot be used.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RevocationError {
    /// A revocation list cannot be read.
    #[error("revocation list {position} cannot be read")]
    ListMalformed {
        /// Its place in the bundle, from 1.
        position: usize,
    },
    /// An OCSP response cannot be read, or is none that tells anything.
    #[error("the OCSP response cannot be read, or tells nothing")]
    ResponseMalformed,
}

impl RevocationError {
    /// The stable code of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::ListMalformed { .. } => "trust.revocation-list-malformed",
            Self::ResponseMalformed => "trust.revocation-response-malformed",
        }
    }
}

/// Revocation lists and OCSP responses.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sources {
    lists: Vec<RevocationList>,
    responses: Vec<RevocationResponse>,
}

impl Sources {
    pub(crate) fn add_lists(&mut self, lists: &[u8]) -> Result<(), RevocationError> {
        self.lists.extend(RevocationList::read_all(lists)?);
        Ok(())
    }

    pub(crate) fn add_response(&mut self, response: &[u8]) -> Result<(), RevocationError> {
        let response = RevocationResponse::from_der(response);
        self.responses.push(response.map_err(|_| RevocationError::ResponseMalformed)?);
        Ok(())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.lists.is_empty() && self.responses.is_empty()
    }

    /// The weightiest of what is said about one certificate.
    pub(crate) fn about(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
        inquiry: Inquiry,
    ) -> Testimony {
        let of_lists = self.lists.iter().map(|list| list.about(certificate, issuer, inquiry));
        let of_responses = self.responses.iter().map(|response| response.about(certificate, issuer, inquiry));
        of_lists.chain(of_responses).max().unwrap_or(Testimony::Nothing)
    }
}
