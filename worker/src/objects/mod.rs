//! The objects that decide, and the one way to speak to them: a typed message in, its typed answer out.

#![allow(missing_docs, unreachable_pub, reason = "the durable_object macro writes such items")]

/// Makes a type a message to the objects of the module's `BINDING`, by its name and what it answers.
macro_rules! message {
    ($message:ty => $answer:ty, $name:literal) => {
        impl Message for $message {
            type Answer = $answer;
            const OBJECT: &'static str = BINDING;
            const NAME: &'static str = $name;
        }
    };
}

pub mod audit_log;
pub mod citizen;
pub mod clerk;
pub mod counter_code;
pub mod gate;
pub mod identification;
pub mod ledger;
pub mod outbox;
pub mod refused_packages;
pub mod relay;
mod row;
#[cfg(feature = "sandbox")]
pub mod sandbox;
pub mod signed_entry;
pub mod transaction;
#[cfg(not(feature = "sandbox"))]
mod without_sandbox;

use serde::Serialize;
use serde::de::DeserializeOwned;
use worker::{Env, Method, Request, RequestInit, Response};

use crate::error::PlatformError;

/// A message to one kind of object.
pub trait Message: Serialize + DeserializeOwned {
    /// What it answers.
    type Answer: Serialize + DeserializeOwned;
    /// The binding of the objects it is for.
    const OBJECT: &'static str;
    /// Its name on the wire.
    const NAME: &'static str;
}

/// Sends `message` to the object called `name`.
///
/// # Errors
/// When the object cannot be reached or fails.
pub async fn send<M: Message>(env: &Env, name: &str, message: &M) -> Result<M::Answer, PlatformError> {
    let stub = env.durable_object(M::OBJECT)?.id_from_name(name)?.get_stub()?;
    let mut init = RequestInit::new();
    init.with_method(Method::Post).with_body(Some(serde_json::to_string(message)?.into()));
    let request = Request::new_with_init(&format!("https://object/{}", M::NAME), &init)?;
    let mut response = stub.fetch_with_request(request).await?;
    let body = response.text().await?;
    if response.status_code() != 200 {
        return Err(PlatformError::Object(format!("{} {body}", M::NAME)));
    }
    Ok(serde_json::from_str(&body)?)
}

/// A message as an object receives it.
struct Envelope {
    message: String,
    body: String,
}

impl Envelope {
    async fn open(mut request: Request) -> Result<Self, PlatformError> {
        let message = request.path().trim_start_matches('/').to_owned();
        Ok(Self { message, body: request.text().await? })
    }

    fn is<M: Message>(&self) -> bool {
        self.message == M::NAME
    }

    fn read<M: Message>(&self) -> Result<M, PlatformError> {
        Ok(serde_json::from_str(&self.body)?)
    }

    fn unknown(&self) -> PlatformError {
        PlatformError::Object(format!("no message is called {}", self.message))
    }
}

fn answer<M: Message>(answer: &M::Answer) -> Result<Response, PlatformError> {
    Ok(Response::ok(serde_json::to_string(answer)?)?)
}

/// Turns a failure inside an object into an answer that carries its code and no more.
fn or_failure(answer: Result<Response, PlatformError>) -> worker::Result<Response> {
    answer.or_else(|error| {
        worker::console_error!("{}", error.code());
        Response::error(error.code(), 500)
    })
}
