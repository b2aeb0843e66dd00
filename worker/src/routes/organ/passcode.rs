//! While the passcode is awaited: until when it is good, when another may be sent, and what comes of one that was typed.

use std::time::Duration;

use mydata_consent::{LOCK, Locked};
use mydata_protocol::counter::Passcode;
use worker::{Delay, Response};

use super::{VISIT, current, head, said};
use crate::error::PlatformError;
use crate::objects::send;
use crate::objects::transaction::{EnterPasscode, PasscodeRefusal, ResendPasscode, Sending, VisitView};
use crate::organ::{AtWork, Tries};
use crate::pages::{OrganNotice, OrganPasscode, OrganProblem};
use crate::visit::{Form, Visit};

/// How often it is looked whether the passcode has gone out before the page says that it is on its way, and how long between.
const LOOKS: usize = 5;
const BETWEEN_LOOKS: Duration = Duration::from_millis(200);

/// Shows the page of a visit that waits for its passcode; most passcodes have gone out by the time the page is made.
pub(super) async fn show(
    visit: &Visit,
    at_work: &AtWork,
    view: VisitView,
) -> Result<Response, PlatformError> {
    let mut view = view;
    for _ in 0..LOOKS {
        if !is_on_its_way(&view) {
            break;
        }
        Delay::from(BETWEEN_LOOKS).await;
        let Some(now) = current(visit, at_work).await? else { break };
        view = now;
    }
    page(visit, at_work, view, None)
}

/// A passcode that was typed. Where the transaction did not look at it, because none is awaited any more, it is held against
/// nobody.
pub(super) async fn act(visit: &Visit, at_work: &AtWork, form: &Form) -> Result<Response, PlatformError> {
    let Some(transaction) = &at_work.view.visit else {
        return visit.see_other(&OrganNotice::VisitOver.address());
    };
    let Ok(passcode) = Passcode::parse(form.text("passcode")) else {
        let problem = OrganProblem::form("organ.passcode-form");
        return again(visit, at_work, problem, OrganNotice::VisitLost).await;
    };
    let tries = match Tries::begin(visit, at_work, None).await? {
        Ok(tries) => tries,
        Err(Locked { until }) => {
            let problem = OrganProblem::paused("organ.passcode-paused", until);
            return again(visit, at_work, problem, OrganNotice::VisitLost).await;
        }
    };
    let begun_at = visit.now();
    let enter = EnterPasscode { clerk: at_work.clerk_ref(), passcode };
    let outcome = send(&visit.env, transaction.as_str(), &enter).await;
    if !matches!(outcome, Ok(Err(PasscodeRefusal::Wrong { .. }))) {
        tries.take_back(visit, at_work).await?;
    }
    let problem = match outcome? {
        Ok(_) => return visit.see_other(VISIT),
        Err(PasscodeRefusal::Wrong { remaining }) => {
            let problem = match (remaining, tries.remaining()) {
                (_, 0) => OrganProblem::paused("organ.passcode-paused", begun_at.plus(LOCK)),
                (0, _) => OrganProblem::form("organ.passcode-dead"),
                (passcode, clerk) => OrganProblem::wrong("organ.passcode-wrong", passcode.min(clerk)),
            };
            return again(visit, at_work, problem, OrganNotice::PasscodesUsedUp).await;
        }
        Err(PasscodeRefusal::Dead | PasscodeRefusal::TooLate) => OrganProblem::form("organ.passcode-dead"),
    };
    again(visit, at_work, problem, OrganNotice::VisitLost).await
}

/// Another passcode goes out in place of the last one.
pub(super) async fn resend(visit: &Visit, at_work: &AtWork) -> Result<Response, PlatformError> {
    let Some(transaction) = &at_work.view.visit else {
        return visit.see_other(&OrganNotice::VisitOver.address());
    };
    let resend = ResendPasscode { clerk: at_work.clerk_ref() };
    if send(&visit.env, transaction.as_str(), &resend).await?.is_ok() {
        return visit.see_other(VISIT);
    }
    let problem = OrganProblem::form("organ.resend-refused");
    again(visit, at_work, problem, OrganNotice::VisitLost).await
}

fn is_on_its_way(view: &VisitView) -> bool {
    matches!(view, VisitView::Passcode { sending: Sending::OnItsWay, .. })
}

/// The page as it is now, with what is wrong; where the visit is gone, what may be said of that.
async fn again(
    visit: &Visit,
    at_work: &AtWork,
    problem: OrganProblem,
    gone: OrganNotice,
) -> Result<Response, PlatformError> {
    match current(visit, at_work).await? {
        Some(view @ VisitView::Passcode { .. }) => page(visit, at_work, view, Some(problem)),
        Some(VisitView::Open { .. }) => visit.see_other(VISIT),
        None => visit.see_other(&gone.address()),
    }
}

fn page(
    visit: &Visit,
    at_work: &AtWork,
    view: VisitView,
    problem: Option<OrganProblem>,
) -> Result<Response, PlatformError> {
    let VisitView::Passcode { sent_to, sending, valid_until, resend_at, passcodes_left, tries_left, until } =
        view
    else {
        return visit.see_other(VISIT);
    };
    let page = OrganPasscode {
        shell: visit.shell(),
        head: head(visit, at_work),
        now: visit.now(),
        sent_to,
        sending,
        valid_until,
        resend_at,
        passcodes_left,
        tries_left,
        until,
        problem,
    };
    said(visit, page.problem.as_ref(), page.render())
}
