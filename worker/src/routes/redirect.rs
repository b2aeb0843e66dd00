//! A citizen arrives from a service (`GET /service/{client_id}/{parameters}/{tx_id}`).

use mydata_protocol::ids::PermissionTicket;
use mydata_protocol::redirect::{
    AcceptedRedirect, RedirectReason, RedirectRefusal, RedirectRequest, RefusalDestination,
};
use worker::Response;

use super::wording;
use crate::error::PlatformError;
use crate::names::TransactionName;
use crate::objects::gate::Claim;
use crate::objects::send;
use crate::objects::transaction::{Asked, Open, Receiver, ServiceRequest};
use crate::pages::{Detail, RedirectRefused, ServiceClosed, ServiceOffline};
use crate::session::Session;
use crate::store::catalogue::{Catalogue, Service};
use crate::visit::Visit;

pub(super) async fn enter(
    visit: &Visit,
    client_id: &str,
    parameters: &str,
    tx_id: &str,
) -> Result<Response, PlatformError> {
    let request = match RedirectRequest::parse(client_id, parameters, tx_id, visit.query()) {
        Ok(request) => request,
        Err(refusal) => return refuse(visit, &refusal, None),
    };
    let Some(service) = Catalogue::of(&visit.env)?.service(request.client_id(), &visit.keys).await? else {
        return refuse(visit, &RedirectRefusal::client_unknown(), None);
    };
    match request.check(&service.facts, visit.caller()) {
        Ok(accepted) => open(visit, accepted, &service).await,
        Err(refusal) => refuse(visit, &refusal, Some(&service)),
    }
}

async fn open(
    visit: &Visit,
    accepted: AcceptedRedirect,
    service: &Service,
) -> Result<Response, PlatformError> {
    let ticket = PermissionTicket::from_random(crate::random::bytes()?);
    let name = visit.keys.transaction(&ticket);
    let gate = format!("tx:{}:{}", accepted.client_id, accepted.tx_id.canonical());
    let owner = send(&visit.env, &gate, &Claim { transaction: name.clone() }).await?;
    if owner != name {
        return again(visit, accepted, &owner, service);
    }
    let session = Session::begin()?;
    let request = Asked {
        receiver: Receiver::Service(ServiceRequest {
            client_id: accepted.client_id,
            tx_id: accepted.tx_id,
            return_to: accepted.return_to,
        }),
        resources: accepted.resources,
        parameters: Vec::new(),
        pid: Some(accepted.pid),
        ticket: Some(ticket),
        locale: visit.locale,
    };
    send(&visit.env, name.as_str(), &Open { name: name.clone(), session: session.digest(), request }).await?;
    let response = visit.see_other(&format!("/t/{name}/terms"))?;
    response.headers().append("set-cookie", &session.set_cookie(&name))?;
    Ok(response)
}

/// The same address a second time: the browser that began goes on where it was, any other is refused.
fn again(
    visit: &Visit,
    accepted: AcceptedRedirect,
    owner: &TransactionName,
    service: &Service,
) -> Result<Response, PlatformError> {
    if visit.session(owner).is_some() {
        return visit.see_other(&format!("/t/{owner}/terms"));
    }
    refuse(visit, &accepted.refuse_used_tx_id(), Some(service))
}

fn refuse(
    visit: &Visit,
    refusal: &RedirectRefusal,
    service: Option<&Service>,
) -> Result<Response, PlatformError> {
    worker::console_log!("{} {}", visit.correlation_id, refusal.reason().code());
    if let Some(location) = service.and_then(|service| refusal.location(&service.facts.keys)) {
        return visit.see_other(&location);
    }
    let RefusalDestination::LocalPage { status } = refusal.destination() else {
        return visit.not_found();
    };
    let closed = match refusal.reason() {
        RedirectReason::AddressNotOnPilot => Some(ServiceClosed::Pilot),
        RedirectReason::ServiceOffline => Some(ServiceClosed::Offline),
        RedirectReason::ServiceDeactivated => Some(ServiceClosed::Deactivated),
        _ => None,
    };
    if let (Some(closed), Some(service)) = (closed, service) {
        let page = ServiceOffline {
            shell: visit.shell(),
            service: wording::service(service, visit.locale),
            closed,
            correlation_id: visit.correlation_id.clone(),
        };
        return visit.page(*status, page.render());
    }
    let page = RedirectRefused {
        shell: visit.shell(),
        code: refusal.reason().code().to_owned(),
        status: *status,
        service: service.map(|service| wording::service(service, visit.locale)),
        details: details(service),
        correlation_id: visit.correlation_id.clone(),
    };
    visit.page(*status, page.render())
}

fn details(service: Option<&Service>) -> Vec<Detail> {
    let client = service
        .map(|service| Detail { name: "client_id".to_owned(), value: service.facts.client_id.to_string() });
    client.into_iter().collect()
}
