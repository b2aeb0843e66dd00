//! Where a citizen may be sent back to, and how the address is put together.

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use url::{Host, Url};

use crate::ProtocolError;
use crate::ids::TxId;
use crate::parsed::printed_as_itself;
use crate::return_code::ReturnCode;
use crate::sealed::ServiceKeys;

/// What may not stand in a query as it is: RFC 3986 section 3.4, less the brackets that the field sends bare.
const NOT_IN_QUERY: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Which hosts a service may register.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum HostRule {
    /// Test-stage clients and local development: `http` and `https` on loopback hosts as well.
    LoopbackToo,
    /// Everybody else: `https` on public hosts only.
    PublicOnly,
}

/// A return URL fit to be registered; the part of a request before `?` must equal it byte for byte.
///
/// ```
/// use mydata_protocol::return_url::{HostRule, ReturnUrl};
/// assert!(ReturnUrl::register("https://sp.example/back", HostRule::PublicOnly).is_ok());
/// assert!(ReturnUrl::register("https://sp.example/back#x", HostRule::PublicOnly).is_err());
/// ```
#[derive(Clone, Eq, Hash, PartialEq)]
pub struct ReturnUrl(String);

impl ReturnUrl {
    /// Takes a URL for registration. It must already be written the one canonical way (lower-case ASCII host, no
    /// default port, no dot segments, nothing a browser would rewrite), so that equality of bytes is equality of
    /// places. A host in another script is registered in its `xn--` form, which no look-alike can imitate.
    ///
    /// # Errors
    /// [`ProtocolError::ReturnUrlForm`] with the reason.
    pub fn register(text: &str, hosts: HostRule) -> Result<Self, ProtocolError> {
        match refusal_at_registration(text, hosts) {
            Some(reason) => Err(ProtocolError::ReturnUrlForm { reason }),
            None => Ok(Self(text.to_owned())),
        }
    }

    /// The URL as registered.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Serialize for ReturnUrl {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for ReturnUrl {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Which hosts may be used was decided at registration; the form is checked again.
        let text = String::deserialize(deserializer)?;
        Self::register(&text, HostRule::LoopbackToo).map_err(serde::de::Error::custom)
    }
}

fn refusal_at_registration(text: &str, hosts: HostRule) -> Option<&'static str> {
    if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Some("only printable ASCII may stand in it");
    }
    let Ok(url) = Url::parse(text) else { return Some("not an absolute URL") };
    if !matches!(url.scheme(), "https" | "http") {
        return Some("the scheme is not https");
    }
    if text.contains('@') {
        return Some("user information may not stand in it");
    }
    if text.contains('#') {
        return Some("a fragment may not stand in it");
    }
    if text.contains('?') {
        return Some("a query may not stand in it");
    }
    if url.as_str() != text && url.as_str().strip_suffix('/') != Some(text) {
        return Some("not written the canonical way");
    }
    let path = url.path().to_ascii_lowercase();
    if ["%2f", "%5c", "%2e", "%00", "%0a", "%0d", "%25"].iter().any(|hidden| path.contains(hidden)) {
        return Some("the path hides a slash, a dot or a control");
    }
    refusal_of_host(&url, hosts)
}

fn refusal_of_host(url: &Url, hosts: HostRule) -> Option<&'static str> {
    let loopback = match url.host() {
        None => return Some("there is no host"),
        Some(Host::Domain(name)) if name.ends_with('.') => return Some("the host ends with a dot"),
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
    };
    match (hosts, loopback) {
        (HostRule::LoopbackToo, true) => None,
        (HostRule::PublicOnly, true) => Some("loopback hosts are for test-stage clients"),
        (_, false) => (url.scheme() != "https").then_some("the scheme is not https"),
    }
}

/// The SP's own query of its return URL, carried back to it.
///
/// Characters that may not stand in a query are percent-encoded, so that nothing in it can end the `Location`
/// header or open a fragment. Parameters that an SP's framework could take for our `code` or `tx_id` are left out.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct OwnQuery(String);

impl OwnQuery {
    /// Takes the text after `?` of a return URL.
    ///
    /// ```
    /// use mydata_protocol::return_url::OwnQuery;
    /// assert_eq!(OwnQuery::new("a=1&code=200&b=\r\n").as_str(), "a=1&b=%0D%0A");
    /// ```
    #[must_use]
    pub fn new(text: &str) -> Self {
        let kept: Vec<String> = text
            .split('&')
            .filter(|parameter| !parameter.is_empty() && !passes_for_ours(parameter))
            .map(|parameter| utf8_percent_encode(parameter, NOT_IN_QUERY).to_string())
            .collect();
        Self(kept.join("&"))
    }

    /// The query, without `?`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for OwnQuery {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::new(&String::deserialize(deserializer)?))
    }
}

/// Whether some framework reads this parameter as `code` or `tx_id`: case ignored (ASP.NET), `[]` cut off and
/// dots and spaces turned to underscores (PHP).
fn passes_for_ours(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or_default().replace('+', " ");
    let name = percent_decode_str(&name).decode_utf8_lossy().to_ascii_lowercase();
    let name = name.trim_start().split(['[', '\0']).next().unwrap_or_default().replace(['.', ' '], "_");
    matches!(name.as_str(), "code" | "tx_id")
}

/// A registered return URL and the query its service wants back: the only thing a citizen is redirected to.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct ReturnTo {
    url: ReturnUrl,
    own_query: OwnQuery,
}

impl ReturnTo {
    /// Matches a requested URL against the registered ones, byte for byte.
    ///
    /// Ask again at the end of a transaction: a URL may have been struck off meanwhile.
    #[must_use]
    pub fn find(requested: &str, own_query: OwnQuery, registered: &[ReturnUrl]) -> Option<Self> {
        let url = registered.iter().find(|url| url.as_str() == requested)?;
        Some(Self { url: url.clone(), own_query })
    }

    /// The registered URL.
    #[must_use]
    pub fn url(&self) -> &ReturnUrl {
        &self.url
    }

    /// The SP's own query.
    #[must_use]
    pub fn own_query(&self) -> &OwnQuery {
        &self.own_query
    }

    /// The `Location` of the return: code, sealed `tx_id`, then the SP's own query (protocol section 4).
    ///
    /// Without a readable `tx_id` there is nothing to name, and the parameter is left out.
    #[must_use]
    pub fn location(&self, code: ReturnCode, tx_id: Option<&TxId>, keys: &ServiceKeys) -> String {
        let mut location = format!("{}?code={}", self.url, code.number());
        if let Some(tx_id) = tx_id {
            let sealed = keys.seal_tx_id(tx_id);
            location.push_str("&tx_id=");
            location.extend(utf8_percent_encode(&sealed, NON_ALPHANUMERIC));
        }
        if !self.own_query.0.is_empty() {
            location.push('&');
            location.push_str(&self.own_query.0);
        }
        location
    }
}

printed_as_itself!(ReturnUrl);
