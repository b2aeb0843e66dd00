//! Codes that are sent to the citizen and typed back.

use mydata_consent::{CODE_DIGITS, CODE_LIFE, CodeRefusal, Identification};
use mydata_identity::Contact;

use super::{Desk, Outcome, evidence, next};
use crate::error::PlatformError;
use crate::messages::{CodePurpose, LetterKind};
use crate::names::{TransactionName, hex};
use crate::objects::citizen::PostLetter;
use crate::objects::identification::{Course, GiveCodeUp, NotSent, SendCode, TryCode};
use crate::objects::send;
use crate::pages::{CodeFor, CodeNotice, CodeSaid, CodeStep};
use crate::visit::{Form, Visit};

pub(super) fn show(visit: &Visit, desk: &Desk, course: &Course) -> Result<Outcome, PlatformError> {
    page(visit, desk, course, CodeSaid::default())
}

pub(super) async fn act(
    visit: &Visit,
    desk: &Desk,
    course: &Course,
    form: &Form,
) -> Result<Outcome, PlatformError> {
    match form.text("decision") {
        "back" => {
            send(&visit.env, &desk.object(), &GiveCodeUp).await?;
            visit.see_other(&desk.action).map(Outcome::Answer)
        }
        "resend" => resend(visit, desk, course).await,
        _ => attempt(visit, desk, course, form).await,
    }
}

/// Sends the code that belongs to a bank's card to the telephone that the registry knows.
pub(super) async fn send_to_telephone(
    visit: &Visit,
    desk: &Desk,
    course: &Course,
) -> Result<Outcome, PlatformError> {
    let registered = course.person.as_ref().and_then(|person| person.mobile.as_deref());
    let Some(Ok(to @ Contact::Mobile(_))) = registered.map(Contact::parse) else {
        let course = send(&visit.env, &desk.object(), &GiveCodeUp).await?;
        return evidence::refused(visit, desk, &course, "identify.no-telephone").await;
    };
    post(visit, desk, course, to, None).await
}

/// Sends the code that confirms a newcomer's contact.
pub(super) async fn send_to_contact(
    visit: &Visit,
    desk: &Desk,
    course: &Course,
    contact: Contact,
    name: String,
) -> Result<Outcome, PlatformError> {
    post(visit, desk, course, contact, Some(name)).await
}

async fn resend(visit: &Visit, desk: &Desk, course: &Course) -> Result<Outcome, PlatformError> {
    match &course.code {
        Some(code) => post(visit, desk, course, code.to.clone(), code.name.clone()).await,
        None => send_to_telephone(visit, desk, course).await,
    }
}

/// Sends a code, in place of the last one.
async fn post(
    visit: &Visit,
    desk: &Desk,
    course: &Course,
    to: Contact,
    name: Option<String>,
) -> Result<Outcome, PlatformError> {
    let Some(person) = &course.person else { return visit.see_other(&desk.action).map(Outcome::Answer) };
    let code = crate::random::code()?;
    let purpose = if name.is_some() { CodePurpose::ConfirmContact } else { CodePurpose::OneTimeCode };
    let is_again = course.code.is_some();
    if let Some(at) = course.code.as_ref().map(|last| last.resend_at).filter(|at| visit.now() < *at) {
        return page(visit, desk, course, CodeSaid::notice(CodeNotice::TooSoon { at }));
    }
    let digest = visit.keys.code(&desk.object(), &code);
    let letter = PostLetter {
        key: hex(&crate::random::bytes::<16>()?),
        to: Some(to.clone()),
        locale: visit.locale,
        about: TransactionName::parse(&desk.occasion),
        what: LetterKind::Code { code, purpose, valid_until: visit.now().plus(CODE_LIFE) },
    };
    // The letter first: where none may go out, the code that was sent last stays good.
    if let Err(too_many) = send(&visit.env, visit.keys.citizen(&person.id).as_str(), &letter).await? {
        let notice = CodeNotice::TooManyLetters { until: too_many.until };
        return page(visit, desk, course, CodeSaid::notice(notice));
    }
    match send(&visit.env, &desk.object(), &SendCode { digest, to, name }).await? {
        Ok(course) if is_again => page(visit, desk, &course, CodeSaid::notice(CodeNotice::SentAgain)),
        Err(NotSent::NotBefore(at)) => {
            page(visit, desk, course, CodeSaid::notice(CodeNotice::TooSoon { at }))
        }
        Ok(_) | Err(NotSent::OutOfOrder) => visit.see_other(&desk.action).map(Outcome::Answer),
    }
}

async fn attempt(visit: &Visit, desk: &Desk, course: &Course, form: &Form) -> Result<Outcome, PlatformError> {
    let typed: String = form.text("code").chars().filter(|character| !character.is_whitespace()).collect();
    if typed.len() != CODE_DIGITS || !typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return page(visit, desk, course, CodeSaid::problem("identification.code-form", None));
    }
    // The code counts its own wrong tries and dies of them; how many codes are sent is limited where letters are posted.
    let digest = visit.keys.code(&desk.object(), &typed);
    match send(&visit.env, &desk.object(), &TryCode { digest }).await? {
        Ok(course) => next(visit, desk, course).await,
        Err(CodeRefusal::Wrong { remaining }) => {
            page(visit, desk, course, CodeSaid::problem("identification.code-wrong", Some(remaining)))
        }
        Err(CodeRefusal::Dead) => {
            let mut course = course.clone();
            if let Some(code) = course.code.as_mut() {
                code.is_live = false;
            }
            page(visit, desk, &course, CodeSaid::problem("identification.code-dead", None))
        }
    }
}

fn page(visit: &Visit, desk: &Desk, course: &Course, said: CodeSaid) -> Result<Outcome, PlatformError> {
    let purpose = match course.identification {
        Identification::ExpectContact(_) => CodeFor::Contact,
        _ => CodeFor::BankCard,
    };
    let (status, wait_until) = (said.status(), said.wait_until());
    let now = visit.now();
    let code = course.code.as_ref();
    let page = CodeStep {
        shell: visit.shell(),
        head: desk.head(visit, course),
        purpose,
        masked_to: code.map(|code| code.to.masked()).unwrap_or_default(),
        valid_until: code.map_or(now, |code| code.valid_until),
        resend_at: code.map_or(now, |code| code.resend_at),
        is_live: code.is_some_and(|code| code.is_live),
        problem: said.problem,
        remaining: said.remaining,
        notice: said.notice,
    };
    let answer = match wait_until {
        Some(until) => visit.page_to_wait(until, page.render()),
        None => visit.page(status, page.render()),
    };
    answer.map(Outcome::Answer)
}
