//! The terms step: who asks for what, what the datasets ask of the citizen, and her answer.

use worker::Response;

use super::questions::{self, Fault};
use super::stage::{Stage, carry};
use super::{counter, data_step, introduced_step, wording};
use crate::error::PlatformError;
use crate::objects::transaction::Deed;
use crate::pages::{CounterTerms, DatasetBrief, DatasetQuestions, DownloadTerms, FaultKind, TermsStep};
use crate::store::catalogue::{CounterService, Dataset, Service};
use crate::visit::{Form, Visit};

/// Shows the terms.
pub(super) fn show(visit: &Visit, stage: &Stage) -> Result<Response, PlatformError> {
    page(visit, stage, &Form::empty(), false, &[])
}

/// The names of the fields of this step besides those of every form.
pub(super) fn fields(stage: &Stage) -> Vec<String> {
    questions::names(asked(stage))
}

/// Takes in whether she accepts them, and what she has filled in.
pub(super) async fn act(visit: &Visit, stage: &Stage, form: &Form) -> Result<Response, PlatformError> {
    if !stage.session.accepts(form.text("csrf"), "terms", "") || visit.is_cross_site() {
        return visit.fault(403, FaultKind::StaleForm, "form.token");
    }
    if form.text("decision") == "refuse" {
        return carry(visit, stage, Deed::Refuse).await;
    }
    let is_acknowledged = form.text("acknowledged") == "1";
    let parameters = match questions::answers(asked(stage), form, visit.now()) {
        Ok(parameters) if is_acknowledged => parameters,
        Ok(_) => return page(visit, stage, form, true, &[]),
        Err(faults) => return page(visit, stage, form, !is_acknowledged, &faults),
    };
    let deed = Deed::AcceptTerms { parameters };
    match &stage.view.proof {
        Some(proof) => introduced_step::accept_terms(visit, stage, proof, deed).await,
        None => carry(visit, stage, deed).await,
    }
}

/// The datasets of which something is asked here: whoever takes her own data was asked when she ordered it.
fn asked(stage: &Stage) -> impl Iterator<Item = (usize, &Dataset)> {
    let is_asked_here = stage.service.is_some() || stage.counter.is_some();
    stage.datasets.iter().enumerate().filter(move |_| is_asked_here)
}

fn page(
    visit: &Visit,
    stage: &Stage,
    form: &Form,
    unacknowledged: bool,
    faults: &[Fault],
) -> Result<Response, PlatformError> {
    let asked = questions(visit, stage, form, faults);
    let html = match (&stage.service, &stage.counter) {
        (Some(service), _) => of_service(visit, stage, service, asked, unacknowledged).render(),
        (None, Some(service)) => of_counter(visit, stage, service, asked, unacknowledged).render(),
        (None, None) => {
            let (head, datasets) = (data_step::head(visit, stage, "terms"), datasets(visit, stage));
            DownloadTerms { shell: visit.shell(), head, datasets, unacknowledged }.render()
        }
    };
    visit.page(if unacknowledged || !faults.is_empty() { 422 } else { 200 }, html)
}

/// What is asked of the citizen, with what she has typed and what is wrong with it.
fn questions(visit: &Visit, stage: &Stage, form: &Form, faults: &[Fault]) -> Vec<DatasetQuestions> {
    let of_dataset = |placed: (usize, &Dataset)| DatasetQuestions {
        dataset: placed.1.name.text(visit.locale).to_owned(),
        fields: questions::fields(visit.locale, placed, form, faults),
    };
    asked(stage).filter(|(_, dataset)| !dataset.parameters.is_empty()).map(of_dataset).collect()
}

fn of_service(
    visit: &Visit,
    stage: &Stage,
    service: &Service,
    questions: Vec<DatasetQuestions>,
    unacknowledged: bool,
) -> TermsStep {
    TermsStep {
        shell: visit.shell(),
        head: stage.head(visit, wording::service(service, visit.locale), "terms", ""),
        signer: stage.view.proof.as_ref().map(|proof| proof.person.id.masked()),
        datasets: datasets(visit, stage),
        questions,
        unacknowledged,
    }
}

fn of_counter(
    visit: &Visit,
    stage: &Stage,
    service: &CounterService,
    questions: Vec<DatasetQuestions>,
    unacknowledged: bool,
) -> CounterTerms {
    CounterTerms {
        shell: visit.shell(),
        head: stage.head(visit, wording::counter_service(service, visit.locale), "terms", ""),
        notice: wording::use_notice(service, visit.locale),
        items: counter::items(service, &stage.datasets, visit.locale),
        questions,
        unacknowledged,
    }
}

fn datasets(visit: &Visit, stage: &Stage) -> Vec<DatasetBrief> {
    stage.datasets.iter().map(|dataset| wording::dataset(dataset, visit.locale)).collect()
}
