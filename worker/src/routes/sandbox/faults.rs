//! Planning what is to go wrong: by the form of the front page, or as JSON.

use mydata_protocol::ids::{ClientId, ResourceId};
use serde::Deserialize;
use worker::Response;

use super::{front, json};
use crate::error::PlatformError;
use crate::objects::sandbox::{Drop, ListPlanned, Plan, Planned};
use crate::objects::send;
use crate::routes::query;
use crate::sandbox::{Fault, MOST_SECONDS, PlannedFault, Strikes, THE_SANDBOX};
use crate::store::catalogue::Catalogue;
use crate::visit::Visit;

const FORM: &str = "/sandbox#faults";
const FIELDS: [&str; 4] = ["client_id", "fault", "resource_id", "seconds"];

/// A fault as it is asked for.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Wanted {
    client_id: String,
    fault: String,
    resource_id: Option<String>,
    seconds: Option<u32>,
}

/// The planned faults.
pub(super) async fn list(visit: &Visit) -> Result<Response, PlatformError> {
    json(200, &send(&visit.env, THE_SANDBOX, &ListPlanned).await?)
}

/// Plans a fault for the next transaction of a service.
pub(super) async fn plan(visit: &mut Visit) -> Result<Response, PlatformError> {
    if visit.is_cross_site() {
        return cross_site(visit);
    }
    let is_json = visit.header("content-type").is_some_and(|kind| kind.starts_with("application/json"));
    let wanted = if is_json { read_json(visit).await? } else { read_form(visit).await? };
    let planned = match wanted {
        Ok(wanted) => planned(visit, wanted).await?,
        Err(code) => Err(code),
    };
    match planned {
        Ok(_) if !is_json => visit.see_other(FORM),
        Ok(planned) => json(201, &planned),
        Err(code) if is_json => visit.problem(422, code, "This fault cannot be planned."),
        Err(code) => front::show(visit, 422, Some(code)).await,
    }
}

/// Drops what is planned: of one service where `client_id` stands in the query.
pub(super) async fn drop_all(visit: &Visit) -> Result<Response, PlatformError> {
    if visit.is_cross_site() {
        return cross_site(visit);
    }
    let client_id = match query::text(visit.query(), "client_id").as_deref().map(ClientId::parse) {
        Some(Err(_)) => return visit.problem(422, "sandbox.client-unknown", "There is no such service."),
        client => client.transpose().unwrap_or_default(),
    };
    send(&visit.env, THE_SANDBOX, &Drop { client_id, fault: None }).await?;
    Ok(Response::empty()?.with_status(204))
}

/// Drops what the form names; all where it names nothing.
pub(super) async fn drop_chosen(visit: &mut Visit) -> Result<Response, PlatformError> {
    if visit.is_cross_site() {
        return cross_site(visit);
    }
    let form = visit.form_of(FIELDS.map(str::to_owned)).await?;
    let client_id = ClientId::parse(form.text("client_id")).ok();
    let drop = Drop { client_id, fault: Fault::parse(form.text("fault")) };
    send(&visit.env, THE_SANDBOX, &drop).await?;
    visit.see_other(FORM)
}

fn cross_site(visit: &Visit) -> Result<Response, PlatformError> {
    visit.problem(403, "sandbox.cross-site", "Another site may not change what goes wrong here.")
}

async fn read_json(visit: &mut Visit) -> Result<Result<Wanted, &'static str>, PlatformError> {
    let body = visit.body().await?;
    Ok(serde_json::from_str(&body).map_err(|_| "sandbox.fault-form"))
}

async fn read_form(visit: &mut Visit) -> Result<Result<Wanted, &'static str>, PlatformError> {
    let form = visit.form_of(FIELDS.map(str::to_owned)).await?;
    let optional = |name: &str| Some(form.text(name).to_owned()).filter(|text| !text.is_empty());
    let seconds = match optional("seconds").map(|text| text.parse()) {
        Some(Err(_)) => return Ok(Err("sandbox.seconds-form")),
        seconds => seconds.transpose().unwrap_or_default(),
    };
    let (client_id, fault) = (form.text("client_id").to_owned(), form.text("fault").to_owned());
    Ok(Ok(Wanted { client_id, fault, resource_id: optional("resource_id"), seconds }))
}

/// Plans it, unless something about it is wrong: then the stable code of that.
async fn planned(visit: &Visit, wanted: Wanted) -> Result<Result<Planned, &'static str>, PlatformError> {
    let Some(fault) = Fault::parse(&wanted.fault) else { return Ok(Err("sandbox.fault-unknown")) };
    let service = match ClientId::parse(&wanted.client_id) {
        Ok(client) => Catalogue::of(&visit.env)?.service(&client, &visit.keys).await?,
        Err(_) => None,
    };
    let Some(service) = service else { return Ok(Err("sandbox.client-unknown")) };
    let resource_id = match wanted.resource_id.as_deref().map(ResourceId::parse) {
        None => None,
        Some(Ok(resource))
            if fault.strikes() == Strikes::Provider && service.facts.scope.contains(&resource) =>
        {
            Some(resource)
        }
        Some(_) => return Ok(Err("sandbox.resource-unknown")),
    };
    if wanted.seconds.is_some_and(|seconds| !fault.lasts() || !(1..=MOST_SECONDS).contains(&seconds)) {
        return Ok(Err("sandbox.seconds-form"));
    }
    let planned = PlannedFault { fault, resource_id, seconds: wanted.seconds };
    let client_id = service.facts.client_id;
    let plan = Plan { client_id: client_id.clone(), planned: planned.clone() };
    match send(&visit.env, THE_SANDBOX, &plan).await? {
        Ok(()) => Ok(Ok(Planned { client_id, at: visit.now(), planned })),
        Err(_) => Ok(Err("sandbox.too-many-planned")),
    }
}
