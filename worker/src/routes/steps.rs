//! The steps of a transaction: each shows itself only when it is its turn.

use mydata_consent::Transaction;
use worker::Response;

use super::stage::{Stage, carry};
use super::{consent_step, data_step, identify_step, terms_step, wording};
use crate::error::PlatformError;
use crate::objects::transaction::{Deed, Receiver, View};
use crate::pages::{Ended, FaultKind, Leaving};
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
        "terms" => terms_step::show(visit, &stage),
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
    let more = if turn == "terms" { terms_step::fields(&stage) } else { Vec::new() };
    let form = visit.form_with(more).await?;
    if turn == "identify" {
        return identify_step::act(visit, &stage, &form).await;
    }
    match (turn, &stage.service) {
        ("terms", _) => terms_step::act(visit, &stage, &form).await,
        ("consent", Some(service)) => decide(visit, &stage, service, &form).await,
        ("data", _) => data_step::act(visit, &stage, &form).await,
        _ => visit.see_other(&format!("/t/{}/{turn}", stage.name)),
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

fn leaving(visit: &Visit, stage: &Stage, service: &Service) -> Result<Response, PlatformError> {
    let conclusion = wording::conclusion(&stage.view.transaction);
    let return_url = conclusion.zip(stage.view.receiver.service()).map(|(conclusion, request)| {
        let code = wording::return_code(conclusion);
        request.return_to.location(code, Some(&request.tx_id), &service.facts.keys)
    });
    let service = wording::service(service, visit.locale);
    let (shell, steps) = (visit.shell(), stage.steps());
    visit.page(200, Leaving { shell, service, steps, conclusion, return_url }.render())
}
