//! The member area's door: who a browser is signed in as.

mod cookie;
mod sign_in_cookie;

use mydata_consent::Shown;

pub use cookie::MemberCookie;
pub use sign_in_cookie::SignInCookie;

use crate::error::PlatformError;
use crate::names::CitizenName;
use crate::objects::citizen::{BeginSession, SeeSession, SessionView, StepUp};
use crate::objects::send;
use crate::objects::transaction::Person;
use crate::session::Session;
use crate::visit::Visit;

/// A browser that is signed in.
pub struct SignedIn {
    /// Whose record it opens.
    pub citizen: CitizenName,
    /// The secret that the browser holds; form tokens are made from it.
    pub session: Session,
    /// The session.
    pub view: SessionView,
}

impl SignedIn {
    /// Whoever this browser is signed in as, if it is. The session counts as used now.
    ///
    /// # Errors
    /// When the citizen's object cannot be asked.
    pub async fn of(visit: &Visit) -> Result<Option<Self>, PlatformError> {
        Self::find(visit, false).await
    }

    /// The same where a page asks by itself, which uses nothing: else one that was left open would keep the session alive.
    ///
    /// # Errors
    /// When the citizen's object cannot be asked.
    pub async fn behind_page(visit: &Visit) -> Result<Option<Self>, PlatformError> {
        Self::find(visit, true).await
    }

    async fn find(visit: &Visit, by_itself: bool) -> Result<Option<Self>, PlatformError> {
        let cookies = visit.header("cookie").unwrap_or_default();
        let Some(MemberCookie { citizen, session }) = MemberCookie::from_cookies(&cookies) else {
            return Ok(None);
        };
        let see = SeeSession { digest: session.digest(), by_itself };
        let view = send(&visit.env, citizen.as_str(), &see).await?;
        // Each object knows only its own sessions; that it is hers is checked once more, from her ID.
        let view = view.filter(|view| visit.keys.citizen(&view.person.id) == citizen);
        Ok(view.map(|view| Self { citizen, session, view }))
    }

    /// Goes on with this session, a further method shown in it, under a new secret. Nothing where the session has ended
    /// meanwhile.
    ///
    /// # Errors
    /// When the citizen's object cannot be asked or the random generator fails.
    pub async fn step_up(
        self,
        visit: &Visit,
        shown: Vec<Shown>,
    ) -> Result<Option<MemberCookie>, PlatformError> {
        let next = Session::begin()?;
        let step = StepUp { digest: self.session.digest(), next: next.digest(), shown };
        let view = send(&visit.env, self.citizen.as_str(), &step).await?;
        Ok(view.map(|_| MemberCookie { citizen: self.citizen, session: next }))
    }
}

/// Signs in whoever has just identified; the answer's `Set-Cookie` header carries the session.
///
/// # Errors
/// When the citizen's object cannot be asked or the random generator fails.
pub async fn sign_in(visit: &Visit, person: Person, shown: Vec<Shown>) -> Result<String, PlatformError> {
    let cookie = MemberCookie { citizen: visit.keys.citizen(&person.id), session: Session::begin()? };
    let begin = BeginSession { digest: cookie.session.digest(), person: Box::new(person), shown };
    send(&visit.env, cookie.citizen.as_str(), &begin).await?;
    Ok(cookie.set_cookie())
}
