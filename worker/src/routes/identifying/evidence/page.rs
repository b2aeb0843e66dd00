//! The page that asks for a method's evidence.

use mydata_consent::Identification;
use mydata_identity::{IdentityMethod, mask};
use serde::Serialize;
use worker::Response;

use super::super::Desk;
use crate::error::PlatformError;
use crate::identification::{component_origin, needs_challenge, relying_party};
use crate::objects::identification::{Course, MakeChallenge};
use crate::objects::send;
use crate::pages::{
    EvidenceForm, FieldProblem, IdentifyApplicant, IdentifyField, IdentifyNotice, IdentifyStep, Typed,
};
use crate::visit::Visit;

/// Milliseconds a browser waits for a device: nobody looks for her telephone any longer.
const DEVICE_WAITS: u32 = 120_000;

/// What the page shows beside what the identification says.
#[derive(Default)]
pub(super) struct Asked {
    pub(super) method: Option<IdentityMethod>,
    pub(super) typed: Typed,
    pub(super) problems: Vec<FieldProblem>,
    pub(super) notice: Option<IdentifyNotice>,
    /// 200 where it is 0.
    pub(super) status: u16,
}

pub(super) const fn problem(field: IdentifyField, code: &'static str) -> FieldProblem {
    FieldProblem { field, code }
}

pub(super) async fn of(
    visit: &Visit,
    desk: &Desk,
    course: &Course,
    asked: Asked,
) -> Result<Response, PlatformError> {
    let offer = desk.offer(visit, course);
    let form = match asked.method {
        Some(method) => form(visit, desk, method).await?,
        None => EvidenceForm::None,
    };
    let opens_windows = matches!(form, EvidenceForm::Card { .. });
    let others = offer.open.iter().copied().filter(|method| Some(*method) != asked.method).collect();
    let page = IdentifyStep {
        shell: visit.shell(),
        head: desk.head(visit, course),
        applicant: applicant(desk, course),
        needed_level: course.identification.minimum(),
        is_second: matches!(course.identification, Identification::ExpectSecond(_)),
        is_of_member: desk.before.is_some(),
        chosen: asked.method,
        form,
        others,
        closed: offer.closed,
        typed: asked.typed,
        problems: asked.problems,
        notice: asked.notice,
    };
    let status = if asked.status == 0 { 200 } else { asked.status };
    let mut response = visit.page(status, page.render())?;
    if opens_windows {
        // Under `same-origin` the component's window could not speak to the page.
        response.headers_mut().set("cross-origin-opener-policy", "same-origin-allow-popups")?;
    }
    Ok(response)
}

fn applicant(desk: &Desk, course: &Course) -> IdentifyApplicant {
    match (&course.person, &desk.claimed) {
        (Some(person), _) => {
            IdentifyApplicant::Shown { masked_id: person.id.masked(), masked_name: mask::name(&person.name) }
        }
        (None, Some(claimed)) => IdentifyApplicant::Named { masked_id: claimed.masked() },
        (None, None) => IdentifyApplicant::Unnamed,
    }
}

async fn form(visit: &Visit, desk: &Desk, method: IdentityMethod) -> Result<EvidenceForm, PlatformError> {
    if !needs_challenge(method) {
        let is_mobile = method == IdentityMethod::MobileNumber;
        return Ok(if is_mobile { EvidenceForm::Mobile } else { EvidenceForm::Documents });
    }
    let make = MakeChallenge { method, nonce: crate::random::bytes()? };
    let Some(kept) = send(&visit.env, &desk.object(), &make).await? else { return Ok(EvidenceForm::None) };
    let digest = desk.session.digest();
    let challenge = kept.bound_to(digest.as_str().as_bytes(), desk.occasion.as_bytes());
    let nonce = challenge.text();
    Ok(match (method, component_origin(&visit.env, method)) {
        (IdentityMethod::TwFido, _) => EvidenceForm::Device { options: device_options(visit, nonce)? },
        (IdentityMethod::SoftwareFinancialCertificate, _) => EvidenceForm::SoftCertificate { nonce },
        (_, Some(component)) => {
            let is_of_company = method == IdentityMethod::BusinessCertificate;
            EvidenceForm::Card { nonce, component, is_of_company }
        }
        _ => EvidenceForm::None,
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DeviceOptions {
    challenge: String,
    rp_id: String,
    allow_credentials: Vec<String>,
    timeout: u32,
}

/// What `navigator.credentials.get` is asked: for any device bound to this site, which says itself whose it is. A list of
/// hers would tell whoever types her ID that she has bound one.
fn device_options(visit: &Visit, challenge: String) -> Result<String, PlatformError> {
    let (_, rp_id) = relying_party(&visit.env)?;
    let options = DeviceOptions { challenge, rp_id, allow_credentials: Vec::new(), timeout: DEVICE_WAITS };
    Ok(serde_json::to_string(&options)?)
}
