//! The clerks' side of a counter: sign-in, the field for a code, the visit that a code begins.

mod code;
mod documents;
mod passcode;
mod sign_in;

use worker::{Headers, Method, Response};

use self::documents::Open;
use crate::error::PlatformError;
use crate::objects::clerk::SignOut;
use crate::objects::send;
use crate::objects::transaction::{EndVisit, ShowVisit, VisitView};
use crate::organ::{AtWork, OrganCookie};
use crate::pages::{ClerkHead, FaultKind, OrganElsewhere, OrganNotice, OrganProblem};
use crate::visit::{Form, Visit};

/// The fields of a clerk's forms.
const FIELDS: [&str; 5] = ["code", "csrf", "decision", "passcode", "shown"];
/// Where the visit is.
const VISIT: &str = "/organ/visit";

pub(super) async fn answer(visit: &mut Visit, path: &[&str]) -> Result<Response, PlatformError> {
    let at_work = AtWork::of(visit).await?;
    match (visit.method(), path, at_work) {
        (_, _, Some(at_work)) if !at_work.is_at_office(visit) => elsewhere(visit),
        (Method::Get, [], None) => sign_in::show(visit).await,
        (Method::Post, ["sign-in"], None) => sign_in::act(visit).await,
        (_, ["sign-in"], Some(_)) => visit.see_other("/organ"),
        (_, _, None) => leave(visit, OrganNotice::Over),
        (_, _, Some(at_work)) => answer_clerk(visit, &at_work, path).await,
    }
}

async fn answer_clerk(visit: &mut Visit, at_work: &AtWork, path: &[&str]) -> Result<Response, PlatformError> {
    match (visit.method(), path) {
        (Method::Get, []) => code::show(visit, at_work).await,
        (Method::Get, ["visit"]) => show_visit(visit, at_work).await,
        (Method::Get, ["visit", "package", resource]) => documents::package(visit, at_work, resource).await,
        (Method::Post, _) => {
            let form = visit.form_of(FIELDS.map(str::to_owned)).await?;
            if !at_work.accepts(visit, &form) {
                return visit.fault(403, FaultKind::StaleForm, "form.token");
            }
            act(visit, at_work, path, &form).await
        }
        _ => visit.not_found(),
    }
}

async fn act(visit: &Visit, at_work: &AtWork, path: &[&str], form: &Form) -> Result<Response, PlatformError> {
    match path {
        ["code"] => code::act(visit, at_work, form).await,
        ["presence"] => present(),
        ["sign-out"] => sign_out(visit, at_work, form).await,
        ["visit", "passcode"] => passcode::act(visit, at_work, form).await,
        ["visit", "resend"] => passcode::resend(visit, at_work).await,
        ["visit", "end"] => end(visit, at_work).await,
        ["visit", "save"] => documents::save(visit, at_work, form).await,
        _ => visit.not_found(),
    }
}

/// The visit that this session is at, if it is at one.
async fn current(visit: &Visit, at_work: &AtWork) -> Result<Option<VisitView>, PlatformError> {
    let Some(transaction) = &at_work.view.visit else { return Ok(None) };
    send(&visit.env, transaction.as_str(), &ShowVisit { clerk: at_work.clerk_ref() }).await
}

async fn show_visit(visit: &Visit, at_work: &AtWork) -> Result<Response, PlatformError> {
    match current(visit, at_work).await? {
        None => visit.see_other(&OrganNotice::VisitOver.address()),
        Some(view @ VisitView::Passcode { .. }) => passcode::show(visit, at_work, view).await,
        Some(VisitView::Open { service, person, agent, items, until }) => {
            documents::show(visit, at_work, Open { service, person, agent, items, until }).await
        }
    }
}

/// A clerk only reads, and her page says that she is there. Like everything that is asked for in a session, it has counted as
/// use of it by now, and ends it no later than it ends in any case.
fn present() -> Result<Response, PlatformError> {
    let headers = Headers::new();
    headers.set("cache-control", "no-store")?;
    Ok(Response::empty()?.with_status(204).with_headers(headers))
}

/// The clerk has done with it.
async fn end(visit: &Visit, at_work: &AtWork) -> Result<Response, PlatformError> {
    if let Some(transaction) = &at_work.view.visit {
        send(&visit.env, transaction.as_str(), &EndVisit { clerk: at_work.clerk_ref() }).await?;
    }
    visit.see_other(&OrganNotice::VisitOver.address())
}

/// The session ends, and its visit with it.
async fn sign_out(visit: &Visit, at_work: &AtWork, form: &Form) -> Result<Response, PlatformError> {
    send(&visit.env, at_work.object().as_str(), &SignOut { session: at_work.digest() }).await?;
    let is_lock = form.text("decision") == "lock";
    leave(visit, if is_lock { OrganNotice::Locked } else { OrganNotice::SignedOut })
}

/// Sends the browser to the sign-in page without its session, and has it drop whatever it may have kept: the next person at
/// this computer finds nothing.
fn leave(visit: &Visit, notice: OrganNotice) -> Result<Response, PlatformError> {
    let mut response = visit.see_other(&notice.address())?;
    let headers = response.headers_mut();
    headers.append("set-cookie", &OrganCookie::removal())?;
    headers.set("clear-site-data", r#""cache", "storage""#)?;
    Ok(response)
}

/// A page, with the status of what it says.
fn said(visit: &Visit, problem: Option<&OrganProblem>, html: String) -> Result<Response, PlatformError> {
    match problem {
        Some(OrganProblem { until: Some(until), .. }) => visit.page_to_wait(*until, html),
        Some(_) => visit.page(422, html),
        None => visit.page(200, html),
    }
}

/// No agency's clerks work at this address, or not this clerk's.
fn elsewhere(visit: &Visit) -> Result<Response, PlatformError> {
    let address = visit.caller().map(|address| address.to_canonical().to_string());
    visit.page(403, OrganElsewhere { shell: visit.shell(), address }.render())
}

/// What stands at the head of a clerk's pages.
fn head(visit: &Visit, at_work: &AtWork) -> ClerkHead {
    ClerkHead {
        csrf: at_work.form_token(),
        agency: at_work.clerk.agency.name.text(visit.locale).to_owned(),
        name: at_work.clerk.name.clone(),
        counter: at_work.clerk.counter.clone(),
    }
}
