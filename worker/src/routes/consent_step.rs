//! The consent step: what is being collected, what it holds, and the decision.

use mydata_identity::mask;
use worker::Response;

use super::stage::Stage;
use super::{uses, wording};
use crate::error::PlatformError;
use crate::objects::citizen::WhoIsMember;
use crate::objects::send;
use crate::pages::{Applicant, ConsentStep, Notice, Shell};
use crate::store::catalogue::Service;
use crate::visit::Visit;

/// How many earlier uses the consent page shows.
const RECENT_USES: usize = 3;

pub(super) async fn show(visit: &Visit, stage: &Stage, service: &Service) -> Result<Response, PlatformError> {
    page(visit, stage, service, 200, visit.shell()).await
}

/// What was shown has changed before she pressed: she decides on what there is now, and is told so.
pub(super) async fn show_changed(
    visit: &Visit,
    stage: &Stage,
    service: &Service,
) -> Result<Response, PlatformError> {
    page(visit, stage, service, 409, visit.shell().saying(Notice::ChangedMeanwhile)).await
}

async fn page(
    visit: &Visit,
    stage: &Stage,
    service: &Service,
    status: u16,
    shell: Shell,
) -> Result<Response, PlatformError> {
    let facts = stage.facts(service);
    let page = ConsentStep {
        shell,
        head: stage.head(visit, wording::service(service, visit.locale), "consent", &facts),
        applicant: applicant(visit, stage).await?,
        datasets: wording::panels(&stage.datasets, &stage.view, visit.locale),
        may_agree_early: true,
        recent_uses: match &stage.view.citizen {
            Some(citizen) => uses::latest(visit, citizen, RECENT_USES).await?,
            None => Vec::new(),
        },
        shown: facts,
    };
    visit.page(status, page.render())
}

async fn applicant(visit: &Visit, stage: &Stage) -> Result<Applicant, PlatformError> {
    let member = match &stage.view.citizen {
        Some(citizen) => send(&visit.env, citizen.as_str(), &WhoIsMember).await?,
        None => None,
    };
    let at_service = || stage.view.proof.as_ref().and_then(|proof| proof.notice_to.clone());
    let contact = member.map(|member| member.contact).or_else(at_service);
    Ok(Applicant {
        masked_id: stage.view.pid.as_ref().map(mydata_identity::NationalId::masked).unwrap_or_default(),
        masked_name: stage.view.person.as_ref().map(|person| mask::name(&person.name)),
        masked_contact: contact.map(|contact| contact.masked()),
    })
}
