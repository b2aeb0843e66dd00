//! The authorities that know people, documents, companies and telephone numbers, asked over HTTP.

use std::time::Duration;

use mydata_identity::{Birthday, BusinessNumber, DualDocuments, MobileNumber, NationalId};
use mydata_protocol::connect::Gender;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize};
use worker::{Env, Headers, Method, Request, RequestInit, RequestRedirect};

use crate::error::PlatformError;
use crate::objects::transaction::Person;
use crate::outgoing;

/// The citizen waits for this answer.
const LIMIT: Duration = Duration::from_secs(10);
const LARGEST_ANSWER: usize = 16 * 1024;

const REGISTRY: Authority = Authority { origin: "REGISTRY_ORIGIN", key: "REGISTRY_KEY" };
const TELECOM: Authority = Authority { origin: "TELECOM_ORIGIN", key: "TELECOM_KEY" };

/// What an authority says.
pub enum Answer<T> {
    /// This.
    Found(T),
    /// It knows of nothing like it.
    NotFound,
    /// It cannot be asked now.
    Unavailable,
}

/// The settings that say where an authority is, and with which key it is asked.
struct Authority {
    origin: &'static str,
    key: &'static str,
}

#[derive(Deserialize)]
struct Found {
    uid: NationalId,
    name: String,
    #[serde(default, deserialize_with = "iso")]
    birthdate: Option<Birthday>,
    gender: Option<Gender>,
    email: Option<String>,
    mobile: Option<String>,
}

impl Found {
    fn born(self, birthday: Birthday) -> Person {
        Person {
            id: self.uid,
            birthday,
            name: self.name,
            gender: self.gender,
            email: self.email,
            mobile: self.mobile,
        }
    }
}

/// Whose documents these are, with this birthday.
///
/// # Errors
/// When the deployment is not configured for it.
pub async fn documents(
    env: &Env,
    birthday: Birthday,
    documents: &DualDocuments,
) -> Result<Answer<Person>, PlatformError> {
    #[derive(Serialize)]
    struct Question<'a> {
        birthdate: String,
        nhi_card_number: &'a str,
        household_number: &'a str,
    }
    #[derive(Deserialize)]
    struct Said {
        #[serde(rename = "match")]
        is_match: bool,
        person: Option<Found>,
    }
    let question = Question {
        birthdate: birthday.to_iso(),
        nhi_card_number: documents.nhi_card_number().as_str(),
        household_number: documents.household_number().as_str(),
    };
    Ok(match ask::<Said>(env, &REGISTRY, "registry/dual-document", &question).await? {
        Answer::Found(Said { is_match: true, person: Some(found) }) => Answer::Found(found.born(birthday)),
        Answer::Found(_) | Answer::NotFound => Answer::NotFound,
        Answer::Unavailable => Answer::Unavailable,
    })
}

/// Who somebody is.
///
/// # Errors
/// When the deployment is not configured for it.
pub async fn person(env: &Env, id: &NationalId) -> Result<Answer<Person>, PlatformError> {
    #[derive(Serialize)]
    struct Question<'a> {
        uid: &'a NationalId,
    }
    Ok(match ask::<Found>(env, &REGISTRY, "registry/person", &Question { uid: id }).await? {
        Answer::Found(found) if found.uid == *id => match found.birthdate {
            Some(birthday) => Answer::Found(found.born(birthday)),
            None => Answer::NotFound,
        },
        Answer::Found(_) | Answer::NotFound => Answer::NotFound,
        Answer::Unavailable => Answer::Unavailable,
    })
}

/// Who answers for a company (負責人).
///
/// # Errors
/// When the deployment is not configured for it.
pub async fn responsible_for(
    env: &Env,
    company: &BusinessNumber,
) -> Result<Answer<NationalId>, PlatformError> {
    #[derive(Serialize)]
    struct Question<'a> {
        business_number: &'a str,
    }
    #[derive(Deserialize)]
    struct Said {
        responsible_uid: NationalId,
    }
    let question = Question { business_number: company.as_str() };
    Ok(match ask::<Said>(env, &REGISTRY, "registry/company", &question).await? {
        Answer::Found(said) => Answer::Found(said.responsible_uid),
        Answer::NotFound => Answer::NotFound,
        Answer::Unavailable => Answer::Unavailable,
    })
}

/// Whether the number is this person's; none if the telecom cannot be asked now.
///
/// # Errors
/// When the deployment is not configured for it.
pub async fn telecom(
    env: &Env,
    id: &NationalId,
    birthday: Birthday,
    number: &MobileNumber,
) -> Result<Option<bool>, PlatformError> {
    #[derive(Serialize)]
    struct Question<'a> {
        uid: &'a NationalId,
        birthdate: String,
        mobile: &'a str,
    }
    #[derive(Deserialize)]
    struct Said {
        #[serde(rename = "match")]
        is_match: bool,
    }
    let question = Question { uid: id, birthdate: birthday.to_iso(), mobile: number.as_str() };
    Ok(match ask::<Said>(env, &TELECOM, "telecom/match", &question).await? {
        Answer::Found(said) => Some(said.is_match),
        Answer::NotFound => Some(false),
        Answer::Unavailable => None,
    })
}

async fn ask<A: DeserializeOwned>(
    env: &Env,
    authority: &Authority,
    path: &str,
    question: &impl Serialize,
) -> Result<Answer<A>, PlatformError> {
    let request = request(env, authority, path, question)?;
    let Ok(mut response) = outgoing::send(request, LIMIT).await else { return Ok(Answer::Unavailable) };
    match response.status_code() {
        200 => {}
        404 => return Ok(Answer::NotFound),
        _ => return Ok(Answer::Unavailable),
    }
    let Ok(body) = outgoing::body(&mut response, LARGEST_ANSWER, LIMIT).await else {
        return Ok(Answer::Unavailable);
    };
    Ok(serde_json::from_slice(&body).map_or(Answer::Unavailable, Answer::Found))
}

fn request(
    env: &Env,
    authority: &Authority,
    path: &str,
    question: &impl Serialize,
) -> Result<Request, PlatformError> {
    let setting = |name| crate::config::text(env, name).ok_or(PlatformError::Configuration(name));
    let url = format!("{}/{path}", setting(authority.origin)?);
    let headers = Headers::new();
    headers.set("content-type", "application/json")?;
    headers.set("authorization", &format!("Bearer {}", setting(authority.key)?))?;
    let mut init = RequestInit::new();
    init.with_method(Method::Post)
        .with_headers(headers)
        .with_redirect(RequestRedirect::Manual)
        .with_body(Some(serde_json::to_string(question)?.into()));
    Ok(Request::new_with_init(&url, &init)?)
}

fn iso<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Birthday>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| Birthday::parse_iso(&text)).transpose().map_err(D::Error::custom)
}
