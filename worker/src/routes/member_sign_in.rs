//! Signing in to the member area, and showing a stronger method within a session.

use mydata_identity::{AssuranceLevel, IdentityMethod};
use worker::{Method, Response};

use super::identifying::{self, Desk, Done, Outcome};
use super::member;
use crate::error::PlatformError;
use crate::member::{SignInCookie, SignedIn, sign_in};
use crate::pages::MemberDone;
use crate::visit::Visit;

/// The steps that change something a thief of a session would want to change need this level.
const STEP_UP_TO: AssuranceLevel = AssuranceLevel::One;

/// Whoever is not signed in shows who she is, by the same steps as in a transaction.
pub(super) async fn enter(visit: &mut Visit) -> Result<Response, PlatformError> {
    let cookies = visit.header("cookie").unwrap_or_default();
    let held = SignInCookie::from_cookies(&cookies, visit.now());
    let is_new = held.is_none();
    let cookie = match held {
        Some(cookie) => cookie,
        None => SignInCookie::begin(visit.now())?,
    };
    let desk = Desk {
        session: cookie.session(&visit.keys),
        action: member::SIGN_IN.to_owned(),
        occasion: String::new(),
        claimed: None,
        service: None,
        minimum: AssuranceLevel::Four,
        companies_may: false,
        before: None,
        prefers: None,
        deadline: cookie.deadline(),
    };
    let response = match step(visit, &desk).await? {
        Outcome::Answer(response) if is_new => {
            response.headers().append("set-cookie", &cookie.set_cookie())?;
            return Ok(response);
        }
        Outcome::Answer(response) => return Ok(response),
        Outcome::Another | Outcome::Refused => {
            identifying::forget(visit, &desk).await?;
            visit.see_other("/")?
        }
        Outcome::Done(done) => {
            let Done { person, shown, .. } = *done;
            let response = visit.see_other("/member")?;
            response.headers().append("set-cookie", &sign_in(visit, person, shown).await?)?;
            response
        }
    };
    response.headers().append("set-cookie", &SignInCookie::removal())?;
    Ok(response)
}

/// Whoever is signed in shows a method of the first level once more, and her session gets a new secret.
pub(super) async fn step_up(visit: &mut Visit, signed_in: SignedIn) -> Result<Response, PlatformError> {
    let desk = Desk {
        session: signed_in.session.clone(),
        action: member::STEP_UP.to_owned(),
        occasion: String::new(),
        claimed: Some(signed_in.view.person.id.clone()),
        service: None,
        minimum: STEP_UP_TO,
        companies_may: false,
        // Nothing shown before counts: what matters is that it is she who sits there now.
        before: Some((signed_in.view.person.clone(), Vec::new())),
        prefers: Some(IdentityMethod::CitizenCertificate),
        deadline: signed_in.view.ends_at,
    };
    let response = match step(visit, &desk).await? {
        Outcome::Answer(response) => return Ok(response),
        Outcome::Another => member::done(visit, MemberDone::AnotherPerson)?,
        Outcome::Refused => visit.see_other("/member")?,
        Outcome::Done(done) => {
            let response = member::done(visit, MemberDone::SteppedUp)?;
            if let Some(cookie) = signed_in.step_up(visit, done.shown).await? {
                response.headers().append("set-cookie", &cookie)?;
            }
            response
        }
    };
    identifying::forget(visit, &desk).await?;
    Ok(response)
}

async fn step(visit: &mut Visit, desk: &Desk) -> Result<Outcome, PlatformError> {
    if visit.method() == Method::Post {
        let form = visit.form().await?;
        identifying::act(visit, desk, &form).await
    } else {
        identifying::show(visit, desk).await
    }
}
