//! A data provider checks its token back, and asks whom it is about.

use mydata_protocol::connect::{BasicCredentials, Introspection, UserInfo, introspected_token};
use mydata_protocol::dp_api::AccessToken;
use mydata_protocol::ids::ResourceId;
use worker::Response;

use crate::error::PlatformError;
use crate::names::TransactionName;
use crate::objects::send;
use crate::objects::transaction::{Introspect, Person, WhoIs};
use crate::store::catalogue::Catalogue;
use crate::visit::Visit;

pub(super) async fn introspect(visit: &mut Visit, resource: Option<&str>) -> Result<Response, PlatformError> {
    let Some(caller) = authenticated(visit).await? else { return unauthorized(visit, "Basic") };
    if resource.is_some_and(|resource| resource != caller.as_str()) {
        return json(&Introspection::Inactive.to_json());
    }
    let form = visit.body().await?;
    let Some(token) = introspected_token(&form) else { return json(&Introspection::Inactive.to_json()) };
    let name = TransactionName::from_bytes(token.transaction());
    let active = send(&visit.env, name.as_str(), &Introspect { token, resource: caller }).await?;
    json(&active.map_or(Introspection::Inactive, Introspection::Active).to_json())
}

/// The dataset whose provider calls, if its secret is right.
async fn authenticated(visit: &Visit) -> Result<Option<ResourceId>, PlatformError> {
    let Some(header) = visit.header("authorization") else { return Ok(None) };
    let Ok(credentials) = BasicCredentials::parse(&header) else { return Ok(None) };
    let Ok(resource) = ResourceId::parse(credentials.user()) else { return Ok(None) };
    let Some(dataset) = Catalogue::of(&visit.env)?.dataset(&resource).await? else { return Ok(None) };
    Ok(credentials.has_secret(&dataset.secret(&visit.keys)?).then_some(resource))
}

pub(super) async fn userinfo(visit: &Visit) -> Result<Response, PlatformError> {
    let token = visit.header("authorization").and_then(|header| AccessToken::from_bearer(&header).ok());
    let Some(token) = token else { return unauthorized(visit, "Bearer") };
    let name = TransactionName::from_bytes(token.transaction());
    match send(&visit.env, name.as_str(), &WhoIs { token }).await? {
        Some(person) => json(&user_info(&name, person).to_json()),
        None => unauthorized(visit, "Bearer error=\"invalid_token\""),
    }
}

fn user_info(name: &TransactionName, person: Person) -> UserInfo {
    UserInfo {
        sub: name.to_string(),
        cn: person.name,
        uid: person.id,
        birthdate: person.birthday,
        gender: person.gender,
        email: person.email,
        // An account that is known again would connect her transactions.
        account: Some(name.to_string()),
    }
}

fn json(body: &str) -> Result<Response, PlatformError> {
    let mut response = Response::ok(body)?;
    response.headers_mut().set("content-type", "application/json; charset=utf-8")?;
    response.headers_mut().set("cache-control", "no-store")?;
    Ok(response)
}

fn unauthorized(visit: &Visit, scheme: &str) -> Result<Response, PlatformError> {
    let mut response =
        visit.problem(401, "connect.unauthorized", "The credentials or the token do not hold.")?;
    response.headers_mut().set("www-authenticate", scheme)?;
    Ok(response)
}
