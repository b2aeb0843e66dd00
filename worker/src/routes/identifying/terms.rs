//! Terms or privacy policy have changed since somebody accepted them: she accepts them before anything else.

use mydata_identity::NationalId;

use super::{Desk, Outcome, done};
use crate::error::PlatformError;
use crate::objects::citizen::{AcceptTerms, WhoIsMember};
use crate::objects::identification::Course;
use crate::objects::send;
use crate::pages::{TermsChanged, Versions};
use crate::visit::{Form, Visit};

/// The page that asks for it, if there is something that she has not accepted.
pub(super) async fn to_accept(
    visit: &Visit,
    desk: &Desk,
    course: &Course,
) -> Result<Option<Outcome>, PlatformError> {
    let Some(person) = &course.person else { return Ok(None) };
    let accepted = accepted(visit, &person.id).await?;
    let Some(accepted) = accepted.filter(|accepted| *accepted != Versions::now()) else { return Ok(None) };
    page(visit, desk, course, accepted, false).map(Some)
}

/// She has pressed a button of that page.
pub(super) async fn act(
    visit: &Visit,
    desk: &Desk,
    course: Course,
    form: &Form,
) -> Result<Outcome, PlatformError> {
    let now = Versions::now();
    let Some(person) = course.person.as_ref().filter(|_| form.text("decision") == "accept") else {
        return done(visit, desk, course).await;
    };
    // What changed once more while she read is shown again.
    if form.text("acknowledged") == "1" && form.text("shown") == now.as_text() {
        let accept = AcceptTerms { terms_version: now.terms, privacy_version: now.privacy };
        send(&visit.env, visit.keys.citizen(&person.id).as_str(), &accept).await?;
        return done(visit, desk, course).await;
    }
    match accepted(visit, &person.id).await? {
        Some(accepted) if accepted != now => page(visit, desk, &course, accepted, true),
        _ => done(visit, desk, course).await,
    }
}

async fn accepted(visit: &Visit, id: &NationalId) -> Result<Option<Versions>, PlatformError> {
    let member = send(&visit.env, visit.keys.citizen(id).as_str(), &WhoIsMember).await?;
    Ok(member.map(|member| Versions { terms: member.terms_version, privacy: member.privacy_version }))
}

fn page(
    visit: &Visit,
    desk: &Desk,
    course: &Course,
    accepted: Versions,
    unacknowledged: bool,
) -> Result<Outcome, PlatformError> {
    let (shell, head) = (visit.shell(), desk.head(visit, course));
    let status = if unacknowledged { 422 } else { 200 };
    visit.page(status, TermsChanged { shell, head, accepted, unacknowledged }.render()).map(Outcome::Answer)
}
