//! Binding a device (行動自然人憑證) in the member area.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mydata_consent::Moment;
use mydata_identity::IdentityMethod;
use mydata_identity::evidence::{Binding, EvidenceRefusal, Submission, UnixSeconds, VOUCHED_FOR, Vouching};
use serde::Serialize;
use worker::Response;

use super::member;
use crate::error::PlatformError;
use crate::identification::relying_party;
use crate::member::SignedIn;
use crate::objects::citizen::{
    BeginBinding, BindDevice, CEREMONY_LIVES, Ceremony, Device, ListDevices, MAX_DEVICES, TakeCeremony,
    WhoIsMember,
};
use crate::objects::send;
use crate::pages::{BindDevicePage, BindingStage, DeviceProblem, FaultKind, MemberDone};
use crate::visit::{Form, Visit};

/// What the token of this page's form holds for.
const STEP: &str = "device";

pub(super) async fn show(visit: &Visit, signed_in: &SignedIn) -> Result<Response, PlatformError> {
    page(visit, signed_in, 200, None).await
}

pub(super) async fn bind(
    visit: &Visit,
    signed_in: &SignedIn,
    form: &Form,
) -> Result<Response, PlatformError> {
    if visit.is_cross_site() || !signed_in.session.accepts(form.text("csrf"), STEP, "") {
        return visit.fault(403, FaultKind::StaleForm, "form.token");
    }
    let (env, citizen) = (&visit.env, signed_in.citizen.as_str());
    let taken = send(env, citizen, &TakeCeremony { digest: signed_in.session.digest() }).await?;
    let Some(ceremony) = taken else { return refused(visit, signed_in, "device.ceremony-over").await };
    let record = match check(visit, signed_in, &ceremony, form)? {
        Ok(record) => record,
        Err(refusal) => return refused(visit, signed_in, refusal.code()).await,
    };
    match send(env, citizen, &BindDevice { record }).await? {
        Ok(()) => member::done(visit, MemberDone::DeviceBound),
        Err(refusal) => refused(visit, signed_in, refusal.code()).await,
    }
}

fn check(
    visit: &Visit,
    signed_in: &SignedIn,
    ceremony: &Ceremony,
    form: &Form,
) -> Result<Result<mydata_identity::evidence::CredentialRecord, EvidenceRefusal>, PlatformError> {
    let (site, _) = relying_party(&visit.env)?;
    let Some(vouching) = vouching(signed_in) else {
        return Ok(Err(EvidenceRefusal::BindingNeedsCitizenCertificate));
    };
    let fields = ["clientDataJSON", "attestationObject"].map(|name| (name, form.text(name)));
    let submission = Submission::from_iter(fields);
    let challenge = ceremony.challenge();
    let now = seconds(visit.now());
    Ok(Binding::new(&site).bind(&submission, &challenge, &vouching, ceremony.user_handle(), now))
}

/// Her 自然人憑證, if it was shown in this session.
fn vouching(signed_in: &SignedIn) -> Option<Vouching> {
    let certificate = IdentityMethod::CitizenCertificate;
    let shown = signed_in.view.shown.iter().rev().find(|shown| shown.method == certificate)?;
    Some(Vouching { method: certificate, person: signed_in.view.person.id.clone(), at: seconds(shown.at) })
}

fn seconds(moment: Moment) -> UnixSeconds {
    UnixSeconds(moment.unix_millis().div_euclid(1_000))
}

async fn refused(visit: &Visit, signed_in: &SignedIn, code: &str) -> Result<Response, PlatformError> {
    page(visit, signed_in, 422, Some(DeviceProblem { code: code.to_owned() })).await
}

async fn page(
    visit: &Visit,
    signed_in: &SignedIn,
    status: u16,
    problem: Option<DeviceProblem>,
) -> Result<Response, PlatformError> {
    let page = BindDevicePage {
        shell: visit.shell(),
        csrf: signed_in.session.form_token(STEP, ""),
        stage: stage(visit, signed_in).await?,
        problem,
        show_certificate_at: member::STEP_UP.to_owned(),
    };
    visit.page(status, page.render())
}

async fn stage(visit: &Visit, signed_in: &SignedIn) -> Result<BindingStage, PlatformError> {
    let now = seconds(visit.now());
    if !vouching(signed_in).is_some_and(|vouching| vouching.at.is_within(VOUCHED_FOR, now)) {
        return Ok(BindingStage::NeedsCitizenCertificate);
    }
    let devices = send(&visit.env, signed_in.citizen.as_str(), &ListDevices).await?;
    if devices.len() >= MAX_DEVICES {
        return Ok(BindingStage::Full { most: MAX_DEVICES });
    }
    let begin = BeginBinding { digest: signed_in.session.digest() };
    let Some(ceremony) = send(&visit.env, signed_in.citizen.as_str(), &begin).await? else {
        return Ok(BindingStage::NeedsCitizenCertificate);
    };
    Ok(BindingStage::Ready { options: options(visit, signed_in, &ceremony, &devices).await? })
}

/// The JSON that worker/browser/device/options.ts describes.
#[derive(Serialize)]
struct Options<'a> {
    challenge: String,
    rp: Site<'a>,
    user: User,
    algorithms: Vec<i64>,
    #[serde(rename = "excludeCredentials")]
    exclude_credentials: Vec<&'a str>,
    /// A device of her own, which this very page runs on (protocol section 7: TW `FidO`).
    attachment: &'a str,
    timeout: u128,
}

#[derive(Serialize)]
struct Site<'a> {
    id: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct User {
    id: String,
    name: String,
    #[serde(rename = "displayName")]
    display_name: String,
}

async fn options(
    visit: &Visit,
    signed_in: &SignedIn,
    ceremony: &Ceremony,
    devices: &[Device],
) -> Result<String, PlatformError> {
    let (site, domain) = relying_party(&visit.env)?;
    let member = send(&visit.env, signed_in.citizen.as_str(), &WhoIsMember).await?;
    // What the device shows her when it asks; the whole ID never leaves the platform.
    let name = signed_in.view.person.id.masked();
    let shell = visit.shell();
    let options = Options {
        challenge: ceremony.challenge().text(),
        rp: Site { id: &domain, name: &shell.text("site-name") },
        user: User {
            id: URL_SAFE_NO_PAD.encode(ceremony.user_handle()),
            display_name: member.map_or_else(|| name.clone(), |member| member.name),
            name,
        },
        algorithms: site.algorithms().iter().map(|algorithm| algorithm.number()).collect(),
        exclude_credentials: devices.iter().map(|device| device.name.as_str()).collect(),
        attachment: "platform",
        timeout: CEREMONY_LIVES.as_millis(),
    };
    Ok(serde_json::to_string(&options)?)
}
