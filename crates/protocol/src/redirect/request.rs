//! Reading a redirect and judging it.

use core::net::IpAddr;

use mydata_identity::NationalId;

use super::accepted::AcceptedRedirect;
use super::query::RedirectQuery;
use super::refusal::{RedirectReason, RedirectRefusal, SignatureMissing};
use super::service::{ServiceFacts, ServiceState};
use crate::field_base64;
use crate::ids::{ClientId, ResourceId, TxId};
use crate::return_url::{OwnQuery, ReturnTo};

/// A redirect as it arrived: the client and the return URL can be told, the rest waits to be judged, because a
/// refusal for the rest goes back to the service.
///
/// ```
/// use mydata_protocol::redirect::{RedirectRequest, ServiceFacts, ServiceState};
/// use mydata_protocol::ids::{ClientId, ResourceId};
/// use mydata_protocol::return_url::{HostRule, ReturnUrl};
/// use mydata_protocol::sealed::ServiceKeys;
///
/// let keys = ServiceKeys::parse("0123456789abcdef", "fedcba9876543210")?;
/// let pid = keys.seal_pid(&mydata_identity::NationalId::parse("A123456789")?);
/// let request = RedirectRequest::parse(
///     "CLI.aB3dE5gH7j",
///     "QVBJLlVEYXVET0x5Wmc=",
///     "0a1b2c3d-4e5f-4a7b-8c9d-0e1f2a3b4c5d",
///     &format!("returnUrl=https://sp.example/back?case=7&pid={pid}"),
/// )?;
/// let service = ServiceFacts {
///     client_id: ClientId::parse("CLI.aB3dE5gH7j")?,
///     state: ServiceState::Live,
///     scope: vec![ResourceId::parse("API.UDauDOLyZg")?],
///     return_urls: vec![ReturnUrl::register("https://sp.example/back", HostRule::PublicOnly)?],
///     addresses: Default::default(),
///     forwards_signatures: false,
///     keys,
/// };
/// let accepted = request.check(&service, None)?;
/// assert_eq!(accepted.return_to.own_query().as_str(), "case=7");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct RedirectRequest {
    client_id: ClientId,
    return_url: String,
    own_query: OwnQuery,
    tx_id: Result<TxId, RedirectReason>,
    resources: Result<Vec<ResourceId>, RedirectReason>,
    sealed_pid: Result<String, RedirectReason>,
}

impl RedirectRequest {
    /// Takes the path's three parts, percent-decoded, and the query exactly as it stood behind the `?`.
    ///
    /// # Errors
    /// A [`RedirectRefusal`] for the local page: the client's id is none, or no return URL can be told.
    pub fn parse(
        client_id: &str,
        parameters: &str,
        tx_id: &str,
        raw_query: &str,
    ) -> Result<Self, RedirectRefusal> {
        let client_id = ClientId::parse(client_id).map_err(|_| RedirectRefusal::client_unknown())?;
        let query = RedirectQuery::parse(raw_query).map_err(RedirectRefusal::local)?;
        Ok(Self {
            client_id,
            return_url: query.return_url,
            own_query: query.own_query,
            tx_id: TxId::parse(tx_id).map_err(|_| RedirectReason::TxIdForm),
            resources: parse_resources(parameters),
            sealed_pid: query.sealed_pid,
        })
    }

    /// The client that asks: look its service up, and refuse with [`RedirectRefusal::client_unknown`] if there is
    /// none.
    #[must_use]
    pub fn client_id(&self) -> &ClientId {
        &self.client_id
    }

    /// Judges the request. In this order: client (401) · return URL (404, both on a local page) · service offline,
    /// or on pilot and `caller` elsewhere (local page) · deactivated (423) · no datasets (403) · `tx_id` (400) ·
    /// parameters and repeated datasets (400) · scope (401) · pid (400). That the `tx_id` is new is the caller's to
    /// check, see [`AcceptedRedirect::refuse_used_tx_id`].
    ///
    /// # Errors
    /// A [`RedirectRefusal`], which knows whether it may go back to the service.
    pub fn check(
        self,
        service: &ServiceFacts,
        caller: Option<IpAddr>,
    ) -> Result<AcceptedRedirect, RedirectRefusal> {
        let return_to = self.return_to(service)?;
        let judged = self.judge(service, caller).and_then(|(resources, tx_id)| {
            let pid = self.pid(service)?.ok_or(RedirectReason::PidMissing)?;
            Ok((resources, tx_id, pid))
        });
        self.accept(judged, return_to)
    }

    /// Judges a request whose citizen has signed for the service (modes 2 and 3): as [`check`](Self::check) does, but
    /// that the pid may be left out and must be hers if it is there. `signer` is who has signed for this `tx_id`.
    ///
    /// # Errors
    /// A [`RedirectRefusal`], which knows whether it may go back to the service.
    pub fn check_signed(
        self,
        service: &ServiceFacts,
        caller: Option<IpAddr>,
        signer: &NationalId,
    ) -> Result<AcceptedRedirect, RedirectRefusal> {
        let return_to = self.return_to(service)?;
        let judged =
            self.judge_signed(service, caller).and_then(|(resources, tx_id)| match self.pid(service)? {
                Some(pid) if pid != *signer => Err(RedirectReason::SignedByAnother),
                _ => Ok((resources, tx_id, signer.clone())),
            });
        self.accept(judged, return_to)
    }

    /// The refusal of a request for whose `tx_id` nobody has signed: for that, or for what else is wrong with it.
    #[must_use]
    pub fn refuse_unsigned(
        self,
        service: &ServiceFacts,
        caller: Option<IpAddr>,
        missing: SignatureMissing,
    ) -> RedirectRefusal {
        let return_to = match self.return_to(service) {
            Ok(return_to) => return_to,
            Err(refusal) => return refusal,
        };
        let reason = self.judge_signed(service, caller).err().unwrap_or(missing.reason());
        RedirectRefusal::to_sp(reason, return_to, self.tx_id.ok())
    }

    /// The service's name for the transaction, if it is one.
    #[must_use]
    pub fn tx_id(&self) -> Option<&TxId> {
        self.tx_id.as_ref().ok()
    }

    /// Where the citizen goes back to, if this is the service's redirect and it may be told.
    fn return_to(&self, service: &ServiceFacts) -> Result<ReturnTo, RedirectRefusal> {
        if self.client_id != service.client_id {
            return Err(RedirectRefusal::client_unknown());
        }
        let found = ReturnTo::find(&self.return_url, self.own_query.clone(), &service.return_urls);
        found.ok_or_else(|| RedirectRefusal::local(RedirectReason::ReturnUrlNotRegistered))
    }

    fn accept(
        self,
        judged: Result<(Vec<ResourceId>, TxId, NationalId), RedirectReason>,
        return_to: ReturnTo,
    ) -> Result<AcceptedRedirect, RedirectRefusal> {
        match judged {
            Ok((resources, tx_id, pid)) => {
                Ok(AcceptedRedirect { client_id: self.client_id, resources, tx_id, return_to, pid })
            }
            Err(reason) => Err(RedirectRefusal::to_sp(reason, return_to, self.tx_id.ok())),
        }
    }

    fn judge_signed(
        &self,
        service: &ServiceFacts,
        caller: Option<IpAddr>,
    ) -> Result<(Vec<ResourceId>, TxId), RedirectReason> {
        let judged = self.judge(service, caller)?;
        service.forwards_signatures.then_some(judged).ok_or(RedirectReason::SignaturesNotRegistered)
    }

    fn judge(
        &self,
        service: &ServiceFacts,
        caller: Option<IpAddr>,
    ) -> Result<(Vec<ResourceId>, TxId), RedirectReason> {
        check_open(service, caller)?;
        if service.scope.is_empty() {
            return Err(RedirectReason::NoDatasets);
        }
        let tx_id = self.tx_id.clone()?;
        let resources = self.resources.clone()?;
        if let Some(outside) = resources.iter().find(|resource| !service.scope.contains(resource)) {
            return Err(RedirectReason::ResourceNotInScope { resource: Some(outside.clone()) });
        }
        Ok((resources, tx_id))
    }

    /// The pid, if there is one.
    fn pid(&self, service: &ServiceFacts) -> Result<Option<NationalId>, RedirectReason> {
        match &self.sealed_pid {
            Ok(sealed) => service.keys.open_pid(sealed).map(Some).map_err(|_| RedirectReason::PidUnreadable),
            Err(RedirectReason::PidMissing) => Ok(None),
            Err(reason) => Err(reason.clone()),
        }
    }
}

fn check_open(service: &ServiceFacts, caller: Option<IpAddr>) -> Result<(), RedirectReason> {
    let registered = caller.is_some_and(|caller| service.addresses.contains(caller));
    match service.state {
        ServiceState::Deactivated => Err(RedirectReason::ServiceDeactivated),
        ServiceState::Offline => Err(RedirectReason::ServiceOffline),
        ServiceState::Pilot if !registered => Err(RedirectReason::AddressNotOnPilot),
        ServiceState::Live | ServiceState::Pilot => Ok(()),
    }
}

/// Reads `parameters`: Base64 of resource ids joined by colons. A text that cannot be an id is an unknown dataset.
fn parse_resources(parameters: &str) -> Result<Vec<ResourceId>, RedirectReason> {
    let bytes = field_base64::decode(parameters).ok_or(RedirectReason::ParametersForm)?;
    let text = String::from_utf8(bytes).map_err(|_| RedirectReason::ParametersForm)?;
    let names: Vec<&str> = text.split(':').collect();
    if names.contains(&"") {
        return Err(RedirectReason::ParametersForm);
    }
    let mut sorted = names.clone();
    sorted.sort_unstable();
    if sorted.iter().zip(sorted.iter().skip(1)).any(|(one, next)| one == next) {
        return Err(RedirectReason::ResourceRepeated);
    }
    let ids: Result<_, _> = names.into_iter().map(ResourceId::parse).collect();
    ids.map_err(|_| RedirectReason::ResourceNotInScope { resource: None })
}

impl core::fmt::Debug for RedirectRequest {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("RedirectRequest")
            .field("client_id", &self.client_id)
            .field("return_url", &self.return_url)
            .field("tx_id", &self.tx_id)
            .field("resources", &self.resources)
            .field("sealed_pid", &"***")
            .finish_non_exhaustive()
    }
}
