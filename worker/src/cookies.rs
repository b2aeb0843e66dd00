//! Cookies that only this origin can set and no script can read, and how they are found again.

use std::time::Duration;

/// The value of the cookie called `name` in a `Cookie` header, if it is there.
pub(crate) fn find<'c>(cookies: &'c str, name: &str) -> Option<&'c str> {
    cookies.split(';').find_map(|cookie| cookie.trim().strip_prefix(name)?.strip_prefix('='))
}

/// The `Set-Cookie` header of a cookie whose name begins with `__Host-` (RFC 6265bis, 4.1.3.2).
pub(crate) fn host_only(name: &str, value: &str, lives: Duration) -> String {
    format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={}", lives.as_secs())
}

/// The same of a cookie that goes along with nothing that another site begins, and is gone when the browser is closed: for
/// computers that several people use.
pub(crate) fn host_only_strict(name: &str, value: &str) -> String {
    format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Strict")
}

/// The `Set-Cookie` header that takes such a cookie away.
pub(crate) fn removal(name: &str) -> String {
    host_only(name, "", Duration::ZERO)
}
