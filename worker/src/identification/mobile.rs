//! 手機號碼: the telecom says whether the number is this person's.

use mydata_identity::MobileNumber;
use mydata_identity::evidence::{Claim, Method, MobileNumberMethod};

use super::{Attempt, Checked, born};
use crate::error::PlatformError;
use crate::objects::identification::seconds;
use crate::registry::{self, Answer};
use crate::visit::Visit;

pub(super) async fn check(visit: &Visit, attempt: &Attempt<'_>) -> Result<Checked, PlatformError> {
    let typed = attempt.submission.get("mobile").unwrap_or_default();
    let Ok(number) = MobileNumber::parse(typed) else { return Ok(Checked::NoMatch { told: None }) };
    // The registry first: the telecom's word must not come out by the way the registry fails.
    let person = match registry::person(&visit.env, attempt.claimed).await? {
        Answer::Found(person) => person,
        Answer::NotFound => return Ok(Checked::NoMatch { told: None }),
        Answer::Unavailable => return Ok(Checked::Unavailable),
    };
    let Some(is_hers) = registry::telecom(&visit.env, attempt.claimed, attempt.birthday, &number).await?
    else {
        return Ok(Checked::Unavailable);
    };
    let claim = Claim::Person(attempt.claimed.clone());
    let held = MobileNumberMethod::new(is_hers).check(
        attempt.submission,
        &attempt.challenge,
        &claim,
        seconds(visit.now()),
    );
    if held.is_err() {
        return Ok(Checked::NoMatch { told: None });
    }
    Ok(born(Some(person), attempt.birthday, None))
}
