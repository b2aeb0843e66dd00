//! Signing in to the member area.

use mydata_identity::AssuranceLevel;
use worker::{Method, Response};

use super::identifying::{self, Desk, Done, Outcome};
use crate::error::PlatformError;
use crate::member::{SignInCookie, sign_in};
use crate::visit::Visit;

/// Where somebody goes who has signed in: what she came for.
#[derive(Clone, Copy)]
pub(super) enum Then {
    /// To what others ask her to do.
    Delegation,
    /// To the front page.
    Home,
    /// To the page on which she stops everything.
    Misuse,
}

impl Then {
    /// What the rest of the address of the sign-in says.
    pub(super) fn parse(path: &[&str]) -> Option<Self> {
        match path {
            [] => Some(Self::Home),
            ["delegation"] => Some(Self::Delegation),
            ["misuse"] => Some(Self::Misuse),
            _ => None,
        }
    }

    /// Where that is.
    pub(super) const fn address(self) -> &'static str {
        match self {
            Self::Delegation => "/member/delegation",
            Self::Home => "/member",
            Self::Misuse => "/member/misuse",
        }
    }

    /// Where she signs in for it.
    pub(super) const fn sign_in(self) -> &'static str {
        match self {
            Self::Delegation => "/member/sign-in/delegation",
            Self::Home => "/member/sign-in",
            Self::Misuse => "/member/sign-in/misuse",
        }
    }
}

/// Whoever is not signed in shows who she is, by the same steps as in a transaction.
pub(super) async fn enter(visit: &mut Visit, then: Then) -> Result<Response, PlatformError> {
    let cookies = visit.header("cookie").unwrap_or_default();
    let held = SignInCookie::from_cookies(&cookies, visit.now());
    let is_new = held.is_none();
    let cookie = match held {
        Some(cookie) => cookie,
        None => SignInCookie::begin(visit.now())?,
    };
    let desk = Desk {
        session: cookie.session(&visit.keys),
        action: then.sign_in().to_owned(),
        occasion: String::new(),
        claimed: None,
        service: None,
        steps: None,
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
        Outcome::Another | Outcome::Left | Outcome::Refused => {
            identifying::forget(visit, &desk).await?;
            visit.see_other("/")?
        }
        Outcome::Done(done) => {
            let Done { person, shown, .. } = *done;
            let response = visit.see_other(then.address())?;
            response.headers().append("set-cookie", &sign_in(visit, person, shown).await?)?;
            response
        }
    };
    response.headers().append("set-cookie", &SignInCookie::removal())?;
    Ok(response)
}

/// One step of an identification in the member area.
pub(super) async fn step(visit: &mut Visit, desk: &Desk) -> Result<Outcome, PlatformError> {
    if visit.method() == Method::Post {
        let form = visit.form().await?;
        identifying::act(visit, desk, &form).await
    } else {
        identifying::show(visit, desk).await
    }
}
