//! The secret a citizen's browser holds for one transaction, and the form tokens made from it.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use mydata_consent::KEEP_AT_MOST;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::cookies;
use crate::error::PlatformError;
use crate::names::{TransactionName, hex};
use crate::random;

/// How long a browser keeps a session until somebody has identified, and once the end has been shown: longer than a
/// transaction's twenty minutes, and not long enough for whoever sits down at the same computer in the evening.
pub const FOR_A_WHILE: Duration = Duration::from_hours(1);
/// And from identification on: as long as data may wait for her, so that she may leave the page and come back, and a while more
/// to be shown how it ended.
pub const WHILE_DATA_WAITS: Duration = KEEP_AT_MOST.saturating_add(FOR_A_WHILE);

/// A session's secret: 256 random bits in a cookie. Prints as `***`.
#[derive(Clone)]
pub struct Session([u8; 32]);

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

impl Session {
    /// A new session.
    ///
    /// # Errors
    /// When the random generator fails.
    pub fn begin() -> Result<Self, PlatformError> {
        random::bytes().map(Self)
    }

    /// The session whose secret this is, as another cookie carries it.
    pub(crate) fn from_secret(secret: [u8; 32]) -> Self {
        Self(secret)
    }

    /// The secret itself, for a cookie and nothing else.
    pub(crate) fn secret(&self) -> &[u8; 32] {
        &self.0
    }

    /// The session of `transaction` in a `Cookie` header, if it holds one.
    #[must_use]
    pub fn from_cookies(cookies: &str, transaction: &TransactionName) -> Option<Self> {
        let name = cookie_name(transaction);
        let value = cookies::find(cookies, &name)?;
        URL_SAFE_NO_PAD.decode(value).ok()?.try_into().ok().map(Self)
    }

    /// The `Set-Cookie` header. Each transaction has its own cookie, so two tabs never cross.
    #[must_use]
    pub fn set_cookie(&self, transaction: &TransactionName, lives: Duration) -> String {
        let (name, value) = (cookie_name(transaction), URL_SAFE_NO_PAD.encode(self.0));
        cookies::host_only(&name, &value, lives)
    }

    /// What the transaction keeps of it.
    #[must_use]
    pub fn digest(&self) -> SessionDigest {
        SessionDigest(hex(&Sha256::digest(self.0)))
    }

    /// The token of a form at this step, for the facts it shows. It holds for this session, step and facts only.
    #[must_use]
    pub fn form_token(&self, step: &str, facts: &str) -> String {
        let Ok(mut mac) = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&self.0) else {
            return String::new();
        };
        mac.update(step.as_bytes());
        mac.update(&[0]);
        mac.update(facts.as_bytes());
        URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
    }

    /// Whether `token` is the one of this step and these facts.
    #[must_use]
    pub fn accepts(&self, token: &str, step: &str, facts: &str) -> bool {
        self.form_token(step, facts).as_bytes().ct_eq(token.as_bytes()).into()
    }
}

fn cookie_name(transaction: &TransactionName) -> String {
    format!("__Host-t-{transaction}")
}

/// The digest of a session's secret. Whoever reads it from storage cannot make the cookie from it.
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SessionDigest(String);

impl SessionDigest {
    /// The digest's text: what evidence is bound to, and what objects of the session are named after.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Compares in constant time.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn transaction(byte: u8) -> TransactionName {
        TransactionName::from_bytes([byte; 16])
    }

    #[test]
    fn a_session_comes_back_from_its_own_cookie_only() {
        let session = Session([9; 32]);
        let header = session.set_cookie(&transaction(1), FOR_A_WHILE);
        let cookies = format!("lang=en; {}", header.split(';').next().unwrap());
        assert!(Session::from_cookies(&cookies, &transaction(1)).unwrap().digest().is(&session.digest()));
        assert!(Session::from_cookies(&cookies, &transaction(2)).is_none());
    }

    #[test]
    fn a_form_token_holds_for_its_step_and_facts_only() {
        let session = Session([9; 32]);
        let token = session.form_token("consent", "facts");
        assert!(session.accepts(&token, "consent", "facts"));
        assert!(!session.accepts(&token, "consent", "other facts"));
        assert!(!session.accepts(&token, "terms", "facts"));
        assert!(!Session([8; 32]).accepts(&token, "consent", "facts"));
    }
}
