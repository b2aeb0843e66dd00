//! The terms are accepted by somebody whom her service has introduced: with that she is identified.

use mydata_consent::StopReason;
use worker::Response;

use super::stage::{Stage, carry};
use super::{not_admitted, wording};
use crate::error::PlatformError;
use crate::objects::citizen::Introduction;
use crate::objects::send;
use crate::objects::signed_entry::Proof;
use crate::objects::transaction::{Deed, Stop};
use crate::pages::IdentifyHead;
use crate::visit::Visit;

/// Goes on with whoever signed, unless she has reported misuse or has too much under way: as after an identification here.
pub(super) async fn accept_terms(
    visit: &Visit,
    stage: &Stage,
    proof: &Proof,
    deed: Deed,
) -> Result<Response, PlatformError> {
    let citizen = visit.keys.citizen(&proof.person.id);
    let introduction = || {
        Some(Introduction {
            introduced: proof.introduced.clone(),
            notice_to: proof.notice_to.clone(),
            locale: visit.locale,
        })
    };
    let head = || leaving_head(visit, stage);
    if let Some(page) = not_admitted::hindered(visit, stage, head, &citizen, introduction()).await? {
        return Ok(page);
    }
    let response = carry(visit, stage, deed).await?;
    // A report of misuse that came in between has stopped what had been identified by then, which this had not.
    if let Some(page) = not_admitted::hindered(visit, stage, head, &citizen, introduction()).await? {
        send(&visit.env, stage.name.as_str(), &Stop { citizen, why: StopReason::Misuse }).await?;
        return Ok(page);
    }
    Ok(response)
}

fn leaving_head(visit: &Visit, stage: &Stage) -> IdentifyHead {
    let finish_by = stage.view.transaction.finish_by();
    IdentifyHead {
        action: format!("/t/{}/terms", stage.name),
        csrf: stage.session.form_token("terms", ""),
        service: stage.service.as_ref().map(|service| wording::service(service, visit.locale)),
        steps: None,
        deadline: finish_by.unwrap_or_else(|| visit.now()),
        now: visit.now(),
    }
}
