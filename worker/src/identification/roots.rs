//! The roots that identification certificates must lead to, one set a kind: a bank's authority vouches for no citizen's card.

use mydata_identity::IdentityMethod;
use mydata_identity::evidence::{CertificateJudge, Judgement, UnixSeconds};
use mydata_trust::{Anchors, DemoRoots, ExpectedSigner};
use worker::Env;

use crate::error::PlatformError;

/// Followed by the code of a method: PEM of its roots and of the intermediates known to stand under them. Each is a secret
/// of its own, since a deployment's secrets are of limited length.
const IDENTITY_ANCHORS: &str = "IDENTITY_ANCHORS_";

/// The pinned roots of one kind of certificate, with all that is known about revocation.
pub(super) struct PinnedRoots(Anchors);

impl PinnedRoots {
    /// # Errors
    /// [`PlatformError::Configuration`] when none are pinned for the method, or they cannot be read.
    pub(super) async fn of(env: &Env, method: IdentityMethod) -> Result<Self, PlatformError> {
        let missing = PlatformError::Configuration(IDENTITY_ANCHORS);
        let pem = pem(env, method).ok_or(missing)?;
        let anchors = Anchors::from_pem(&pem).map_err(|_| PlatformError::Configuration(IDENTITY_ANCHORS))?;
        let demo_roots =
            if crate::config::is_demonstration(env) { DemoRoots::Accepted } else { DemoRoots::Refused };
        let knowledge = crate::revocation::knowledge_of_cards(env).await?;
        Ok(Self(anchors.with_demo_roots(demo_roots).with_revocation(knowledge)))
    }
}

/// The PEM text pinned for a method, if there is any.
pub(super) fn pem(env: &Env, method: IdentityMethod) -> Option<String> {
    crate::config::text(env, &format!("{IDENTITY_ANCHORS}{}", method.code()))
}

impl CertificateJudge for PinnedRoots {
    fn judge(&self, certificate: &[u8], at: UnixSeconds) -> Judgement {
        let at = mydata_trust::UnixSeconds(at.0);
        let standing = self.0.judge_certificate(certificate, &ExpectedSigner::Any, at);
        match (standing.name(), standing.reasons().first()) {
            ("valid", _) => Judgement::Valid,
            ("indeterminate", Some(reason)) => Judgement::Uncertain(reason.code()),
            (_, reason) => Judgement::Refused(reason.map_or("trust.no-path", |reason| reason.code())),
        }
    }
}
