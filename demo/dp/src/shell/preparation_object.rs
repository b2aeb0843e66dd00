//! Remembers when a slow dataset was first asked for, so that a restart does not begin the wait anew.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use worker::{Date, DurableObject, Env, Method, Request, RequestInit, Response, State, durable_object};

use super::answer::broken;
use crate::catalogue::Dataset;
use crate::persona::Persona;
use crate::preparation::Preparation;
use crate::refusal::Refusal;
use crate::request::DpRequest;

const BINDING: &str = "PREPARATION";
const BEGUN: &str = "begun";
/// The platform gives up after 90 minutes; nothing is remembered for longer than it may ask.
const FORGOTTEN_AFTER: Duration = Duration::from_hours(2);

/// When one request was first made.
#[durable_object(alarm)]
pub struct PreparationObject {
    state: State,
}

#[derive(Deserialize, Serialize)]
struct Begun {
    millis: u64,
}

impl DurableObject for PreparationObject {
    fn new(state: State, _env: Env) -> Self {
        Self { state }
    }

    async fn fetch(&self, _request: Request) -> worker::Result<Response> {
        let storage = self.state.storage();
        if let Some(begun) = storage.get::<Begun>(BEGUN).await? {
            return Response::from_json(&begun);
        }
        let begun = Begun { millis: now() };
        storage.put(BEGUN, &begun).await?;
        storage.set_alarm(FORGOTTEN_AFTER).await?;
        Response::from_json(&begun)
    }

    async fn alarm(&self) -> worker::Result<Response> {
        self.state.storage().delete_all().await?;
        Response::empty()
    }
}

/// Refuses while the data is being prepared.
pub(super) async fn wait_over(
    env: &Env,
    dataset: &Dataset,
    persona: &Persona,
    asked: &DpRequest,
) -> Result<(), Refusal> {
    let takes_seconds = dataset.seconds_for(persona);
    if takes_seconds == 0 {
        return Ok(());
    }
    let name = format!("{}:{}", dataset.resource_id, asked.transaction_uid());
    let begun_millis = begun(env, &name).await.map_err(broken("preparation"))?.millis;
    match (Preparation { begun_millis, takes_seconds }).retry_after_seconds(now()) {
        Some(retry_after_seconds) => Err(Refusal::StillPreparing { retry_after_seconds }),
        None => Ok(()),
    }
}

async fn begun(env: &Env, name: &str) -> worker::Result<Begun> {
    let object = env.durable_object(BINDING)?.get_by_name(name)?;
    let mut init = RequestInit::new();
    init.with_method(Method::Post);
    object.fetch_with_request(Request::new_with_init("http://preparation/", &init)?).await?.json().await
}

fn now() -> u64 {
    Date::now().as_millis()
}
