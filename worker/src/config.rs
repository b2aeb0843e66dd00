//! What the deployment says about itself: origins, secrets, and whether it is a demonstration.

use worker::Env;

/// A variable or secret, if it is set and not empty.
#[must_use]
pub fn text(env: &Env, name: &str) -> Option<String> {
    env.var(name).ok().map(|value| value.to_string()).filter(|value| !value.is_empty())
}

/// Whether this is a demonstration with invented people: `DEMO` is set by the demo's own set-up and by nothing else.
#[must_use]
pub fn is_demonstration(env: &Env) -> bool {
    text(env, "DEMO").as_deref() == Some("1")
}
