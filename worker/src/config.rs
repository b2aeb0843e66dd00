//! What the deployment says about itself: origins, secrets, and whether it is a demonstration.

use std::net::IpAddr;

use worker::Env;

/// A variable or secret, if it is set and not empty.
#[must_use]
pub fn text(env: &Env, name: &str) -> Option<String> {
    env.var(name).ok().map(|value| value.to_string()).filter(|value| !value.is_empty())
}

/// Whether a host is this machine itself.
///
/// ```
/// use mydata_worker::config::is_loopback;
/// assert!(is_loopback("localhost") && is_loopback("127.0.0.1") && is_loopback("[::1]"));
/// assert!(!is_loopback("127.0.0.1.example") && !is_loopback("localhost.example"));
/// ```
#[must_use]
pub fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

/// Whether this is a demonstration with invented people: `DEMO` is set by the demo's own set-up and by nothing else.
#[must_use]
pub fn is_demonstration(env: &Env) -> bool {
    text(env, "DEMO").as_deref() == Some("1")
}

/// Whether there is a sandbox for developers: in a demonstration, and in a build that has one.
#[must_use]
pub fn has_sandbox(env: &Env) -> bool {
    cfg!(feature = "sandbox") && is_demonstration(env)
}
