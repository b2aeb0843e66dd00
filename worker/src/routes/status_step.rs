//! `/t/{transaction}/status`: how far a transaction has come, for a page that waits.

use mydata_consent::{Collection, Moment};
use serde::Serialize;
use worker::Response;

use super::stage::Stage;
use super::{code_step, wording};
use crate::error::PlatformError;
use crate::objects::transaction::{self, CodeView, VisitGlimpse, VisitStep};
use crate::pages::{DatasetState, TaiwanTime};
use crate::visit::Visit;

#[derive(Serialize)]
struct Status {
    stage: &'static str,
    datasets: Vec<DatasetStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<CodeStatus>,
}

#[derive(Serialize)]
struct DatasetStatus {
    resource_id: String,
    state: &'static str,
    bytes: Option<u64>,
}

/// What the page of a counter's code watches. The code itself is not told.
#[derive(Serialize)]
struct CodeStatus {
    /// Another word than the page's: it shows something else by now.
    state: String,
    /// The platform's clock, in milliseconds since 1970.
    now: i64,
    /// Which code it is, counted from 1; none where there is none to be redeemed.
    serial: Option<usize>,
    valid_until: Option<String>,
    visit: Option<VisitStatus>,
}

/// A clerk at work.
#[derive(Serialize)]
struct VisitStatus {
    stage: VisitStep,
    since: String,
    until: String,
}

/// What the page asks for while it waits.
pub(super) async fn show(visit: &Visit, stage: &Stage) -> Result<Response, PlatformError> {
    let code = match &stage.counter {
        Some(_) => {
            code_step::state(visit, stage).await?.map(|(state, view)| code_status(visit, state, &view))
        }
        None => None,
    };
    let states = stage.view.transaction.collection().into_iter().flat_map(Collection::states);
    let datasets = stage.view.resources.iter().zip(states).map(|(resource, (_, state))| {
        let state = wording::dataset_state(state);
        let bytes = if let DatasetState::Ready { bytes } = state { Some(bytes) } else { None };
        DatasetStatus { resource_id: resource.to_string(), state: state.as_str(), bytes }
    });
    let datasets = datasets.collect();
    let status = Status { stage: transaction::stage(&stage.view.transaction), datasets, code };
    let mut response = Response::from_json(&status)?;
    response.headers_mut().set("cache-control", "no-store")?;
    Ok(response)
}

/// The same for a page that shows a code and nothing else.
pub(super) fn of_code(visit: &Visit, state: String, view: &CodeView) -> Result<Response, PlatformError> {
    #[derive(Serialize)]
    struct OfCode {
        code: CodeStatus,
    }
    let mut response = Response::from_json(&OfCode { code: code_status(visit, state, view) })?;
    response.headers_mut().set("cache-control", "no-store")?;
    Ok(response)
}

fn code_status(visit: &Visit, state: String, view: &CodeView) -> CodeStatus {
    let iso = |moment: Moment| TaiwanTime::from(moment).iso();
    let of_visit = |glimpse: &VisitGlimpse| VisitStatus {
        stage: glimpse.stage,
        since: iso(glimpse.since),
        until: iso(glimpse.until),
    };
    CodeStatus {
        state,
        now: visit.now().unix_millis(),
        serial: view.code.as_ref().map(|code| code.serial),
        valid_until: view.code.as_ref().map(|code| iso(code.valid_until)),
        visit: view.visit.as_ref().map(of_visit),
    }
}
