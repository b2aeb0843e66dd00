//! The identification step of a transaction.

use mydata_consent::StopReason;
use mydata_identity::AssuranceLevel;
use worker::Response;

use super::identifying::{self, Desk, Done, Outcome};
use super::not_admitted;
use super::stage::{Stage, carry};
use crate::error::PlatformError;
use crate::objects::send;
use crate::objects::transaction::{Act, Deed, Stop};
use crate::session::{Session, WHILE_DATA_WAITS};
use crate::visit::{Form, Visit};

pub(super) async fn show(visit: &Visit, stage: &Stage) -> Result<Response, PlatformError> {
    let desk = desk(visit, stage);
    let outcome = identifying::show(visit, &desk).await?;
    go_on(visit, stage, &desk, outcome).await
}

pub(super) async fn act(visit: &Visit, stage: &Stage, form: &Form) -> Result<Response, PlatformError> {
    let desk = desk(visit, stage);
    let outcome = identifying::act(visit, &desk, form).await?;
    go_on(visit, stage, &desk, outcome).await
}

fn desk(visit: &Visit, stage: &Stage) -> Desk {
    let levels = stage.datasets.iter().map(|dataset| dataset.minimum_level);
    let finish_by = stage.view.transaction.finish_by();
    Desk {
        session: stage.session.clone(),
        action: format!("/t/{}/identify", stage.name),
        occasion: stage.name.to_string(),
        claimed: stage.view.pid.clone(),
        service: stage.service_brief(visit.locale),
        steps: Some(stage.steps()),
        minimum: AssuranceLevel::strongest_of(levels).unwrap_or(AssuranceLevel::One),
        companies_may: stage.datasets.iter().all(|dataset| dataset.companies_may),
        before: None,
        prefers: None,
        deadline: finish_by.unwrap_or_else(|| visit.now().plus(mydata_consent::FINISH_WITHIN)),
    }
}

async fn go_on(
    visit: &Visit,
    stage: &Stage,
    desk: &Desk,
    outcome: Outcome,
) -> Result<Response, PlatformError> {
    let deed = match outcome {
        Outcome::Answer(response) => return Ok(response),
        Outcome::Done(done) => return identified(visit, stage, desk, *done).await,
        Outcome::Another => Deed::IdentifyAsAnother,
        Outcome::Left => Deed::LeaveUnidentified,
        Outcome::Refused => Deed::Refuse,
    };
    let response = carry(visit, stage, deed).await?;
    identifying::forget(visit, desk).await?;
    Ok(response)
}

async fn identified(
    visit: &Visit,
    stage: &Stage,
    desk: &Desk,
    done: Done,
) -> Result<Response, PlatformError> {
    let citizen = visit.keys.citizen(&done.person.id);
    let head = || desk.head_for_leaving(visit);
    if let Some(page) = not_admitted::hindered(visit, stage, head, &citizen, None).await? {
        return Ok(page);
    }
    let next = Session::begin()?;
    let deed = Deed::Identify {
        method: done.strongest.method,
        person: Box::new(done.person),
        next_session: next.digest(),
    };
    let act = Act { session: stage.session.digest(), deed };
    let done = send(&visit.env, stage.name.as_str(), &act).await?;
    // A report of misuse that came in between has stopped what had been identified by then, which this had not.
    if done.is_ok()
        && let Some(page) = not_admitted::hindered(visit, stage, head, &citizen, None).await?
    {
        send(&visit.env, stage.name.as_str(), &Stop { citizen, why: StopReason::Misuse }).await?;
        return Ok(page);
    }
    let response = visit.see_other(&format!("/t/{}/{}", stage.name, stage.step_of_data()))?;
    if done.is_ok() {
        response.headers().append("set-cookie", &next.set_cookie(&stage.name, WHILE_DATA_WAITS))?;
    }
    Ok(response)
}
