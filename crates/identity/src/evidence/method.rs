//! What every way to show who one is has in common.

use super::{Challenge, Claim, Claimant, EvidenceRefusal, Identified, Submission, UnixSeconds};
use crate::IdentityMethod;

/// One way to show who one is. A new one is a file that implements this.
pub trait Method {
    /// Which method of the protocol this is; its level is [`IdentityMethod::level`].
    fn method(&self) -> IdentityMethod;

    /// Whether such a holder can have what the method needs.
    fn serves(&self, claimant: Claimant) -> bool;

    /// The fields a page has to send in, those that may be left out not among them.
    fn fields(&self) -> &'static [&'static str];

    /// Looks at the evidence itself, once challenge, time and claimant are known to fit. Call
    /// [`check`](Self::check) instead: nothing here refuses what comes too late.
    ///
    /// # Errors
    /// [`EvidenceRefusal`].
    fn examine(
        &self,
        submission: &Submission<'_>,
        challenge: &Challenge,
        claim: &Claim,
        at: UnixSeconds,
    ) -> Result<Identified, EvidenceRefusal>;

    /// Whether the evidence, made for this challenge, shows that the claim is true.
    ///
    /// # Errors
    /// [`EvidenceRefusal`]. Which one it is, is for the caller's log and, where [`EvidenceRefusal::may_be_told`] says
    /// so, for the page.
    fn check(
        &self,
        submission: &Submission<'_>,
        challenge: &Challenge,
        claim: &Claim,
        at: UnixSeconds,
    ) -> Result<Identified, EvidenceRefusal> {
        challenge.admit(self.method(), at)?;
        if !self.serves(claim.claimant()) {
            return Err(EvidenceRefusal::ClaimantNotServed { method: self.method().code() });
        }
        self.examine(submission, challenge, claim, at)
    }
}
