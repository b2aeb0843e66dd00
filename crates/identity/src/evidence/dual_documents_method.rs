//! 雙證件 as a method: the registry knows whose the two numbers are.

use super::{
    Challenge, Claim, Claimant, EvidenceRefusal, Grounds, Identified, Method, Submission, UnixSeconds,
};
use crate::{DualDocuments, IdentityMethod, NationalId};

/// The NHI card number and the household number, and whose the registry says they are.
///
/// The caller reads the numbers with [`DualDocuments::parse`], asks the registry, and hands in the answer. It is compared
/// in constant time; asking and answering must take the same time whoever it is about.
#[derive(Clone, Debug)]
pub struct DualDocumentsMethod {
    registered: Option<NationalId>,
}

impl DualDocumentsMethod {
    /// With the person the registry has found for the two numbers and the birthday, if it has found one.
    #[must_use]
    pub fn new(registered: Option<NationalId>) -> Self {
        Self { registered }
    }
}

impl Method for DualDocumentsMethod {
    fn method(&self) -> IdentityMethod {
        IdentityMethod::DualDocuments
    }

    /// Household numbers are those of nationals.
    fn serves(&self, claimant: Claimant) -> bool {
        claimant == Claimant::National
    }

    fn fields(&self) -> &'static [&'static str] {
        &["nhi_card_number", "household_number"]
    }

    fn examine(
        &self,
        submission: &Submission<'_>,
        _challenge: &Challenge,
        claim: &Claim,
        at: UnixSeconds,
    ) -> Result<Identified, EvidenceRefusal> {
        DualDocuments::parse(submission.text("nhi_card_number")?, submission.text("household_number")?)?;
        if self.registered.as_ref().is_some_and(|person| claim.is_of(person)) {
            return Ok(Identified::new(self.method(), claim, Grounds::Registry, at));
        }
        Err(EvidenceRefusal::PersonMismatch)
    }
}
