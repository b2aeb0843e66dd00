//! The field for a citizen's code, and what comes of a code that was typed.

use mydata_consent::{LOCK, Locked};
use mydata_protocol::counter::CounterCode;
use worker::Response;

use super::super::permissions;
use super::{VISIT, current, head, said};
use crate::error::PlatformError;
use crate::names::CodeName;
use crate::objects::clerk::{ArriveAtVisit, GoToVisit};
use crate::objects::send;
use crate::objects::transaction::{EndVisit, Redeem};
use crate::organ::{AtWork, Tries};
use crate::pages::{OrganCode, OrganNotice, OrganProblem};
use crate::store::counter_pointer;
use crate::visit::{Form, Visit};

pub(super) async fn show(visit: &Visit, at_work: &AtWork) -> Result<Response, PlatformError> {
    match current(visit, at_work).await? {
        Some(_) => visit.see_other(VISIT),
        None => page(visit, at_work, None),
    }
}

/// A code that is unknown, has expired, was used or is another agency's gets one answer after the same work: four counts,
/// the search for its transaction, the session's way there and back, and the question to the transaction. Of a code that leads
/// nowhere the search finds a transaction that there is not, which is asked and refuses as the others do.
pub(super) async fn act(visit: &Visit, at_work: &AtWork, form: &Form) -> Result<Response, PlatformError> {
    let begun_at = visit.now();
    if current(visit, at_work).await?.is_some() {
        return visit.see_other(VISIT);
    }
    let Ok(code) = CounterCode::parse(form.text("code")) else {
        return page(visit, at_work, Some(OrganProblem::form("organ.code-form")));
    };
    let name = visit.keys.counter_code(&at_work.clerk.agency.id, &code);
    let tries = match Tries::begin(visit, at_work, Some(&name)).await? {
        Ok(tries) => tries,
        Err(locked) => return paused(visit, at_work, locked),
    };
    let outcome = redeem(visit, at_work, code, &name).await;
    if !matches!(outcome, Ok(Redeemed::Refused)) {
        tries.take_back(visit, at_work).await?;
    }
    match outcome? {
        Redeemed::AtVisit => return visit.see_other(VISIT),
        Redeemed::Beside => return visit.see_other("/organ"),
        Redeemed::Refused => visit.refuse_in_steps(begun_at).await,
    }
    match tries.remaining() {
        0 => paused(visit, at_work, Locked { until: begun_at.plus(LOCK) }),
        remaining => page(visit, at_work, Some(OrganProblem::wrong("organ.code-refused", remaining))),
    }
}

/// What came of a code.
enum Redeemed {
    /// The session is at the visit.
    AtVisit,
    /// It has ended, or something has come of a code that was typed beside this one.
    Beside,
    /// The code is not good.
    Refused,
}

/// The session goes to the visit before the code is redeemed: should the platform die in between, its clerk finds it.
async fn redeem(
    visit: &Visit,
    at_work: &AtWork,
    code: CounterCode,
    name: &CodeName,
) -> Result<Redeemed, PlatformError> {
    let (env, session, clerk) = (&visit.env, at_work.digest(), at_work.clerk_ref());
    let transaction = counter_pointer::find(env, name).await?;
    let (to, turn) = (transaction.clone(), at_work.view.turn);
    let go = GoToVisit { session: session.clone(), visit: to.clone(), turn };
    if !send(env, at_work.object().as_str(), &go).await? {
        return Ok(Redeemed::Beside);
    }
    // Where the answer is lost the session stays with the code, which may have been redeemed.
    if send(env, transaction.as_str(), &Redeem { code, clerk: clerk.clone() }).await?.is_none() {
        // What the session is at does not change what the code was: a wrong one counts.
        if let Err(error) = at_work.leave(visit, &transaction).await {
            worker::console_error!("{}", error.code());
        }
        return Ok(Redeemed::Refused);
    }
    if send(env, at_work.object().as_str(), &ArriveAtVisit { session, visit: to }).await? {
        return Ok(Redeemed::AtVisit);
    }
    // Nobody is there who could leave the visit.
    send(env, transaction.as_str(), &EndVisit { clerk }).await?;
    Ok(Redeemed::Beside)
}

fn paused(visit: &Visit, at_work: &AtWork, locked: Locked) -> Result<Response, PlatformError> {
    page(visit, at_work, Some(OrganProblem::paused("organ.code-paused", locked.until)))
}

/// What was typed is not written into the page again: it is the same for every code.
fn page(visit: &Visit, at_work: &AtWork, problem: Option<OrganProblem>) -> Result<Response, PlatformError> {
    let page = OrganCode {
        shell: visit.shell(),
        head: head(visit, at_work),
        notice: OrganNotice::of_query(visit.query()).filter(|notice| notice.is_of_visit()),
        problem,
        signed_in_before: at_work.view.signed_in_before,
        wrong_before: at_work.view.wrong_before,
    };
    let mut response = said(visit, page.problem.as_ref(), page.render())?;
    // It reads a code from a telephone.
    permissions::allow(&mut response, "camera")?;
    Ok(response)
}
