//! The page that asks for a method's evidence.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mydata_consent::Identification;
use mydata_identity::{IdentityMethod, NationalId, mask};
use serde::Serialize;
use worker::Response;

use super::super::Desk;
use crate::error::PlatformError;
use crate::identification::{component_origin, needs_challenge, relying_party};
use crate::objects::citizen::ListDevices;
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
    mut asked: Asked,
) -> Result<Response, PlatformError> {
    let offer = desk.offer(visit, course);
    let claimed = claimed(desk, course, &asked.typed);
    if asked.method == Some(IdentityMethod::TwFido) && claimed.is_none() {
        // Which devices to ask is known once it is known whose.
        let code = NationalId::parse(&asked.typed.national_id).err().map(|error| error.code());
        asked.problems.push(problem(IdentifyField::NationalId, code.unwrap_or("identity.national-id-form")));
        asked.method = offer.first();
        asked.status = 422;
    }
    let form = match asked.method {
        Some(method) => form(visit, desk, claimed.as_ref(), method).await?,
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

fn claimed(desk: &Desk, course: &Course, typed: &Typed) -> Option<NationalId> {
    let known = course.person.as_ref().map(|person| person.id.clone());
    desk.claimed.clone().or(known).or_else(|| NationalId::parse(&typed.national_id).ok())
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

async fn form(
    visit: &Visit,
    desk: &Desk,
    claimed: Option<&NationalId>,
    method: IdentityMethod,
) -> Result<EvidenceForm, PlatformError> {
    if !needs_challenge(method) {
        let is_mobile = method == IdentityMethod::MobileNumber;
        return Ok(if is_mobile { EvidenceForm::Mobile } else { EvidenceForm::Documents });
    }
    let make = MakeChallenge { method, nonce: crate::random::bytes()? };
    let Some(kept) = send(&visit.env, &desk.object(), &make).await? else { return Ok(EvidenceForm::None) };
    let digest = desk.session.digest();
    let challenge = kept.bound_to(digest.as_str().as_bytes(), desk.occasion.as_bytes());
    let nonce = challenge.text();
    Ok(match (method, component_origin(&visit.env, method), claimed) {
        (IdentityMethod::TwFido, _, Some(claimed)) => {
            EvidenceForm::Device { options: device_options(visit, claimed, nonce).await? }
        }
        (IdentityMethod::SoftwareFinancialCertificate, ..) => EvidenceForm::SoftCertificate { nonce },
        (_, Some(component), _) => {
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

/// What `navigator.credentials.get` is asked. Somebody who has bound nothing is asked for a device that does not exist:
/// the page does not tell who has one.
async fn device_options(
    visit: &Visit,
    claimed: &NationalId,
    challenge: String,
) -> Result<String, PlatformError> {
    let (_, rp_id) = relying_party(&visit.env)?;
    let citizen = visit.keys.citizen(claimed);
    let devices = send(&visit.env, citizen.as_str(), &ListDevices).await?;
    let mut allow_credentials: Vec<String> = devices.into_iter().map(|device| device.name).collect();
    if allow_credentials.is_empty() {
        allow_credentials.push(URL_SAFE_NO_PAD.encode(visit.keys.decoy(&citizen)));
    }
    let options = DeviceOptions { challenge, rp_id, allow_credentials, timeout: DEVICE_WAITS };
    Ok(serde_json::to_string(&options)?)
}
