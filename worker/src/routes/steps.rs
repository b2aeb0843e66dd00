//! The steps of a transaction: each shows itself only when it is its turn.

use mydata_consent::Transaction;
use worker::Response;

use super::stage::{Stage, carry};
use super::{consent_step, data_step, identify_step, wording};
use crate::error::PlatformError;
use crate::objects::transaction::{Deed, Receiver, View};
use crate::pages::{DownloadTerms, Ended, FaultKind, Leaving, TermsStep};
use crate::store::catalogue::Service;
use crate::visit::{Form, Visit};

pub(super) async fn show(visit: &Visit, transaction: &str, step: &str) -> Result<Response, PlatformError> {
    let Some(stage) = Stage::of(visit, transaction).await? else { return unknown(visit) };
    if step == "status" && !stage.view.must_identify_again {
        return consent_step::status(&stage);
    }
    let turn = turn(&stage.view);
    if step != turn {
        return visit.see_other(&format!("/t/{}/{turn}", stage.name));
    }
    match turn {
        "terms" => terms(visit, &stage, false),
        "identify" => identify_step::show(visit, &stage).await,
        _ => match &stage.service {
            Some(service) if turn == "consent" => consent_step::show(visit, &stage, service).await,
            Some(service) => leaving(visit, &stage, service),
            None => data_step::show(visit, &stage).await,
        },
    }
}

pub(super) async fn act(visit: &mut Visit, transaction: &str, step: &str) -> Result<Response, PlatformError> {
    let Some(stage) = Stage::of(visit, transaction).await? else { return unknown(visit) };
    let turn = turn(&stage.view);
    if step != turn {
        return visit.see_other(&format!("/t/{}/{turn}", stage.name));
    }
    let form = visit.form().await?;
    if turn == "identify" {
        return identify_step::act(visit, &stage, &form).await;
    }
    match (turn, &stage.service) {
        ("terms", _) => accept_terms(visit, &stage, &form).await,
        ("consent", Some(service)) => decide(visit, &stage, service, &form).await,
        ("data", _) => data_step::act(visit, &stage, &form).await,
        _ => visit.see_other(&format!("/t/{}/{turn}", stage.name)),
    }
}

async fn accept_terms(visit: &Visit, stage: &Stage, form: &Form) -> Result<Response, PlatformError> {
    if !stage.session.accepts(form.text("csrf"), "terms", "") || visit.is_cross_site() {
        return visit.fault(403, FaultKind::StaleForm, "form.token");
    }
    match (form.text("decision"), form.text("acknowledged")) {
        ("refuse", _) => carry(visit, stage, Deed::Refuse).await,
        (_, "1") => carry(visit, stage, Deed::AcceptTerms).await,
        _ => terms(visit, stage, true),
    }
}

async fn decide(
    visit: &Visit,
    stage: &Stage,
    service: &Service,
    form: &Form,
) -> Result<Response, PlatformError> {
    let token_holds = stage.session.accepts(form.text("csrf"), "consent", &stage.facts(service));
    if !token_holds && !visit.is_cross_site() && stage.was_shown_otherwise(service, form) {
        return consent_step::show_changed(visit, stage, service).await;
    }
    if !token_holds || visit.is_cross_site() {
        return visit.fault(403, FaultKind::StaleForm, "form.token");
    }
    match form.text("decision") {
        "refuse" => carry(visit, stage, Deed::Refuse).await,
        "agree" => carry(visit, stage, Deed::Agree).await,
        _ => visit.fault(400, FaultKind::BadRequest, "form.decision"),
    }
}

fn turn(view: &View) -> &'static str {
    match view.transaction {
        Transaction::ExpectTerms(_) => "terms",
        Transaction::ExpectIdentity(_) => "identify",
        Transaction::Ended(_) => match view.receiver {
            Receiver::Citizen => "data",
            Receiver::Service(_) => "leaving",
        },
        _ if view.must_identify_again => "identify",
        Transaction::ExpectSave(_) => "data",
        Transaction::ExpectConsent(_) => "consent",
        Transaction::ExpectAcknowledgement(_) | Transaction::ExpectTake(_) => "leaving",
    }
}

fn unknown(visit: &Visit) -> Result<Response, PlatformError> {
    let page = Ended { shell: visit.shell(), conclusion: None, service: None, front_url: None };
    visit.page(404, page.render())
}

fn terms(visit: &Visit, stage: &Stage, unacknowledged: bool) -> Result<Response, PlatformError> {
    let datasets = stage.datasets.iter().map(|dataset| wording::dataset(dataset, visit.locale)).collect();
    let html = if let Some(service) = &stage.service {
        let head = stage.head(visit, service, "terms", "");
        TermsStep { shell: visit.shell(), head, datasets, unacknowledged }.render()
    } else {
        let head = data_step::head(visit, stage, "terms");
        DownloadTerms { shell: visit.shell(), head, datasets, unacknowledged }.render()
    };
    visit.page(if unacknowledged { 422 } else { 200 }, html)
}

fn leaving(visit: &Visit, stage: &Stage, service: &Service) -> Result<Response, PlatformError> {
    let conclusion = wording::conclusion(&stage.view.transaction);
    let return_url = conclusion.zip(stage.view.receiver.service()).map(|(conclusion, request)| {
        let code = wording::return_code(conclusion);
        request.return_to.location(code, Some(&request.tx_id), &service.facts.keys)
    });
    let service = wording::service(service, visit.locale);
    visit.page(200, Leaving { shell: visit.shell(), service, conclusion, return_url }.render())
}
