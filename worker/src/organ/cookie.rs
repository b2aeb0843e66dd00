//! The cookies of a counter's browser: of a clerk who is signed in, and of somebody who is about to sign in.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::cookies;
use crate::names::ClerkName;
use crate::session::Session;

const SIGNED_IN: &str = "__Host-organ";
/// A cookie of its own: whoever comes here from another site brings no strict cookie along, and must not lose the session
/// that she has to the form that she is then shown.
const SIGNING_IN: &str = "__Host-organ-sign-in";

/// What the browser of a clerk who is signed in holds. Prints as `***`.
#[derive(Debug, Clone)]
pub struct OrganCookie {
    /// Names the account's object: a keyed digest.
    pub clerk: ClerkName,
    /// The session's secret.
    pub session: Session,
}

impl OrganCookie {
    /// The one in a `Cookie` header, if there is one.
    #[must_use]
    pub fn from_cookies(cookies: &str) -> Option<Self> {
        let value = cookies::find(cookies, SIGNED_IN)?;
        let bytes: [u8; 64] = URL_SAFE_NO_PAD.decode(value).ok()?.try_into().ok()?;
        let (clerk, secret) = bytes.split_at(32);
        Some(Self {
            clerk: ClerkName::from_bytes(clerk.try_into().ok()?),
            session: Session::from_secret(secret.try_into().ok()?),
        })
    }

    /// The `Set-Cookie` header.
    #[must_use]
    pub fn set_cookie(&self) -> String {
        let bytes = [self.clerk.to_bytes(), *self.session.secret()].concat();
        cookies::host_only_strict(SIGNED_IN, &URL_SAFE_NO_PAD.encode(bytes))
    }

    /// The `Set-Cookie` header that takes it away.
    #[must_use]
    pub fn removal() -> String {
        cookies::removal(SIGNED_IN)
    }
}

/// The secret of a browser in which somebody is about to sign in: tokens of the form are made from it, so that no other site
/// can sign anybody in.
pub struct SigningInCookie;

impl SigningInCookie {
    /// The one in a `Cookie` header, if there is one.
    #[must_use]
    pub fn from_cookies(cookies: &str) -> Option<Session> {
        let value = cookies::find(cookies, SIGNING_IN)?;
        URL_SAFE_NO_PAD.decode(value).ok()?.try_into().ok().map(Session::from_secret)
    }

    /// The `Set-Cookie` header. The browser keeps it when somebody has signed in: the form may stand in another tab, for the
    /// next one.
    #[must_use]
    pub fn set_cookie(session: &Session) -> String {
        cookies::host_only_strict(SIGNING_IN, &URL_SAFE_NO_PAD.encode(session.secret()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cookie() -> OrganCookie {
        OrganCookie { clerk: ClerkName::from_bytes([0xc1; 32]), session: Session::from_secret([9; 32]) }
    }

    fn sent_back(header: &str) -> String {
        format!("lang=en; {}; size=large", header.split(';').next().unwrap())
    }

    #[test]
    fn a_cookie_comes_back_as_it_was_set() {
        let back = OrganCookie::from_cookies(&sent_back(&cookie().set_cookie())).unwrap();
        assert_eq!(back.clerk, cookie().clerk);
        assert!(back.session.digest().is(&cookie().session.digest()));
        let signing_in = sent_back(&SigningInCookie::set_cookie(&cookie().session));
        assert!(SigningInCookie::from_cookies(&signing_in).unwrap().digest().is(&cookie().session.digest()));
    }

    #[test]
    fn neither_cookie_is_taken_for_the_other_nor_is_one_that_was_taken_away() {
        assert!(SigningInCookie::from_cookies(&sent_back(&cookie().set_cookie())).is_none());
        let signing_in = SigningInCookie::set_cookie(&cookie().session);
        assert!(OrganCookie::from_cookies(&sent_back(&signing_in)).is_none());
        assert!(OrganCookie::from_cookies(&sent_back(&OrganCookie::removal())).is_none());
    }

    #[test]
    fn no_other_site_can_have_a_clerks_cookie_sent_and_no_closed_browser_keeps_it() {
        let header = cookie().set_cookie();
        assert!(header.contains("; HttpOnly; SameSite=Strict") && !header.contains("Max-Age"));
        assert_eq!(format!("{:?}", cookie()), "OrganCookie { clerk: ***, session: *** }");
    }
}
