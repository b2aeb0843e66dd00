//! What the platform answers when it is asked back about a token.

use mydata_identity::{IdentityMethod, NationalId};
use serde::Deserialize;

use crate::catalogue::Dataset;
use crate::refusal::Refusal;

/// The answer of `POST /connect/introspect/{resource}`.
#[derive(Clone, Debug, Deserialize)]
pub struct Introspection {
    active: bool,
    verification: Option<String>,
    aud: Option<String>,
}

/// The part of `GET /connect/userinfo` a data provider needs.
#[derive(Clone, Debug, Deserialize)]
pub struct UserInfo {
    /// Whom the token is about.
    pub uid: NationalId,
}

impl Introspection {
    /// Refuses a token that is dead, of another dataset, or of a person who identified herself too weakly.
    ///
    /// # Errors
    /// [`Refusal::TokenInactive`] or [`Refusal::LevelTooLow`].
    pub fn permits(&self, dataset: &Dataset) -> Result<(), Refusal> {
        let other = self.aud.as_ref().is_some_and(|audience| *audience != dataset.resource_id);
        if !self.active || other {
            return Err(Refusal::TokenInactive);
        }
        let method = self.verification.as_deref().and_then(|code| IdentityMethod::parse(code).ok());
        let enough = method.is_some_and(|method| method.satisfies(dataset.minimum_level));
        enough.then_some(()).ok_or(Refusal::LevelTooLow)
    }
}
