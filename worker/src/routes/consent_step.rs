//! The consent step: what is being collected, what it holds, and the decision.

use mydata_identity::mask;
use serde::Serialize;
use worker::Response;

use super::stage::Stage;
use super::{uses, wording};
use crate::error::PlatformError;
use crate::objects::citizen::WhoIsMember;
use crate::objects::send;
use crate::pages::{Applicant, ConsentStep, DatasetState, Notice, Shell};
use crate::visit::Visit;

/// How many earlier uses the consent page shows.
const RECENT_USES: usize = 3;

pub(super) async fn show(visit: &Visit, stage: &Stage) -> Result<Response, PlatformError> {
    page(visit, stage, 200, visit.shell()).await
}

/// What was shown has changed before she pressed: she decides on what there is now, and is told so.
pub(super) async fn show_changed(visit: &Visit, stage: &Stage) -> Result<Response, PlatformError> {
    page(visit, stage, 409, visit.shell().saying(Notice::ChangedMeanwhile)).await
}

async fn page(visit: &Visit, stage: &Stage, status: u16, shell: Shell) -> Result<Response, PlatformError> {
    let facts = stage.facts();
    let page = ConsentStep {
        shell,
        head: stage.head(visit, "consent", &facts),
        applicant: applicant(visit, stage).await?,
        datasets: wording::panels(&stage.datasets, &stage.view, visit.locale),
        may_agree_early: true,
        recent_uses: uses::latest(visit, &stage.view.citizen, RECENT_USES).await?,
        shown: facts,
    };
    visit.page(status, page.render())
}

async fn applicant(visit: &Visit, stage: &Stage) -> Result<Applicant, PlatformError> {
    let member = send(&visit.env, stage.view.citizen.as_str(), &WhoIsMember).await?;
    Ok(Applicant {
        masked_id: stage.view.pid.as_ref().map(mydata_identity::NationalId::masked).unwrap_or_default(),
        masked_name: stage.view.person.as_ref().map(|person| mask::name(&person.name)),
        masked_contact: member.map(|member| member.contact.masked()),
    })
}

#[derive(Serialize)]
struct Status {
    stage: &'static str,
    datasets: Vec<DatasetStatus>,
}

#[derive(Serialize)]
struct DatasetStatus {
    resource_id: String,
    state: &'static str,
    bytes: Option<u64>,
}

/// What the page asks for while it waits.
pub(super) fn status(stage: &Stage) -> Result<Response, PlatformError> {
    use mydata_consent::Transaction;
    let states = stage.view.transaction.collection().into_iter().flat_map(mydata_consent::Collection::states);
    let datasets = stage.view.resources.iter().zip(states).map(|(resource, (_, state))| {
        let state = wording::dataset_state(state);
        let bytes = if let DatasetState::Ready { bytes } = state { Some(bytes) } else { None };
        DatasetStatus { resource_id: resource.to_string(), state: state.as_str(), bytes }
    });
    let name = match stage.view.transaction {
        Transaction::ExpectTerms(_) => "terms",
        Transaction::ExpectIdentity(_) => "identify",
        Transaction::ExpectConsent(_) => "consent",
        Transaction::ExpectAcknowledgement(_) => "telling",
        Transaction::ExpectTake(_) => "sent",
        Transaction::Ended(_) => "ended",
    };
    let status = Status { stage: name, datasets: datasets.collect() };
    let mut response = Response::from_json(&status)?;
    response.headers_mut().set("cache-control", "no-store")?;
    Ok(response)
}
