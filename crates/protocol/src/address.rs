//! The addresses a service may call from.

use core::net::IpAddr;

use ipnet::IpNet;

use crate::ProtocolError;

/// A service's allow-list of IP addresses and CIDR blocks.
///
/// An IPv4 address written as an IPv6 one counts as IPv4, in the list and in the call.
///
/// ```
/// use mydata_protocol::address::AllowedAddresses;
/// let allowed = AllowedAddresses::parse(["192.0.2.7", "2001:db8::/32"])?;
/// assert!(allowed.contains("2001:db8::1".parse().unwrap()));
/// assert!(allowed.contains("::ffff:192.0.2.7".parse().unwrap()));
/// assert!(!allowed.contains("192.0.2.8".parse().unwrap()));
/// # Ok::<(), mydata_protocol::ProtocolError>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct AllowedAddresses(Vec<IpNet>);

impl AllowedAddresses {
    /// Reads the entries of a list; an empty list allows nobody.
    ///
    /// # Errors
    /// [`ProtocolError::AddressForm`] with the entry that is neither an address nor a block.
    pub fn parse<'a>(entries: impl IntoIterator<Item = &'a str>) -> Result<Self, ProtocolError> {
        entries.into_iter().map(parse_entry).collect::<Result<_, _>>().map(Self)
    }

    /// Whether a caller's address is on the list.
    #[must_use]
    pub fn contains(&self, caller: IpAddr) -> bool {
        let caller = caller.to_canonical();
        self.0.iter().any(|block| block.contains(&caller))
    }
}

fn parse_entry(entry: &str) -> Result<IpNet, ProtocolError> {
    let refused = || ProtocolError::AddressForm { entry: entry.to_owned() };
    if entry.contains('/') {
        return entry.parse().map_err(|_| refused());
    }
    let address: IpAddr = entry.parse().map_err(|_| refused())?;
    Ok(IpNet::from(address.to_canonical()))
}
