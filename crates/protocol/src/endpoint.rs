//! The address of a system that the platform calls by itself: a service's SP-API, an agency's DP-API.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{Ipv4Net, Ipv6Net};
use url::{Host, Url};

use crate::ProtocolError;
use crate::return_url::HostRule;

/// IPv4 addresses that lead nowhere public (IANA special-purpose registry, RFC 6890): whoever registers one of them would
/// have the platform call into a network of its own.
const NOT_PUBLIC: [Ipv4Net; 15] = [
    v4([0, 0, 0, 0], 8),
    v4([10, 0, 0, 0], 8),
    v4([100, 64, 0, 0], 10),
    v4([127, 0, 0, 0], 8),
    v4([169, 254, 0, 0], 16),
    v4([172, 16, 0, 0], 12),
    v4([192, 0, 0, 0], 24),
    v4([192, 0, 2, 0], 24),
    v4([192, 88, 99, 0], 24),
    v4([192, 168, 0, 0], 16),
    v4([198, 18, 0, 0], 15),
    v4([198, 51, 100, 0], 24),
    v4([203, 0, 113, 0], 24),
    v4([224, 0, 0, 0], 4),
    v4([240, 0, 0, 0], 4),
];
/// All global unicast addresses of IPv6, whatever is mapped or tunnelled elsewhere (RFC 4291 section 2.4).
const GLOBAL_UNICAST: Ipv6Net = v6([0x2000, 0], 3);
/// What in them carries an IPv4 address, is for protocols, or for documents.
const NOT_PUBLIC_IN_IT: [Ipv6Net; 4] =
    [v6([0x2001, 0], 23), v6([0x2001, 0xdb8], 32), v6([0x2002, 0], 16), v6([0x3fff, 0], 20)];
/// Names that only a local network knows (RFC 6761, RFC 6762, RFC 8375, and ICANN's reserved `internal`).
const LOCAL_NAMES: [&str; 5] = ["localhost", "local", "internal", "home.arpa", "localdomain"];

/// The address of a system that the platform calls. Prints as itself.
///
/// Only the text is looked at. To which address a name leads is decided when it is called, by the runtime, which reaches
/// the public network alone.
///
/// ```
/// use mydata_protocol::endpoint::Endpoint;
/// use mydata_protocol::return_url::HostRule;
/// assert!(Endpoint::register("https://dp.example.gov.tw/api?v=2", HostRule::PublicOnly).is_ok());
/// assert!(Endpoint::register("https://169.254.169.254/latest", HostRule::PublicOnly).is_err());
/// assert!(Endpoint::register("http://localhost:8789/api", HostRule::LoopbackToo).is_ok());
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Endpoint(String);

impl Endpoint {
    /// Takes an address for registration; its own query stays.
    ///
    /// # Errors
    /// [`ProtocolError::EndpointForm`] with the reason.
    pub fn register(text: &str, hosts: HostRule) -> Result<Self, ProtocolError> {
        match refusal(text, hosts) {
            Some(reason) => Err(ProtocolError::EndpointForm { reason }),
            None => Ok(Self(text.to_owned())),
        }
    }

    /// The address as registered.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn refusal(text: &str, hosts: HostRule) -> Option<&'static str> {
    let Ok(url) = Url::parse(text) else { return Some("not an absolute URL") };
    if !url.username().is_empty() || url.password().is_some() {
        return Some("user information may not stand in it");
    }
    if url.fragment().is_some() {
        return Some("a fragment may not stand in it");
    }
    match (url.scheme(), hosts) {
        ("https", HostRule::PublicOnly) => {}
        ("https" | "http", HostRule::LoopbackToo) => return None,
        _ => return Some("the scheme is not https"),
    }
    let public = match url.host() {
        None => false,
        Some(Host::Domain(name)) => is_public_name(name),
        Some(Host::Ipv4(address)) => is_public(address.into()),
        Some(Host::Ipv6(address)) => is_public(address.into()),
    };
    (!public).then_some("the host is not a public one")
}

fn is_public_name(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    let is_under =
        |local: &str| name.strip_suffix(local).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    name.contains('.') && !LOCAL_NAMES.into_iter().any(is_under)
}

fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => !NOT_PUBLIC.iter().any(|block| block.contains(&address)),
        IpAddr::V6(address) => {
            GLOBAL_UNICAST.contains(&address)
                && !NOT_PUBLIC_IN_IT.iter().any(|block| block.contains(&address))
        }
    }
}

const fn v4([a, b, c, d]: [u8; 4], length: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), length)
}

const fn v6([a, b]: [u16; 2], length: u8) -> Ipv6Net {
    Ipv6Net::new_assert(Ipv6Addr::new(a, b, 0, 0, 0, 0, 0, 0), length)
}
