//! The steps of a transaction: each shows itself only when it is its turn.

use mydata_consent::Transaction;
use worker::Response;

use super::stage::{Stage, carry};
use super::{consent_step, identify_step, wording};
use crate::error::PlatformError;
use crate::objects::transaction::{Deed, View};
use crate::pages::{Ended, FaultKind, Leaving, TermsStep};
use crate::visit::Visit;

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
        "consent" => consent_step::show(visit, &stage).await,
        _ => leaving(visit, &stage),
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
    let facts = if turn == "consent" { stage.facts() } else { String::new() };
    let token_holds = stage.session.accepts(form.text("csrf"), turn, &facts);
    if turn == "consent" && !token_holds && !visit.is_cross_site() && stage.was_shown_otherwise(&form) {
        return consent_step::show_changed(visit, &stage).await;
    }
    if !token_holds || visit.is_cross_site() {
        return visit.fault(403, FaultKind::StaleForm, "form.token");
    }
    if form.text("decision") == "refuse" {
        return carry(visit, &stage, Deed::Refuse).await;
    }
    match turn {
        "terms" if form.text("acknowledged") != "1" => terms(visit, &stage, true),
        "terms" => carry(visit, &stage, Deed::AcceptTerms).await,
        "consent" if form.text("decision") == "agree" => carry(visit, &stage, Deed::Agree).await,
        _ => visit.fault(400, FaultKind::BadRequest, "form.decision"),
    }
}

fn turn(view: &View) -> &'static str {
    match view.transaction {
        Transaction::ExpectTerms(_) => "terms",
        Transaction::ExpectIdentity(_) => "identify",
        Transaction::Ended(_) => "leaving",
        _ if view.must_identify_again => "identify",
        Transaction::ExpectConsent(_) => "consent",
        Transaction::ExpectAcknowledgement(_) | Transaction::ExpectTake(_) => "leaving",
    }
}

fn unknown(visit: &Visit) -> Result<Response, PlatformError> {
    let page = Ended { shell: visit.shell(), conclusion: None, service: None, front_url: None };
    visit.page(404, page.render())
}

fn terms(visit: &Visit, stage: &Stage, unacknowledged: bool) -> Result<Response, PlatformError> {
    let page = TermsStep {
        shell: visit.shell(),
        head: stage.head(visit, "terms", ""),
        datasets: stage.datasets.iter().map(|dataset| wording::dataset(dataset, visit.locale)).collect(),
        unacknowledged,
    };
    visit.page(if unacknowledged { 422 } else { 200 }, page.render())
}

fn leaving(visit: &Visit, stage: &Stage) -> Result<Response, PlatformError> {
    let conclusion = wording::conclusion(&stage.view.transaction);
    let return_url = conclusion.map(|conclusion| {
        let code = wording::return_code(conclusion);
        stage.view.return_to.location(code, Some(&stage.view.tx_id), &stage.service.facts.keys)
    });
    let service = wording::service(&stage.service, visit.locale);
    visit.page(200, Leaving { shell: visit.shell(), service, conclusion, return_url }.render())
}
