//! The cookie of somebody who is signed in: which record it opens, and the secret that opens it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::cookies;
use crate::names::CitizenName;
use crate::objects::citizen::ABSOLUTE_LIMIT;
use crate::session::Session;

const NAME: &str = "__Host-member";

/// What the browser of somebody who is signed in holds. Prints as `***`.
#[derive(Debug, Clone)]
pub struct MemberCookie {
    /// Names her record: a keyed digest, which tells nobody who she is.
    pub citizen: CitizenName,
    /// The session's secret.
    pub session: Session,
}

impl MemberCookie {
    /// The one in a `Cookie` header, if there is one.
    #[must_use]
    pub fn from_cookies(cookies: &str) -> Option<Self> {
        let value = cookies::find(cookies, NAME)?;
        let bytes: [u8; 64] = URL_SAFE_NO_PAD.decode(value).ok()?.try_into().ok()?;
        let (citizen, secret) = bytes.split_at(32);
        Some(Self {
            citizen: CitizenName::from_bytes(citizen.try_into().ok()?),
            session: Session::from_secret(secret.try_into().ok()?),
        })
    }

    /// The `Set-Cookie` header. The browser drops it when the session has ended in any case.
    #[must_use]
    pub fn set_cookie(&self) -> String {
        let bytes = [self.citizen.to_bytes(), *self.session.secret()].concat();
        cookies::host_only(NAME, &URL_SAFE_NO_PAD.encode(bytes), ABSOLUTE_LIMIT)
    }

    /// The `Set-Cookie` header that takes it away.
    #[must_use]
    pub fn removal() -> String {
        cookies::removal(NAME)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cookie() -> MemberCookie {
        MemberCookie { citizen: CitizenName::from_bytes([0xc1; 32]), session: Session::from_secret([9; 32]) }
    }

    fn sent_back(header: &str) -> String {
        format!("lang=en; {}; size=large", header.split(';').next().unwrap())
    }

    #[test]
    fn a_cookie_comes_back_as_it_was_set() {
        let back = MemberCookie::from_cookies(&sent_back(&cookie().set_cookie())).unwrap();
        assert_eq!(back.citizen, cookie().citizen);
        assert!(back.session.digest().is(&cookie().session.digest()));
    }

    #[test]
    fn a_cookie_that_was_taken_away_or_changed_is_none() {
        assert!(MemberCookie::from_cookies(&sent_back(&MemberCookie::removal())).is_none());
        let set = sent_back(&cookie().set_cookie());
        for wrong in [set.replace("; size", "A; size"), set.replace(NAME, "__Host-members"), String::new()] {
            assert!(MemberCookie::from_cookies(&wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn a_cookie_prints_nothing_of_itself() {
        assert_eq!(format!("{:?}", cookie()), "MemberCookie { citizen: ***, session: *** }");
    }
}
