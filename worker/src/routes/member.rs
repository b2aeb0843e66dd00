//! The member area: what somebody who is signed in sees, and how she leaves it.

use mydata_consent::Shown;
use worker::{Method, Response};

use super::member_sign_in::Then;
use super::member_step_up::Purpose;
use super::{
    member_contact, member_delegation, member_device, member_live, member_misuse, member_record,
    member_sign_in, member_step_up, member_withdraw, uses,
};
use crate::error::PlatformError;
use crate::member::{MemberCookie, SignedIn};
use crate::objects::citizen::{
    Device, EndAllSessions, EndSession, ListLive, ListSessions, Member, RemoveDevice, SessionLine,
    ShowMisuse, WhoIsMember,
};
use crate::objects::send;
use crate::pages::{
    AcceptedTerms, DeviceEntry, FaultKind, FreshFirst, FreshFor, HowShown, MemberBrief, MemberDone,
    MemberHome, SessionEntry, SignedOut,
};
use crate::visit::{Form, Visit};

/// Where somebody who is signed in shows a stronger method.
pub(super) const STEP_UP: &str = "/member/step-up";
/// What the tokens of this page's forms hold for.
const STEP: &str = "member";
/// How many uses the front page shows.
const RECENT_USES: usize = 5;

pub(super) async fn answer(visit: &mut Visit, path: &[&str]) -> Result<Response, PlatformError> {
    match (visit.method(), path) {
        (Method::Get, ["signed-out", rest @ ..]) => return signed_out(visit, rest),
        (Method::Get, ["withdrawn"]) => return member_withdraw::withdrawn(visit),
        _ => {}
    }
    let signed_in = match path {
        ["delegation", _, "status"] => SignedIn::behind_page(visit).await?,
        _ => SignedIn::of(visit).await?,
    };
    match (visit.method(), path) {
        (_, ["sign-in", then @ ..]) => {
            let Some(then) = Then::parse(then) else { return visit.not_found() };
            if signed_in.is_some() {
                return visit.see_other(then.address());
            }
            member_sign_in::enter(visit, then).await
        }
        (Method::Get, ["misuse"]) => member_misuse::show(visit, signed_in.as_ref()).await,
        (Method::Post, ["misuse"]) => {
            let form = visit.form().await?;
            member_misuse::report(visit, signed_in.as_ref(), &form).await
        }
        _ => match signed_in {
            Some(signed_in) => answer_member(visit, signed_in, path).await,
            None if path.first() == Some(&"delegation") => visit.see_other(Then::Delegation.sign_in()),
            None => visit.see_other(Then::Home.sign_in()),
        },
    }
}

/// What nobody sees who is not signed in.
async fn answer_member(
    visit: &mut Visit,
    signed_in: SignedIn,
    path: &[&str],
) -> Result<Response, PlatformError> {
    match (visit.method(), path) {
        (_, ["step-up", purpose @ ..]) => member_step_up::answer(visit, signed_in, purpose).await,
        (Method::Get, []) => home(visit, &signed_in).await,
        (Method::Get, ["contact"]) => member_contact::show(visit, &signed_in).await,
        (Method::Get, ["delegation"]) => member_delegation::show(visit, &signed_in).await,
        (Method::Get, ["delegation", name]) => member_delegation::show_mandate(visit, &signed_in, name).await,
        (Method::Get, ["delegation", name, "status"]) => {
            member_delegation::status(visit, &signed_in, name).await
        }
        (Method::Get, ["device"]) => member_device::show(visit, &signed_in).await,
        (Method::Get, ["live"]) => member_live::show(visit, &signed_in).await,
        (Method::Get, ["live", name, deed]) => member_live::ask(visit, &signed_in, name, deed).await,
        (Method::Get, ["withdraw"]) => member_withdraw::show(visit, &signed_in).await,
        (_, ["record" | "record.csv" | "record.json", ..]) => {
            member_record::answer(visit, &signed_in, path).await
        }
        (Method::Post, _) => {
            let form = visit.form().await?;
            act(visit, &signed_in, path, &form).await
        }
        _ => visit.not_found(),
    }
}

async fn act(
    visit: &Visit,
    signed_in: &SignedIn,
    path: &[&str],
    form: &Form,
) -> Result<Response, PlatformError> {
    match path {
        ["contact"] => member_contact::act(visit, signed_in, form).await,
        ["delegation"] => member_delegation::open(visit, signed_in, form).await,
        ["delegation", name] => member_delegation::answer(visit, signed_in, name, form).await,
        ["device"] => member_device::bind(visit, signed_in, form).await,
        ["live", name, deed] => member_live::act(visit, signed_in, name, deed, form).await,
        ["withdraw"] => member_withdraw::act(visit, signed_in, form).await,
        [deed @ ("sign-out" | "sign-out-everywhere")] | ["device", deed @ "remove"] => {
            if visit.is_cross_site() || !signed_in.session.accepts(form.text("csrf"), STEP, "") {
                return visit.fault(403, FaultKind::StaleForm, "form.token");
            }
            press(visit, signed_in, deed, form).await
        }
        _ => visit.not_found(),
    }
}

/// A button of the front page.
async fn press(
    visit: &Visit,
    signed_in: &SignedIn,
    deed: &str,
    form: &Form,
) -> Result<Response, PlatformError> {
    let citizen = signed_in.citizen.as_str();
    let digest = signed_in.session.digest();
    match deed {
        "remove" => {
            let name = form.text("device").to_owned();
            match send(&visit.env, citizen, &RemoveDevice { digest, name }).await? {
                // A device that is not there is one that has been removed.
                Ok(_) => done(visit, MemberDone::DeviceRemoved),
                Err(_) => fresh_first(visit, FreshFor::Device, &Purpose::Device, 403),
            }
        }
        "sign-out-everywhere" => {
            let _ = send(&visit.env, citizen, &EndAllSessions).await?;
            leave(visit, "/member/signed-out/everywhere")
        }
        _ => {
            send(&visit.env, citizen, &EndSession { digest }).await?;
            leave(visit, "/member/signed-out")
        }
    }
}

/// The page that sends her to show once more who she is.
pub(super) fn fresh_first(
    visit: &Visit,
    purpose: FreshFor,
    shown_for: &Purpose,
    status: u16,
) -> Result<Response, PlatformError> {
    let page = FreshFirst { shell: visit.shell(), purpose, go_at: shown_for.address() };
    visit.page(status, page.render())
}

/// Shows the front page, saying what has just been done.
pub(super) fn done(visit: &Visit, done: MemberDone) -> Result<Response, PlatformError> {
    visit.see_other(&format!("/member?done={}", done.as_str()))
}

/// Sends the browser on without its session.
pub(super) fn leave(visit: &Visit, location: &str) -> Result<Response, PlatformError> {
    let response = visit.see_other(location)?;
    response.headers().append("set-cookie", &MemberCookie::removal())?;
    Ok(response)
}

fn signed_out(visit: &Visit, path: &[&str]) -> Result<Response, PlatformError> {
    let everywhere = match path {
        [] => false,
        ["everywhere"] => true,
        _ => return visit.not_found(),
    };
    visit.page(200, SignedOut { shell: visit.shell(), everywhere }.render())
}

async fn home(visit: &Visit, signed_in: &SignedIn) -> Result<Response, PlatformError> {
    let citizen = signed_in.citizen.as_str();
    let digest = signed_in.session.digest();
    let member = send(&visit.env, citizen, &WhoIsMember).await?;
    let sessions = send(&visit.env, citizen, &ListSessions { digest }).await?;
    let report = send(&visit.env, citizen, &ShowMisuse { digest: signed_in.session.digest() }).await?;
    let live = send(&visit.env, citizen, &ListLive).await?;
    let devices = send(&visit.env, citizen, &crate::objects::citizen::ListDevices).await?;
    let page = MemberHome {
        shell: visit.shell(),
        csrf: signed_in.session.form_token(STEP, ""),
        now: visit.now(),
        done: visit.query().split('&').find_map(|pair| MemberDone::parse(pair.strip_prefix("done=")?)),
        masked_id: signed_in.view.person.id.masked(),
        member: member.map(brief),
        shown: signed_in.view.strongest().map(|Shown { method, at }| HowShown { method, at }),
        idle_until: signed_in.view.idle_until,
        ends_at: signed_in.view.ends_at,
        frozen_since: report.map(|report| report.since),
        live: live.len(),
        devices: devices.into_iter().map(device).collect(),
        sessions: sessions.iter().map(session).collect(),
        recent_uses: uses::latest(visit, &signed_in.citizen, RECENT_USES).await?,
    };
    visit.page(200, page.render())
}

fn brief(member: Member) -> MemberBrief {
    MemberBrief {
        name: member.name,
        masked_contact: member.contact.masked(),
        since: member.since,
        accepted: AcceptedTerms {
            terms: member.terms_version,
            privacy: member.privacy_version,
            at: member.accepted_at,
        },
    }
}

fn device(device: Device) -> DeviceEntry {
    DeviceEntry { name: device.name, bound_at: device.bound_at, is_backed_up: device.is_backed_up }
}

fn session(line: &SessionLine) -> SessionEntry {
    SessionEntry {
        began_at: line.began_at,
        last_seen_at: line.last_seen_at,
        method: line.method,
        is_this: line.is_this,
    }
}
