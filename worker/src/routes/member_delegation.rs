//! Going to a counter for somebody else: entering the code from the letter, accepting or not.

use mydata_protocol::counter::CounterCode;
use mydata_protocol::ids::ResourceId;
use worker::Response;

use super::member_step_up::Purpose;
use super::{code_view, member, permissions, status_step};
use crate::error::PlatformError;
use crate::member::SignedIn;
use crate::names::TransactionName;
use crate::objects::citizen::{
    ListMandates, Mandate, MandateRefusal, MayAccept, OpenMandate, ShowMisuse, WhoIsMember,
};
use crate::objects::gate::{BeginTry, TakeBackTry};
use crate::objects::send;
use crate::objects::transaction::{AgentAnswer, AgentAnswers, CodeView, Holder, IssueCode, ShowCode};
use crate::pages::{
    FaultKind, FreshFor, MandateCode, MandateDone, MandateEntry, MandateProblem, MandateQuestion, MayAct,
    MemberDelegation,
};
use crate::visit::{Form, Visit};

/// What the tokens of these pages' forms hold for.
const STEP: &str = "delegation";
const ADDRESS: &str = "/member/delegation";

/// The field for a code, and what she has been asked so far.
pub(super) async fn show(visit: &Visit, signed_in: &SignedIn) -> Result<Response, PlatformError> {
    code_page(visit, signed_in, None).await
}

/// Takes in a code. Wrong ones are counted for her and for the address; one that was not looked at is not.
pub(super) async fn open(
    visit: &Visit,
    signed_in: &SignedIn,
    form: &Form,
) -> Result<Response, PlatformError> {
    if !is_ours(visit, signed_in, form) {
        return visit.fault(403, FaultKind::StaleForm, "form.token");
    }
    let Ok(code) = CounterCode::parse(form.text("code")) else {
        return code_page(visit, signed_in, Some(MandateProblem::Form)).await;
    };
    let gate = format!("agent-code:{}", visit.keys.address(visit.caller()));
    let begun = match send(&visit.env, &gate, &BeginTry).await? {
        Ok(begun) => begun,
        Err(locked) => {
            return code_page(visit, signed_in, Some(MandateProblem::Locked { until: locked.until })).await;
        }
    };
    let open = OpenMandate {
        session: signed_in.session.digest(),
        digest: visit.keys.agent_code(&signed_in.citizen, &code),
    };
    let opened = send(&visit.env, signed_in.citizen.as_str(), &open).await?;
    if !matches!(opened, Err(MandateRefusal::Wrong { .. })) {
        send(&visit.env, &gate, &TakeBackTry { at: begun.at }).await?;
    }
    match opened {
        Ok(transaction) => visit.see_other(&format!("{ADDRESS}/{transaction}")),
        Err(MandateRefusal::Locked { until }) => {
            code_page(visit, signed_in, Some(MandateProblem::Locked { until })).await
        }
        Err(MandateRefusal::Wrong { remaining }) => {
            let remaining = remaining.min(begun.remaining);
            code_page(visit, signed_in, Some(MandateProblem::Wrong { remaining })).await
        }
        // The page says what stands in the way.
        Err(_) => code_page(visit, signed_in, None).await,
    }
}

/// What she is asked, or once she has accepted the code.
pub(super) async fn show_mandate(
    visit: &Visit,
    signed_in: &SignedIn,
    name: &str,
) -> Result<Response, PlatformError> {
    let Some(mandate) = find(visit, signed_in, name).await? else { return over(visit) };
    if let Some(view) = view(visit, signed_in, &mandate.transaction).await? {
        let html = carried(visit, signed_in, mandate, view, None).await?.render();
        let mut response = visit.page(200, html)?;
        permissions::allow(&mut response, "screen-wake-lock")?;
        return Ok(response);
    }
    let page = MandateQuestion {
        shell: visit.shell(),
        csrf: signed_in.session.form_token(STEP, ""),
        mandate: entry(visit, mandate),
    };
    visit.page(200, page.render())
}

/// What the page of the code asks for while it is shown. It counts as being looked at as long as there is a code to show or a clerk
/// at work: whoever stands in a queue with it is not signed out, and whoever has left it open is.
pub(super) async fn status(
    visit: &Visit,
    signed_in: &SignedIn,
    name: &str,
) -> Result<Response, PlatformError> {
    let Some(mandate) = find(visit, signed_in, name).await? else { return visit.not_found() };
    match view(visit, signed_in, &mandate.transaction).await? {
        Some(view) => {
            if view.code.is_some() || view.visit.is_some() {
                SignedIn::of(visit).await?;
            }
            status_step::of_code(visit, code_view::state(&view), &view)
        }
        None => visit.not_found(),
    }
}

/// She accepts, has a code made, or does not go.
pub(super) async fn answer(
    visit: &Visit,
    signed_in: &SignedIn,
    name: &str,
    form: &Form,
) -> Result<Response, PlatformError> {
    if !is_ours(visit, signed_in, form) {
        return visit.fault(403, FaultKind::StaleForm, "form.token");
    }
    let Some(mandate) = find(visit, signed_in, name).await? else { return over(visit) };
    match form.text("decision") {
        "accept" => accept(visit, signed_in, &mandate.transaction).await,
        "issue" => issue(visit, signed_in, mandate).await,
        "decline" => {
            tell(visit, signed_in, &mandate, AgentAnswer::Decline).await?;
            done(visit, MandateDone::Declined)
        }
        _ => visit.not_found(),
    }
}

async fn accept(
    visit: &Visit,
    signed_in: &SignedIn,
    transaction: &TransactionName,
) -> Result<Response, PlatformError> {
    let may = MayAccept { session: signed_in.session.digest(), transaction: transaction.clone() };
    match send(&visit.env, signed_in.citizen.as_str(), &may).await? {
        Ok(mandate) => {
            let name = signed_in.view.person.name.clone();
            if tell(visit, signed_in, &mandate, AgentAnswer::Accept { name }).await? {
                visit.see_other(&format!("{ADDRESS}/{transaction}"))
            } else {
                over(visit)
            }
        }
        Err(MandateRefusal::NotFresh(_)) => {
            let purpose = Purpose::Delegation(transaction.clone());
            member::fresh_first(visit, FreshFor::Delegation, &purpose, 403)
        }
        Err(_) => over(visit),
    }
}

/// The code, while it is hers.
async fn view(
    visit: &Visit,
    signed_in: &SignedIn,
    transaction: &TransactionName,
) -> Result<Option<CodeView>, PlatformError> {
    let holder = Holder::Agent(signed_in.citizen.clone());
    send(&visit.env, transaction.as_str(), &ShowCode { holder }).await
}

async fn issue(visit: &Visit, signed_in: &SignedIn, mandate: Mandate) -> Result<Response, PlatformError> {
    let transaction = mandate.transaction.clone();
    let holder = Holder::Agent(signed_in.citizen.clone());
    let Err(refused) = send(&visit.env, transaction.as_str(), &IssueCode { holder }).await? else {
        return visit.see_other(&format!("{ADDRESS}/{transaction}"));
    };
    match view(visit, signed_in, &transaction).await? {
        Some(view) => {
            visit.page(409, carried(visit, signed_in, mandate, view, Some(refused)).await?.render())
        }
        None => visit.see_other(&format!("{ADDRESS}/{transaction}")),
    }
}

/// The page of the code that she carries.
async fn carried(
    visit: &Visit,
    signed_in: &SignedIn,
    mandate: Mandate,
    view: CodeView,
    problem: Option<String>,
) -> Result<MandateCode, PlatformError> {
    let member = send(&visit.env, signed_in.citizen.as_str(), &WhoIsMember).await?;
    let (naming, mandate) = (mandate.naming, entry(visit, mandate));
    let named = || view.datasets.iter().zip(&mandate.datasets);
    let name = |wanted: &ResourceId| {
        named().find(|((resource, _), _)| resource == wanted).map(|(_, name)| name.clone())
    };
    let missing = named().filter(|((_, state), _)| code_view::is_missing(state));
    Ok(MandateCode {
        shell: visit.shell(),
        csrf: signed_in.session.form_token(STEP, ""),
        masked_contact: member.map(|member| member.contact.masked()).unwrap_or_default(),
        codes_left: view.codes_left,
        history: code_view::history(&view.history, Some(naming), name),
        missing: missing.map(|(_, name)| name.clone()).collect(),
        now: visit.now(),
        state: code_view::state(&view),
        stage: code_view::stage(view, &mandate.agency),
        mandate,
        problem,
    })
}

/// Whether the transaction took the answer: it may be over, or taken back.
async fn tell(
    visit: &Visit,
    signed_in: &SignedIn,
    mandate: &Mandate,
    answer: AgentAnswer,
) -> Result<bool, PlatformError> {
    let answers = AgentAnswers { agent: signed_in.citizen.clone(), naming: mandate.naming, answer };
    Ok(send(&visit.env, mandate.transaction.as_str(), &answers).await?.is_ok())
}

fn is_ours(visit: &Visit, signed_in: &SignedIn, form: &Form) -> bool {
    !visit.is_cross_site() && signed_in.session.accepts(form.text("csrf"), STEP, "")
}

/// What she was asked and has seen, under this name.
async fn find(visit: &Visit, signed_in: &SignedIn, name: &str) -> Result<Option<Mandate>, PlatformError> {
    let Some(name) = TransactionName::parse(name) else { return Ok(None) };
    Ok(mandates(visit, signed_in).await?.into_iter().find(|mandate| mandate.transaction == name))
}

async fn mandates(visit: &Visit, signed_in: &SignedIn) -> Result<Vec<Mandate>, PlatformError> {
    let list = ListMandates { session: signed_in.session.digest() };
    send(&visit.env, signed_in.citizen.as_str(), &list).await
}

fn entry(visit: &Visit, mandate: Mandate) -> MandateEntry {
    let text = |name: &crate::messages::Bilingual| name.text(visit.locale).to_owned();
    MandateEntry {
        name: mandate.transaction.to_string(),
        service: text(&mandate.service),
        agency: text(&mandate.agency),
        datasets: mandate.datasets.iter().map(text).collect(),
        from: mandate.from,
        until: mandate.until,
    }
}

fn over(visit: &Visit) -> Result<Response, PlatformError> {
    done(visit, MandateDone::Over)
}

fn done(visit: &Visit, done: MandateDone) -> Result<Response, PlatformError> {
    visit.see_other(&format!("{ADDRESS}?done={}", done.as_str()))
}

async fn code_page(
    visit: &Visit,
    signed_in: &SignedIn,
    problem: Option<MandateProblem>,
) -> Result<Response, PlatformError> {
    let page = MemberDelegation {
        shell: visit.shell(),
        csrf: signed_in.session.form_token(STEP, ""),
        may_act: may_act(visit, signed_in).await?,
        done: visit.query().split('&').find_map(|pair| MandateDone::parse(pair.strip_prefix("done=")?)),
        problem,
        mandates: mandates(visit, signed_in)
            .await?
            .into_iter()
            .map(|mandate| entry(visit, mandate))
            .collect(),
    };
    match problem {
        None => visit.page(200, page.render()),
        Some(MandateProblem::Locked { until }) => visit.page_to_wait(until, page.render()),
        Some(MandateProblem::Form | MandateProblem::Wrong { .. }) => visit.page(422, page.render()),
    }
}

async fn may_act(visit: &Visit, signed_in: &SignedIn) -> Result<MayAct, PlatformError> {
    let (env, citizen) = (&visit.env, signed_in.citizen.as_str());
    if send(env, citizen, &WhoIsMember).await?.is_none() {
        return Ok(MayAct::NoMember);
    }
    let report = send(env, citizen, &ShowMisuse { digest: signed_in.session.digest() }).await?;
    Ok(if report.is_some() { MayAct::Frozen } else { MayAct::Yes })
}
