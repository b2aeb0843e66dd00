//! The member area: what somebody who is signed in sees, and how she leaves it.

use mydata_consent::Shown;
use worker::{Method, Response};

use super::{member_contact, member_device, member_record, member_sign_in, uses};
use crate::error::PlatformError;
use crate::member::{MemberCookie, SignedIn};
use crate::objects::citizen::{
    Device, EndAllSessions, EndSession, ListSessions, Member, RemoveDevice, SessionLine, WhoIsMember,
};
use crate::objects::send;
use crate::pages::{
    DeviceEntry, FaultKind, HowShown, MemberBrief, MemberDone, MemberHome, SessionEntry, SignedOut,
};
use crate::visit::{Form, Visit};

/// Where somebody signs in.
pub(super) const SIGN_IN: &str = "/member/sign-in";
/// Where somebody who is signed in shows a stronger method.
pub(super) const STEP_UP: &str = "/member/step-up";
/// What the tokens of this page's forms hold for.
const STEP: &str = "member";
/// How many uses the front page shows.
const RECENT_USES: usize = 5;

pub(super) async fn answer(visit: &mut Visit, path: &[&str]) -> Result<Response, PlatformError> {
    if let (Method::Get, ["signed-out", rest @ ..]) = (visit.method(), path) {
        return signed_out(visit, rest);
    }
    let signed_in = SignedIn::of(visit).await?;
    if let ["sign-in"] = path {
        return if signed_in.is_some() {
            visit.see_other("/member")
        } else {
            member_sign_in::enter(visit).await
        };
    }
    let Some(signed_in) = signed_in else { return visit.see_other(SIGN_IN) };
    match (visit.method(), path) {
        (_, ["step-up"]) => member_sign_in::step_up(visit, signed_in).await,
        (Method::Get, []) => home(visit, &signed_in).await,
        (Method::Get, ["contact"]) => member_contact::show(visit, &signed_in).await,
        (Method::Post, ["contact"]) => {
            let form = visit.form().await?;
            member_contact::act(visit, &signed_in, &form).await
        }
        (Method::Get, ["device"]) => member_device::show(visit, &signed_in).await,
        (Method::Post, ["device"]) => {
            let form = visit.form().await?;
            member_device::bind(visit, &signed_in, &form).await
        }
        (_, ["record" | "record.csv" | "record.json", ..]) => {
            member_record::answer(visit, &signed_in, path).await
        }
        (Method::Post, [deed @ ("sign-out" | "sign-out-everywhere")] | ["device", deed @ "remove"]) => {
            let form = visit.form().await?;
            if visit.is_cross_site() || !signed_in.session.accepts(form.text("csrf"), STEP, "") {
                return visit.fault(403, FaultKind::StaleForm, "form.token");
            }
            act(visit, &signed_in, deed, &form).await
        }
        _ => visit.not_found(),
    }
}

async fn act(
    visit: &Visit,
    signed_in: &SignedIn,
    deed: &str,
    form: &Form,
) -> Result<Response, PlatformError> {
    let citizen = signed_in.citizen.as_str();
    match deed {
        "remove" => {
            let removed = RemoveDevice { name: form.text("device").to_owned() };
            // A device that is not there is one that has been removed.
            let _ = send(&visit.env, citizen, &removed).await?;
            done(visit, MemberDone::DeviceRemoved)
        }
        "sign-out-everywhere" => {
            let _ = send(&visit.env, citizen, &EndAllSessions).await?;
            leave(visit, "/member/signed-out/everywhere")
        }
        _ => {
            send(&visit.env, citizen, &EndSession { digest: signed_in.session.digest() }).await?;
            leave(visit, "/member/signed-out")
        }
    }
}

/// Shows the front page, saying what has just been done.
pub(super) fn done(visit: &Visit, done: MemberDone) -> Result<Response, PlatformError> {
    visit.see_other(&format!("/member?done={}", done.as_str()))
}

fn leave(visit: &Visit, location: &str) -> Result<Response, PlatformError> {
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
        devices: devices.into_iter().map(device).collect(),
        sessions: sessions.iter().map(session).collect(),
        recent_uses: uses::latest(visit, &signed_in.citizen, RECENT_USES).await?,
    };
    visit.page(200, page.render())
}

fn brief(member: Member) -> MemberBrief {
    MemberBrief { name: member.name, masked_contact: member.contact.masked(), since: member.since }
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
