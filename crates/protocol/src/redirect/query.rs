//! Taking `returnUrl` and `pid` out of a query that may not have been encoded.
//!
//! Some SPs percent-encode `returnUrl`, some paste it bare, its own `?` and `&` and all. The rules:
//!
//! 1. A value that begins with `http://` or `https://` as it stands is bare; nothing in it is decoded. Any other
//!    value is percent-decoded once.
//! 2. A bare value with a `?` of its own goes on over the `&`s: up to the **last** `pid=` behind it, or to the end
//!    of the query if the pid came before. What follows that pid is not ours and is ignored.
//! 3. In every other case each parameter stands alone, and `returnUrl` or `pid` given twice is refused.
//! 4. A `+` in the return URL stays a `+`; in the pid a `+`, a space and `%20` all mean the Base64 `+`.

use percent_encoding::percent_decode_str;

use super::refusal::RedirectReason;
use crate::return_url::OwnQuery;

/// Longer than any honest request: 2,000 characters of URL is what the oldest browsers carry.
const LONGEST_QUERY: usize = 8_192;

/// The two parameters of a redirect's query.
pub(super) struct RedirectQuery {
    pub(super) return_url: String,
    pub(super) own_query: OwnQuery,
    pub(super) sealed_pid: Result<String, RedirectReason>,
}

impl RedirectQuery {
    /// Splits a raw query; the error is a query in which no return URL can be told.
    pub(super) fn parse(raw_query: &str) -> Result<Self, RedirectReason> {
        if raw_query.len() > LONGEST_QUERY {
            return Err(RedirectReason::QueryTooLong);
        }
        let segments: Vec<&str> = raw_query.split('&').collect();
        let at = segments.iter().position(|segment| value_of(segment, "returnUrl").is_some());
        let Some((before, [first, after @ ..])) = at.and_then(|at| segments.split_at_checked(at)) else {
            return Err(RedirectReason::ReturnUrlMissing);
        };
        let value = value_of(first, "returnUrl").unwrap_or_default();
        match value.split_once('?') {
            Some((url, own_query)) if is_bare(value) => Ok(Self::bare(url, own_query, before, after)),
            _ => Self::standing_alone(value, before, after),
        }
    }

    fn bare(url: &str, own_query: &str, before: &[&str], after: &[&str]) -> Self {
        let last_pid = after.iter().rposition(|segment| value_of(segment, "pid").is_some());
        let own = after.get(..last_pid.unwrap_or(after.len())).unwrap_or_default();
        let ours = last_pid.and_then(|at| after.get(at..=at)).unwrap_or_default();
        let own_query = [&[own_query], own].concat().join("&");
        Self {
            return_url: url.to_owned(),
            own_query: OwnQuery::new(&own_query),
            sealed_pid: only_pid(before.iter().chain(ours)),
        }
    }

    fn standing_alone(value: &str, before: &[&str], after: &[&str]) -> Result<Self, RedirectReason> {
        if after.iter().any(|segment| value_of(segment, "returnUrl").is_some()) {
            return Err(RedirectReason::ReturnUrlRepeated);
        }
        let decoded = if is_bare(value) {
            value.to_owned()
        } else {
            let decoded = percent_decode_str(value).decode_utf8();
            decoded.map_err(|_| RedirectReason::ReturnUrlNotRegistered)?.into_owned()
        };
        if decoded.is_empty() {
            return Err(RedirectReason::ReturnUrlMissing);
        }
        let (url, own_query) = decoded.split_once('?').unwrap_or((&decoded, ""));
        Ok(Self {
            return_url: url.to_owned(),
            own_query: OwnQuery::new(own_query),
            sealed_pid: only_pid(before.iter().chain(after)),
        })
    }
}

fn is_bare(value: &str) -> bool {
    let begins =
        |scheme: &str| value.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    begins("https://") || begins("http://")
}

fn value_of<'a>(segment: &'a str, name: &str) -> Option<&'a str> {
    segment.strip_prefix(name)?.strip_prefix('=')
}

/// The one pid among the segments, its plus signs restored.
fn only_pid<'a>(segments: impl Iterator<Item = &'a &'a str>) -> Result<String, RedirectReason> {
    let mut pids = segments.filter_map(|segment| value_of(segment, "pid"));
    let pid = pids.next().filter(|pid| !pid.is_empty()).ok_or(RedirectReason::PidMissing)?;
    if pids.next().is_some() {
        return Err(RedirectReason::PidRepeated);
    }
    let decoded = percent_decode_str(pid).decode_utf8().map_err(|_| RedirectReason::PidUnreadable)?;
    Ok(decoded.replace(' ', "+"))
}
