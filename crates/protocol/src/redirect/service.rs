//! What the catalogue knows about a service when a redirect arrives.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::ProtocolError;
use crate::address::AllowedAddresses;
use crate::ids::{ClientId, ResourceId};
use crate::return_url::ReturnUrl;
use crate::sealed::ServiceKeys;

/// A registered service, as far as a redirect is judged by it.
#[derive(Clone, Debug)]
pub struct ServiceFacts {
    /// Its id.
    pub client_id: ClientId,
    /// Its place in the life cycle.
    pub state: ServiceState,
    /// Its datasets, in the order of the catalogue.
    pub scope: Vec<ResourceId>,
    /// Its return URLs.
    pub return_urls: Vec<ReturnUrl>,
    /// Its registered addresses; a service on pilot can be entered only from these.
    pub addresses: AllowedAddresses,
    /// Whether it may forward what citizens have signed (modes 2 and 3).
    pub forwards_signatures: bool,
    /// Its secret and IV.
    pub keys: ServiceKeys,
}

/// A service's place in its life cycle.
///
/// ```
/// use mydata_protocol::redirect::ServiceState;
/// assert_eq!(ServiceState::parse("pilot")?, ServiceState::Pilot);
/// # Ok::<(), mydata_protocol::ProtocolError>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ServiceState {
    /// Ended, or stopped by the operator.
    Deactivated,
    /// Open to everybody.
    Live,
    /// Not yet, or not now, on line.
    Offline,
    /// On trial: open from its registered addresses only.
    Pilot,
}

impl ServiceState {
    /// Reads a state's name.
    ///
    /// # Errors
    /// [`ProtocolError::ServiceStateUnknown`].
    pub fn parse(name: &str) -> Result<Self, ProtocolError> {
        [Self::Deactivated, Self::Live, Self::Offline, Self::Pilot]
            .into_iter()
            .find(|state| state.as_str() == name)
            .ok_or_else(|| ProtocolError::ServiceStateUnknown { name: name.to_owned() })
    }

    /// The state's name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Deactivated => "deactivated",
            Self::Live => "live",
            Self::Offline => "offline",
            Self::Pilot => "pilot",
        }
    }
}

impl fmt::Display for ServiceState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
