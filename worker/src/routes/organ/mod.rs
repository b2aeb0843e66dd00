//! The clerks' side of a counter: sign-in, the field for a code, the visit that a code begins.

mod code;
mod documents;
mod passcode;
mod sign_in;

use worker::{Headers, Method, Response};

use self::documents::Open;
use crate::error::PlatformError;
use crate::objects::send;
use crate::objects::transaction::{EndVisit, ShowVisit, VisitView};
use crate::organ::{AtWork, OrganCookie};
use crate::pages::{ClerkHead, FaultKind, OrganElsewhere, OrganNotice, OrganProblem};
use crate::store::catalogue::Catalogue;
use crate::visit::{Form, Visit};

/// The fields of a clerk's forms.
const FIELDS: [&str; 5] = ["code", "csrf", "decision", "passcode", "shown"];
/// What a page asks for that has locked itself. It only leads on, so that nobody who comes back to the page that says so ends
/// what has begun since.
const LOCK: &str = "done=lock";
/// Where the visit is.
const VISIT: &str = "/organ/visit";

/// Where no agency's clerks work, nothing is looked up for a browser that does not want to leave. Whoever wants to may from
/// anywhere: a computer may have got another address since.
pub(super) async fn answer(visit: &mut Visit, path: &[&str]) -> Result<Response, PlatformError> {
    let agencies = Catalogue::of(&visit.env)?.agencies_at(visit.caller()).await?;
    let (is_office, leaves) = (!agencies.is_empty(), leaves(visit, path));
    if !is_office && !leaves {
        return elsewhere(visit);
    }
    if let (Method::Get, ["visit", "state"]) = (visit.method(), path) {
        return state(visit).await;
    }
    match (visit.method(), path, AtWork::of(visit, agencies).await?) {
        (_, _, None) if !is_office => elsewhere(visit),
        (_, _, Some(at_work)) if !leaves && !at_work.is_at_office(visit) => elsewhere(visit),
        (Method::Get, [], Some(at_work)) if leaves => sign_out(visit, &at_work, OrganNotice::Locked).await,
        (Method::Get, [], None) if leaves => visit.see_other(&OrganNotice::Locked.address()),
        (Method::Get, [], None) => sign_in::show(visit),
        (Method::Get, ["sign-in"], _) => visit.see_other("/organ"),
        (Method::Post, ["sign-in"], at_work) => sign_in::act(visit, at_work).await,
        (_, _, None) => leave(visit, OrganNotice::Over),
        (_, _, Some(at_work)) => answer_clerk(visit, &at_work, path).await,
    }
}

/// Whether somebody wants to leave: by one of the forms for it, or because the page has locked itself and its own form for
/// that did not arrive. No other site can lead here with the clerk's cookie, which is a strict one.
fn leaves(visit: &Visit, path: &[&str]) -> bool {
    match (visit.method(), path) {
        (Method::Post, ["sign-out"] | ["visit", "end"]) => true,
        (Method::Get, []) => visit.query() == LOCK && !visit.is_cross_site(),
        _ => false,
    }
}

async fn answer_clerk(visit: &mut Visit, at_work: &AtWork, path: &[&str]) -> Result<Response, PlatformError> {
    match (visit.method(), path) {
        (Method::Get, []) => code::show(visit, at_work).await,
        (Method::Get, ["visit"]) => show_visit(visit, at_work).await,
        (Method::Get, ["visit", "package", resource]) => documents::package(visit, at_work, resource).await,
        // Where a form was refused, the links for language and text size lead to the form's address.
        (Method::Get, ["code" | "sign-out"]) => visit.see_other("/organ"),
        (Method::Get, ["visit", "passcode" | "resend" | "end" | "save"]) => visit.see_other(VISIT),
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
        ["sign-out"] if form.text("decision") == "lock" => {
            sign_out(visit, at_work, OrganNotice::Locked).await
        }
        ["sign-out"] => sign_out(visit, at_work, OrganNotice::SignedOut).await,
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
    if at_work.view.visit.is_none() {
        return visit.see_other("/organ");
    }
    match current(visit, at_work).await? {
        None => visit.see_other(&OrganNotice::VisitLost.address()),
        Some(view @ VisitView::Passcode { .. }) => passcode::show(visit, at_work, view).await,
        Some(VisitView::Open { service, person, agent, items, until }) => {
            documents::show(visit, at_work, Open { service, person, agent, items, until }).await
        }
    }
}

/// A clerk only reads, and her page says that she is there. Like everything that is asked for in a session, it has counted as
/// use of it by now, and ends it no later than it ends in any case.
fn present() -> Result<Response, PlatformError> {
    no_content()
}

/// Whether the visit on a clerk's page is still open. The page asks by itself, which is no sign that anybody is there: as if no
/// agency's clerks worked here, the session does not count as used.
async fn state(visit: &Visit) -> Result<Response, PlatformError> {
    let at_work = AtWork::of(visit, Vec::new()).await?.filter(|at_work| at_work.is_at_office(visit));
    let Some(at_work) = at_work else { return visit.not_found() };
    match current(visit, &at_work).await? {
        Some(VisitView::Open { .. }) => no_content(),
        Some(VisitView::Passcode { .. }) | None => visit.not_found(),
    }
}

fn no_content() -> Result<Response, PlatformError> {
    let headers = Headers::new();
    headers.set("cache-control", "no-store")?;
    Ok(Response::empty()?.with_status(204).with_headers(headers))
}

/// The clerk has done with it.
async fn end(visit: &Visit, at_work: &AtWork) -> Result<Response, PlatformError> {
    if let Some(transaction) = &at_work.view.visit {
        send(&visit.env, transaction.as_str(), &EndVisit { clerk: at_work.clerk_ref() }).await?;
        at_work.leave(visit, transaction).await?;
    }
    visit.see_other(&OrganNotice::VisitOver.address())
}

/// The session ends, and its visit with it.
async fn sign_out(visit: &Visit, at_work: &AtWork, notice: OrganNotice) -> Result<Response, PlatformError> {
    at_work.sign_out(visit).await?;
    leave(visit, notice)
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
