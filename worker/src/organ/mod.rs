//! The door of the counters' clerks: who a browser is signed in as, and how many wrong tries pass it.

mod cookie;
mod tries;

pub use cookie::{OrganCookie, SigningInCookie};
pub(crate) use tries::Tries;

use crate::error::PlatformError;
use crate::names::{ClerkName, TransactionName};
use crate::objects::clerk::{LeaveVisit, SeeSession, SessionView, SignOut};
use crate::objects::send;
use crate::objects::transaction::ClerkRef;
use crate::session::{Session, SessionDigest};
use crate::store::catalogue::{AgencyId, Catalogue, Clerk, ClerkAccount};
use crate::visit::{Form, Visit};

/// What the tokens of a clerk's forms hold for.
const STEP: &str = "organ";

/// A clerk at work, in one browser.
pub struct AtWork {
    /// The clerk, as the catalogue has it now.
    pub clerk: Clerk,
    /// The session, which counts as used now if the clerk is where the agency's clerks work.
    pub view: SessionView,
    name: ClerkName,
    session: Session,
}

impl AtWork {
    /// The clerk whom this browser is signed in as, if there is one whose account may still be used. `agencies` are those whose
    /// clerks work at the caller's address: nowhere else is a session kept alive.
    ///
    /// # Errors
    /// When the account's object or the database cannot be asked.
    pub async fn of(visit: &Visit, agencies: Vec<AgencyId>) -> Result<Option<Self>, PlatformError> {
        let cookies = visit.header("cookie").unwrap_or_default();
        let Some(OrganCookie { clerk: name, session }) = OrganCookie::from_cookies(&cookies) else {
            return Ok(None);
        };
        let see = SeeSession { session: session.digest(), agencies };
        let Some(view) = send(&visit.env, name.as_str(), &see).await? else { return Ok(None) };
        let account = ClerkAccount::parse(&view.clerk.account);
        let clerk = Catalogue::of(&visit.env)?.clerk(account.as_ref()).await?;
        if let Some(clerk) = clerk.filter(|clerk| clerk.is_active) {
            return Ok(Some(Self { clerk, view, name, session }));
        }
        send(&visit.env, name.as_str(), &SignOut { session: session.digest() }).await?;
        Ok(None)
    }

    /// Whether the clerk is where the agency's clerks work.
    #[must_use]
    pub fn is_at_office(&self, visit: &Visit) -> bool {
        self.clerk.works_at(visit.caller())
    }

    /// The clerk, for the transaction whose code was brought to the counter.
    #[must_use]
    pub fn clerk_ref(&self) -> ClerkRef {
        clerk_ref(&self.clerk, self.session.digest())
    }

    /// The token of this browser's forms.
    #[must_use]
    pub fn form_token(&self) -> String {
        self.session.form_token(STEP, "")
    }

    /// Whether a form comes from a page of this session.
    #[must_use]
    pub fn accepts(&self, visit: &Visit, form: &Form) -> bool {
        !visit.is_cross_site() && self.session.accepts(form.text("csrf"), STEP, "")
    }

    /// Ends the session, and with it the visit that it is at.
    ///
    /// # Errors
    /// When the account's object cannot be asked.
    pub async fn sign_out(&self, visit: &Visit) -> Result<(), PlatformError> {
        send(&visit.env, self.name.as_str(), &SignOut { session: self.session.digest() }).await
    }

    /// The session is not at this transaction's visit, or not any more.
    ///
    /// # Errors
    /// When the account's object cannot be asked.
    pub async fn leave(&self, visit: &Visit, transaction: &TransactionName) -> Result<(), PlatformError> {
        let leave = LeaveVisit { session: self.session.digest(), visit: transaction.clone() };
        send(&visit.env, self.name.as_str(), &leave).await
    }

    /// Names the account's object.
    pub(crate) const fn object(&self) -> &ClerkName {
        &self.name
    }

    /// What the objects know the session by.
    pub(crate) fn digest(&self) -> SessionDigest {
        self.session.digest()
    }
}

/// A clerk, as transactions know one.
pub(crate) fn clerk_ref(clerk: &Clerk, session: SessionDigest) -> ClerkRef {
    ClerkRef {
        account: clerk.account.as_str().to_owned(),
        shown_name: clerk.shown_name(),
        agency: clerk.agency.id.clone(),
        session,
    }
}
