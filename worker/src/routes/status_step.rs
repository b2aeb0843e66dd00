//! `/t/{transaction}/status`: how far a transaction has come, for a page that waits.

use mydata_consent::Collection;
use serde::Serialize;
use worker::Response;

use super::stage::Stage;
use super::{code_step, wording};
use crate::error::PlatformError;
use crate::objects::transaction::{self, CodeView, VisitStep};
use crate::pages::{DatasetState, TaiwanTime};
use crate::visit::Visit;

#[derive(Serialize)]
struct Status {
    stage: &'static str,
    datasets: Vec<DatasetStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counter: Option<CounterStatus>,
}

#[derive(Serialize)]
struct DatasetStatus {
    resource_id: String,
    state: &'static str,
    bytes: Option<u64>,
}

/// What the page of a code watches. The code itself is not told.
#[derive(Serialize)]
struct CounterStatus {
    /// Another word than the page's: it shows something else by now.
    state: String,
    /// The platform's clock, in milliseconds since 1970.
    now: i64,
    code: Option<CodeStatus>,
    /// How far a clerk has come who is at work.
    visit: Option<VisitStep>,
}

#[derive(Serialize)]
struct CodeStatus {
    serial: usize,
    valid_until: String,
}

/// What the page asks for while it waits.
pub(super) async fn show(visit: &Visit, stage: &Stage) -> Result<Response, PlatformError> {
    let counter = match &stage.counter {
        Some(_) => code_step::state(visit, stage).await?.map(|(state, view)| of_counter(visit, state, view)),
        None => None,
    };
    let states = stage.view.transaction.collection().into_iter().flat_map(Collection::states);
    let datasets = stage.view.resources.iter().zip(states).map(|(resource, (_, state))| {
        let state = wording::dataset_state(state);
        let bytes = if let DatasetState::Ready { bytes } = state { Some(bytes) } else { None };
        DatasetStatus { resource_id: resource.to_string(), state: state.as_str(), bytes }
    });
    let datasets = datasets.collect();
    let status = Status { stage: transaction::stage(&stage.view.transaction), datasets, counter };
    let mut response = Response::from_json(&status)?;
    response.headers_mut().set("cache-control", "no-store")?;
    Ok(response)
}

/// The same for a page that shows a code and nothing else.
pub(super) fn of_code(visit: &Visit, state: String, view: CodeView) -> Result<Response, PlatformError> {
    #[derive(Serialize)]
    struct OfCode {
        counter: CounterStatus,
    }
    let mut response = Response::from_json(&OfCode { counter: of_counter(visit, state, view) })?;
    response.headers_mut().set("cache-control", "no-store")?;
    Ok(response)
}

fn of_counter(visit: &Visit, state: String, view: CodeView) -> CounterStatus {
    let code = view.code.map(|code| CodeStatus {
        serial: code.serial,
        valid_until: TaiwanTime::from(code.valid_until).iso(),
    });
    let now = visit.now().unix_millis();
    CounterStatus { state, now, code, visit: view.visit.map(|glimpse| glimpse.stage) }
}
