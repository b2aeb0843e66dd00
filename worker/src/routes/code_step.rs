//! The last step at a counter service: collecting, the code, who is at work with it, and how it came out.

use mydata_consent::{DatasetEnding, ItemRule, Outcome, Transaction};
use worker::Response;

use super::delegate::{self, Naming};
use super::stage::{Stage, carry};
use super::{code_view, permissions, wording};
use crate::error::PlatformError;
use crate::objects::citizen::WhoIsMember;
use crate::objects::send;
use crate::objects::transaction::{
    CodeEvent, CodeView, Deed, Holder, IssueCode, ShowCode, VisitGlimpse, VisitStep,
};
use crate::pages::{
    CodeLine, CodeStage, Conclusion, CounterCodePage, CounterHead, CounterOver, CounterPanel, EndedDataset,
    FaultKind,
};
use crate::store::catalogue::{CounterService, Dataset};
use crate::texts::Locale;
use crate::visit::{Form, Visit};

/// What the tokens of this step's forms hold for.
const STEP: &str = "code";

/// Shows where the code has come to.
pub(super) async fn show(
    visit: &Visit,
    stage: &Stage,
    service: &CounterService,
) -> Result<Response, PlatformError> {
    let view = view(visit, stage).await?;
    let html = match (&stage.view.transaction, view) {
        (Transaction::Ended(ended), view) => {
            over(visit, stage, service, (ended.outcome, &ended.datasets), view).render()
        }
        (_, Some(view)) => {
            let html = page(visit, stage, service, view, None).await?.render();
            return lit(visit.page(200, html)?);
        }
        // It ended between the two questions.
        (_, None) => return again(visit, stage),
    };
    visit.page(200, html)
}

/// A code is made, or made anew, or all of it is stopped.
pub(super) async fn act(
    visit: &Visit,
    stage: &Stage,
    service: &CounterService,
    form: &Form,
) -> Result<Response, PlatformError> {
    if !stage.session.accepts(form.text("csrf"), STEP, "") || visit.is_cross_site() {
        return visit.fault(403, FaultKind::StaleForm, "form.token");
    }
    match form.text("decision") {
        "delete" => carry(visit, stage, Deed::Delete).await,
        "delegate" => delegate(visit, stage, service, form).await,
        "issue" => issue(visit, stage, service).await,
        "withdraw-delegation" => {
            let withdrawn = delegate::withdraw(visit, (&stage.name, &stage.session)).await?;
            answered(visit, stage, service, withdrawn).await
        }
        _ => visit.fault(400, FaultKind::BadRequest, "form.decision"),
    }
}

/// How the page stands, in a word that tells one state of it from another. It says nothing of the data, nor of the code.
pub(super) async fn state(visit: &Visit, stage: &Stage) -> Result<Option<(String, CodeView)>, PlatformError> {
    Ok(view(visit, stage).await?.map(|view| (code_view::state(&view), view)))
}

async fn view(visit: &Visit, stage: &Stage) -> Result<Option<CodeView>, PlatformError> {
    let holder = Holder::Session(stage.session.digest());
    send(&visit.env, stage.name.as_str(), &ShowCode { holder }).await
}

async fn issue(visit: &Visit, stage: &Stage, service: &CounterService) -> Result<Response, PlatformError> {
    let holder = Holder::Session(stage.session.digest());
    let issued = send(&visit.env, stage.name.as_str(), &IssueCode { holder }).await?;
    answered(visit, stage, service, issued.map(drop)).await
}

/// She names somebody to go in her place.
async fn delegate(
    visit: &Visit,
    stage: &Stage,
    service: &CounterService,
    form: &Form,
) -> Result<Response, PlatformError> {
    let Some(view) = view(visit, stage).await? else { return again(visit, stage) };
    let (citizen, before) = (stage.view.citizen.as_ref(), view.delegation.as_ref());
    let named = delegate::name(visit, (&stage.name, &stage.session), (citizen, before), form).await?;
    match named {
        Naming::Taken(answer) => answered(visit, stage, service, answer).await,
        Naming::Wrong(part) => {
            let wait_until = part.too_many_until;
            let page = page(visit, stage, service, view, None).await?;
            let html = CounterCodePage { delegation: *part, ..page }.render();
            match wait_until {
                Some(until) => visit.page_to_wait(until, html),
                None => visit.page(422, html),
            }
        }
    }
}

fn again(visit: &Visit, stage: &Stage) -> Result<Response, PlatformError> {
    visit.see_other(&format!("/t/{}/{STEP}", stage.name))
}

/// Shows what came of a button, or why nothing did.
async fn answered(
    visit: &Visit,
    stage: &Stage,
    service: &CounterService,
    answer: Result<(), String>,
) -> Result<Response, PlatformError> {
    let Err(refused) = answer else { return again(visit, stage) };
    match view(visit, stage).await? {
        // What has ended says so on a page of its own.
        Some(view) if !view.datasets.is_empty() => {
            visit.page(409, page(visit, stage, service, view, Some(refused)).await?.render())
        }
        _ => again(visit, stage),
    }
}

/// The page may keep the screen lit: a scanner needs it, and her hands are full.
fn lit(mut response: Response) -> Result<Response, PlatformError> {
    permissions::allow(&mut response, "screen-wake-lock")?;
    Ok(response)
}

async fn page(
    visit: &Visit,
    stage: &Stage,
    service: &CounterService,
    view: CodeView,
    problem: Option<String>,
) -> Result<CounterCodePage, PlatformError> {
    let member = match &stage.view.citizen {
        Some(citizen) => send(&visit.env, citizen.as_str(), &WhoIsMember).await?,
        None => None,
    };
    let head = CounterHead {
        transaction: stage.name.to_string(),
        csrf: stage.session.form_token(STEP, ""),
        service: wording::counter_service(service, visit.locale),
        kept_until: view.kept_until,
        now: visit.now(),
        state: code_view::state(&view),
    };
    Ok(CounterCodePage {
        shell: visit.shell(),
        head,
        items: panels(visit, stage, service),
        codes_left: view.codes_left,
        masked_contact: member.map(|member| member.contact.masked()),
        history: history(visit, stage, &view.history),
        delegation: delegate::part(view.delegation.as_ref()),
        stage: code_stage(service, view, visit.locale),
        problem,
    })
}

fn code_stage(service: &CounterService, view: CodeView, locale: Locale) -> CodeStage {
    let is_agents = delegate::part(view.delegation.as_ref()).is_agents();
    match &view.visit {
        Some(VisitGlimpse { stage: VisitStep::Passcode, .. }) | None if is_agents => CodeStage::Agents,
        _ => code_view::stage(view, service.agency.name.text(locale)),
    }
}

fn panels(visit: &Visit, stage: &Stage, service: &CounterService) -> Vec<CounterPanel> {
    let panels = wording::panels(&stage.datasets, &stage.view, visit.locale).into_iter();
    let rule_of = |resource: &str| {
        service.items.iter().find(|item| item.resource_id.as_str() == resource).map(|item| item.rule)
    };
    panels
        .map(|panel| CounterPanel {
            // A dataset that the service does not list any more is looked at and no more.
            rule: rule_of(&panel.dataset.resource_id).unwrap_or(ItemRule::PreviewOnly),
            dataset: panel.dataset,
            state: panel.state,
        })
        .collect()
}

fn history(visit: &Visit, stage: &Stage, events: &[CodeEvent]) -> Vec<CodeLine> {
    code_view::history(events, None, |resource| {
        let dataset = stage.datasets.iter().find(|dataset| dataset.resource_id == *resource);
        dataset.map(|dataset| dataset.name.text(visit.locale).to_owned())
    })
}

fn over(
    visit: &Visit,
    stage: &Stage,
    service: &CounterService,
    (outcome, endings): (Outcome, &[DatasetEnding]),
    view: Option<CodeView>,
) -> CounterOver {
    let ended = |(dataset, ending): (&Dataset, &DatasetEnding)| EndedDataset {
        dataset: wording::dataset(dataset, visit.locale),
        ending: ending.clone(),
    };
    CounterOver {
        shell: visit.shell(),
        service: wording::counter_service(service, visit.locale),
        conclusion: Conclusion::Ended(outcome),
        datasets: stage.datasets.iter().zip(endings).map(ended).collect(),
        history: view.map(|view| history(visit, stage, &view.history)).unwrap_or_default(),
        again: format!("/service/counter/{}", service.client_id),
    }
}
