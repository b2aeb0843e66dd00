//! The worker's variables and secrets.

use worker::{Env, console_error};

use crate::refusal::Refusal;

/// Where the platform is.
pub(super) const PLATFORM_ORIGIN: &str = "PLATFORM_ORIGIN";
/// What the platform shows to the registry.
pub(super) const REGISTRY_KEY: &str = "REGISTRY_KEY";
/// By dataset, what its provider shows to the platform; JSON.
pub(super) const RESOURCE_SECRETS: &str = "RESOURCE_SECRETS";
/// By agency, its signing key and certificate; JSON.
pub(super) const SIGNERS: &str = "SIGNERS";
/// What the platform shows to the telecom operator.
pub(super) const TELECOM_KEY: &str = "TELECOM_KEY";

/// A setting that must be there.
pub(super) fn text(env: &Env, name: &'static str) -> Result<String, Refusal> {
    let value = env.var(name).map(|value| value.to_string()).ok().filter(|value| !value.is_empty());
    value.ok_or_else(|| {
        console_error!("dp.internal: {name} is not set; demo/seed/seed.mjs writes it to demo/dp/.dev.vars");
        Refusal::Internal
    })
}
