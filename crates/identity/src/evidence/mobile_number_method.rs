//! 手機號碼 as a method: the telecom knows whether a number is a person's.

use super::{
    Challenge, Claim, Claimant, EvidenceRefusal, Grounds, Identified, Method, Submission, UnixSeconds,
};
use crate::{IdentityMethod, MobileNumber};

/// A mobile number, and whether the telecom says that it is this person's.
///
/// Fields: `mobile`. The caller reads the number with [`MobileNumber::parse`], asks the telecom for it, the person claimed
/// and her birthday, and hands in the answer; it must take the same time whoever it is about. It is the second of two
/// methods and reaches no level.
///
/// ```
/// use mydata_identity::IdentityMethod;
/// use mydata_identity::evidence::{Method, MobileNumberMethod};
/// assert_eq!(MobileNumberMethod::new(true).method(), IdentityMethod::MobileNumber);
/// ```
#[derive(Clone, Debug)]
pub struct MobileNumberMethod {
    is_hers: bool,
}

impl MobileNumberMethod {
    /// With the telecom's answer: whether person, birthday and number belong together.
    #[must_use]
    pub fn new(is_hers: bool) -> Self {
        Self { is_hers }
    }
}

impl Method for MobileNumberMethod {
    fn method(&self) -> IdentityMethod {
        IdentityMethod::MobileNumber
    }

    fn serves(&self, claimant: Claimant) -> bool {
        claimant != Claimant::Company
    }

    fn fields(&self) -> &'static [&'static str] {
        &["mobile"]
    }

    fn examine(
        &self,
        submission: &Submission<'_>,
        _challenge: &Challenge,
        claim: &Claim,
        at: UnixSeconds,
    ) -> Result<Identified, EvidenceRefusal> {
        MobileNumber::parse(submission.text("mobile")?)?;
        if self.is_hers {
            return Ok(Identified::new(self.method(), claim, Grounds::Registry, at));
        }
        Err(EvidenceRefusal::PersonMismatch)
    }
}
