//! The terms step: who asks for what, what the datasets ask of the citizen, and her answer.

use worker::Response;

use super::questions::{self, Fault};
use super::stage::{Stage, carry};
use super::{data_step, introduced_step, wording};
use crate::error::PlatformError;
use crate::objects::transaction::Deed;
use crate::pages::{DatasetBrief, DatasetQuestions, DownloadTerms, FaultKind, TermsStep};
use crate::store::catalogue::{Dataset, Service};
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
    stage.datasets.iter().enumerate().filter(|_| stage.service.is_some())
}

fn page(
    visit: &Visit,
    stage: &Stage,
    form: &Form,
    unacknowledged: bool,
    faults: &[Fault],
) -> Result<Response, PlatformError> {
    let html = if let Some(service) = &stage.service {
        of_service(visit, stage, service, form, unacknowledged, faults).render()
    } else {
        let (head, datasets) = (data_step::head(visit, stage, "terms"), datasets(visit, stage));
        DownloadTerms { shell: visit.shell(), head, datasets, unacknowledged }.render()
    };
    visit.page(if unacknowledged || !faults.is_empty() { 422 } else { 200 }, html)
}

fn of_service(
    visit: &Visit,
    stage: &Stage,
    service: &Service,
    form: &Form,
    unacknowledged: bool,
    faults: &[Fault],
) -> TermsStep {
    let questions = |placed: (usize, &Dataset)| DatasetQuestions {
        dataset: placed.1.name.text(visit.locale).to_owned(),
        fields: questions::fields(visit.locale, placed, form, faults),
    };
    TermsStep {
        shell: visit.shell(),
        head: stage.head(visit, service, "terms", ""),
        signer: stage.view.proof.as_ref().map(|proof| proof.person.id.masked()),
        datasets: datasets(visit, stage),
        questions: asked(stage)
            .filter(|(_, dataset)| !dataset.parameters.is_empty())
            .map(questions)
            .collect(),
        unacknowledged,
    }
}

fn datasets(visit: &Visit, stage: &Stage) -> Vec<DatasetBrief> {
    stage.datasets.iter().map(|dataset| wording::dataset(dataset, visit.locale)).collect()
}
