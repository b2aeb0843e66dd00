//! How a clerk signs in: account, password, and an address at which the agency's clerks work.

use mydata_consent::{LOCK, Locked};
use worker::Response;

use super::said;
use crate::config;
use crate::error::PlatformError;
use crate::objects::clerk::{BeginSignIn, SignIn};
use crate::objects::gate::{BeginTryOf, TakeBackTry};
use crate::objects::send;
use crate::organ::{AtWork, OrganCookie, SigningInCookie, clerk_ref};
use crate::pages::{DemoClerk, FaultKind, OrganNotice, OrganProblem, OrganSignIn};
use crate::password::{Password, PasswordHash};
use crate::session::Session;
use crate::store::catalogue::{Catalogue, ClerkAccount};
use crate::visit::Visit;

/// What the token of this form holds for.
const STEP: &str = "organ-sign-in";
/// Wrong passwords from one address, for whichever accounts, before it waits: a counter hall has one address, and no guesser
/// gets through many accounts.
const WRONG_OF_AN_ADDRESS: usize = 20;
/// The clerks of the demonstration, as its seeds have them.
const DEMO_CLERKS: &str = "SANDBOX_CLERKS";

pub(super) fn show(visit: &Visit) -> Result<Response, PlatformError> {
    page(visit, "", None)
}

/// What came of a password.
enum Attempt {
    Paused(Locked),
    SignedIn(OrganCookie),
    Wrong { remaining: usize },
}

/// A password is counted before it is looked at, by address and by account. Whoever is signed in is signed out first: what the
/// next one does here must never be put down to the one before.
pub(super) async fn act(visit: &mut Visit, at_work: Option<AtWork>) -> Result<Response, PlatformError> {
    let form = visit.form_of(["account", "csrf", "password"].map(str::to_owned)).await?;
    let cookies = visit.header("cookie").unwrap_or_default();
    let session = SigningInCookie::from_cookies(&cookies);
    if visit.is_cross_site() || !session.is_some_and(|own| own.accepts(form.text("csrf"), STEP, "")) {
        return visit.fault(403, FaultKind::StaleForm, "form.token");
    }
    if let Some(at_work) = at_work {
        at_work.sign_out(visit).await?;
    }
    let (begun_at, typed) = (visit.now(), form.text("account"));
    let gate = format!("organ-sign-in:{}", visit.keys.address(visit.caller()));
    let begun = match send(&visit.env, &gate, &BeginTryOf { most: WRONG_OF_AN_ADDRESS }).await? {
        Ok(begun) => begun,
        Err(locked) => return paused(visit, typed, locked),
    };
    let attempt = attempt(visit, typed, form.text("password")).await;
    if !matches!(attempt, Ok(Attempt::Wrong { .. })) {
        send(&visit.env, &gate, &TakeBackTry { at: begun.at }).await?;
    }
    match attempt? {
        Attempt::Paused(locked) => paused(visit, typed, locked),
        Attempt::SignedIn(cookie) => welcome(visit, &cookie),
        Attempt::Wrong { remaining } => {
            visit.refuse_in_steps(begun_at).await;
            match remaining.min(begun.remaining) {
                0 => paused(visit, typed, Locked { until: begun_at.plus(LOCK) }),
                left => page(visit, typed, Some(OrganProblem::wrong("organ.sign-in-wrong", left))),
            }
        }
    }
}

/// Looks at a password. What is typed for an account that there is not, that is suspended, or whose agency works elsewhere,
/// is counted and looked at likewise, with the same answer; only that no account pays for it.
async fn attempt(visit: &Visit, typed: &str, password: &str) -> Result<Attempt, PlatformError> {
    let account = ClerkAccount::parse(typed);
    let clerk = Catalogue::of(&visit.env)?.clerk(account.as_ref()).await?;
    let clerk = clerk.filter(|clerk| clerk.is_active && clerk.works_at(visit.caller()));
    let object = match (&clerk, &account) {
        (Some(clerk), _) => visit.keys.clerk(&clerk.account),
        // However it is spelled: of an account that there is all spellings are counted together, too.
        (None, Some(account)) => visit.keys.no_clerk(account.as_str()),
        (None, None) => visit.keys.no_clerk(typed),
    };
    let begun = match send(&visit.env, object.as_str(), &BeginSignIn).await? {
        Ok(begun) => begun,
        Err(locked) => return Ok(Attempt::Paused(locked)),
    };
    let password = Password::parse(password);
    let is_right = PasswordHash::accepts(clerk.as_ref().map(|clerk| &clerk.password), password.as_ref());
    let Some(clerk) = clerk.filter(|_| is_right) else {
        return Ok(Attempt::Wrong { remaining: begun.remaining });
    };
    let cookie = OrganCookie { clerk: object, session: Session::begin()? };
    let sign_in = SignIn { clerk: clerk_ref(&clerk, cookie.session.digest()), begun_at: begun.at };
    send(&visit.env, cookie.clerk.as_str(), &sign_in).await?;
    Ok(Attempt::SignedIn(cookie))
}

/// Sends a clerk who has signed in to the field for a code.
fn welcome(visit: &Visit, cookie: &OrganCookie) -> Result<Response, PlatformError> {
    let mut response = visit.see_other("/organ")?;
    response.headers_mut().append("set-cookie", &cookie.set_cookie())?;
    Ok(response)
}

fn paused(visit: &Visit, typed: &str, locked: Locked) -> Result<Response, PlatformError> {
    page(visit, typed, Some(OrganProblem::paused("organ.sign-in-paused", locked.until)))
}

/// The page, for this browser's own secret.
fn page(visit: &Visit, typed: &str, problem: Option<OrganProblem>) -> Result<Response, PlatformError> {
    let cookies = visit.header("cookie").unwrap_or_default();
    let own = SigningInCookie::from_cookies(&cookies);
    let is_new = own.is_none();
    let session = own.map_or_else(Session::begin, Ok)?;
    let page = OrganSignIn {
        shell: visit.shell(),
        csrf: session.form_token(STEP, ""),
        notice: OrganNotice::of_query(visit.query()).filter(|_| problem.is_none()),
        typed: typed.to_owned(),
        problem,
        demo_clerks: demo_clerks(visit)?,
    };
    let mut response = said(visit, page.problem.as_ref(), page.render())?;
    if is_new {
        response.headers_mut().append("set-cookie", &SigningInCookie::set_cookie(&session))?;
    }
    Ok(response)
}

/// Whom one can be in a demonstration.
fn demo_clerks(visit: &Visit) -> Result<Vec<DemoClerk>, PlatformError> {
    let clerks = config::text(&visit.env, DEMO_CLERKS).filter(|_| config::is_demonstration(&visit.env));
    let Some(clerks) = clerks else { return Ok(Vec::new()) };
    serde_json::from_str(&clerks).map_err(|_| PlatformError::Configuration(DEMO_CLERKS))
}
