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
        return again(visit, at_work, OrganProblem::form("organ.passcode-form")).await;
    };
    let tries = match Tries::begin(visit, at_work, None).await? {
        Ok(tries) => tries,
        Err(locked) => return paused(visit, at_work, locked).await,
    };
    let begun_at = visit.now();
    let enter = EnterPasscode { clerk: at_work.clerk_ref(), passcode };
    match send(&visit.env, transaction.as_str(), &enter).await? {
        Ok(_) => {
            tries.take_back(visit, at_work).await?;
            visit.see_other(VISIT)
        }
        Err(PasscodeRefusal::Wrong { .. }) if tries.remaining() == 0 => {
            paused(visit, at_work, Locked { until: begun_at.plus(LOCK) }).await
        }
        Err(PasscodeRefusal::Wrong { remaining: 0 }) => {
            again(visit, at_work, OrganProblem::form("organ.passcode-dead")).await
        }
        Err(PasscodeRefusal::Wrong { remaining }) => {
            let problem = OrganProblem::wrong("organ.passcode-wrong", remaining.min(tries.remaining()));
            again(visit, at_work, problem).await
        }
        Err(_) => {
            tries.take_back(visit, at_work).await?;
            again(visit, at_work, OrganProblem::form("organ.passcode-dead")).await
        }
    }
}

/// Another passcode goes out in place of the last one.
pub(super) async fn resend(visit: &Visit, at_work: &AtWork) -> Result<Response, PlatformError> {
    let Some(transaction) = &at_work.view.visit else {
        return visit.see_other(&OrganNotice::VisitOver.address());
    };
    let resend = ResendPasscode { clerk: at_work.clerk_ref() };
    match send(&visit.env, transaction.as_str(), &resend).await? {
        Ok(_) => visit.see_other(VISIT),
        Err(_) => again(visit, at_work, OrganProblem::form("organ.resend-refused")).await,
    }
}

fn is_on_its_way(view: &VisitView) -> bool {
    matches!(view, VisitView::Passcode { sending: Sending::OnItsWay, .. })
}

async fn paused(visit: &Visit, at_work: &AtWork, locked: Locked) -> Result<Response, PlatformError> {
    again(visit, at_work, OrganProblem::paused("organ.passcode-paused", locked.until)).await
}

/// The page as it is now, with what is wrong.
async fn again(visit: &Visit, at_work: &AtWork, problem: OrganProblem) -> Result<Response, PlatformError> {
    match current(visit, at_work).await? {
        Some(view @ VisitView::Passcode { .. }) => page(visit, at_work, view, Some(problem)),
        Some(VisitView::Open { .. }) => visit.see_other(VISIT),
        None => visit.see_other(&OrganNotice::VisitOver.address()),
    }
}

fn page(
    visit: &Visit,
    at_work: &AtWork,
    view: VisitView,
    problem: Option<OrganProblem>,
) -> Result<Response, PlatformError> {
    let VisitView::Passcode { sent_to, sending, valid_until, resend_at, passcodes_left, tries_left } = view
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
        problem,
    };
    said(visit, page.problem.as_ref(), page.render())
}
