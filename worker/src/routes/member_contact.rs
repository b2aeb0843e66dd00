//! Changing the main contact in the member area.

use mydata_consent::{CODE_DIGITS, CodeRefusal};
use mydata_identity::Contact;
use worker::Response;

use super::member;
use super::member_step_up::Purpose;
use crate::error::PlatformError;
use crate::member::SignedIn;
use crate::objects::citizen::{
    AskContactChange, CodeNotSent, ConfirmContactChange, ContactChange, DropContactChange, ShowContactChange,
    WhoIsMember,
};
use crate::objects::send;
use crate::pages::{
    CodeFor, CodeNotice, CodeSaid, CodeStep, FaultKind, FieldProblem, FreshFor, IdentifyField, IdentifyHead,
    MemberContact, MemberDone,
};
use crate::visit::{Form, Visit};

/// What the tokens of these pages' forms hold for.
const STEP: &str = "contact";
const ADDRESS: &str = "/member/contact";

/// Shows the page whose turn it is.
pub(super) async fn show(visit: &Visit, signed_in: &SignedIn) -> Result<Response, PlatformError> {
    match waiting(visit, signed_in).await? {
        Some(change) => code_page(visit, signed_in, &change, CodeSaid::default()),
        None if !signed_in.view.is_fresh(visit.now()) => fresh_first(visit, 200),
        None => contact_page(visit, signed_in, "", None, None).await,
    }
}

/// Takes in a contact, or the code that was sent to it.
pub(super) async fn act(visit: &Visit, signed_in: &SignedIn, form: &Form) -> Result<Response, PlatformError> {
    if visit.is_cross_site() || !signed_in.session.accepts(form.text("csrf"), STEP, "") {
        return visit.fault(403, FaultKind::StaleForm, "form.token");
    }
    let Some(change) = waiting(visit, signed_in).await? else {
        return match Contact::parse(form.text("contact")) {
            Ok(contact) => ask(visit, signed_in, contact, None).await,
            Err(error) => {
                contact_page(visit, signed_in, form.text("contact"), Some(error.code()), None).await
            }
        };
    };
    match form.text("decision") {
        "resend" => ask(visit, signed_in, change.to.clone(), Some(&change)).await,
        decision @ ("back" | "refuse") => {
            let digest = signed_in.session.digest();
            send(&visit.env, signed_in.citizen.as_str(), &DropContactChange { digest }).await?;
            visit.see_other(if decision == "back" { ADDRESS } else { "/member" })
        }
        _ => confirm(visit, signed_in, &change, form.text("code")).await,
    }
}

async fn waiting(visit: &Visit, signed_in: &SignedIn) -> Result<Option<ContactChange>, PlatformError> {
    let show = ShowContactChange { digest: signed_in.session.digest() };
    send(&visit.env, signed_in.citizen.as_str(), &show).await
}

/// Sends a code, in place of the one to `earlier` if there is one.
async fn ask(
    visit: &Visit,
    signed_in: &SignedIn,
    to: Contact,
    earlier: Option<&ContactChange>,
) -> Result<Response, PlatformError> {
    let code = crate::random::code()?;
    let typed = to.as_str().to_owned();
    let code_digest = digest_of(visit, signed_in, &code);
    let digest = signed_in.session.digest();
    let ask = AskContactChange { digest, to, locale: visit.locale, code, code_digest };
    match (send(&visit.env, signed_in.citizen.as_str(), &ask).await?, earlier) {
        (Ok(change), Some(_)) => {
            code_page(visit, signed_in, &change, CodeSaid::notice(CodeNotice::SentAgain))
        }
        (Err(CodeNotSent::TooSoon { at }), Some(change)) => {
            code_page(visit, signed_in, change, CodeSaid::notice(CodeNotice::TooSoon { at }))
        }
        (Err(CodeNotSent::TooManyLetters { until }), Some(change)) => {
            code_page(visit, signed_in, change, CodeSaid::notice(CodeNotice::TooManyLetters { until }))
        }
        (Err(CodeNotSent::TooManyLetters { until }), None) => {
            contact_page(visit, signed_in, &typed, None, Some(until)).await
        }
        // Where one was asked for a moment ago, in another tab, the page of that one is shown.
        (Ok(_) | Err(CodeNotSent::TooSoon { .. }), None) => visit.see_other(ADDRESS),
        (Err(CodeNotSent::NoMember), _) => visit.see_other("/member"),
        (Err(CodeNotSent::NotFresh(_)), _) => fresh_first(visit, 403),
    }
}

fn fresh_first(visit: &Visit, status: u16) -> Result<Response, PlatformError> {
    member::fresh_first(visit, FreshFor::Contact, &Purpose::Contact, status)
}

async fn confirm(
    visit: &Visit,
    signed_in: &SignedIn,
    change: &ContactChange,
    typed: &str,
) -> Result<Response, PlatformError> {
    let code: String = typed.chars().filter(|character| !character.is_whitespace()).collect();
    if code.len() != CODE_DIGITS || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return code_page(visit, signed_in, change, CodeSaid::problem("identification.code-form", None));
    }
    let code_digest = digest_of(visit, signed_in, &code);
    let confirm = ConfirmContactChange { digest: signed_in.session.digest(), code_digest };
    match send(&visit.env, signed_in.citizen.as_str(), &confirm).await? {
        Ok(()) => member::done(visit, MemberDone::ContactChanged),
        Err(CodeRefusal::Wrong { remaining }) => {
            let said = CodeSaid::problem("identification.code-wrong", Some(remaining));
            code_page(visit, signed_in, change, said)
        }
        Err(CodeRefusal::Dead) => {
            let dead = ContactChange { is_live: false, ..change.clone() };
            code_page(visit, signed_in, &dead, CodeSaid::problem("identification.code-dead", None))
        }
    }
}

fn digest_of(visit: &Visit, signed_in: &SignedIn, code: &str) -> String {
    visit.keys.code(&format!("contact:{}", signed_in.session.digest().as_str()), code)
}

fn code_page(
    visit: &Visit,
    signed_in: &SignedIn,
    change: &ContactChange,
    said: CodeSaid,
) -> Result<Response, PlatformError> {
    let (status, wait_until) = (said.status(), said.wait_until());
    let page = CodeStep {
        shell: visit.shell(),
        head: IdentifyHead {
            action: ADDRESS.to_owned(),
            csrf: signed_in.session.form_token(STEP, ""),
            service: None,
            steps: None,
            deadline: signed_in.view.ends_at,
            now: visit.now(),
        },
        purpose: CodeFor::Contact,
        masked_to: change.to.masked(),
        valid_until: change.valid_until,
        resend_at: change.resend_at,
        is_live: change.is_live,
        problem: said.problem,
        remaining: said.remaining,
        notice: said.notice,
    };
    match wait_until {
        Some(until) => visit.page_to_wait(until, page.render()),
        None => visit.page(status, page.render()),
    }
}

async fn contact_page(
    visit: &Visit,
    signed_in: &SignedIn,
    typed: &str,
    problem: Option<&'static str>,
    too_many_until: Option<mydata_consent::Moment>,
) -> Result<Response, PlatformError> {
    let Some(member) = send(&visit.env, signed_in.citizen.as_str(), &WhoIsMember).await? else {
        return visit.see_other("/member");
    };
    let page = MemberContact {
        shell: visit.shell(),
        csrf: signed_in.session.form_token(STEP, ""),
        masked_contact: member.contact.masked(),
        typed: typed.to_owned(),
        problem: problem.map(|code| FieldProblem { field: IdentifyField::Contact, code }),
        too_many_until,
    };
    match (problem, too_many_until) {
        (Some(_), _) => visit.page(422, page.render()),
        (None, Some(until)) => visit.page_to_wait(until, page.render()),
        (None, None) => visit.page(200, page.render()),
    }
}
