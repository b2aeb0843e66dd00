//! The cookie of somebody who is about to sign in: it names an identification that has yet to come to its end.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mydata_consent::{FINISH_WITHIN, Moment};

use crate::cookies;
use crate::error::PlatformError;
use crate::keys::PlatformKeys;
use crate::random;
use crate::session::Session;

const NAME: &str = "__Host-sign-in";
/// Somebody who signs in has as much time as a transaction gives.
const SIGN_IN_WITHIN: Duration = FINISH_WITHIN;

/// What the browser of somebody who is about to sign in holds.
///
/// The session is derived from all of it, so that whoever changes the time holds another session, about which nobody
/// has been identified.
#[derive(Clone)]
pub struct SignInCookie {
    secret: [u8; 32],
    begun_at: Moment,
}

impl SignInCookie {
    /// A new one.
    ///
    /// # Errors
    /// When the random generator fails.
    pub fn begin(now: Moment) -> Result<Self, PlatformError> {
        Ok(Self { secret: random::bytes()?, begun_at: now })
    }

    /// The one in a `Cookie` header, if its time is not over.
    #[must_use]
    pub fn from_cookies(cookies: &str, now: Moment) -> Option<Self> {
        let value = cookies::find(cookies, NAME)?;
        let bytes: [u8; 40] = URL_SAFE_NO_PAD.decode(value).ok()?.try_into().ok()?;
        let (secret, begun_at) = bytes.split_at(32);
        let begun_at = Moment::from_unix_millis(i64::from_be_bytes(begun_at.try_into().ok()?));
        let cookie = Self { secret: secret.try_into().ok()?, begun_at };
        (begun_at <= now && now < cookie.deadline()).then_some(cookie)
    }

    /// The `Set-Cookie` header.
    #[must_use]
    pub fn set_cookie(&self) -> String {
        cookies::host_only(NAME, &URL_SAFE_NO_PAD.encode(self.bytes()), SIGN_IN_WITHIN)
    }

    /// The `Set-Cookie` header that takes it away.
    #[must_use]
    pub fn removal() -> String {
        cookies::removal(NAME)
    }

    /// The session that the identification is named after.
    #[must_use]
    pub fn session(&self, keys: &PlatformKeys) -> Session {
        Session::from_secret(keys.sign_in_session(&self.bytes()))
    }

    /// When the identification must have come to its end.
    #[must_use]
    pub fn deadline(&self) -> Moment {
        self.begun_at.plus(SIGN_IN_WITHIN)
    }

    fn bytes(&self) -> Vec<u8> {
        [self.secret.as_slice(), &self.begun_at.unix_millis().to_be_bytes()].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment::from_unix_millis(1_772_431_500_000);

    fn cookie() -> SignInCookie {
        SignInCookie { secret: [9; 32], begun_at: NOW }
    }

    fn sent_back(cookie: &SignInCookie) -> String {
        cookie.set_cookie().split(';').next().unwrap().to_owned()
    }

    fn digest(cookie: &SignInCookie) -> String {
        cookie.session(&PlatformKeys::from_master(&[7; 32])).digest().as_str().to_owned()
    }

    #[test]
    fn a_cookie_comes_back_as_it_was_set_until_its_time_is_over() {
        let cookies = sent_back(&cookie());
        let back = SignInCookie::from_cookies(&cookies, NOW.plus(Duration::from_mins(19))).unwrap();
        assert_eq!(digest(&back), digest(&cookie()));
        assert_eq!(back.deadline(), NOW.plus(Duration::from_mins(20)));
        assert!(SignInCookie::from_cookies(&cookies, NOW.plus(Duration::from_mins(20))).is_none());
    }

    #[test]
    fn whoever_changes_the_time_holds_another_session() {
        let later = SignInCookie { begun_at: NOW.plus(Duration::from_mins(1)), ..cookie() };
        assert_ne!(digest(&later), digest(&cookie()));
        assert!(SignInCookie::from_cookies(&sent_back(&later), NOW).is_none());
    }
}
