//! The page of a method, and what comes of the evidence that is sent in with it.

mod fields;
mod page;

use std::time::Duration;

use mydata_consent::{Identification, Moment, Standing};
use mydata_identity::IdentityMethod;
use mydata_identity::evidence::{Challenge, CredentialRecord, Occasion};
use worker::Response;

use super::tries::{Paused, Tries};
use super::{Desk, Outcome, code, next};
use crate::error::PlatformError;
use crate::identification::{self, Attempt, Checked, needs_challenge};
use crate::objects::citizen::{KeepDevice, WhoIsMember};
use crate::objects::identification::{Course, Show, TakeChallenge, seconds};
use crate::objects::send;
use crate::objects::transaction::Person;
use crate::pages::{IdentifyField, IdentifyNotice, Locked};
use crate::visit::{Form, Visit};
use fields::Fields;
use page::Asked;

pub(super) async fn show(visit: &Visit, desk: &Desk, course: &Course) -> Result<Outcome, PlatformError> {
    let offer = desk.offer(visit, course);
    let method = desk.prefers.filter(|method| offer.includes(*method)).or(offer.first());
    page::of(visit, desk, course, Asked { method, ..Asked::default() }).await.map(Outcome::Answer)
}

pub(super) async fn act(
    visit: &Visit,
    desk: &Desk,
    course: &Course,
    form: &Form,
) -> Result<Outcome, PlatformError> {
    let begun_at = visit.now();
    let offer = desk.offer(visit, course);
    let asked_for = |field| IdentityMethod::parse(form.text(field)).ok().filter(|one| offer.includes(*one));
    let typed = fields::typed(form);
    if !form.text("choose").is_empty() {
        let method = asked_for("choose").or(offer.first());
        let asked = Asked { method, typed, ..Asked::default() };
        return page::of(visit, desk, course, asked).await.map(Outcome::Answer);
    }
    let Some(method) = asked_for("method") else {
        let problems = vec![page::problem(IdentifyField::Method, "identity.method-unavailable")];
        let asked = Asked { method: offer.first(), typed, problems, status: 422, ..Asked::default() };
        return page::of(visit, desk, course, asked).await.map(Outcome::Answer);
    };
    match Fields::read(desk, course, method, form) {
        Ok(fields) => attempt(visit, desk, course, &fields, form, begun_at).await,
        Err(problems) => {
            let asked = Asked { method: Some(method), typed, problems, status: 422, ..Asked::default() };
            page::of(visit, desk, course, asked).await.map(Outcome::Answer)
        }
    }
}

async fn attempt(
    visit: &Visit,
    desk: &Desk,
    course: &Course,
    fields: &Fields,
    form: &Form,
    begun_at: Moment,
) -> Result<Outcome, PlatformError> {
    let Some(challenge) = challenge(visit, desk, fields.method).await? else {
        let notice = IdentifyNotice::EvidenceRefused { code: "identity.challenge-expired", remaining: None };
        return again(visit, desk, course, fields.method, form, notice).await;
    };
    let guessed =
        fields.method.can_be_guessed().then(|| (visit.keys.citizen(&fields.claimed), fields.method));
    let tries = match Tries::begin(visit, desk, guessed).await? {
        Ok(tries) => tries,
        Err(paused) => return locked(visit, desk, course, fields.method, paused).map(Outcome::Answer),
    };
    let submission = form.submission();
    let attempt = Attempt {
        method: fields.method,
        claimed: &fields.claimed,
        birthday: fields.birthday,
        company: fields.company.clone(),
        submission: &submission,
        challenge,
    };
    let told = match identification::check(visit, &attempt).await? {
        Checked::Person { person, device } => match keep(visit, fields, device).await? {
            Ok(()) => {
                tries.right(visit).await?;
                return shown(visit, desk, fields, person).await;
            }
            Err(told) => Some(told),
        },
        // The try stays counted: right documents of one's own must not clear guesses at another's.
        Checked::Another if desk.claimed.is_some() => return Ok(Outcome::Another),
        Checked::Another => None,
        Checked::NoMatch { told } => told,
        Checked::Unavailable => {
            tries.unchecked(visit).await?;
            return again(visit, desk, course, fields.method, form, IdentifyNotice::RegistryUnavailable)
                .await;
        }
    };
    visit.refuse_in_steps(begun_at).await;
    let remaining = tries.remaining();
    if remaining == 0 {
        let until = visit.now().plus(mydata_consent::LOCK);
        let paused = Paused { locked: mydata_consent::Locked { until }, others_may: tries.others_may() };
        return locked(visit, desk, course, fields.method, paused).map(Outcome::Answer);
    }
    let notice = match told {
        Some(code) => IdentifyNotice::EvidenceRefused { code, remaining: Some(remaining) },
        None => IdentifyNotice::NotMatched { remaining },
    };
    again(visit, desk, course, fields.method, form, notice).await
}

/// A device's record is stored in place of the old one before anything else may come of its evidence.
async fn keep(
    visit: &Visit,
    fields: &Fields,
    device: Option<Box<CredentialRecord>>,
) -> Result<Result<(), &'static str>, PlatformError> {
    let Some(record) = device else { return Ok(Ok(())) };
    let citizen = visit.keys.citizen(&fields.claimed);
    let kept = send(&visit.env, citizen.as_str(), &KeepDevice { record: *record }).await?;
    Ok(kept.map_err(|_| "identity.counter-fell-back"))
}

/// Evidence that held is taken in. Where a code belongs to it, the code goes out.
async fn shown(
    visit: &Visit,
    desk: &Desk,
    fields: &Fields,
    person: Box<Person>,
) -> Result<Outcome, PlatformError> {
    let citizen = visit.keys.citizen(&person.id);
    let member = send(&visit.env, citizen.as_str(), &WhoIsMember).await?;
    let standing = if member.is_some() { Standing::Member } else { Standing::Newcomer };
    let show = Show { method: fields.method, person, standing };
    // A refusal means that another tab was faster: the page says where things stand.
    let Ok(course) = send(&visit.env, &desk.object(), &show).await? else {
        return visit.see_other(&desk.action).map(Outcome::Answer);
    };
    if let Identification::ExpectOneTimeCode(_) = course.identification {
        return code::send_to_telephone(visit, desk, &course).await;
    }
    next(visit, desk, course).await
}

/// The challenge that evidence of this method must have been made for; none if it was used or never made. Methods whose
/// evidence answers no challenge have one all the same, which admits it now.
async fn challenge(
    visit: &Visit,
    desk: &Desk,
    method: IdentityMethod,
) -> Result<Option<Challenge>, PlatformError> {
    let digest = desk.session.digest();
    let session = digest.as_str().as_bytes();
    if !needs_challenge(method) {
        let occasion = Occasion { method, session, transaction: desk.occasion.as_bytes() };
        let now = seconds(visit.now());
        return Ok(Some(Challenge::new(&occasion, crate::random::bytes()?, now, Duration::from_mins(1))));
    }
    let kept = send(&visit.env, &desk.object(), &TakeChallenge { method }).await?;
    Ok(kept.map(|kept| kept.bound_to(session, desk.occasion.as_bytes())))
}

/// The page of the methods, saying why the last one cannot be used.
pub(super) async fn refused(
    visit: &Visit,
    desk: &Desk,
    course: &Course,
    code: &'static str,
) -> Result<Outcome, PlatformError> {
    let method = desk.offer(visit, course).first();
    let notice = Some(IdentifyNotice::EvidenceRefused { code, remaining: None });
    page::of(visit, desk, course, Asked { method, notice, status: 409, ..Asked::default() })
        .await
        .map(Outcome::Answer)
}

async fn again(
    visit: &Visit,
    desk: &Desk,
    course: &Course,
    method: IdentityMethod,
    form: &Form,
    notice: IdentifyNotice,
) -> Result<Outcome, PlatformError> {
    let typed = fields::typed(form);
    let status = if matches!(notice, IdentifyNotice::RegistryUnavailable) { 503 } else { 422 };
    let asked = Asked { method: Some(method), typed, notice: Some(notice), status, ..Asked::default() };
    page::of(visit, desk, course, asked).await.map(Outcome::Answer)
}

fn locked(
    visit: &Visit,
    desk: &Desk,
    course: &Course,
    method: IdentityMethod,
    paused: Paused,
) -> Result<Response, PlatformError> {
    let offer = desk.offer(visit, course);
    let others = offer.open.into_iter().filter(|other| paused.others_may && *other != method).collect();
    let head = Some(desk.head(visit, course));
    let until = paused.locked.until;
    visit.page_to_wait(until, Locked { shell: visit.shell(), head, others, until, now: visit.now() }.render())
}
