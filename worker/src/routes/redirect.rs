//! A citizen arrives from a service (`GET /service/{client_id}/{parameters}/{tx_id}`).

use mydata_consent::EntryRefusal;
use mydata_protocol::ids::PermissionTicket;
use mydata_protocol::redirect::{
    AcceptedRedirect, RedirectReason, RedirectRefusal, RedirectRequest, RefusalDestination, SignatureMissing,
};
use worker::Response;

use super::wording;
use crate::error::PlatformError;
use crate::names::TransactionName;
use crate::objects::gate::{self, Claim, WhoClaimed};
use crate::objects::send;
use crate::objects::signed_entry::{self, Forget, Proof, WhoEnters};
use crate::objects::transaction::{Asked, Open, Receiver, ServiceRequest};
use crate::pages::{Detail, RedirectRefused, ServiceClosed, ServiceOffline};
use crate::sandbox::{self, Arrival};
use crate::session::{FOR_A_WHILE, Session};
use crate::store::catalogue::{Catalogue, Service};
use crate::visit::Visit;

pub(super) async fn enter(
    visit: &Visit,
    client_id: &str,
    parameters: &str,
    tx_id: &str,
) -> Result<Response, PlatformError> {
    let arrival = Arrival::of(visit, client_id, tx_id).await;
    let (request, service) = match read(visit, &arrival, client_id, parameters, tx_id).await? {
        Ok(arriving) => arriving,
        Err(refusal) => return refuse(visit, &arrival, &refusal, None).await,
    };
    match request.check(&service.facts, visit.caller()) {
        Ok(mut accepted) => {
            arrival.accept(&mut accepted);
            open(visit, &arrival, accepted, &service, None).await
        }
        Err(refusal) => refuse(visit, &arrival, &refusal, Some(&service)).await,
    }
}

/// She arrives, and has signed for the service already (`GET /service/spsignature/{client_id}/{parameters}/{tx_id}`).
pub(super) async fn enter_signed(
    visit: &Visit,
    client_id: &str,
    parameters: &str,
    tx_id: &str,
) -> Result<Response, PlatformError> {
    let arrival = Arrival::of(visit, client_id, tx_id).await;
    let (request, service) = match read(visit, &arrival, client_id, parameters, tx_id).await? {
        Ok(arriving) => arriving,
        Err(refusal) => return refuse(visit, &arrival, &refusal, None).await,
    };
    let proof = match proof_for(visit, &request).await? {
        Ok(proof) => proof,
        Err(missing) => return without_proof(visit, &arrival, request, &service, missing).await,
    };
    match request.check_signed(&service.facts, visit.caller(), &proof.person.id) {
        Ok(accepted) => {
            let entry = signed_entry::name(&accepted.client_id, &accepted.tx_id);
            let response = open(visit, &arrival, accepted, &service, Some(proof)).await?;
            // That it serves once is the gate's doing; this is so that nothing of it lies about.
            send(&visit.env, &entry, &Forget).await?;
            Ok(response)
        }
        Err(refusal) => refuse(visit, &arrival, &refusal, Some(&service)).await,
    }
}

/// The request, and the service that it is about.
async fn read(
    visit: &Visit,
    arrival: &Arrival,
    client_id: &str,
    parameters: &str,
    tx_id: &str,
) -> Result<Result<(RedirectRequest, Service), RedirectRefusal>, PlatformError> {
    let parameters = arrival.parameters(parameters);
    let request = match RedirectRequest::parse(client_id, &parameters, tx_id, visit.query()) {
        Ok(request) => request,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mut service = Catalogue::of(&visit.env)?.service(request.client_id(), &visit.keys).await?;
    if let Some(service) = &mut service {
        arrival.strike(&mut service.facts);
    }
    Ok(service.map(|service| (request, service)).ok_or_else(RedirectRefusal::client_unknown))
}

/// The browser that has entered by this address goes on where it was, any other is refused.
async fn without_proof(
    visit: &Visit,
    arrival: &Arrival,
    request: RedirectRequest,
    service: &Service,
    missing: SignatureMissing,
) -> Result<Response, PlatformError> {
    if let Some(transaction) = entered(visit, &request).await? {
        return visit.see_other(&format!("/t/{transaction}/terms"));
    }
    let refusal = request.refuse_unsigned(&service.facts, visit.caller(), missing);
    refuse(visit, arrival, &refusal, Some(service)).await
}

/// What has been signed for the service's transaction.
async fn proof_for(
    visit: &Visit,
    request: &RedirectRequest,
) -> Result<Result<Proof, SignatureMissing>, PlatformError> {
    let Some(tx_id) = request.tx_id() else { return Ok(Err(SignatureMissing::Never)) };
    let entry = signed_entry::name(request.client_id(), tx_id);
    Ok(send(&visit.env, &entry, &WhoEnters).await?.map_err(missing))
}

/// The transaction into which this browser has entered already by this address.
async fn entered(visit: &Visit, request: &RedirectRequest) -> Result<Option<TransactionName>, PlatformError> {
    let Some(tx_id) = request.tx_id() else { return Ok(None) };
    let claims = send(&visit.env, &gate::of_tx_id(tx_id), &WhoClaimed).await?;
    let claim = claims.into_iter().find(|claim| claim.client_id == *request.client_id());
    Ok(claim.map(|claim| claim.transaction).filter(|owner| visit.session(owner).is_some()))
}

fn missing(refusal: EntryRefusal) -> SignatureMissing {
    match refusal {
        EntryRefusal::NotSigned => SignatureMissing::Never,
        EntryRefusal::TooLate => SignatureMissing::TooOld,
    }
}

async fn open(
    visit: &Visit,
    arrival: &Arrival,
    accepted: AcceptedRedirect,
    service: &Service,
    proof: Option<Proof>,
) -> Result<Response, PlatformError> {
    let ticket = PermissionTicket::from_random(crate::random::bytes()?);
    let name = visit.keys.transaction(&ticket);
    let claim = Claim { client_id: accepted.client_id.clone(), transaction: name.clone() };
    let owner = send(&visit.env, &gate::of_tx_id(&accepted.tx_id), &claim).await?;
    if owner != name {
        return again(visit, arrival, accepted, &owner, service).await;
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
        proof,
        ticket: Some(ticket),
        locale: visit.locale,
    };
    let open = Open { name: name.clone(), session: session.digest(), request, faults: arrival.faults() };
    send(&visit.env, name.as_str(), &open).await?;
    let response = visit.see_other(&format!("/t/{name}/terms"))?;
    response.headers().append("set-cookie", &session.set_cookie(&name, FOR_A_WHILE))?;
    Ok(response)
}

/// The same address a second time: the browser that began goes on where it was, any other is refused.
async fn again(
    visit: &Visit,
    arrival: &Arrival,
    accepted: AcceptedRedirect,
    owner: &TransactionName,
    service: &Service,
) -> Result<Response, PlatformError> {
    if visit.session(owner).is_some() {
        return visit.see_other(&format!("/t/{owner}/terms"));
    }
    refuse(visit, arrival, &accepted.refuse_used_tx_id(), Some(service)).await
}

async fn refuse(
    visit: &Visit,
    arrival: &Arrival,
    refusal: &RedirectRefusal,
    service: Option<&Service>,
) -> Result<Response, PlatformError> {
    sandbox::refused(visit, refusal, arrival).await;
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
