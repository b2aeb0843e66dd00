//! The authority that knows which dual documents belong to whom, asked over HTTP.

use std::time::Duration;

use mydata_identity::{Birthday, DualDocuments, NationalId};
use mydata_protocol::connect::Gender;
use serde::{Deserialize, Serialize};
use worker::{Env, Headers, Method, Request, RequestInit, RequestRedirect};

use crate::error::PlatformError;
use crate::objects::transaction::Person;
use crate::outgoing;

/// The citizen waits for this answer.
const LIMIT: Duration = Duration::from_secs(10);
const LARGEST_ANSWER: usize = 16 * 1024;

/// What the registry says of two documents and a birthday.
pub enum Checked {
    /// They belong to nobody, or not to one person.
    NoMatch,
    /// They belong to this person.
    Person(Person),
    /// It cannot be asked now.
    Unavailable,
}

#[derive(Serialize)]
struct Question<'a> {
    birthdate: String,
    nhi_card_number: &'a str,
    household_number: &'a str,
}

#[derive(Deserialize)]
struct Answer {
    #[serde(rename = "match")]
    is_match: bool,
    person: Option<Found>,
}

#[derive(Deserialize)]
struct Found {
    uid: NationalId,
    name: String,
    gender: Option<Gender>,
    email: Option<String>,
    mobile: Option<String>,
}

/// Whose documents these are.
///
/// # Errors
/// When the deployment is not configured for it.
pub async fn check(
    env: &Env,
    birthday: Birthday,
    documents: &DualDocuments,
) -> Result<Checked, PlatformError> {
    let question = Question {
        birthdate: birthday.to_iso(),
        nhi_card_number: documents.nhi_card_number().as_str(),
        household_number: documents.household_number().as_str(),
    };
    let request = request(env, &question)?;
    let Ok(mut response) = outgoing::send(request, LIMIT).await else { return Ok(Checked::Unavailable) };
    if response.status_code() != 200 {
        return Ok(Checked::Unavailable);
    }
    let Ok(body) = outgoing::body(&mut response, LARGEST_ANSWER, LIMIT).await else {
        return Ok(Checked::Unavailable);
    };
    let Ok(answer) = serde_json::from_slice::<Answer>(&body) else { return Ok(Checked::Unavailable) };
    Ok(match answer.person {
        Some(found) if answer.is_match => Checked::Person(Person {
            id: found.uid,
            birthday,
            name: found.name,
            gender: found.gender,
            email: found.email,
            mobile: found.mobile,
        }),
        _ => Checked::NoMatch,
    })
}

fn request(env: &Env, question: &Question<'_>) -> Result<Request, PlatformError> {
    let setting = |name| crate::config::text(env, name).ok_or(PlatformError::Configuration(name));
    let url = format!("{}/registry/dual-document", setting("REGISTRY_ORIGIN")?);
    let headers = Headers::new();
    headers.set("content-type", "application/json")?;
    headers.set("authorization", &format!("Bearer {}", setting("REGISTRY_KEY")?))?;
    let mut init = RequestInit::new();
    init.with_method(Method::Post)
        .with_headers(headers)
        .with_redirect(RequestRedirect::Manual)
        .with_body(Some(serde_json::to_string(question)?.into()));
    Ok(Request::new_with_init(&url, &init)?)
}
